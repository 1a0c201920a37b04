import { type Diagnostic, hasErrors } from "../diagnostic.ts";
import type { Document } from "../document/index.ts";
import { type WebFont, writeHtml } from "../html/index.ts";
import type { Language } from "../language/index.ts";
import { layoutDocument } from "../layout/index.ts";
import { writePdf } from "../pdf/index.ts";
import { checkGlyphs } from "./check-glyphs.ts";
import { collect } from "./collect.ts";
import type { Project } from "./read-project.ts";
import type { Step } from "./step.ts";

/** A document as files' bytes; `pdf` is missing where it could not be laid out or written. */
export interface Typeset {
  readonly html: Uint8Array;
  readonly pdf: Uint8Array | undefined;
  readonly pages: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the HTML and the PDF of a document. */
export async function typeset(
  document: Document,
  project: Project,
  { language, step }: { readonly language: Language; readonly step: Step },
): Promise<Typeset> {
  const { theme, fonts } = project;
  const findings: Diagnostic[] = [...checkGlyphs(document, fonts)];
  const html = await step("html", () => toHtml(document, project, language));
  const { paged, diagnostics } = await step("layout", () => layoutDocument(document, theme, fonts));
  findings.push(...diagnostics);
  const pdf = hasErrors(findings)
    ? undefined
    : await step("pdf", () => collect(findings, () => writePdf(document, paged, { fonts })));
  return { html, pdf, pages: paged.pages.length, diagnostics: findings };
}

function toHtml(document: Document, project: Project, language: Language): Uint8Array {
  const { theme } = project;
  return new TextEncoder().encode(
    writeHtml(document, theme, { language, fonts: fontsFor(document, project) }),
  );
}

// The families that the styles name, and those that stand in for characters these lack: a page in one
// script does not carry the fonts of another.
function fontsFor(document: Document, { theme, fonts, webFonts }: Project): readonly WebFont[] {
  const styles = [theme.chart, ...Object.values(theme.styles)];
  const named = new Set(styles.map(({ fontFamily }) => fontFamily));
  const families = new Set(named);
  // More characters than any reader sees, ids and paths of charts included, and none fewer.
  for (const character of new Set(JSON.stringify(document)))
    for (const family of named)
      families.add(fonts.faceFor(family, 400, character.codePointAt(0) ?? 0).family);
  return webFonts.filter(({ family }) => families.has(family));
}
