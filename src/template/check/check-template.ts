import type { Finding } from "../finding.ts";
import { type HtmlState, scanHtml } from "../html/scan.ts";
import type { Shape } from "../shape.ts";
import { isStatement, type Program, placeOf, type Statement } from "../syntax.ts";
import { checkBlock } from "./check-block.ts";
import { checkMustache } from "./check-mustache.ts";
import { contextOfPartial } from "./check-partial.ts";
import type { Checking } from "./checking.ts";
import { intoPartial, rootScope, type Scope } from "./scope.ts";

/**
 * Checks a template's syntax tree against what exists, before anything is rendered: helpers and their
 * arguments, partials (in the context they are called with), fields, queries, charts, messages. Handlebars
 * itself, strict or not, sees little of this and names no file.
 */
export function checkTemplate(program: Program, root: Shape, checking: Checking): void {
  const end = checkProgram(program, rootScope(root), "text", checking);
  reportOpenTag(program, end, checking);
}

// Checks statements in order; `html` is what the text before them leaves open.
function checkProgram(
  program: Program,
  scope: Scope,
  html: HtmlState,
  checking: Checking,
): HtmlState {
  let state = html;
  for (const statement of program.body) {
    if (isStatement(statement)) state = checkStatement(statement, scope, state, checking);
    else checking.findings.report(placeOf(statement), unsupported(statement));
  }
  return state;
}

function checkStatement(
  statement: Statement,
  scope: Scope,
  html: HtmlState,
  checking: Checking,
): HtmlState {
  switch (statement.type) {
    case "ContentStatement":
      return scanHtml(statement.value, html);
    case "CommentStatement":
      return html;
    case "MustacheStatement":
      checkMustache(statement, scope, html, checking);
      return html;
    case "BlockStatement":
      return checkBlock(statement, {
        scope,
        html,
        checking,
        inside: (program, inner) => checkProgram(program, inner, html, checking),
      });
    case "PartialStatement":
      enterPartial(statement, scope, html, checking);
      return html;
    default:
      return statement satisfies never;
  }
}

function enterPartial(
  statement: hbs.AST.PartialStatement,
  scope: Scope,
  html: HtmlState,
  checking: Checking,
): void {
  const entered = contextOfPartial(statement, scope, html, checking);
  if (entered === undefined) return;
  const { name, program, context } = entered;
  const within = { ...checking, within: [...checking.within, name] };
  const end = checkProgram(program, intoPartial(scope, context), "text", within);
  reportOpenTag(program, end, checking);
}

function reportOpenTag(program: Program, end: HtmlState, checking: Checking): void {
  if (end === "text" || end === "comment") return;
  const last = program.body.at(-1);
  if (last === undefined) return;
  const hint = "close the tag, and the quotes in it, in the file that opens them";
  checking.findings.report(placeOf(last), { code: "html", message: "a tag without its >", hint });
}

// Decorators, inline partials and partial blocks: partials are files, so that they can be overridden.
function unsupported({ type }: hbs.AST.Node): Finding {
  return {
    code: "unsupported",
    message: type.startsWith("Decorator")
      ? "inline partials are not used"
      : "partials with a block are not used",
    hint: "write the part into partials/<name>.hbs and print it with {{> name}}",
  };
}
