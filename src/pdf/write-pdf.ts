import { type Diagnostic, ReportError } from "../diagnostic.ts";
import type { Document, Node } from "../document/index.ts";
import type { Destination, Page, PagedDocument } from "../layout/index.ts";
import type { FontSet } from "../text/index.ts";
import { linkAnnotation } from "./annotation.ts";
import { type Attachment, writeAttachments } from "./attachment.ts";
import { checkLink, checkTexts } from "./check.ts";
import { PdfFile } from "./file.ts";
import { FontBook } from "./font.ts";
import { ImageBook } from "./image.ts";
import { toDate, writeMetadata } from "./metadata.ts";
import { OpacityBook } from "./opacity.ts";
import { writeOutline } from "./outline.ts";
import { type DrawnPage, drawPage, type PageSetting } from "./page.ts";
import { pageLabels } from "./page-label.ts";
import type { Element } from "./structure/element.ts";
import { tagDocument } from "./structure/tag-document.ts";
import { writeStructure } from "./structure/write-structure.ts";
import { array, byteString, number, reference, textString } from "./syntax.ts";
import { type TreeEntries, writeTree } from "./tree.ts";

/** What a PDF is written with beside the document and its pages. */
interface PdfOptions {
  /** Faces for the texts of charts: those the document was set with. */
  readonly fonts: FontSet;
  /** Files that travel in it, asked for when every page is drawn. A file that holds any claims PDF/A-3a. */
  readonly attachments?: () => readonly Attachment[];
}

/**
 * Writes a document set on pages as a tagged PDF that claims PDF/UA-1 and PDF/A-2a, or PDF/A-3a where
 * files travel in it. The same input gives the same bytes. Throws a ReportError with `pdf/text-too-long` for texts that PDF/A cannot hold, and
 * with `pdf/link-target` or `pdf/link-address` for links that lead nowhere or that may not be opened.
 */
export function writePdf(
  document: Document,
  paged: PagedDocument,
  options: PdfOptions,
): Uint8Array {
  const file = new PdfFile(paged.pages.length);
  try {
    return writeInto(file, document, paged, options);
  } finally {
    file.close();
  }
}

function writeInto(
  file: PdfFile,
  document: Document,
  paged: PagedDocument,
  options: PdfOptions,
): Uint8Array {
  const { attachments } = options;
  const metadata = writeMetadata(document, attachments === undefined ? 2 : 3, file);

  // 1. The structure first, in reading order; drawing then fills it, in whatever order.
  const tree = tagDocument(document);
  const book: Book = {
    file,
    paged,
    pageTree: file.reserve(),
    pages: paged.pages.map(() => file.reserve()),
    resources: file.reserve(),
    linked: [],
    findings: new Map(),
  };

  // 2. Pages, each written as soon as it is drawn.
  const resources = {
    fonts: new FontBook(file),
    opacities: new OpacityBook(file),
    images: new ImageBook(file),
  };
  const { direction } = document;
  const setting = { resources, tree, fonts: options.fonts, direction };
  const marked = paged.pages.map((page, index) => {
    const drawn = drawPage(page, index, setting);
    writePage(page, index, drawn, book);
    return drawn.marked;
  });
  const findings = [...checkTexts(document), ...book.findings.values()];
  if (findings.length > 0) throw new ReportError(findings);

  // 3. What leads to pages and elements.
  const { pages, linked } = book;
  const structure = writeStructure({ root: tree.root, pages, marked, linked }, file);
  const toDestination = destinationWriter(book);
  const outline = writeOutline(paged.outline, toDestination, file);
  writePageTree(book, setting);
  const created = toDate(document.metadata.created);
  const attached = writeAttachments(attachments?.() ?? [], created, file);
  const names = writeNames(book, toDestination, attached.names);

  const preferences = direction === "rtl" ? "/Direction/R2L" : "";
  const catalog = {
    Pages: reference(book.pageTree),
    Names: reference(names),
    PageLabels: pageLabels(paged.pages.map((page) => page.label)),
    ...(outline === undefined ? {} : { Outlines: reference(outline), PageMode: "/UseOutlines" }),
    Lang: textString(document.lang),
    MarkInfo: "<</Marked true>>",
    StructTreeRoot: reference(structure),
    ViewerPreferences: `<</DisplayDocTitle true${preferences}>>`,
    Metadata: reference(metadata.xmp),
    ...attached.catalog,
  };
  return file.finish(catalog, metadata.info);
}

