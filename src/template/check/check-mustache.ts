import type { Finding } from "../finding.ts";
import type { Vocabulary } from "../helpers/registry.ts";
import type { HtmlState } from "../html/scan.ts";
import { describe, type Shape } from "../shape.ts";
import { isExpression, literalOf, pairsOf, placeOf } from "../syntax.ts";
import { blockWords, nameOf, shapeOfCall } from "./check-expression.ts";
import type { Checking } from "./checking.ts";
import { resolvePath, type Scope } from "./scope.ts";

/** Checks `{{…}}`: that what it prints exists, and may be printed there. */
export function checkMustache(
  mustache: hbs.AST.MustacheStatement,
  scope: Scope,
  html: HtmlState,
  checking: Checking,
): void {
  const finding =
    unsupported(mustache, checking.vocabulary) ?? badOutput(mustache, scope, html, checking);
  if (finding !== undefined) checking.findings.report(placeOf(mustache), finding);
}

function unsupported(
  { escaped, path }: hbs.AST.MustacheStatement,
  vocabulary: Vocabulary,
): Finding | undefined {
  const code = "template/unsupported";
  const name = nameOf(path);
  if (!escaped) {
    const message = "three braces, or &, print without escaping";
    return { code, message, hint: "write two braces, {{…}}: values are always escaped" };
  }
  if (literalOf(path) !== undefined) {
    const hint = "write the words without braces; a figure comes from a query or a statement";
    return { code, message: `{{${name}}} prints itself`, hint };
  }
  if (blockWords.some((word) => word === name)) {
    const hint = `write {{#${name} …}} … {{/${name}}}`;
    return { code, message: `{{${name}}} is a block`, hint };
  }
  const helper = vocabulary.find(name);
  if (helper?.block !== true) return undefined;
  return { code, message: `{{${name}}} is a block`, hint: `write it as ${helper.example}` };
}

function badOutput(
  mustache: hbs.AST.MustacheStatement,
  scope: Scope,
  html: HtmlState,
  checking: Checking,
): Finding | undefined {
  const name = nameOf(mustache.path);
  const value = checking.vocabulary.find(name) === undefined ? name : `(${name} …)`;
  return unprintable(printedShape(mustache, scope, checking), { name, value }, html);
}

function printedShape(
  mustache: hbs.AST.MustacheStatement,
  scope: Scope,
  checking: Checking,
): Shape {
  const { path } = mustache;
  const isCall =
    checking.vocabulary.find(nameOf(path)) !== undefined ||
    mustache.params.length > 0 ||
    pairsOf(mustache).length > 0;
  if (isCall || !isExpression(path) || path.type !== "PathExpression")
    return shapeOfCall(mustache, scope, checking);
  const names = path.parts.length === 1 ? checking.vocabulary.all.map(({ name }) => name) : [];
  return resolvePath(path, scope, checking.findings.report, names);
}

// What may stand in text, and what in an attribute.
const inText: readonly string[] = ["text", "inline", "block", "null", "any"];
const inAttribute: readonly string[] = ["text", "number", "date", "null", "any"];

interface Written {
  readonly name: string;
  /** As an argument of another call. */
  readonly value: string;
}

function unprintable(shape: Shape, { name, value }: Written, html: HtmlState): Finding | undefined {
  if (html === "tag")
    return {
      code: "template/attribute",
      message: `{{${name}}} stands in a tag, outside quotes`,
      hint: 'values stand in quoted attributes: class="{{…}}"',
    };
  if (html === '"' || html === "'") {
    if (inAttribute.includes(shape.kind)) return undefined;
    return {
      code: "template/attribute",
      message: `{{${name}}} is ${describe(shape)}, which cannot stand in an attribute`,
      hint: "print it between tags, or name a text",
    };
  }
  if (inText.includes(shape.kind)) return undefined;
  if (shape.kind === "attribution")
    return {
      code: "template/bare-attribution",
      message: `{{${name}}} names who is held responsible, and not by whom`,
      hint: "write {{attribution row}}: claimed by, attributed by somebody to, or not attributed",
    };
  return {
    code: "template/raw-value",
    message: `{{${name}}} is ${describe(shape)}, which is not printed as it is`,
    hint: insteadOf(shape, { name, value }),
  };
}

function insteadOf(shape: Shape, { name, value }: Written): string {
  switch (shape.kind) {
    case "number":
    case "count":
    case "total":
      return `print it with {{figure ${value}}}`;
    case "date":
      return `print it with {{date ${value}}}`;
    case "boolean":
      return `ask {{#if ${value}}}…{{else}}…{{/if}}`;
    case "list":
      return `go through it: {{#each ${value} as |row|}}…{{/each}}`;
    default:
      return `print one of its fields: {{${name}.…}}`;
  }
}
