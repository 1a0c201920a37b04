import { didYouMean } from "../../diagnostic.ts";
import type { Finding } from "../finding.ts";
import { any, describe, type Shape, scalar } from "../shape.ts";
import { isExpression, type Program, pairsOf, placeOf } from "../syntax.ts";
import { blockWords, nameOf, shapeOf, shapeOfCall } from "./check-expression.ts";
import type { Checking, Markup } from "./checking.ts";
import { entering, type Scope } from "./scope.ts";

interface Around {
  readonly scope: Scope;
  readonly before: Markup;
  readonly checking: Checking;
  /** Checks what stands in a branch of the block; returns what its text leaves open. */
  readonly inside: (program: Program, scope: Scope) => Markup;
}

/** Checks `{{#…}}`: Handlebars' own four, or a helper's. */
export function checkBlock(block: hbs.AST.BlockStatement, around: Around): Markup {
  switch (nameOf(block.path)) {
    case "if":
    case "unless":
      checkCondition(block, around);
      return branches(block, around.scope, around);
    case "each":
      return branches(block, insideEach(block, around), around);
    case "with":
      return branches(block, insideWith(block, around), around);
    default:
      return checkHelperBlock(block, around);
  }
}

// Handlebars leaves `program` out of {{^each}}, and `inverse` where there is no {{else}}.
function branches(block: hbs.AST.BlockStatement, inner: Scope, around: Around): Markup {
  const program: Program | undefined = block.program;
  const inverse: Program | undefined = block.inverse;
  const otherwise = inverse === undefined ? around.before : around.inside(inverse, around.scope);
  return program === undefined ? otherwise : around.inside(program, inner);
}

function checkHelperBlock(block: hbs.AST.BlockStatement, around: Around): Markup {
  const { scope, checking } = around;
  const name = nameOf(block.path);
  const helper = checking.vocabulary.find(name);
  if (helper?.block === true) shapeOfCall(block, scope, checking);
  else checking.findings.report(placeOf(block), notABlock(block, name, around));
  return branches(block, scope, around);
}

function notABlock(block: hbs.AST.BlockStatement, name: string, around: Around): Finding {
  const { vocabulary } = around.checking;
  const helper = vocabulary.find(name);
  if (helper !== undefined)
    return {
      code: "template/unsupported",
      message: `{{${name}}} is not a block`,
      hint: `write it as ${helper.example}`,
    };
  const silent = { ...around.checking, findings: { report: () => {}, diagnostics: [] } };
  const shape = isExpression(block.path) ? shapeOf(block.path, around.scope, silent) : any;
  const blocks = [...blockWords, ...vocabulary.all.filter(({ block }) => block).map((h) => h.name)];
  const hint =
    shape.kind === "list"
      ? `write {{#each ${name}}}…{{/each}}`
      : shape.kind === "any"
        ? (didYouMean(name, blocks) ?? `the blocks are ${blocks.join(", ")}`)
        : `write {{#if ${name}}} or {{#with ${name}}}`;
  return { code: "template/unknown-helper", message: `unknown block "${name}"`, hint };
}

function checkCondition(block: hbs.AST.BlockStatement, around: Around): void {
  const shape = onlyParameter(block, around, ["includeZero"]);
  if (shape.kind !== "count" && shape.kind !== "total") return;
  around.checking.findings.report(placeOf(block.params[0] ?? block), {
    code: "template/wrong-argument",
    message: `${describe(shape)} is always there, also when it is unknown or 0`,
    hint: "ask whether it says a number: {{#if (known …)}}",
  });
}

function insideEach(block: hbs.AST.BlockStatement, around: Around): Scope {
  const shape = onlyParameter(block, around, []);
  if (shape.kind !== "list" && shape.kind !== "any")
    around.checking.findings.report(placeOf(block.params[0] ?? block), {
      code: "template/wrong-argument",
      message: `{{#each}} goes through a list, not through ${describe(shape)}`,
      hint: shape.kind === "record" ? "write {{#with …}} for one row" : "name a query: queries.…",
    });
  // One row was meant to be a list: what is asked of it inside is right all the same.
  const item = shape.kind === "list" ? shape.item : shape.kind === "record" ? shape : any;
  const [name, index] = block.program?.blockParams ?? [];
  const names = new Map(around.scope.names);
  if (name !== undefined) names.set(name, item);
  if (index !== undefined) names.set(index, scalar("number"));
  const data = new Map(around.scope.data)
    .set("index", scalar("number"))
    .set("key", scalar("number"))
    .set("first", scalar("boolean"))
    .set("last", scalar("boolean"));
  return { ...entering(around.scope, item), names, data };
}

function insideWith(block: hbs.AST.BlockStatement, around: Around): Scope {
  const given = onlyParameter(block, around, []);
  const shape = given.kind === "list" ? given.item : given;
  if (given.kind === "list")
    around.checking.findings.report(placeOf(block.params[0] ?? block), {
      code: "template/wrong-argument",
      message: `{{#with}} enters one thing, not ${describe(given)}`,
      hint: "write {{#each …}} for all rows, {{#with (first …)}} for the first",
    });
  const [name] = block.program?.blockParams ?? [];
  const names = new Map(around.scope.names);
  if (name !== undefined) names.set(name, shape);
  return { ...entering(around.scope, shape), names };
}

// The value of {{#if}}, {{#each}} and {{#with}}, which take one and no more.
function onlyParameter(
  block: hbs.AST.BlockStatement,
  { scope, checking }: Around,
  named: readonly string[],
): Shape {
  const name = nameOf(block.path);
  const [first, second] = block.params;
  const report = (node: hbs.AST.Node, code: string, message: string, hint: string): void =>
    checking.findings.report(placeOf(node), { code, message, hint });
  if (first === undefined)
    report(
      block,
      "template/missing-argument",
      `{{#${name}}} needs a value`,
      `write {{#${name} row.town}}`,
    );
  if (second !== undefined)
    report(second, "template/wrong-argument", `{{#${name}}} takes one value`, hintForTwo(name));
  for (const pair of pairsOf(block))
    if (!named.includes(pair.key))
      report(
        pair,
        "template/unknown-argument",
        `{{#${name}}} has no argument "${pair.key}"`,
        "take it out",
      );
  return first === undefined ? any : shapeOf(first, scope, checking);
}

function hintForTwo(name: string): string {
  return name === "each" || name === "with"
    ? `name what is inside after as: {{#${name} … as |row|}}`
    : `put a comparison in parentheses: {{#${name} (eq a b)}}`;
}
