import type { Finding } from "../finding.ts";
import { scanHtml } from "../html/scan.ts";
import { originOf, placeWithin } from "../origin.ts";
import type { Shape } from "../shape.ts";
import { isStatement, type Program, placeOf, type Statement } from "../syntax.ts";
import { checkBlock } from "./check-block.ts";
import { checkMustache } from "./check-mustache.ts";
import { contextOfPartial } from "./check-partial.ts";
import { type Checking, type Markup, words } from "./checking.ts";
import { intoPartial, rootScope, type Scope } from "./scope.ts";

/**
 * Checks a template's syntax tree against what exists, before anything is rendered: helpers and their
 * arguments, partials (in the context they are called with), fields, queries, charts, messages. Handlebars
 * itself, strict or not, sees little of this and names no file.
 */
export function checkTemplate(program: Program, root: Shape, checking: Checking): void {
  reportOpenTag(checkProgram(program, rootScope(root), words, checking), checking);
}

// Checks statements in order; `before` is what the text before them leaves open.
function checkProgram(program: Program, scope: Scope, before: Markup, checking: Checking): Markup {
  let markup = before;
  for (const statement of program.body) {
    if (isStatement(statement)) markup = checkStatement(statement, scope, markup, checking);
    else checking.findings.report(placeOf(statement), unsupported(statement));
  }
  return markup;
}

function checkStatement(
  statement: Statement,
  scope: Scope,
  before: Markup,
  checking: Checking,
): Markup {
  switch (statement.type) {
    case "ContentStatement":
      return after(statement, before);
    case "CommentStatement":
      return before;
    case "MustacheStatement":
      checkMustache(statement, scope, before.html, checking);
      return before;
    case "BlockStatement":
      return checkBlock(statement, {
        scope,
        before,
        checking,
        inside: (program, inner) => checkProgram(program, inner, before, checking),
      });
    case "PartialStatement":
      enterPartial(statement, scope, before, checking);
      return before;
    default:
      return statement satisfies never;
  }
}

function after(statement: hbs.AST.ContentStatement, before: Markup): Markup {
  const { state, start } = scanHtml(statement.value, before.html);
  if (state === "text") return words;
  const opened = start === undefined ? before.opened : placeWithin(originOf(statement), start);
  return { html: state, opened };
}

function enterPartial(
  statement: hbs.AST.PartialStatement,
  scope: Scope,
  before: Markup,
  checking: Checking,
): void {
  const entered = contextOfPartial(statement, scope, before.html, checking);
  if (entered === undefined) return;
  const { name, program, context } = entered;
  const within = { ...checking, within: [...checking.within, name] };
  reportOpenTag(checkProgram(program, intoPartial(scope, context), words, within), checking);
}

function reportOpenTag({ html, opened }: Markup, checking: Checking): void {
  if (opened === undefined) return;
  const message = html === "comment" ? "a comment without its -->" : "a tag without its >";
  const hint = "close it, and the quotes in it, in the file that opens it";
  checking.findings.report(opened, { code: "template/html", message, hint });
}

// Decorators, inline partials and partial blocks: partials are files, so that they can be overridden.
function unsupported({ type }: hbs.AST.Node): Finding {
  return {
    code: "template/unsupported",
    message: type.startsWith("Decorator")
      ? "inline partials are not used"
      : "partials with a block are not used",
    hint: "write the part into partials/<name>.hbs and print it with {{> name}}",
  };
}
