import type { Canvas, SKRSContext2D } from "@napi-rs/canvas";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { documentRules } from "./pdf/document-rules.ts";
import {
  isName,
  isReference,
  type PdfDictionary,
  PdfObjects,
  type PdfValue,
} from "./pdf/object.ts";
import type { PdfRule } from "./pdf/rule.ts";
import { kidsOf } from "./pdf/structure.ts";
import { structureRules } from "./pdf/structure-rules.ts";

/** A PDF as others see it: pdf.js for what is read, our own reader for what it does not show. */
interface PdfReading {
  readonly pages: readonly PdfPageReading[];
  /** The structure tree as indented text, each line an element with its attributes and own text. */
  readonly structure: string;
  readonly fonts: readonly PdfFontReading[];
  readonly links: readonly PdfLinkReading[];
  /** One line a bookmark, indented by level: title and page. */
  readonly outline: readonly string[];
  readonly metadata: PdfMetadataReading;
}

interface PdfPageReading {
  readonly label: string;
  readonly items: readonly PdfTextReading[];
  /** All text of the page in the order of its content, lines ended. */
  readonly text: string;
}

/** A text of a page; `mcid` is undefined for artifacts. */
interface PdfTextReading {
  readonly text: string;
  readonly mcid: number | undefined;
  readonly tag: string;
  readonly x: number;
  readonly y: number;
}

interface PdfFontReading {
  readonly name: string;
  readonly isEmbedded: boolean;
  readonly hasUnicode: boolean;
}

interface PdfLinkReading {
  /** From 1. */
  readonly page: number;
  /** An address, or `#name` of a place in the document. */
  readonly target: string;
  readonly contents: string;
}

interface PdfMetadataReading {
  readonly title: string;
  readonly author: string;
  readonly lang: string;
  readonly info: Readonly<Record<string, string>>;
  readonly xmp: string;
}

type PageCanvas = Parameters<Awaited<ReturnType<PdfJsDocument["getPage"]>>["render"]>[0]["canvas"];
type PdfJsDocument = Awaited<ReturnType<typeof getDocument>["promise"]>;

/** Reads a PDF back. */
export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  const objects = new PdfObjects(bytes);
  const document = await openPdf(bytes);
  try {
    const labels = (await document.getPageLabels()) ?? [];
    const pages: PdfPageReading[] = [];
    for (let number = 1; number <= document.numPages; number++)
      pages.push(await readPage(document, number, labels[number - 1] ?? String(number)));
    return {
      pages,
      structure: structureText(objects, pages),
      fonts: readFonts(objects),
      links: readLinks(objects),
      outline: await readOutline(document),
      metadata: readMetadata(objects),
    };
  } finally {
    await document.destroy();
  }
}

/** Returns the pixels of a page (from 1), and the same as a PNG. */
export async function renderPage(
  bytes: Uint8Array,
  number: number,
  scale = 1,
): Promise<{ width: number; height: number; data: Uint8ClampedArray; png: Uint8Array }> {
  const document = await openPdf(bytes);
  try {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale });
    const width = Math.ceil(viewport.width);
    const height = Math.ceil(viewport.height);
    // pdf.js brings a canvas of its own, whose paths no other copy of the library takes.
    const factory = document.canvasFactory as unknown as CanvasFactory;
    const { canvas, context } = factory.create(width, height);
    const target = canvas as unknown as PageCanvas;
    await page.render({ canvas: target, viewport }).promise;
    const { data } = context.getImageData(0, 0, width, height);
    return { width, height, data, png: canvas.toBuffer("image/png") };
  } finally {
    await document.destroy();
  }
}

interface CanvasFactory {
  create(width: number, height: number): { canvas: Canvas; context: SKRSContext2D };
}

function openPdf(bytes: Uint8Array): Promise<PdfJsDocument> {
  // pdf.js takes the array it is given for itself.
  const data = new Uint8Array(bytes);
  return getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
}

async function readPage(
  document: PdfJsDocument,
  number: number,
  label: string,
): Promise<PdfPageReading> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const open: { readonly tag: string; readonly mcid: number | undefined }[] = [];
  const texts: PdfTextReading[] = [];
  let text = "";
  for (const item of items) {
    if ("str" in item) {
      const { tag = "", mcid } = open.at(-1) ?? {};
      text += item.str + (item.hasEOL ? "\n" : "");
      const [x, y] = [Number(item.transform[4]), Number(item.transform[5])];
      texts.push({ text: item.str + (item.hasEOL ? "\n" : ""), mcid, tag, x, y });
    } else if (item.type === "endMarkedContent") open.pop();
    else {
      const id = /_mc(\d+)$/.exec(item.id ?? "")?.[1];
      open.push({
        tag: "tag" in item ? String(item.tag) : "",
        mcid: id === undefined ? undefined : Number(id),
      });
    }
  }
  return { label, items: texts, text };
}

