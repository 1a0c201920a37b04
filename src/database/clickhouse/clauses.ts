import { closingIndex, isToken, type Token } from "../tokenize.ts";
import type { Edits } from "./edits.ts";
import { type Item, isOne, outer, type QueryParts, type Range, splitList } from "./query-parts.ts";
import { quoteName } from "./quote.ts";

/** Has a query give what it would give elsewhere: columns that may be NULL, of a type, in an order that is of all of it. */
export function rewriteQuery(tokens: readonly Token[], query: QueryParts, edits: Edits): void {
  for (const items of query.selects) for (const item of items) rewriteItem(tokens, item, edits);
  const { from, to } = query.body;
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (query.isSet && first && last) {
    // An ORDER BY behind a UNION would be of its last part.
    if (query.hasTail)
      edits.wraps.push({
        start: first.start,
        end: last.end,
        before: "SELECT * FROM (",
        after: ")",
      });
    return;
  }
  const [items = []] = query.selects;
  if (items.some(({ expression }) => isStar(tokens, expression))) return;
  for (const key of query.orderBy) orderByName(tokens, key, items, edits);
}

// What is named in an ORDER BY is what is selected by that name, before a column that has it too.
function orderByName(
  tokens: readonly Token[],
  key: Range,
  items: readonly Item[],
  { swaps }: Edits,
): void {
  const [name, next] = [tokens[key.from], tokens[key.from + 1]];
  if (name === undefined || (name.kind !== "word" && name.kind !== "quoted")) return;
  if (key.to > key.from + 1 && !isOne(next, ["asc", "desc", "nulls"])) return;
  const position = items.findIndex(({ alias }) => alias && bare(alias) === bare(name));
  if (position >= 0) swaps.push({ start: name.start, end: name.end, text: String(position + 1) });
}

function bare({ kind, text }: Token): string {
  return kind === "quoted" ? text.slice(1, -1) : text.toLowerCase();
}

function isStar(tokens: readonly Token[], { from, to }: Range): boolean {
  return isToken(tokens[to - 1], "*") && (to - from === 1 || isToken(tokens[to - 2], "."));
}

// A row that a LEFT JOIN finds nothing for has NULL in the columns that may be NULL, and 0 in others.
function rewriteItem(tokens: readonly Token[], { expression, alias }: Item, edits: Edits): void {
  const { from, to } = expression;
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (first === undefined || last === undefined || to <= from) return;
  if (isStar(tokens, expression)) return;
  const isName = last.kind === "word" || last.kind === "quoted";
  if (isName && to - from === 3 && isToken(tokens[from + 1], ".")) {
    const name = last.kind === "word" ? quoteName(bare(last)) : last.text;
    if (alias === undefined)
      edits.wraps.push({ start: first.start, end: last.end, before: "", after: ` AS ${name}` });
    return;
  }
  if (isName && to - from === 1 && !isOne(last, ["null", "true", "false"])) return;
  const [before, after] = isCondition(tokens, expression)
    ? ["CAST(", " AS Nullable(Bool))"]
    : ["toNullable(", ")"];
  edits.wraps.push({ start: first.start, end: last.end, before, after });
}

const conditions = ["=", "<", ">", "and", "or", "not", "is", "in", "like", "between", "exists"];

// There a condition is a number.
function isCondition(tokens: readonly Token[], range: Range): boolean {
  const { from, to } = range;
  if (isToken(tokens[from], "(") && closingIndex(tokens, from) === to - 1)
    return (
      !isOne(tokens[from + 1], ["select", "with"]) &&
      isCondition(tokens, { from: from + 1, to: to - 1 })
    );
  let cases = 0;
  return outer(tokens, range).some((index) => {
    if (isToken(tokens[index], "case")) cases++;
    else if (isToken(tokens[index], "end")) cases--;
    return cases === 0 && isOne(tokens[index], conditions);
  });
}

