import type { Place } from "../../diagnostic.ts";
import type { Block, Inline } from "../../document/index.ts";
import { checkMustache } from "../check/check-mustache.ts";
import type { Checking } from "../check/checking.ts";
import { rootScope } from "../check/scope.ts";
import { compile } from "../compile.ts";
import type { NarrativeFile } from "../context.ts";
import type { Findings } from "../finding.ts";
import { nodeMark, separator } from "../mark.ts";
import type { Rendering } from "../rendering.ts";
import type { Shape } from "../shape.ts";
import { isStatement, type Program, parseTemplate, placeOf, type Statement } from "../syntax.ts";
import { readMarkdown } from "./markdown.ts";

/** A narrative file taken apart: Markdown in which marks stand for its helpers. */
export interface Narrative {
  readonly file: string;
  readonly text: string;
  readonly markdown: string;
  /** The helpers, in order. */
  readonly helpers: readonly hbs.AST.MustacheStatement[];
  readonly program: Program;
}

/** Takes a narrative file apart; broken grammar, and blocks, are findings. */
export function parseNarrative(
  { file, text }: NarrativeFile,
  findings: Findings,
): Narrative | undefined {
  const program = parseTemplate(text, file, findings);
  if (program === undefined) return undefined;
  const helpers: hbs.AST.MustacheStatement[] = [];
  const markdown = program.body.map((statement): string => {
    if (isStatement(statement) && statement.type === "ContentStatement")
      return String(statement.original);
    if (isStatement(statement) && statement.type === "MustacheStatement")
      return `${nodeMark(helpers.push(statement) - 1)}${breaksIn(statement)}`;
    if (!isStatement(statement) || statement.type !== "CommentStatement")
      findings.report(placeOf(statement), {
        code: "unsupported",
        message: "narrative holds figures and words alone, no blocks and no partials",
        hint: "put {{#if}}, {{#each}} and {{> …}} into the template, around {{narrative}}",
      });
    return breaksIn(statement);
  });
  return { file, text, markdown: markdown.join(""), helpers, program };
}

/** Checks the helpers of a narrative file as those of a template. */
export function checkNarrative(narrative: Narrative, root: Shape, checking: Checking): void {
  for (const helper of narrative.helpers) checkMustache(helper, rootScope(root), "text", checking);
}

/** Renders a narrative file as blocks: the helpers first, the Markdown around them then. */
export function renderNarrative(
  narrative: Narrative,
  values: unknown,
  rendering: Rendering,
  place: Place,
): Block[] {
  const { file, text, markdown, helpers, program } = narrative;
  const body = helpers.flatMap((helper): hbs.AST.Statement[] => [helper, separatorAfter(helper)]);
  const rendered = compile({ ...program, body }, new Map(), rendering)(values).split(separator);
  const inlines = helpers.map((_, index): readonly Inline[] =>
    rendering.inlines(rendered[index] ?? "", "narrative", place),
  );
  return readMarkdown(markdown, { file, text, inlines, findings: rendering.findings });
}

// Markdown counts lines: a tag that spans several leaves them in.
function breaksIn({ loc }: hbs.AST.Node): string {
  return "\n".repeat(loc.end.line - loc.start.line);
}

function separatorAfter({ loc }: hbs.AST.Node): Statement {
  const content = { value: separator, original: { open: false, close: false } };
  return { type: "ContentStatement", loc, ...content };
}
