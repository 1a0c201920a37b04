// What this folder uses of four libraries that bring no types, or none that hold under nodenext.

declare module "fontkit" {
  /** Opens a TrueType or OpenType font, or a collection. */
  export function create(bytes: Uint8Array): import("./fontkit.ts").FontProgram;
}

declare module "bidi-js" {
  interface EmbeddingLevels {
    readonly levels: Uint8Array;
    readonly paragraphs: readonly { start: number; end: number; level: number }[];
  }
  interface Bidi {
    getEmbeddingLevels(text: string, direction: "ltr" | "rtl" | "auto"): EmbeddingLevels;
    /** Returns the name of a Bidi_Class: `L`, `AL`, `EN`. */
    getBidiCharTypeName(character: string): string;
    getMirroredCharacter(character: string): string | null;
  }
  // biome-ignore lint/style/noDefaultExport: the library's export, as Node sees it
  export default function createBidi(): Bidi;
}

declare module "hyphen/en-us" {
  /** Puts a character wherever a word may be broken. */
  export function hyphenateSync(word: string, options: { readonly hyphenChar: string }): string;
}

declare module "linebreak" {
  // biome-ignore lint/style/noDefaultExport: the library's export, as Node sees it
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