const stops = [
  ...["and", "or", "not", "where", "on", "having", "when", "then", "else", "end", "case", "select"],
  ...["by", "distinct", "filter", "as", "from", "group", "order", "limit", "offset", "fetch"],
  ...["union", "except", "intersect", "window", "join", "left", "right", "full", "inner", "cross"],
  ...["is", ",", "=", "<", ">", ";"],
];

/** Puts what compares NULL as well in the place of `IS [NOT] DISTINCT FROM` at an index: lists of one. */
export function rewriteDistinct(tokens: readonly Token[], index: number, edits: Edits): void {
  const isNot = isToken(tokens[index + 1], "not");
  const at = index + (isNot ? 2 : 1);
  const [is, from] = [tokens[index], tokens[at + 1]];
  if (!isToken(is, "is") || !isToken(tokens[at], "distinct") || !isToken(from, "from")) return;
  if (is === undefined || from === undefined) return;
  let start = index;
  for (let depth = 0; start > 0; start--) {
    const token = tokens[start - 1];
    if (isToken(token, ")")) depth++;
    else if (isToken(token, "(") && depth-- === 0) break;
    else if (depth === 0 && isOne(token, stops)) break;
  }
  let end = at + 2;
  for (let depth = 0; end < tokens.length; end++) {
    if (isToken(tokens[end], "(")) depth++;
    else if (isToken(tokens[end], ")") && depth-- === 0) break;
    else if (depth === 0 && isOne(tokens[end], stops)) break;
  }
  for (const [one, other] of [
    [start, index - 1],
    [at + 2, end - 1],
  ] as const) {
    const [first, last] = [tokens[one], tokens[other]];
    if (first && last)
      edits.wraps.push({ start: first.start, end: last.end, before: "[toNullable(", after: ")]" });
  }
  edits.swaps.push({ start: is.start, end: from.end, text: isNot ? "=" : "<>" });
}

/** Has `(VALUES (…), …) AS name (column, …)` at its bracket be a UNION of rows. */
export function rewriteValues(tokens: readonly Token[], open: number, edits: Edits): void {
  const [bracket, values] = [tokens[open], tokens[open + 1]];
  if (!isToken(bracket, "(") || !isToken(values, "values") || values === undefined) return;
  const close = closingIndex(tokens, open);
  if (close < 0) return;
  let at = close + (isToken(tokens[close + 1], "as") ? 3 : 2);
  const names: string[] = [];
  const [list, listEnd] = [tokens[at], tokens[closingIndex(tokens, at)]];
  if (isToken(list, "(") && list && listEnd) {
    for (at++; tokens[at] !== listEnd; at++) {
      const name = tokens[at];
      if (name && !isToken(name, ",")) names.push(quoteName(bare(name)));
    }
    edits.swaps.push({ start: list.start, end: listEnd.end, text: "" });
  }
  let before = values.start;
  for (const { from, to } of splitList(tokens, { from: open + 2, to: close })) {
    const [first, last] = [tokens[from], tokens[to - 1]];
    if (!isToken(first, "(") || !first || !last) return;
    const isFirst = before === values.start;
    edits.swaps.push({
      start: before,
      end: first.end,
      text: isFirst ? "SELECT " : " UNION ALL SELECT ",
    });
    splitList(tokens, { from: from + 1, to: to - 1 }).forEach((cell, n) => {
      const [start, end] = [tokens[cell.from], tokens[cell.to - 1]];
      const after = `) AS ${names[n] ?? `column${n + 1}`}`;
      if (start && end)
        edits.wraps.push({ start: start.start, end: end.end, before: "toNullable(", after });
    });
    before = last.start;
  }
  const end = tokens[close];
  if (end) edits.swaps.push({ start: before, end: end.start, text: "" });
}

