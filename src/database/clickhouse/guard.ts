import type { SqlFinding } from "../expand.ts";
import { checkServed, nameOf } from "../served/guard.ts";
import { closingIndex, isToken, type Token } from "../tokenize.ts";
import { listParts } from "./calls.ts";
import { isJoined } from "./clauses.ts";
import { isOne } from "./query-parts.ts";

// Functions that count bytes there, or tell groups apart otherwise.
const lacking = ["position", "grouping"];

// They set something, or read otherwise than a SELECT says.
const own = [
  "settings",
  "format",
  "prewhere",
  "sample",
  "final",
  "array",
  "asof",
  "semi",
  "anti",
].concat([
  "global",
  "paste",
  "any",
  "qualify",
  "parallel",
  "apply",
  "interpolate",
  "fill",
  "lateral",
]);

const symbols = "(),.;*+-/%<>=!|";

/** Returns what a query may not do on a ClickHouse server; `tables` are the names of those of the edition. */
export function checkQueryThere(
  tokens: readonly Token[],
  tables: readonly string[],
): readonly SqlFinding[] {
  return [
    ...checkServed(tokens, tables, "ClickHouse", lacking),
    ...tokens.flatMap((_, index) => checkToken(tokens, index)),
  ];
}

function checkToken(tokens: readonly Token[], index: number): readonly SqlFinding[] {
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (token === undefined) return [];
  const refuse = (message: string, hint: string): readonly SqlFinding[] => [
    { code: "database/not-portable", message, offset: token.start, hint },
  ];
  const there = "templates/README.md lists what there is on every engine";
  if (token.kind === "symbol" && !symbols.includes(token.text))
    return refuse(`${token.text} is not of portable SQL`, there);
  const isNamed = isToken(before, "as") || isToken(before, ".") || isToken(after, ".");
  if (token.kind === "word" && isOne(token, own) && !isNamed && !isQuantified(token, after))
    return refuse(`${token.text} is not of portable SQL`, there);
  if (isToken(before, "join") && isJoined(tokens, index))
    return refuse("a JOIN is of a table, not of a join in brackets", "put it into a WITH");
  if (isToken(token, "in")) return checkIn(tokens, index, refuse);
  if (isToken(token, "string_agg") && isToken(after, "(")) {
    const close = closingIndex(tokens, index + 1);
    const { separator, keys } = listParts(tokens, index + 1, close);
    const isText = separator?.to === (separator?.from ?? 0) + 1;
    if (!isText || tokens[separator?.from ?? 0]?.kind !== "string")
      return refuse("string_agg takes a text as it is written between values", "write ', '");
    const down = keys.filter((key) => isToken(tokens[key.to - 1], "desc"));
    if (down.length > 0 && down.length < keys.length)
      return refuse("string_agg orders in one direction", "write DESC behind all or none");
  }
  return [];
}

// `= ANY (…)`
function isQuantified(token: Token, after: Token | undefined): boolean {
  return isToken(token, "any") && isToken(after, "(");
}

const noValues = [
  ...["select", "where", "and", "or", "not", "on", "having", "when", "then", "else", "case", "by"],
  ...["distinct", "all", "from", "as", "between", "like", "is", "in", "limit", "offset", "union"],
];

// A name there would be that of any table; and a NULL among what is not to be would be passed over.
function checkIn(
  tokens: readonly Token[],
  index: number,
  refuse: (message: string, hint: string) => readonly SqlFinding[],
): readonly SqlFinding[] {
  const open = index + 1;
  // `position('a' IN title)` is refused as a call.
  if (!isToken(tokens[open], "(")) return refuse("what follows IN is in brackets", "write IN (…)");
  // `in(id, secrets)` is a call there.
  const value = tokens[index - (isToken(tokens[index - 1], "not") ? 2 : 1)];
  if (
    value === undefined ||
    (value.kind === "symbol" && value.text !== ")") ||
    isOne(value, noValues)
  )
    return refuse("IN stands behind a value", "write … IN (…)");
  const close = closingIndex(tokens, open);
  const inner = tokens.slice(open + 1, Math.max(close, open + 1));
  const names = inner.filter((each) => nameOf(each) !== undefined && !isToken(each, "null"));
  if (
    inner.length > 0 &&
    inner.every((each) => names.includes(each) || isOne(each, [".", "(", ")"]))
  )
    return refuse("IN is of one name, which may be that of a table", "write = in its place");
  if (!isToken(tokens[index - 1], "not")) return [];
  const isQuery = isOne(inner[0], ["select", "with", "("]);
  if (isQuery || inner.some((each) => isToken(each, "null")))
    return refuse(
      "NOT IN passes over NULL on ClickHouse",
      "LEFT JOIN what is not to be, and take the rows where its key IS NULL",
    );
  return [];
}
