import { type Diagnostic, hasErrors } from "../diagnostic.ts";
import type { Document, Node } from "../document/index.ts";
import { type WebFont, writeHtml } from "../html/index.ts";
import type { Language } from "../language/index.ts";
import { layoutDocument, type Page } from "../layout/index.ts";
import { checkParity, readHtmlFigures } from "../ledger/index.ts";
import { type Attachment, writePdf } from "../pdf/index.ts";
import { blocksOf, pagePicture } from "../picture/index.ts";
import { watchContrast } from "./check-contrast.ts";
import { checkGlyphs } from "./check-glyphs.ts";
import { collect } from "./collect.ts";
import { watchPages } from "./edition-ledger.ts";
import type { Project } from "./read-project.ts";
import type { Step } from "./step.ts";

/** A document as files' bytes; `pdf` is missing where it could not be laid out or written. */
export interface Typeset {
  readonly html: Uint8Array;
  readonly pdf: Uint8Array | undefined;
  /** Of the first page, as SVG; undefined unless asked for, and where there is no PDF. */
  readonly picture: Uint8Array | undefined;
  readonly pages: number;
  /** The page, from 1, on which a node is drawn first. */
  readonly pageOf: (node: Node) => number | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

interface TypesetOptions {
  readonly language: Language;
  readonly step: Step;
  /** Whether a picture of the first page is asked for. */
  readonly picture: boolean;
  /** Gives the files that travel in the PDF, once it is known on which page each node is drawn. */
  readonly attach: (pageOf: Typeset["pageOf"]) => readonly Attachment[];
}

/** Makes the HTML and the PDF of a document. */
export async function typeset(
  document: Document,
  project: Project,
  { language, step, picture, attach }: TypesetOptions,
): Promise<Typeset> {
  const { theme, fonts } = project;
  const findings: Diagnostic[] = [...checkGlyphs(document, fonts)];
  const html = await step("html", () => writePage(document, project, language));
  const laidOut = await step("layout", () => layoutDocument(document, theme, fonts));
  findings.push(...laidOut.diagnostics);
  const contrast = watchContrast(laidOut.paged, project);
  const { paged, pageOf, drawn } = watchPages(contrast.paged, document);
  const pdf = hasErrors(findings)
    ? undefined
    : await step("pdf", () =>
        collect(findings, () =>
          writePdf(document, paged, { fonts, attachments: () => attach(pageOf) }),
        ),
      );
  findings.push(...contrast.findings());
  if (pdf !== undefined) {
    const outputs = { html: readHtmlFigures(html), drawn };
    findings.push(...(await step("ledger", () => checkParity(document, outputs))));
  }
  const isWhole = pdf !== undefined && !hasErrors(findings);
  // The very frames that the PDF was drawn from: it can show nothing that is not in there.
  const [first] = laidOut.paged.pages;
  const drawnFirst =
    picture && isWhole && first !== undefined
      ? await step("picture", () => pictureOf(first, document, fonts))
      : undefined;
  return {
    html: new TextEncoder().encode(html),
    pdf: isWhole ? pdf : undefined,
    picture: drawnFirst,
    pages: paged.pages.length,
    pageOf,
    diagnostics: findings,
  };
}

function pictureOf(page: Page, document: Document, fonts: Project["fonts"]): Uint8Array {
  const { direction, lang, title } = document;
  const [label, blocks] = [`${title}, ${page.label}`, blocksOf(document)];
  const svg = pagePicture(page, { fonts, direction, lang, label, blocks });
  return new TextEncoder().encode(svg);
}

function writePage(document: Document, project: Project, language: Language): string {
  return writeHtml(document, project.theme, {
    language,
    fonts: (text) => fontsFor(text, project),
  });
}

// The families that the styles name, and those that stand in for characters these lack: a page in one
// script does not carry the fonts of another.
function fontsFor(text: string, { theme, fonts, webFonts }: Project): readonly WebFont[] {
  const styles = [theme.chart, ...Object.values(theme.styles)];
  const named = new Set(styles.map(({ fontFamily }) => fontFamily));
  const families = new Set(named);
  for (const codePoint of codePointsOf(text))
    for (const family of named) families.add(fonts.faceFor(family, 400, codePoint).family);
  return webFonts.filter(({ family }) => families.has(family));
}

// More than any reader sees, markup included, and none fewer.
function codePointsOf(text: string): Iterable<number> {
  const isFound = new Uint8Array(0x1_0000);
  const found = new Set<number>();
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Nearly all were seen before. A surrogate says nothing by itself.
    if (isFound[unit] === 1) continue;
    const codePoint = text.codePointAt(at) ?? 0;
    found.add(codePoint);
    if (codePoint > 0xffff) at++;
    else if ((unit & 0xf800) !== 0xd800) isFound[unit] = 1;
  }
  return found;
}
