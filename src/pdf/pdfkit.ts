import PDFKit from "pdfkit";

// The members of pdfkit that are used here, private ones (with an underscore) included: its version is
// pinned, and test/pdf/pdfkit.test.ts fails when one of them changes.

/** An indirect object of pdfkit. */
interface Reference {
  readonly id: number;
  compress: boolean;
  end(chunk?: Uint8Array | string): void;
}

/** A font of pdfkit: which glyphs are embedded, and what each code of the embedded font stands for. */
export interface EmbeddedFont {
  readonly subset: {
    /** Code → glyph id of the face; a glyph may stand at several codes. */
    readonly glyphs: number[];
    includeGlyph(id: number): number;
    /** Returns the font program of these glyphs; called when the font is embedded. */
    encode: () => Uint8Array;
  };
  /** Code → width in thousandths of an em. */
  readonly widths: number[];
  /** Code → Unicode characters. */
  readonly unicode: (readonly number[])[];
  ref(): Reference;
  finalize(): void;
}

/** A pdfkit document, as far as it is the writer of objects, fonts and the colour profile. */
export interface PdfKitDocument {
  readonly _root: { readonly data: { readonly OutputIntents?: readonly Reference[] } };
  readonly _font: EmbeddedFont;
  /** One entry for each object number given out. */
  readonly _offsets: (number | null)[];
  _write: (data: Uint8Array | string) => void;
  _refEnd: (reference: Reference) => void;
  /** In a dictionary as pdfkit takes it, strings are names. */
  ref(dictionary: Readonly<Record<string, string | number>>): Reference;
  font(source: unknown): unknown;
  _addColorOutputIntent(): void;
}

interface PdfKitOptions {
  readonly pdfVersion: "1.7";
  readonly subset: "PDF/A-2a";
  readonly autoFirstPage: false;
  /** Empty, lest pdfkit open Helvetica, which would not be embedded. */
  readonly font: "";
}

/** Opens a pdfkit document that has neither page nor font. */
export function openPdfKit(): PdfKitDocument {
  // The types made for pdfkit leave out everything that is used here.
  const Constructor = PDFKit as unknown as new (options: PdfKitOptions) => PdfKitDocument;
  return new Constructor({
    pdfVersion: "1.7",
    subset: "PDF/A-2a",
    autoFirstPage: false,
    font: "",
  });
}
