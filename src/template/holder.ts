import type { Helper, Takes } from "./helpers/helper.ts";
import type { Vocabulary } from "./helpers/registry.ts";
import { isExpression } from "./syntax.ts";

/** Before the name of an argument, in calls that were given a holder; no template can write it. */
export const holderPrefix = "@";

/** Before the name of an argument, for the name of the field that the holder has it in. */
export const fieldPrefix = "@.";

type CallNode = hbs.AST.Node & {
  readonly path: hbs.AST.Node;
  readonly params: hbs.AST.Expression[];
  readonly hash: hbs.AST.Hash;
};

/**
 * Adds to a call that prints figures, for each of them, the row or list that it is taken from, and the name of
 * the field there: a plain number does not tell which query gave it. Calls inside the call are treated alike.
 */
export function withHolders<T extends CallNode>(call: T, vocabulary: Vocabulary): T {
  const inside = (expression: hbs.AST.Expression): hbs.AST.Expression =>
    withHoldersInside(expression, vocabulary);
  const params = call.params.map(inside);
  const given = call.hash?.pairs ?? [];
  const pairs = given.map((pair) => ({ ...pair, value: inside(pair.value) }));
  const holders = figuresOf(call, given, vocabulary).flatMap(
    ([name, value]): hbs.AST.HashPair[] => {
      const { holder, field } = holderOf(value, inside);
      const pair = (prefix: string, of: hbs.AST.Expression | undefined): hbs.AST.HashPair[] =>
        of === undefined
          ? []
          : [{ type: "HashPair", key: `${prefix}${name}`, value: of, loc: value.loc }];
      return [...pair(holderPrefix, holder), ...pair(fieldPrefix, field)];
    },
  );
  // A mustache without a hash stays without: with one, Handlebars takes a field for a call.
  if (pairs.length + holders.length === 0) return { ...call, params };
  const hash: hbs.AST.Hash = { type: "Hash", loc: call.loc, pairs: [...pairs, ...holders] };
  return { ...call, params, hash };
}

function withHoldersInside(
  expression: hbs.AST.Expression,
  vocabulary: Vocabulary,
): hbs.AST.Expression {
  if (!isExpression(expression) || expression.type !== "SubExpression") return expression;
  return withHolders(expression, vocabulary);
}

// The arguments that a helper prints as figures: those that must be values, and those for a message.
function figuresOf(
  { path, params }: CallNode,
  pairs: readonly hbs.AST.HashPair[],
  vocabulary: Vocabulary,
): (readonly [name: string, value: hbs.AST.Expression])[] {
  const name = isExpression(path) && "original" in path ? String(path.original) : "";
  const helper = vocabulary.find(name);
  if (helper === undefined) return [];
  const byPosition = params.flatMap((value, index) => {
    const parameter = helper.params[index];
    return parameter?.takes === "value" ? [[parameter.name, value] as const] : [];
  });
  const byName = pairs
    .filter(({ key }) => takesOf(helper, key) === "value")
    .map(({ key, value }) => [key, value] as const);
  return [...byPosition, ...byName];
}

function takesOf({ params, named = [], others }: Helper, key: string): Takes | undefined {
  const parameter = [...params, ...named].find(({ name }) => name === key);
  if (parameter !== undefined) return parameter.takes;
  return others === undefined ? undefined : "value";
}

interface Holder {
  readonly holder?: hbs.AST.Expression | undefined;
  readonly field?: hbs.AST.Expression | undefined;
}

// What stands before the last dot of a path and after it, or the arguments of a call: (count rows), (lookup row key).
function holderOf(
  value: hbs.AST.Expression,
  inside: (expression: hbs.AST.Expression) => hbs.AST.Expression,
): Holder {
  if (!isExpression(value)) return {};
  if (value.type === "SubExpression") {
    const [first, second] = value.params;
    return { holder: first && inside(first), field: second && inside(second) };
  }
  if (value.type !== "PathExpression" || value.data || value.parts.length === 0) return {};
  const parts = value.parts.slice(0, -1);
  // `this` is a scoped path: a plain one would be taken for a block parameter.
  const original = parts.length === 0 ? "this" : value.original;
  const holder: hbs.AST.PathExpression = { ...value, parts, original };
  const name = value.parts.at(-1) ?? "";
  const field: hbs.AST.StringLiteral = {
    type: "StringLiteral",
    value: name,
    original: name,
    loc: value.loc,
  };
  return { holder, field };
}