/** The file and what all its parts have to know of each other. */
interface Book {
  readonly file: PdfFile;
  readonly paged: PagedDocument;
  readonly pageTree: number;
  /** Object numbers of the pages, taken before any is written so that links can lead ahead. */
  readonly pages: readonly number[];
  /** Object number of the resources that all pages share. */
  readonly resources: number;
  /** The elements of annotations so far, by key in the parent tree less the number of pages. */
  readonly linked: Element[];
  /** What is wrong with links, each said once though it may have areas on several lines. */
  readonly findings: Map<Node, Diagnostic>;
}

function writePage(page: Page, index: number, drawn: DrawnPage, book: Book): void {
  const { file, paged, pages, linked, findings } = book;
  const id = pages[index] ?? 0;
  const annotations = drawn.links.flatMap(({ item, element }) => {
    const finding = checkLink(item, paged);
    if (finding !== undefined) {
      findings.set(item.source, finding);
      return [];
    }
    const structParent = pages.length + linked.push(element) - 1;
    const context = { pageHeight: page.height, structParent, page: id };
    const annotation = file.add(linkAnnotation(item, context));
    element.links = [...element.links, { page: index, annotation }];
    return reference(annotation);
  });
  const entries = [
    `/Parent ${reference(book.pageTree)}/MediaBox${array([0, 0, page.width, page.height].map(number))}`,
    `/Contents ${reference(file.addStream(drawn.content))}/Resources ${reference(book.resources)}`,
    // ISO 14289-1 7.18.3: the tab key follows the structure.
    `/StructParents ${index}/Tabs/S`,
    annotations.length > 0 ? `/Annots${array(annotations)}` : "",
  ];
  file.put(id, `<</Type/Page${entries.join("")}>>`);
}

function writePageTree({ file, pageTree, pages, resources }: Book, setting: PageSetting): void {
  const { fonts, opacities, images } = setting.resources;
  const entries = `/Font${fonts.entry()}/ExtGState${opacities.entry()}${images.entry()}`;
  file.put(resources, `<<${entries}>>`);
  const kids = array(pages.map(reference));
  file.put(pageTree, `<</Type/Pages/Count ${pages.length}/Kids${kids}>>`);
}

function destinationWriter({ paged, pages }: Book): (destination: Destination) => string {
  return ({ page, y }) => {
    const [id, height] = [pages[page], paged.pages[page]?.height];
    if (id === undefined || height === undefined) throw new Error(`no page of index ${page}`);
    return array([reference(id), "/XYZ", 0, number(Math.min(height, height - y)), "null"]);
  };
}

// Name trees are in the order of their keys' bytes (ISO 32000-1 7.9.6).
function writeNames(
  { file, paged }: Book,
  toDestination: (to: Destination) => string,
  attached: TreeEntries,
): number {
  const sorted = [...paged.destinations]
    .map(([id, destination]) => ({ bytes: Buffer.from(id, "utf8"), id, destination }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  const entries = sorted.map(
    ({ id, destination }) => [byteString(id), toDestination(destination)] as const,
  );
  const files =
    attached.length === 0 ? "" : `/EmbeddedFiles ${reference(writeTree("Names", attached, file))}`;
  return file.add(`<</Dests ${reference(writeTree("Names", entries, file))}${files}>>`);
}
