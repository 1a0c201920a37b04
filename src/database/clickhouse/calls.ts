import { closingIndex, isToken, type Token } from "../tokenize.ts";
import type { Edits } from "./edits.ts";
import { isOne, outer, type Range, splitList } from "./query-parts.ts";
import { literal } from "./quote.ts";

/** The call of a function: its name at an index, its brackets, and where FILTER and OVER behind it end. */
interface Call {
  readonly at: number;
  readonly open: number;
  readonly close: number;
  readonly last: number;
}

type Rewrite = (tokens: readonly Token[], call: Call, edits: Edits) => void;

/** Puts what ClickHouse has in the place of a function that is called at an index. */
export function rewriteCall(tokens: readonly Token[], at: number, edits: Edits): void {
  const token = tokens[at];
  const open = at + 1;
  if (token?.kind !== "word" || !isToken(tokens[open], "(")) return;
  const close = closingIndex(tokens, open);
  const rewrite = rewrites.get(token.text.toLowerCase());
  if (close > open + 1 && rewrite)
    rewrite(tokens, { at, open, close, last: lastOf(tokens, close) }, edits);
  else if (close > 0 && rewrite === asInteger)
    rewrite(tokens, { at, open, close, last: lastOf(tokens, close) }, edits);
}

function lastOf(tokens: readonly Token[], close: number): number {
  let last = close;
  for (const word of ["filter", "over"]) {
    if (!isToken(tokens[last + 1], word)) continue;
    last = isToken(tokens[last + 2], "(") ? closingIndex(tokens, last + 2) : last + 2;
  }
  return last;
}

function wrap(
  tokens: readonly Token[],
  { from, to }: Range,
  { wraps }: Edits,
  [before, after]: readonly [string, string],
): void {
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (first && last && to > from) wraps.push({ start: first.start, end: last.end, before, after });
}

function rename(tokens: readonly Token[], at: number, { swaps }: Edits, text: string): void {
  const token = tokens[at];
  if (token) swaps.push({ start: token.start, end: token.end, text });
}

// The arguments, without a DISTINCT in front.
function argumentsOf(tokens: readonly Token[], { open, close }: Call): readonly Range[] {
  const isDistinct = isOne(tokens[open + 1], ["distinct", "all"]);
  return splitList(tokens, { from: open + (isDistinct ? 2 : 1), to: close });
}

const nullable = ["toNullable(", ")"] as const;

// What is counted has a type that signed numbers do not go with.
const asInteger: Rewrite = (tokens, { at, last }, edits) =>
  wrap(tokens, { from: at, to: last + 1 }, edits, ["toInt64(", ")"]);

// Of nothing an aggregate gives NULL where what it is of may be NULL.
const ofNullable: Rewrite = (tokens, call, edits) => {
  const [first] = argumentsOf(tokens, call);
  if (first) wrap(tokens, first, edits, nullable);
};

const valueOfFrame: Rewrite = (tokens, call, edits) => {
  ofNullable(tokens, call, edits);
  const end = tokens[call.close]?.end;
  if (end !== undefined) edits.swaps.push({ start: end, end, text: " RESPECT NULLS" });
};

const neighbour =
  (name: string): Rewrite =>
  (tokens, call, edits) => {
    ofNullable(tokens, call, edits);
    rename(tokens, call.at, edits, name);
    // It looks into its frame alone.
    const end = tokens[call.last];
    if (isToken(end, ")") && end !== undefined && call.last > call.close)
      edits.swaps.push({
        start: end.start,
        end: end.start,
        text: " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
      });
  };

const allOrAny =
  (name: string): Rewrite =>
  (tokens, call, edits) => {
    rename(tokens, call.at, edits, name);
    const [first] = argumentsOf(tokens, call);
    if (first) wrap(tokens, first, edits, ["CAST(", " AS Nullable(Bool))"]);
  };

const concat: Rewrite = (tokens, call, edits) => {
  for (const each of argumentsOf(tokens, call))
    wrap(tokens, each, edits, ["ifNull(toString(", "), '')"]);
};

// Its own counts bytes.
const substring: Rewrite = (tokens, call, edits) => {
  rename(tokens, call.at, edits, "substringUTF8");
  for (const index of outer(tokens, { from: call.open + 1, to: call.close }))
    if (isOne(tokens[index], ["from", "for"])) rename(tokens, index, edits, ",");
};

const integers = ["integer", "int", "bigint", "smallint"];
const types: readonly (readonly [readonly string[], string])[] = [
  [["varchar", "text", "char", "character"], "String"],
  [["date"], "Date32"],
  [["double", "float", "real"], "Float64"],
  [["boolean"], "Bool"],
  [["timestamp"], "DateTime64(6)"],
];

