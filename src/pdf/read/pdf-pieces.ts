import type { Piece } from "../../audience/index.ts";
import { type CodeMap, readCodeMap, readContent } from "./content-text.ts";
import { type DrawnPage, drawnPieces } from "./drawn-pieces.ts";
import { type PdfObject, readObjects, typeOf } from "./objects.ts";
import type { PdfDictionary, PdfValue } from "./parser.ts";
import { readBlocks } from "./structure.ts";

/**
 * Returns every text of a PDF with its place: what pages draw, read through the maps of their fonts, in the order
 * of drawing and turned round; strings and names of all objects; streams. Throws SyntaxError for a file that cannot
 * be read whole: nothing could be said of it.
 */
export function* pdfPieces(bytes: Uint8Array): Iterable<Piece> {
  const { objects, between } = readObjects(bytes);
  const byId = new Map(objects.map((object) => [object.id, object]));
  yield { where: "between the objects", text: between, kind: "code" };
  const file: File = { byId, drawn: new Set(), fonts: new Map() };
  const pages: DrawnPage[] = [];
  for (const object of objects)
    if (isDictionary(object.value) && typeOf(object.value.value) === "Page")
      pages.push(yield* pagePieces(object, pages.length + 1, file));
  if (pages.length === 0) throw new SyntaxError("it holds no page");
  yield* drawnPieces(pages, readBlocks(objects, byId));
  for (const object of objects) {
    yield* valuePieces(object.value, `object ${object.id}`);
    if (object.stream !== undefined && !file.drawn.has(object.id))
      yield* streamPieces(object, object.stream);
  }
}

interface File {
  readonly byId: ReadonlyMap<number, PdfObject>;
  /** Content streams that were read as such. */
  readonly drawn: Set<number>;
  readonly fonts: Map<number, CodeMap>;
}

// Several streams are one content (7.8.2). What is drawn is to be put together with other pages.
function* pagePieces(
  { id, value }: PdfObject,
  number: number,
  file: File,
): Generator<Piece, DrawnPage> {
  const page = dictionaryOf(value, file);
  const contents = contentsOf(page.get("Contents"), file);
  for (const content of contents) file.drawn.add(content.id);
  const source = contents.map(({ stream }) => stream?.toString("latin1") ?? "").join("\n");
  const { runs, strings } = readContent(source, { page: number, fonts: fontsOf(page, file) });
  const where = `page ${number}`;
  for (const string of strings) yield* stringPieces(string, where);
  yield { where: `the content of ${where}`, text: source, kind: "code" };
  return { id, runs };
}

function fontsOf(page: PdfDictionary, file: File): ReadonlyMap<string, CodeMap> {
  const resources = dictionaryOf(page.get("Resources"), file);
  const fonts = new Map<string, CodeMap>();
  for (const [name, font] of dictionaryOf(resources.get("Font"), file)) {
    const map = dictionaryOf(font, file).get("ToUnicode");
    if (map?.type !== "reference") throw new SyntaxError(`font ${name} has no map to characters`);
    let codes = file.fonts.get(map.value);
    if (codes === undefined) {
      codes = readCodeMap(file.byId.get(map.value)?.stream?.toString("latin1") ?? "");
      file.fonts.set(map.value, codes);
    }
    fonts.set(name, codes);
  }
  return fonts;
}

function contentsOf(value: PdfValue | undefined, { byId }: File): readonly PdfObject[] {
  const items = value?.type === "array" ? value.value : value === undefined ? [] : [value];
  return items.flatMap((item) => {
    const object = item.type === "reference" ? byId.get(item.value) : undefined;
    return object === undefined ? [] : [object];
  });
}

function dictionaryOf(value: PdfValue | undefined, { byId }: File): PdfDictionary {
  const found = value?.type === "reference" ? byId.get(value.value)?.value : value;
  return found !== undefined && isDictionary(found) ? found.value : new Map();
}

function isDictionary(value: PdfValue): value is PdfValue & { readonly type: "dictionary" } {
  return value.type === "dictionary";
}

// Keys and names are syntax; a key says what its strings are: /Alt, /Title.
function* valuePieces(value: PdfValue, where: string): Iterable<Piece> {
  if (value.type === "string") yield* stringPieces(value.value, where);
  else if (value.type === "name") yield { where, text: utf8(value.value), kind: "code" };
  else if (value.type === "array") for (const item of value.value) yield* valuePieces(item, where);
  else if (isDictionary(value))
    for (const [key, item] of value.value) {
      yield { where, text: utf8(key), kind: "code" };
      yield* valuePieces(item, `${where.replace(/ \/.*$/, "")} /${key}`);
    }
}

function* streamPieces({ id, value }: PdfObject, stream: Buffer): Iterable<Piece> {
  const dictionary = isDictionary(value) ? value.value : new Map<string, PdfValue>();
  const type = typeOf(dictionary);
  const where = `stream ${id}${type === "" ? "" : ` (${type})`}`;
  // Glyphs, pixels and offsets are no text; object streams have been taken apart.
  if (isProgram(dictionary) || type === "ObjStm" || type === "XRef") return;
  const words = type === "Metadata" || type === "EmbeddedFile";
  const text = stream.toString("utf8");
  yield { where, text: unmarked(text), kind: words ? "words" : "code" };
  if (words) yield { where, text: decodedXml(text), kind: "words" };
  yield { where, text: stream.toString("latin1"), kind: "code" };
}

function isProgram(dictionary: PdfDictionary): boolean {
  return (
    dictionary.has("Length1") || typeOf(dictionary, "Subtype") === "Image" || dictionary.has("N")
  );
}

function unmarked(xml: string): string {
  return decodedXml(xml.replace(/<[^>]*>/g, " "));
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

function decodedXml(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

// UTF-16 where a mark says so, else PDFDocEncoding, which is Latin-1 for letters (7.9.2.2), or UTF-8 as in names of
// places: both are looked at where they differ.
function* stringPieces(bytes: string, where: string): Iterable<Piece> {
  const isWide = bytes.startsWith("\xfe\xff");
  const wide = (): string =>
    Buffer.from(bytes.slice(2, bytes.length - (bytes.length % 2)), "latin1")
      .swap16()
      .toString("utf16le");
  const other = utf8(bytes);
  yield { where, text: isWide ? wide() : bytes, kind: "words" };
  if (!isWide && other !== bytes) yield { where, text: other, kind: "words" };
}

function utf8(bytes: string): string {
  return Buffer.from(bytes, "latin1").toString("utf8");
}
