import type { Diagnostic } from "../diagnostic.ts";
import type { Block, Note, NoteReference, PageReference } from "../document/index.ts";
import type { FontSet } from "../text/index.ts";
import type { Theme } from "../theme/index.ts";
import type { Flow } from "./slice.ts";
import type { TextStyle } from "./style.ts";

/** What is the same for all pages of a document. */
export interface PageSetting {
  readonly theme: Theme;
  readonly fonts: FontSet;
  readonly direction: "ltr" | "rtl";
  /** The text area of a page. */
  readonly page: Frame;
}

/** What is the same for all blocks in one run over a document. */
export interface Setting extends PageSetting {
  /** The label of the page that a reference leads to, as the run before found it. */
  readonly pageOf: (reference: PageReference) => string;
  /** The reference that a note hangs at, its first. */
  readonly noteOwners: WeakMap<Note, NoteReference>;
  readonly report: (finding: Diagnostic) => void;
  /** Sets a block; blocks hold blocks, so the function is handed down. */
  readonly setBlock: (block: Block, frame: Frame, setting: Setting) => Flow;
}

/** How words are set before their own styles: what they take over from the block around them. */
export interface Wording {
  readonly text: TextStyle;
  readonly lang: string;
  /** Digits of one width, for columns of figures: those that end under each other. */
  readonly tabular: boolean;
}

/** Where a block is set: a stretch of the line from `start`, the start edge of the text area being 0. */
export interface Frame extends Wording {
  readonly start: number;
  readonly width: number;
  /** The most that can stand on one page. */
  readonly height: number;
  /** For what stands on pages by itself: the text area of a page laid on its side. */
  readonly turned: { readonly width: number; readonly height: number } | null;
}
