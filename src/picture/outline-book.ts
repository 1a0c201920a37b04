import type { FontFace } from "../text/index.ts";
import { element, escapeText } from "./svg.ts";

/** Where something is drawn across the page. */
interface Stretch {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

// Points; blanks are drawn, so that what stands apart is another cell or column.
const touching = 0.5;

/** What a picture uses more than once, each defined once and in the order of first use; and what its outlines say. */
export class OutlineBook {
  readonly #id: string;
  readonly #glyphs = new Map<FontFace, Map<number, string>>();
  readonly #definitions: string[] = [];
  readonly #lines: string[] = [];
  readonly #written: Stretch = { left: 0, right: 0, y: Number.NaN };
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

  /** Notes what is drawn and where. What stands at the same height goes on in the same line, after a blank unless it touches. */
  say(text: string, { left, right, y }: Stretch): void {
    const last = this.#written;
    const isNear = Math.min(Math.abs(left - last.right), Math.abs(last.left - right)) < touching;
    if (last.y !== y) this.#lines.push(text);
    else this.#lines.push(`${this.#lines.pop() ?? ""}${isNear ? "" : " "}${text}`);
    Object.assign(last, { left, right, y });
  }

  /** Returns all that was said, line by line, escaped. */
  text(): string {
    return escapeText(this.#lines.join("\n").replaceAll("\u00ad", ""));
  }

  definitions(): string {
    const { length } = this.#definitions;
    return length === 0 ? "" : `\n${element("defs", {}, `\n${this.#definitions.join("\n")}\n`)}\n`;
  }
}
