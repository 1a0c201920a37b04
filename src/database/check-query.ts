import { didYouMean } from "../diagnostic.ts";
import type { Parameters } from "./database.ts";
import type { SqlFinding } from "./expand.ts";
import { isToken, type Token } from "./tokenize.ts";

// What gives another answer on another day or run: no build with it could be repeated.
const changing = new Set([
  "current_date",
  "current_time",
  "current_timestamp",
  "gen_random_uuid",
  "get_current_time",
  "get_current_timestamp",
  "localtime",
  "localtimestamp",
  "now",
  "random",
  "setseed",
  "today",
  "transaction_timestamp",
  "uuid",
  "uuidv4",
  "uuidv7",
]);
const keywords = new Set([
  "current_date",
  "current_time",
  "current_timestamp",
  "localtime",
  "localtimestamp",
]);

/** Returns what is wrong with a query before any engine sees it: more or other than one SELECT, unknown parameters. */
export function checkQuery(
  tokens: readonly Token[],
  parameters: Parameters,
): readonly SqlFinding[] {
  return [
    ...checkStatement(tokens),
    ...tokens.flatMap((token, index) => [
      ...checkParameter(token, parameters),
      ...checkRepeatable(token, tokens[index - 1], tokens[index + 1]),
    ]),
  ];
}

function checkStatement(tokens: readonly Token[]): readonly SqlFinding[] {
  const first = tokens[0];
  if (first === undefined)
    return [{ code: "database/not-a-select", message: "the file holds no query", offset: 0 }];
  if (!["select", "with", "("].some((word) => isToken(first, word)))
    return [
      {
        code: "database/not-a-select",
        message: `a query starts with SELECT or WITH, not with ${first.text}`,
        offset: first.start,
        hint: "a query only reads: the data are changed in their files",
      },
    ];
  const end = tokens.findIndex((token) => isToken(token, ";"));
  const second = end < 0 ? undefined : tokens[end + 1];
  if (second === undefined) return [];
  const hint = "put each query into a file of its own";
  const message = "a file holds one query";
  return [{ code: "database/several-statements", message, offset: second.start, hint }];
}

function checkParameter(token: Token, parameters: Parameters): readonly SqlFinding[] {
  const name = parameterOf(token);
  if (name === undefined || Object.hasOwn(parameters, name)) return [];
  const known = Object.keys(parameters);
  const hint =
    didYouMean(
      `$${name.replace(/begin|from$|first/, "start").replace(/until$|to$|last|stop/, "end")}`,
      known.map((key) => `$${key}`),
    ) ?? `there are ${known.map((key) => `$${key}`).join(", ")}`;
  const message = `unknown parameter "$${name}"`;
  return [{ code: "database/unknown-parameter", message, offset: token.start, hint }];
}

function checkRepeatable(
  token: Token,
  before: Token | undefined,
  after: Token | undefined,
): readonly SqlFinding[] {
  const name = token.text.toLowerCase();
  if (token.kind !== "word" || !changing.has(name) || isToken(before, ".")) return [];
  if (!keywords.has(name) && !isToken(after, "(")) return [];
  const message = `${token.text} gives another answer each time`;
  const hint = "use the parameters of the edition, such as $period_end";
  return [{ code: "database/not-repeatable", message, offset: token.start, hint }];
}

/** Returns the names of the parameters that a query uses. */
export function parametersOf(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(tokens.flatMap((token) => parameterOf(token) ?? []));
}

function parameterOf(token: Token): string | undefined {
  return token.kind === "parameter" ? token.text.slice(1) : undefined;
}

/** Tells whether the outermost SELECT says in which order its rows come. */
export function isOrdered(tokens: readonly Token[]): boolean {
  let depth = 0;
  return tokens.some((token, index) => {
    if (isToken(token, "(")) depth++;
    else if (isToken(token, ")")) depth--;
    return depth === 0 && isToken(token, "order") && isToken(tokens[index + 1], "by");
  });
}
