import { type Deflated, Deflater } from "./deflater.ts";
import { ObjectWriter, type Pack } from "./object-writer.ts";
import { type EmbeddedFont, openPdfKit, type PdfKitDocument } from "./pdfkit.ts";
import { array, reference } from "./syntax.ts";

/** Entries of a stream's dictionary: names, numbers, or dictionaries in PDF syntax. */
type StreamEntries = Readonly<Record<string, string | number | { readonly dictionary: string }>>;

/**
 * A PDF file in the making. pdfkit gives out object numbers and embeds fonts; what it writes is caught object
 * by object, so that all but streams goes into object streams.
 */
export class PdfFile {
  readonly #kit: PdfKitDocument = openPdfKit();
  readonly #writer = new ObjectWriter();
  readonly #fonts: EmbeddedFont[] = [];
  readonly #deflater: Deflater;
  #caught: (Uint8Array | string)[] = [];

  /** Opens a file of so many pages; to be closed. */
  constructor(pages: number) {
    this.#deflater = new Deflater(pages);
    // The numbers that pdfkit has taken for a catalog, pages and bookmarks of its own go unused.
    this.#kit._offsets.length = 0;
    this.#kit._write = (data) => {
      this.#caught.push(data);
    };
    this.#kit._refEnd = ({ id }) => this.#end(id);
  }

  /** Takes an object number; {@link put} has to follow. */
  reserve(): number {
    return this.#kit._offsets.push(null);
  }

  /** Writes an object, given in PDF syntax, under a number taken before. */
  put(id: number, body: string): void {
    const pack = this.#writer.add(id, body);
    if (pack !== undefined) this.#writePack(pack);
  }

  /** Writes an object, given in PDF syntax, and returns its number. */
  add(body: string): number {
    const id = this.reserve();
    this.put(id, body);
    return id;
  }

  /** Writes a stream, deflated, and returns its number. */
  addStream(content: Uint8Array, entries: StreamEntries = {}): number {
    const written = Object.entries(entries).map(
      ([key, value]) =>
        `/${key} ${typeof value === "string" ? `/${value}` : typeof value === "number" ? value : value.dictionary}`,
    );
    const data = this.#deflater.add(content);
    return this.#addStream(`${written.join("")}/Filter/FlateDecode`, data);
  }

  /** Writes a stream as it stands, for metadata that is to be found without a PDF reader. */
  addPlainStream(content: Uint8Array, entries: Readonly<Record<string, string>>): number {
    const stream = this.#kit.ref({ ...entries });
    stream.compress = false;
    stream.end(content);
    return stream.id;
  }

  /** Writes a stream of data that are coded already, its other entries in PDF syntax. */
  addCodedStream(entries: string, data: Uint8Array): number {
    return this.#addStream(entries, () => data);
  }

  /** Makes a font of a fontkit font; it is embedded in the end, with the glyphs used by then. */
  addFont(program: unknown): { readonly id: number; readonly font: EmbeddedFont } {
    this.#kit.font(program);
    const font = this.#kit._font;
    this.#fonts.push(font);
    return { id: font.ref().id, font };
  }

  /** Embeds the fonts, writes the catalog and the cross-reference, and returns the file. */
  finish(catalog: Readonly<Record<string, string>>, info: number): Uint8Array {
    for (const font of this.#fonts) font.finalize();
    const entries = Object.entries({ ...catalog, OutputIntents: this.#addOutputIntent() });
    const body = entries.map(([key, value]) => `/${key} ${value}`).join("");
    const root = this.add(`<</Type/Catalog${body}>>`);
    const pack = this.#writer.takePending();
    if (pack !== undefined) this.#writePack(pack);
    return this.#writer.finish(this.reserve(), root, info);
  }

  /** Ends what a file has going beside it, whether it was finished or not. */
  close(): void {
    this.#deflater.close();
  }

  #addStream(entries: string, coded: Deflated): number {
    const id = this.reserve();
    this.#writer.write(id, () => {
      const data = coded();
      const dictionary = `<<${entries}/Length ${data.length}>>`;
      return [`${id} 0 obj`, dictionary, "stream", data, "\nendstream", "endobj"];
    });
    return id;
  }

  // ISO 19005-2 6.2.3, what DeviceRGB means: pdfkit writes sRGB and hangs it into its own catalog.
  #addOutputIntent(): string {
    this.#kit._addColorOutputIntent();
    const [intent] = this.#kit._root.data.OutputIntents ?? [];
    if (intent === undefined) throw new Error("pdfkit wrote no output intent");
    return array([reference(intent.id)]);
  }

  // pdfkit writes an object as `7 0 obj`, its dictionary, perhaps `stream` and bytes, and `endobj`.
  #end(id: number): void {
    const pieces = this.#caught;
    const [, body] = pieces;
    this.#caught = [];
    if (pieces.length === 3 && typeof body === "string") this.put(id, body);
    else this.#writer.write(id, () => pieces);
  }

  #writePack(pack: Pack): void {
    const id = this.addStream(pack.bytes, {
      Type: "ObjStm",
      N: pack.ids.length,
      First: pack.first,
    });
    this.#writer.place(pack, id);
  }
}
