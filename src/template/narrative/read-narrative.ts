import type { Place } from "../../diagnostic.ts";
import type { Block, Inline } from "../../document/index.ts";
import { checkTemplate } from "../check/check-template.ts";
import type { Checking } from "../check/checking.ts";
import { type Compiled, compile } from "../compile.ts";
import type { NarrativeFile } from "../context.ts";
import type { Findings } from "../finding.ts";
import { nodeMark, separator } from "../mark.ts";
import type { Rendering } from "../rendering.ts";
import type { Shape } from "../shape.ts";
import { isStatement, type Program, parseTemplate, placeOf, type Statement } from "../syntax.ts";
import { readMarkdown } from "./markdown.ts";

/** A narrative file taken apart: Markdown, and what stands in braces, which marks in it stand for. */
export interface Narrative {
  readonly file: string;
  readonly text: string;
  readonly markdown: string;
  /** For each line of `markdown` its line in the file, from 1: what stands in braces may span lines. */
  readonly lines: readonly number[];
  /** Helpers, and blocks within a line, in order. */
  readonly program: Program;
}

/** Takes a narrative file apart; broken grammar, and what does not fit into a line, are findings. */
export function parseNarrative(
  { file, text }: NarrativeFile,
  findings: Findings,
): Narrative | undefined {
  const program = parseTemplate(text, file, findings);
  if (program === undefined) return undefined;
  const body: Statement[] = [];
  const lines = [1];
  const markdown = program.body.map((statement): string => {
    if (isStatement(statement) && statement.type === "ContentStatement") {
      const words = String(statement.original);
      for (let n = 1; n < words.split("\n").length; n++) lines.push(statement.loc.start.line + n);
      return words;
    }
    if (isStatement(statement) && statement.type === "CommentStatement") return "";
    if (isStatement(statement) && fitsIntoLine(statement, text))
      return nodeMark(body.push(statement) - 1);
    findings.report(placeOf(statement), {
      code: "template/unsupported",
      message: "narrative holds figures and words, no partials and no blocks of several paragraphs",
      hint: "keep {{#if}} and {{#each}} within a paragraph, or put them into the template",
    });
    return "";
  });
  return { file, text, markdown: markdown.join(""), lines, program: { ...program, body } };
}

/** Checks what stands in braces in a narrative file as in a template. */
export function checkNarrative({ program }: Narrative, root: Shape, checking: Checking): void {
  checkTemplate(program, root, checking);
}

/** Renders a narrative file as blocks: what stands in braces first, the Markdown around it then. */
export function renderNarrative(
  { program, ...narrative }: Narrative,
  values: unknown,
  rendering: Rendering,
  place: Place,
): Block[] {
  const compiled = compileNarrative(program, rendering);
  const rendered = compiled(values, rendering).split(separator);
  const inlines = program.body.map((_, index): readonly Inline[] =>
    rendering.inlines(rendered[index] ?? "", "narrative", place),
  );
  return readMarkdown({ ...narrative, inlines, findings: rendering.findings });
}

// Most editions print the same narratives.
const separated = new WeakMap<Program, Program>();

function compileNarrative(program: Program, { origins, vocabulary }: Rendering): Compiled {
  const apart = separated.get(program) ?? {
    ...program,
    body: program.body.flatMap((each) => [each, separatorAfter(each)]),
  };
  separated.set(program, apart);
  const template = compile(apart, new Map(), vocabulary);
  for (const [file, own] of template.origins) origins.set(file, own);
  return template.compiled;
}

// A block may choose or repeat words; what is inside is not Markdown.
function fitsIntoLine(statement: Statement, text: string): boolean {
  if (statement.type === "MustacheStatement") return true;
  if (statement.type !== "BlockStatement") return false;
  const { start, end } = statement.loc;
  const lines = text.split("\n").slice(start.line - 1, end.line);
  return lines.every((line) => line.trim() !== "");
}

// Keeps what is rendered apart; the rendered text is cut there.
function separatorAfter({ loc }: hbs.AST.Node): Statement {
  const content = { value: separator, original: { open: false, close: false } };
  return { type: "ContentStatement", loc, ...content };
}
