import type { Helper, Takes } from "./helpers/helper.ts";
import { findHelper } from "./helpers/registry.ts";
import { isExpression } from "./syntax.ts";

/** Before the name of an argument, in calls that were given a holder; no template can write it. */
export const holderPrefix = "@";

type CallNode = hbs.AST.Node & {
  readonly path: hbs.AST.Node;
  readonly params: hbs.AST.Expression[];
  readonly hash: hbs.AST.Hash;
};

/**
 * Adds to a call that prints figures, for each of them, the row or list that it is taken from: a plain
 * number does not tell which query gave it. Calls inside the call are treated alike.
 */
export function withHolders<T extends CallNode>(call: T): T {
  const params = call.params.map(inside);
  const given = call.hash?.pairs ?? [];
  const pairs = given.map((pair) => ({ ...pair, value: inside(pair.value) }));
  const holders = figuresOf(call, given).flatMap(([name, value]): hbs.AST.HashPair[] => {
    const holder = holderOf(value);
    if (holder === undefined) return [];
    return [{ type: "HashPair", key: `${holderPrefix}${name}`, value: holder, loc: value.loc }];
  });
  // A mustache without a hash stays without: with one, Handlebars takes a field for a call.
  if (pairs.length + holders.length === 0) return { ...call, params };
  const hash: hbs.AST.Hash = { type: "Hash", loc: call.loc, pairs: [...pairs, ...holders] };
  return { ...call, params, hash };
}

function inside(expression: hbs.AST.Expression): hbs.AST.Expression {
  if (!isExpression(expression) || expression.type !== "SubExpression") return expression;
  return withHolders(expression);
}

// The arguments that a helper prints as figures: those that must be values, and those for a message.
function figuresOf(
  { path, params }: CallNode,
  pairs: readonly hbs.AST.HashPair[],
): (readonly [name: string, value: hbs.AST.Expression])[] {
  const name = isExpression(path) && "original" in path ? String(path.original) : "";
  const helper = findHelper(name);
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

// What stands before the last dot of a path, or the first argument of a call: (count rows).
function holderOf(value: hbs.AST.Expression): hbs.AST.Expression | undefined {
  if (!isExpression(value)) return undefined;
  if (value.type === "SubExpression") {
    const [first] = value.params;
    return first === undefined ? undefined : inside(first);
  }
  if (value.type !== "PathExpression" || value.data || value.parts.length === 0) return undefined;
  const parts = value.parts.slice(0, -1);
  // `this` is a scoped path: a plain one would be taken for a block parameter.
  const original = parts.length === 0 ? "this" : value.original;
  const holder: hbs.AST.PathExpression = { ...value, parts, original };
  return holder;
}
