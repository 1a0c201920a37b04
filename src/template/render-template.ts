import { type Diagnostic, hasErrors } from "../diagnostic.ts";
import { type Document, lintDocument, numberDocument } from "../document/index.ts";
import { checkTemplate } from "./check/check-template.ts";
import type { Checking, Names } from "./check/checking.ts";
import { compile } from "./compile.ts";
import type { RenderContext } from "./context.ts";
import { shapeOfContext, shapeOfRow } from "./context-shape.ts";
import { collectFindings, type Finding, type Findings, inOrder, withExcerpt } from "./finding.ts";
import { documentMessages, frameDocument, numberingWords } from "./frame-document.ts";
import { HelperError } from "./helpers/helper-error.ts";
import {
  checkNarrative,
  type Narrative,
  parseNarrative,
  renderNarrative,
} from "./narrative/read-narrative.ts";
import { numberCitations } from "./number-citations.ts";
import { startRendering } from "./rendering.ts";
import { type Program, parseTemplate } from "./syntax.ts";
import type { Template } from "./template.ts";
import { cleanValue, valuesOf } from "./template-values.ts";

/** A document, numbered, unless something is wrong with its template; and what is wrong. */
interface RenderedTemplate {
  readonly document: Document | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Renders a template as a document. The template is checked first, whole, and rendered only if nothing is
 * wrong with it; what the data then show, and what a reader would stumble over, is found after.
 */
export function renderTemplate(template: Template, context: RenderContext): RenderedTemplate {
  const texts = textsOf(template, context);
  const findings = collectFindings(texts);
  const given = cleanContext(context);
  const programs = parseFiles(template, given, findings);
  check(programs, template, given, findings);
  if (programs.main === undefined || hasErrors(findings.diagnostics))
    return { document: undefined, diagnostics: inOrder(findings.diagnostics) };
  const document = render(programs.main, programs, given, findings);
  const linted = lintDocument(document).map((diagnostic) => withExcerpt(diagnostic, texts));
  const diagnostics = inOrder([...findings.diagnostics, ...linted]);
  return { document: hasErrors(diagnostics) ? undefined : document, diagnostics };
}

interface Programs {
  readonly main: Program | undefined;
  /** A broken one has no program. */
  readonly partials: ReadonlyMap<string, Program | undefined>;
  readonly narratives: ReadonlyMap<string, Narrative>;
}

function parseFiles(template: Template, context: RenderContext, findings: Findings): Programs {
  const partials = new Map<string, Program | undefined>();
  for (const [name, { file, text }] of template.partials)
    partials.set(name, parseTemplate(text, file, findings));
  const narratives = new Map<string, Narrative>();
  for (const [name, file] of Object.entries(context.narrative)) {
    const narrative = parseNarrative(file, findings);
    if (narrative !== undefined) narratives.set(name, narrative);
  }
  const { file, text } = template.main;
  return { main: parseTemplate(text, file, findings), partials, narratives };
}

// A broken partial is a finding of its own: what uses it is not blamed for it.
function check(
  { main, partials, narratives }: Programs,
  template: Template,
  context: RenderContext,
  findings: Findings,
): void {
  const root = shapeOfContext(context);
  const checking: Checking = {
    findings,
    partials,
    names: namesOf(template, context),
    rows: new Map(context.queries.map((query) => [query.name, shapeOfRow(query)])),
    within: [],
  };
  for (const key of documentMessages)
    if (!context.language.has(key)) findings.report({ file: template.main.file }, missing(key));
  if (main !== undefined) checkTemplate(main, root, checking);
  for (const narrative of narratives.values()) checkNarrative(narrative, root, checking);
}

function missing(key: string): Finding {
  return {
    code: "template/unknown-message",
    message: `no message "${key}"`,
    hint: `every document needs it: add ${key} to strings.<language>.yaml`,
  };
}

function namesOf(template: Template, context: RenderContext): Names {
  return {
    query: context.queries.map(({ name }) => name),
    chart: template.charts.map(({ name }) => name),
    string: Object.keys(template.strings.get(context.language.tag) ?? {}),
    narrative: Object.keys(context.narrative),
    statement: context.statements.map(({ id }) => id),
    source: context.sources.map(({ id }) => id),
    style: context.styles,
  };
}

function render(
  main: Program,
  { partials, narratives }: Programs,
  context: RenderContext,
  findings: Findings,
): Document {
  const { language } = context;
  const values = valuesOf(context);
  const rendering = startRendering(context, findings, (within) => {
    const open = new Set<string>();
    return (name, place) => {
      const narrative = narratives.get(name);
      if (narrative === undefined) return [];
      if (open.has(name)) throw new HelperError(`narrative "${name}" prints itself`, "take it out");
      open.add(name);
      const blocks = renderNarrative(narrative, values, within, place);
      open.delete(name);
      return blocks;
    };
  });
  const text = compile(main, partials, rendering)(values);
  const place = { file: main.loc.source, line: 1, column: 1 };
  const blocks = rendering.blocks(text, "the template", place);
  const document = numberCitations(frameDocument(blocks, context), (n) => language.number(n));
  return numberDocument(document, numberingWords(language));
}

function textsOf(template: Template, context: RenderContext): Map<string, string> {
  const narratives = Object.values(context.narrative);
  const files = [template.main, ...template.partials.values(), ...narratives];
  return new Map(files.map(({ file, text }) => [file, text]));
}

// Values from data may hold anything, also the characters that marks are made of.
function cleanContext(context: RenderContext): RenderContext {
  const { queries, statements, sources, provinces, edition, briefing } = context;
  const data = cleanValue({ queries, statements, sources, provinces, edition, briefing });
  return { ...context, ...data };
}
