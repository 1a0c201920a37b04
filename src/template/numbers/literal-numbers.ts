import type { Takes } from "../helpers/helper.ts";
import type { Vocabulary } from "../helpers/registry.ts";
import {
  isExpression,
  isStatement,
  literalOf,
  type Program,
  pairsOf,
  type Statement,
} from "../syntax.ts";

/** What a template hands to a helper to be printed, written out in the call. */
interface PrintedLiteral {
  readonly value: string | number;
  readonly node: hbs.AST.Node;
}

/** Returns the texts and numbers of a file that helpers print though no data gave them; constants are meant so. */
export function printedLiterals(
  { body }: Program,
  vocabulary: Vocabulary,
): readonly PrintedLiteral[] {
  return body.flatMap((statement) =>
    isStatement(statement) ? inStatement(statement, vocabulary) : [],
  );
}

function inStatement(statement: Statement, vocabulary: Vocabulary): readonly PrintedLiteral[] {
  switch (statement.type) {
    case "MustacheStatement":
      return inCall(statement, vocabulary);
    case "BlockStatement":
      return [
        ...inCall(statement, vocabulary),
        ...[statement.program, statement.inverse].flatMap((program: Program | undefined) =>
          program === undefined ? [] : printedLiterals(program, vocabulary),
        ),
      ];
    case "PartialStatement":
      // What a partial is given it may print, but for names.
      return pairsOf(statement).flatMap(({ key, value }) =>
        inArgument(
          value,
          names.has(key) || typeof literalOf(value) === "number" ? "text" : "words",
          vocabulary,
        ),
      );
    default:
      return [];
  }
}

const names: ReadonlySet<string> = new Set(["id", "class", "lang"]);

interface Call {
  readonly path: hbs.AST.Node;
  readonly params: readonly hbs.AST.Expression[];
  readonly hash: hbs.AST.Hash | undefined;
}

function inCall(call: Call, vocabulary: Vocabulary): readonly PrintedLiteral[] {
  const name = "original" in call.path ? String(call.path.original) : "";
  // The words of a quotation are theirs who said them.
  if (name === "constant" || name === "quote") return [];
  const helper = vocabulary.find(name);
  const { params = [], named = [], rest, others } = helper ?? {};
  const asPrinted = (takes: Takes | undefined): Takes | undefined =>
    helper?.printsText && takes === "text" ? "words" : takes;
  const positional = call.params.flatMap((value, index) =>
    inArgument(
      value,
      printed.get(`${name}.${params[index]?.name}`) ?? asPrinted(params[index]?.takes ?? rest),
      vocabulary,
    ),
  );
  const byName = pairsOf(call).flatMap(({ key, value }) => {
    const parameter = [...params, ...named].find((each) => each.name === key);
    const takes = printed.get(`${name}.${key}`) ?? asPrinted(parameter?.takes ?? others);
    return inArgument(value, takes, vocabulary);
  });
  return [...positional, ...byName];
}

// Parameters whose kind does not say that they are printed.
const printed: ReadonlyMap<string, Takes> = new Map<string, Takes>([
  ["chart.alt", "words"],
  ["figure.zero", "words"],
  ["ordinal.n", "value"],
]);

function inArgument(
  value: hbs.AST.Expression,
  takes: Takes | undefined,
  vocabulary: Vocabulary,
): readonly PrintedLiteral[] {
  if (isExpression(value) && value.type === "SubExpression") return inCall(value, vocabulary);
  const literal = literalOf(value);
  const isPrinted = takes === "words" || takes === "part" || takes === "value";
  if (!isPrinted || typeof literal === "boolean" || literal === undefined) return [];
  return [{ value: literal, node: value }];
}
