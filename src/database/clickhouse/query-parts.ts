import { closingIndex, isToken, type Token } from "../tokenize.ts";

/** A stretch of tokens: from one index up to another. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What a SELECT gives: an expression and its name. */
export interface Item {
  readonly expression: Range;
  readonly alias: Token | undefined;
}

/** A query: one SELECT, or several with UNION and its like between them. */
export interface QueryParts {
  readonly selects: readonly (readonly Item[])[];
  /** From the first SELECT up to what is of all of them: ORDER BY, LIMIT. */
  readonly body: Range;
  readonly isSet: boolean;
  readonly hasTail: boolean;
  readonly orderBy: readonly Range[];
}

const sets = ["union", "except", "intersect"];
const tails = ["limit", "offset", "fetch", ";"];
const endsOfItems = ["from", "where", "group", "having", "window", "order", ...sets, ...tails];

export function isOne(token: Token | undefined, words: readonly string[]): boolean {
  return words.some((word) => isToken(token, word));
}

/** Returns the indexes of a range that are in no brackets inside it; of brackets the one that opens them. */
export function outer(tokens: readonly Token[], { from, to }: Range): readonly number[] {
  const found: number[] = [];
  for (let index = from; index < to; index++) {
    found.push(index);
    if (!isToken(tokens[index], "(")) continue;
    const close = closingIndex(tokens, index);
    index = close < 0 ? to : close;
  }
  return found;
}

/** Splits a range at its commas. */
export function splitList(tokens: readonly Token[], range: Range): readonly Range[] {
  const commas = outer(tokens, range).filter((index) => isToken(tokens[index], ","));
  const starts = [range.from, ...commas.map((index) => index + 1)];
  return starts.map((from, n) => ({ from, to: commas[n] ?? range.to }));
}

/** Returns the queries of a statement: the whole one, and those in brackets. */
export function queriesIn(tokens: readonly Token[]): readonly QueryParts[] {
  const inner = tokens.flatMap((token, index): readonly Range[] =>
    isToken(token, "(") && isOne(tokens[index + 1], ["select", "with"])
      ? [{ from: index + 1, to: closing(tokens, index) }]
      : [],
  );
  return [{ from: 0, to: tokens.length }, ...inner].map((range) => partsOf(tokens, range));
}

function closing(tokens: readonly Token[], open: number): number {
  const close = closingIndex(tokens, open);
  return close < 0 ? tokens.length : close;
}

function partsOf(tokens: readonly Token[], range: Range): QueryParts {
  const indexes = outer(tokens, range);
  const isAt = (index: number, words: readonly string[]): boolean => isOne(tokens[index], words);
  const starts = indexes.filter((index) => isAt(index, ["select"]));
  const hasWith = isAt(range.from, ["with"]);
  const first = hasWith ? (starts[0] ?? range.to) : range.from;
  const behind = indexes.filter((index) => index > first);
  const isOrder = (index: number): boolean =>
    isAt(index, ["order"]) && isToken(tokens[index + 1], "by");
  const order = behind.find(isOrder);
  const end = behind.find((index) => isOrder(index) || isAt(index, tails)) ?? range.to;
  const orderEnd = behind.find(
    (index) => order !== undefined && index > order && isAt(index, tails),
  );
  return {
    selects: starts.map((index) => {
      const to = indexes.find((at) => at > index && isAt(at, endsOfItems)) ?? range.to;
      return splitList(tokens, { from: afterDistinct(tokens, index + 1), to }).map((item) =>
        itemOf(tokens, item),
      );
    }),
    body: { from: first, to: end },
    isSet: behind.some((index) => index < end && isAt(index, sets)),
    hasTail: end < range.to,
    orderBy:
      order === undefined ? [] : splitList(tokens, { from: order + 2, to: orderEnd ?? range.to }),
  };
}

// `DISTINCT`, `DISTINCT ON (…)`, `ALL`
function afterDistinct(tokens: readonly Token[], index: number): number {
  if (!isOne(tokens[index], ["distinct", "all"])) return index;
  if (!isToken(tokens[index + 1], "on")) return index + 1;
  return closing(tokens, index + 2) + 1;
}

const noAlias = ["end", "null", "true", "false"];
const beforeNoAlias = ["and", "or", "not", "is", "in", "like", "between", "then", "else", "from"];

function itemOf(tokens: readonly Token[], { from, to }: Range): Item {
  const [before, last] = [tokens[to - 2], tokens[to - 1]];
  if (to - from > 2 && isToken(before, "as"))
    return { expression: { from, to: to - 2 }, alias: last };
  const isName = last?.kind === "quoted" || (last?.kind === "word" && !isOne(last, noAlias));
  const isInterval = before?.kind === "string" && isToken(tokens[to - 3], "interval");
  const isValue =
    before !== undefined &&
    (before.kind === "symbol" ? isToken(before, ")") : !isOne(before, beforeNoAlias));
  if (to - from > 1 && isName && isValue && !isInterval)
    return { expression: { from, to: to - 1 }, alias: last };
  return { expression: { from, to }, alias: undefined };
}
