import { findHelper } from "./helpers/registry.ts";
import { isExpression } from "./syntax.ts";

/** Before the name of an argument, in calls that were given a holder; no template can write it. */
export const holderPrefix = "@";

interface CallNode {
  readonly path: hbs.AST.Node;
  readonly params: hbs.AST.Expression[];
  readonly hash: hbs.AST.Hash;
}

/**
 * Adds to a call that prints figures, for each of them, the row or list that it is taken from: a plain
 * number does not tell which query gave it. Calls inside the call are treated alike.
 */
export function withHolders<T extends CallNode & hbs.AST.Node>(call: T): T {
  const params = call.params.map(within);
  const pairs = (call.hash?.pairs ?? []).map((pair) => ({ ...pair, value: within(pair.value) }));
  const helper =
    isExpression(call.path) && "original" in call.path && findHelper(String(call.path.original));
  if (!helper) return { ...call, params, hash: hashOf(call, pairs) };
  const figures = [
    ...call.params.flatMap((value, index) => {
      const parameter = helper.params[index];
      return parameter?.takes === "value" ? [[parameter.name, value] as const] : [];
    }),
    ...pairs.flatMap(({ key, value }) => {
      const named = [...helper.params, ...(helper.named ?? [])].find(({ name }) => name === key);
      return (named?.takes ?? "value") === "value" ? [[key, value] as const] : [];
    }),
  ];
  const holders = figures.flatMap(([name, value]): hbs.AST.HashPair[] => {
    const holder = holderOf(value);
    if (holder === undefined) return [];
    return [{ type: "HashPair", key: `${holderPrefix}${name}`, value: holder, loc: value.loc }];
  });
  return { ...call, params, hash: hashOf(call, [...pairs, ...holders]) };
}

function within(expression: hbs.AST.Expression): hbs.AST.Expression {
  if (!isExpression(expression) || expression.type !== "SubExpression") return expression;
  return withHolders(expression);
}

function hashOf(call: CallNode & hbs.AST.Node, pairs: hbs.AST.HashPair[]): hbs.AST.Hash {
  return call.hash === undefined || call.hash === null
    ? { type: "Hash", pairs, loc: call.loc }
    : { ...call.hash, pairs };
}

// What stands before the last dot of a path, or the first argument of a call: (count rows).
function holderOf(value: hbs.AST.Expression): hbs.AST.Expression | undefined {
  if (!isExpression(value)) return undefined;
  if (value.type === "SubExpression") {
    const [first] = value.params;
    return first === undefined ? undefined : within(first);
  }
  if (value.type !== "PathExpression" || value.data || value.parts.length === 0) return undefined;
  const parts = value.parts.slice(0, -1);
  // `this` is a scoped path: a plain one would be taken for a block parameter.
  const original = parts.length === 0 ? "this" : value.original;
  const holder: hbs.AST.PathExpression = { ...value, parts, original };
  return holder;
}