function structureText(objects: PdfObjects, pages: readonly PdfPageReading[]): string {
  const pageOf = new Map(objects.pages.map(({ id }, index) => [id, index]));
  const textOf = (page: PdfValue | undefined, mcid: number): string => {
    const index = isReference(page) ? pageOf.get(page.id) : undefined;
    const items = pages[index ?? -1]?.items.filter((item) => item.mcid === mcid) ?? [];
    return items.map((item) => item.text).join("");
  };
  const lines: string[] = [];
  const write = (element: PdfDictionary, depth: number): void => {
    const kids = kidsOf(objects, element);
    const isMixed = kids.some((kid) => isElement(objects, kid));
    const line = lines.push("") - 1;
    let text = "";
    const flush = (): void => {
      if (isMixed && text.trim() !== "") lines.push(`${"  ".repeat(depth + 1)}${quoted(text)}`);
      if (isMixed) text = "";
    };
    for (const kid of kids) {
      const child = typeof kid === "number" ? undefined : objects.dictionary(kid);
      if (typeof kid === "number") text += textOf(element.get("Pg"), kid);
      else if (child?.get("Type") === "/MCR")
        text += textOf(child.get("Pg"), Number(child.get("MCID")));
      else if (child?.get("Type") !== "/OBJR" && child !== undefined) {
        flush();
        write(child, depth + 1);
      }
    }
    flush();
    const links = kids.filter((kid) => isObjectReference(objects, kid)).length;
    const annotations = links === 0 ? "" : ` annotations=${links}`;
    const own = text.trim() === "" ? "" : ` ${quoted(text)}`;
    lines[line] = `${"  ".repeat(depth)}${elementText(objects, element)}${annotations}${own}`;
  };
  const root = objects.dictionary(objects.catalog.get("StructTreeRoot"));
  for (const kid of kidsOf(objects, root)) write(objects.dictionary(kid), 0);
  return lines.join("\n");
}

function isElement(objects: PdfObjects, kid: PdfValue): boolean {
  return typeof kid !== "number" && objects.dictionary(kid).has("S");
}

function isObjectReference(objects: PdfObjects, kid: PdfValue): boolean {
  return typeof kid !== "number" && objects.dictionary(kid).get("Type") === "/OBJR";
}

function quoted(text: string): string {
  return `"${text.replace(/\s+/g, " ").trim()}"`;
}

// A role and what is said of it: `TH scope=Column`, `Figure alt="…" bbox=…`.
function elementText(objects: PdfObjects, element: PdfDictionary): string {
  const parts = [String(element.get("S")).slice(1)];
  for (const key of ["Alt", "ActualText", "Lang", "ID"])
    if (element.has(key)) parts.push(`${key.toLowerCase()}="${objects.text(element.get(key))}"`);
  for (const value of objects.array(element.get("A")))
    for (const [key, attribute] of objects.dictionary(value))
      if (key !== "O") parts.push(`${key.toLowerCase()}=${plain(attribute)}`);
  return parts.join(" ");
}

function plain(value: PdfValue): string {
  if (isName(value)) return value.slice(1);
  return Array.isArray(value) ? `[${value.join(" ")}]` : String(value);
}

function readFonts(objects: PdfObjects): PdfFontReading[] {
  const fonts: PdfFontReading[] = [];
  for (const id of objects.ids) {
    const value = objects.resolve({ id });
    if (!(value instanceof Map) || value.get("Type") !== "/Font") continue;
    if (value.get("Subtype") !== "/Type0") continue;
    const [descendant] = objects.array(value.get("DescendantFonts"));
    const descriptor = objects.dictionary(objects.dictionary(descendant).get("FontDescriptor"));
    fonts.push({
      name: plain(value.get("BaseFont") ?? null),
      isEmbedded: descriptor.has("FontFile2") || descriptor.has("FontFile3"),
      hasUnicode: value.has("ToUnicode"),
    });
  }
  return fonts;
}

function readLinks(objects: PdfObjects): PdfLinkReading[] {
  return objects.pages.flatMap(({ page }, index) =>
    objects.array(page.get("Annots")).map((reference) => {
      const annotation = objects.dictionary(reference);
      const action = annotation.get("A");
      const target =
        action === undefined
          ? `#${objects.text(annotation.get("Dest"))}`
          : objects.text(objects.dictionary(action).get("URI"));
      return { page: index + 1, target, contents: objects.text(annotation.get("Contents")) };
    }),
  );
}

async function readOutline(document: PdfJsDocument): Promise<string[]> {
  const lines: string[] = [];
  const read = async (
    entries: Awaited<ReturnType<PdfJsDocument["getOutline"]>>,
    depth: number,
  ): Promise<void> => {
    for (const { title, dest, items } of entries ?? []) {
      const [page] = Array.isArray(dest) ? dest : [];
      const number = (await document.getPageIndex(page)) + 1;
      lines.push(`${"  ".repeat(depth)}${title} → ${number}`);
      await read(items, depth + 1);
    }
  };
  await read(await document.getOutline(), 0);
  return lines;
}

function readMetadata(objects: PdfObjects): PdfMetadataReading {
  const info: Record<string, string> = {};
  for (const [key, value] of objects.dictionary(objects.trailer.get("Info")))
    info[key] = objects.text(value);
  return {
    title: info["Title"] ?? "",
    author: info["Author"] ?? "",
    lang: objects.text(objects.catalog.get("Lang")),
    info,
    xmp: objects.content(objects.catalog.get("Metadata")).toString("utf8"),
  };
}

/** The rules of PDF/UA-1 and PDF/A-2a that can be read from a file, each for a test of its own. */
export const pdfRules: readonly PdfRule[] = [...documentRules, ...structureRules];

/** Returns what is wrong with a PDF: `rule: finding`. */
export function pdfFindings(bytes: Uint8Array): string[] {
  const file = new PdfObjects(bytes);
  return pdfRules.flatMap(({ name, findings }) => findings(file).map((text) => `${name}: ${text}`));
}
