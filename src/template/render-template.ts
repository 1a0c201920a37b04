import { type Diagnostic, hasErrors } from "../diagnostic.ts";
import { type Document, lintDocument, numberDocument } from "../document/index.ts";
import { checkFiles } from "./check/check-files.ts";
import { compile } from "./compile.ts";
import type { RenderContext } from "./context.ts";
import { collectFindings, type Findings, inOrder, withExcerpt } from "./finding.ts";
import { frameDocument, numberingWords } from "./frame-document.ts";
import { HelperError } from "./helpers/helper-error.ts";
import { type Vocabulary, vocabularyWith } from "./helpers/registry.ts";
import { renderNarrative } from "./narrative/read-narrative.ts";
import { numberCitations } from "./number-citations.ts";
import { gatherFiles, type Programs, parseFiles, textsOf } from "./parse-files.ts";
import { type Rendering, startRendering } from "./rendering.ts";
import type { Program } from "./syntax.ts";
import type { Template } from "./template.ts";
import { cleanValue, valuesOf } from "./template-values.ts";

/** A document, numbered, unless something is wrong; and what is wrong. */
interface RenderedTemplate {
  readonly document: Document | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Renders a template as a document. The template is checked first, whole, and rendered only if nothing is
 * wrong with it; what the data then show, and what a reader would stumble over, is found after.
 */
export function renderTemplate(template: Template, context: RenderContext): RenderedTemplate {
  const files = gatherFiles(template, context.narrative);
  const texts = textsOf(files);
  const findings = collectFindings(texts);
  const programs = parseFiles(template, files, findings);
  const given = cleanContext(context);
  const vocabulary = vocabularyWith(template.ownHelpers);
  checkFiles(programs, template, { context: given, findings, vocabulary });
  if (programs.main === undefined || hasErrors(findings.diagnostics))
    return { document: undefined, diagnostics: inOrder(findings.diagnostics) };
  const document = render(programs.main, programs, { context: given, findings, vocabulary });
  const linted = lintDocument(document).map((diagnostic) => withExcerpt(diagnostic, texts));
  const diagnostics = inOrder([...findings.diagnostics, ...linted]);
  return { document: hasErrors(diagnostics) ? undefined : document, diagnostics };
}

interface Given {
  readonly context: RenderContext;
  readonly findings: Findings;
  readonly vocabulary: Vocabulary;
}

function render(
  main: Program,
  { partials, narratives }: Programs,
  { context, findings, vocabulary }: Given,
): Document {
  const { language } = context;
  const values = valuesOf(context);
  const { compiled, origins } = compile(main, partials, vocabulary);
  const narrative = (within: Rendering): Rendering["narrative"] =>
    narrativeReader(narratives, values, within);
  const rendering = startRendering(context, { findings, vocabulary, origins, narrative });
  const text = compiled(values, rendering);
  const place = { file: main.loc.source, line: 1, column: 1 };
  const blocks = rendering.blocks(text, "the template", place);
  const document = numberCitations(frameDocument(blocks, place, context), (n) =>
    language.number(n),
  );
  return numberDocument(document, numberingWords(language));
}

function narrativeReader(
  narratives: Programs["narratives"],
  values: unknown,
  rendering: Rendering,
): Rendering["narrative"] {
  const open = new Set<string>();
  return (name, place) => {
    const narrative = narratives.get(name);
    if (narrative === undefined) return [];
    if (open.has(name)) throw new HelperError(`narrative "${name}" prints itself`, "take it out");
    open.add(name);
    const blocks = renderNarrative(narrative, values, rendering, place);
    open.delete(name);
    return blocks;
  };
}

// Values from data may hold anything, also the characters that marks are made of.
function cleanContext(context: RenderContext): RenderContext {
  const { queries, statements, sources, provinces, edition, earlier, briefing } = context;
  const { corrections = [] } = earlier ?? {};
  const clean = { statements, sources, provinces, edition, corrections, briefing };
  const { corrections: issues, ...others } = cleanValue(clean);
  const data = { ...others, queries: queries.map((query) => cleanValue(query)) };
  return { ...context, ...data, earlier: earlier && { ...earlier, corrections: issues } };
}
