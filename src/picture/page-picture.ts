import type { FrameItem, Page } from "../layout/index.ts";
import type { FontSet } from "../text/index.ts";
import { type Blocks, blockOf } from "./blocks.ts";
import { drawRun } from "./glyph-run.ts";
import { OutlineBook } from "./outline-book.ts";
import { drawScene } from "./scene.ts";
import { element, number } from "./svg.ts";

export interface PagePictureOptions {
  /** Faces for the texts of charts: those the page was set with. */
  readonly fonts: FontSet;
  readonly direction: "ltr" | "rtl";
  /** BCP 47. */
  readonly lang: string;
  /** What the picture is of, for whoever does not see it: "Title, 1". */
  readonly label: string;
  /** Those of the document that the page is of. */
  readonly blocks: Blocks;
  /** Starts every id inside, so that several pictures may stand in one page. */
  readonly id?: string;
}

/**
 * Draws a page as SVG, from the same frames as the PDF: outlines of glyphs, charts and pictures, no links, no script,
 * no address. Its description holds the text of all that is drawn, block by block in the order of drawing: for assistive
 * technology, and so that a search for what must not be shown finds it. The same page gives the same bytes.
 */
export function pagePicture(page: Page, options: PagePictureOptions): string {
  const { fonts, direction, lang, label, blocks, id = "p" } = options;
  const book = new OutlineBook(id);
  const setting: PictureSetting = { book, fonts, direction };
  const content = page.items
    .map((item) => {
      book.enter(blockOf(item.source, blocks));
      return drawItem(item, setting);
    })
    .join("");
  const [width, height] = [number(page.width), number(page.height)];
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    // SVG 2 needs no prefix for `href`, but not every program that shows SVG is one of SVG 2.
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: "img",
    lang,
    "aria-label": label,
    "aria-describedby": `${id}-text`,
  };
  const paper = element("rect", { width, height, fill: "#ffffff" });
  const text = element("desc", { id: `${id}-text` }, book.text());
  return `${element("svg", attributes, `${text}${book.definitions()}${paper}${content}\n`)}\n`;
}

/** What everything on a page is drawn with. */
export interface PictureSetting {
  readonly book: OutlineBook;
  readonly fonts: FontSet;
  readonly direction: "ltr" | "rtl";
}

function drawItem(item: FrameItem, setting: PictureSetting): string {
  switch (item.type) {
    case "text":
      return drawRun(item.run, { x: item.x, y: item.y, fill: item.color }, setting.book);
    case "rect": {
      const { x, y, width, height, fill } = item;
      const [left, top] = [number(x), number(y)];
      return `\n${element("rect", { x: left, y: top, width: number(width), height: number(height), fill })}`;
    }
    case "scene":
      return drawScene(item, setting);
    case "link":
      return "";
    default:
      return item satisfies never;
  }
}