/** Takes away brackets around a join, which comes first in its FROM. */
export function rewriteJoined(tokens: readonly Token[], open: number, { swaps }: Edits): void {
  const [bracket, end] = [tokens[open], tokens[closingIndex(tokens, open)]];
  if (!bracket || !end || !isJoined(tokens, open) || isToken(tokens[open - 1], "join")) return;
  for (const { start, end: to } of [bracket, end]) swaps.push({ start, end: to, text: "" });
}

/** Tells whether brackets open around a join. */
export function isJoined(tokens: readonly Token[], open: number): boolean {
  if (!isToken(tokens[open], "(") || !isOne(tokens[open - 1], ["from", "join", ",", "("]))
    return false;
  const inside = { from: open + 1, to: Math.max(open + 1, closingIndex(tokens, open)) };
  if (isOne(tokens[open + 1], ["select", "with", "values"])) return false;
  return outer(tokens, inside).some((index) => isToken(tokens[index], "join"));
}

/** Gives the condition of an outer join at the word JOIN an equality, without which there is none. */
export function rewriteJoin(tokens: readonly Token[], index: number, edits: Edits): void {
  const outerJoin = ["left", "right", "full"];
  const before = tokens[index - (isToken(tokens[index - 1], "outer") ? 2 : 1)];
  if (!isToken(tokens[index], "join") || !isOne(before, outerJoin)) return;
  let at = index + 1;
  if (isToken(tokens[at], "(")) at = closingIndex(tokens, at);
  const hasAs = isToken(tokens[at + 1], "as");
  const name = hasAs ? tokens[at + 2] : isToken(tokens[at + 1], "on") ? tokens[at] : tokens[at + 1];
  const on = outer(tokens, { from: at, to: tokens.length }).find((n) => isToken(tokens[n], "on"));
  if (on === undefined || name === undefined) return;
  let end = on + 1;
  for (let depth = 0; end < tokens.length; end++) {
    if (isToken(tokens[end], "(")) depth++;
    else if (isToken(tokens[end], ")") && depth-- === 0) break;
    else if (depth === 0 && isOne(tokens[end], endsOfOn)) break;
  }
  const fields = fieldsIn(tokens, { from: on + 1, to: end });
  const own = fields.find(({ of }) => of === bare(name));
  const other = fields.find(({ of }) => of !== bare(name));
  const [first, last] = [tokens[on + 1], tokens[end - 1]];
  if (!own || !other || !first || !last) return;
  const isAnd = !outer(tokens, { from: on + 1, to: end }).some((n) => isToken(tokens[n], "or"));
  const isEqual = fields.some(({ at: n, of }) => {
    const next = fields.find((field) => field.at === n + 4);
    const isEquation = isToken(tokens[n + 3], "=") && next !== undefined;
    const isWhole = !isOne(tokens[n + 7], ["+", "-", "*", "/", "|", "%"]);
    return isEquation && isWhole && (of === bare(name)) !== (next?.of === bare(name));
  });
  if (isAnd && isEqual) return;
  edits.wraps.push({
    start: first.start,
    end: last.end,
    before: `ignore(${other.text}) = ignore(${own.text}) AND (`,
    after: ")",
  });
}

const endsOfOn = [
  ...["left", "right", "full", "inner", "cross", "join", "natural", "where", "group", "having"],
  ...["window", "order", "limit", "offset", "fetch", "union", "except", "intersect", ",", ";"],
];

// `i.date`: columns that say of which table, outside of brackets.
function fieldsIn(
  tokens: readonly Token[],
  range: Range,
): readonly { readonly at: number; readonly of: string; readonly text: string }[] {
  return outer(tokens, range).flatMap((at) => {
    const [table, dot, column] = [tokens[at], tokens[at + 1], tokens[at + 2]];
    if (!table || !column || !isToken(dot, ".") || isToken(tokens[at - 1], ".")) return [];
    return [{ at, of: bare(table), text: `${quoteName(bare(table))}.${quoteName(bare(column))}` }];
  });
}