// A cast to a number without fractions would cut them off, where others round: it is refused.
const cast: Rewrite = (tokens, call, edits) => {
  const { open, close } = call;
  const as = outer(tokens, { from: open + 1, to: close }).findLast((at) =>
    isToken(tokens[at], "as"),
  );
  const [first, last, word] = [tokens[(as ?? 0) + 1], tokens[close - 1], tokens[as ?? -1]];
  if (as === undefined || first === undefined || last === undefined || word === undefined) return;
  const text = types.find(([names]) => isOne(first, names))?.[1];
  if (isOne(first, integers)) {
    rename(tokens, call.at, edits, "accurateCast");
    edits.swaps.push({ start: word.start, end: last.end, text: ", 'Int64'" });
  } else if (text !== undefined) edits.swaps.push({ start: first.start, end: last.end, text });
};

/** Of `string_agg(text, separator ORDER BY key, …)` its parts. */
export function listParts(
  tokens: readonly Token[],
  open: number,
  close: number,
): {
  readonly text: Range | undefined;
  readonly separator: Range | undefined;
  readonly keys: readonly Range[];
} {
  const call = { at: open - 1, open, close, last: close };
  const order = outer(tokens, { from: open + 1, to: close }).find(
    (at) => isToken(tokens[at], "order") && isToken(tokens[at + 1], "by"),
  );
  const [text, separator] = argumentsOf(tokens, { ...call, close: order ?? close });
  const keys = order === undefined ? [] : splitList(tokens, { from: order + 2, to: close });
  return { text, separator, keys };
}

const stringAgg: Rewrite = (tokens, { at, open, close, last }, edits) => {
  const { text, separator, keys } = listParts(tokens, open, close);
  const [name, bracket, sign] = [tokens[at], tokens[open], tokens[separator?.from ?? -1]];
  const [end, lastToken] = [tokens[(text?.to ?? 0) - 1], tokens[last]];
  if (!text || !separator || !name || !bracket || !sign || !end || !lastToken) return;
  const { swaps } = edits;
  if (keys.length > 0) wrap(tokens, text, edits, ["(", ""]);
  wrap(tokens, text, edits, nullable);
  const behind = tokens[separator.to - 1]?.end ?? sign.end;
  if (keys.length === 0) {
    swaps.push({ start: name.start, end: name.end, text: `groupConcat(${literal(sign.text)})` });
    swaps.push({ start: end.end, end: behind, text: "" });
    return;
  }
  const isDown = isToken(tokens[(keys[0]?.to ?? 0) - 1], "desc");
  const sort = isDown ? "arrayReverseSort" : "arraySort";
  swaps.push({
    start: name.start,
    end: bracket.end,
    text: `arrayMap(_a -> if(empty(_a), NULL, arrayStringConcat(_a, ${literal(sign.text)})), [arrayMap(_t -> _t.1, ${sort}(_t -> _t.2, arrayFilter(_t -> _t.1 IS NOT NULL, groupArray(`,
  });
  const [firstKey, lastKey] = [keys[0], keys.at(-1)];
  const [keyStart, keyEnd] = [tokens[firstKey?.from ?? -1], tokens[close]];
  if (!firstKey || !lastKey || !keyStart || !keyEnd) return;
  swaps.push({ start: end.end, end: keyStart.start, text: ", tuple(" });
  for (const key of keys) {
    const word = tokens[key.to - 1];
    if (word && isOne(word, ["asc", "desc"]))
      swaps.push({ start: word.start, end: word.end, text: "" });
  }
  swaps.push({ start: keyEnd.start, end: keyEnd.start, text: "))" });
  edits.wraps.push({ start: name.start, end: lastToken.end, before: "", after: ")))])[1]" });
};

const rewrites: ReadonlyMap<string, Rewrite> = new Map([
  ...["count", "row_number", "rank", "dense_rank", "ntile"].map(
    (name) => [name, asInteger] as const,
  ),
  ...["sum", "min", "max", "avg"].map((name) => [name, ofNullable] as const),
  ...["first_value", "last_value"].map((name) => [name, valueOfFrame] as const),
  ["lag", neighbour("lagInFrame")],
  ["lead", neighbour("leadInFrame")],
  ["bool_and", allOrAny("min")],
  ["bool_or", allOrAny("max")],
  ["string_agg", stringAgg],
  ["concat", concat],
  ["substring", substring],
  ["cast", cast],
]);
