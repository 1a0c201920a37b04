/** What expressions of a workflow may name: `inputs.x`, `github.event.y`, `steps.z.outputs.w`. */
export type Contexts = Readonly<Record<string, unknown>>;

/**
 * Evaluates an expression of GitHub: names, text, numbers, `true`, `false`, `always()`, `==`, `!=`, `&&` and `||`. Fails
 * on any other, so that nothing is used that is not tried.
 */
export function evaluate(expression: string, contexts: Contexts): unknown {
  const parts = (sign: string): readonly string[] => expression.split(sign);
  if (expression.includes("||"))
    return parts("||").reduce<unknown>((value, part) => value || evaluate(part, contexts), false);
  if (expression.includes("&&"))
    return parts("&&").reduce<unknown>((value, part) => value && evaluate(part, contexts), true);
  for (const sign of ["==", "!="]) {
    const [left, right] = parts(sign);
    if (left === undefined || right === undefined) continue;
    const isSame = evaluate(left, contexts) === evaluate(right, contexts);
    return sign === "==" ? isSame : !isSame;
  }
  return valueNamed(expression.trim(), contexts);
}

function valueNamed(word: string, contexts: Contexts): unknown {
  const text = /^'([^']*)'$/.exec(word)?.[1];
  if (text !== undefined) return text;
  if (word === "true" || word === "false") return word === "true";
  if (word === "always()") return true;
  if (!/^[a-z_]+(?:\.[a-z_-]+)+$/.test(word)) throw new Error(`an expression not tried: ${word}`);
  const [context = "", ...names] = word.split(".");
  if (!Object.hasOwn(contexts, context)) throw new Error(`no context "${context}"`);
  return names.reduce<unknown>(
    (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : ""),
    contexts[context],
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Puts the values of its expressions into a text. */
export function interpolate(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
    String(evaluate(expression, contexts)),
  );
}
