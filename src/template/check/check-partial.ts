import { didYouMean } from "../../diagnostic.ts";
import type { HtmlState } from "../html/scan.ts";
import { any, describe, type Shape } from "../shape.ts";
import { type Program, pairsOf, placeOf } from "../syntax.ts";
import { nameOf, shapeOf } from "./check-expression.ts";
import type { Checking } from "./checking.ts";
import type { Scope } from "./scope.ts";

interface Entered {
  readonly name: string;
  readonly program: Program;
  readonly context: Shape;
}

/** Checks `{{> name}}`; returns the partial and the context it sees, unless there is no way in. */
export function contextOfPartial(
  statement: hbs.AST.PartialStatement,
  scope: Scope,
  html: HtmlState,
  checking: Checking,
): Entered | undefined {
  const report = (code: string, message: string, hint: string): undefined => {
    checking.findings.report(placeOf(statement), { code, message, hint });
  };
  const name = nameOf(statement.name);
  if (name === "")
    return report(
      "template/unsupported",
      "a partial is named outright",
      "write {{> name}}; choose with {{#if}}",
    );
  const context = contextFor(name, statement, scope, checking);
  const names = [...checking.partials.keys()];
  const program = checking.partials.get(name);
  if (!checking.partials.has(name))
    return report(
      "template/unknown-partial",
      `unknown partial "${name}"`,
      didYouMean(name, names) ?? `write partials/${name}.hbs`,
    );
  if (checking.within.includes(name)) {
    const circle = [...checking.within.slice(checking.within.indexOf(name)), name].join(" → ");
    return report(
      "template/partial-cycle",
      `partial "${name}" prints itself: ${circle}`,
      `take {{> ${name}}} out here: the page would never end`,
    );
  }
  if (html !== "text" && html !== "comment")
    return report("template/attribute", `partial "${name}" stands in a tag`, "put it between tags");
  return program === undefined ? undefined : { name, program, context };
}

// Named values are added to the context's own fields.
function contextFor(
  name: string,
  statement: hbs.AST.PartialStatement,
  scope: Scope,
  checking: Checking,
): Shape {
  const [given, second] = statement.params;
  if (second !== undefined)
    checking.findings.report(placeOf(second), {
      code: "template/wrong-argument",
      message: "a partial takes one context",
      hint: "give more by name: {{> name row=row title=title}}",
    });
  const base = given === undefined ? (scope.stack[0] ?? any) : shapeOf(given, scope, checking);
  const pairs = pairsOf(statement);
  if (pairs.length === 0) return base;
  const own = pairs.map(({ key, value }) => [key, shapeOf(value, scope, checking)] as const);
  if (base.kind !== "record" && base.kind !== "any")
    checking.findings.report(placeOf(statement), {
      code: "template/wrong-argument",
      message: `the context of partial "${name}" is ${describe(base)}, to which no names can be added`,
      hint: "give it by name, too",
    });
  if (base.kind === "any") return any;
  const fields = new Map([...(base.kind === "record" ? base.fields : []), ...own]);
  return { kind: "record", name: `the context of partial "${name}"`, holds: "field", fields };
}
