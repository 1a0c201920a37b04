import type { FontFace } from "../text/index.ts";
import type { BlockKey } from "./blocks.ts";
import { element, escapeText } from "./svg.ts";

/** Where something is drawn across the page. */
interface Stretch {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** What one block says, line by line, and where its last text stands. */
interface Said {
  readonly lines: string[];
  last: Stretch | undefined;
}

// Points; blanks are drawn, so that what stands apart is another cell or column.
const touching = 0.5;

/** What a picture uses more than once, each defined once and in the order of first use; and what its outlines say. */
export class OutlineBook {
  readonly #id: string;
  readonly #glyphs = new Map<FontFace, Map<number, string>>();
  readonly #definitions: string[] = [];
  readonly #said = new Map<BlockKey, Said>();
  #block: BlockKey = "page";
  #clips = 0;

  /** Every id begins with `id`. */
  constructor(id: string) {
    this.#id = id;
  }

  /** Returns the id of a glyph's outline; "" for one that draws nothing. */
  glyph(face: FontFace, glyph: number): string {
    const known = this.#glyphs.get(face) ?? new Map<number, string>();
    this.#glyphs.set(face, known);
    let id = known.get(glyph);
    if (id === undefined) {
      const outline = face.outlineOf(glyph);
      id =
        outline === "" ? "" : `${this.#id}${(this.#definitions.length - this.#clips).toString(36)}`;
      known.set(glyph, id);
      if (id !== "") this.#definitions.push(element("path", { id, d: outline }));
    }
    return id;
  }

  /** Returns the id of a clip to path data. */
  clip(path: string): string {
    this.#clips += 1;
    const id = `${this.#id}-clip-${this.#clips}`;
    this.#definitions.push(element("clipPath", { id }, element("path", { d: path })));
    return id;
  }

  /** Makes what follows part of a block. */
  enter(block: BlockKey): void {
    this.#block = block;
  }

  /**
   * Notes what is drawn and where. What stands at the same height as the text before it in its block goes on in the
   * same line, after a blank unless it touches.
   */
  say(text: string, place: Stretch): void {
    const said = this.#said.get(this.#block) ?? { lines: [], last: undefined };
    this.#said.set(this.#block, said);
    const { lines, last } = said;
    said.last = place;
    if (last?.y !== place.y) {
      lines.push(text);
      return;
    }
    const gap = Math.min(Math.abs(place.left - last.right), Math.abs(last.left - place.right));
    lines.push(`${lines.pop() ?? ""}${gap < touching ? "" : " "}${text}`);
  }

  /** Returns all that was said as paragraphs, one for each block, in the order of their first words. */
  text(): string {
    const blocks = [...this.#said.values()].map(({ lines }) => {
      return element("p", {}, escapeText(lines.join("\n").replaceAll("\u00ad", "")));
    });
    if (blocks.length === 0) return "";
    return element("div", { xmlns: "http://www.w3.org/1999/xhtml" }, blocks.join("\n"));
  }

  definitions(): string {
    const { length } = this.#definitions;
    return length === 0 ? "" : `\n${element("defs", {}, `\n${this.#definitions.join("\n")}\n`)}\n`;
  }
}
