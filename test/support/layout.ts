import type {
  Block,
  Caption,
  Document,
  Figure,
  Inline,
  Note,
  Table,
  TableCell,
  TableRow,
  Text,
} from "../../src/document/index.ts";
import {
  type FrameItem,
  type Layout,
  layoutDocument,
  type Page,
  type Source,
} from "../../src/layout/index.ts";
import { defaultStyles, type Style, type Theme } from "../../src/theme/index.ts";
import { squareFonts } from "./square-font.ts";

/** What a test says of its pages; the rest is plain: text of 10 on 10, no space between blocks. */
export interface PageSketch {
  /** Of the text area, in characters and lines. */
  readonly columns?: number;
  readonly lines?: number;
  readonly margin?: number;
  readonly direction?: "ltr" | "rtl";
  readonly styles?: Readonly<Record<string, Partial<Style>>>;
  readonly furniture?: Partial<Document["furniture"]>;
}

const plain: Style = {
  fontFamily: "Square",
  fontSize: 10,
  fontWeight: 400,
  lineHeight: 10,
  color: "#000000",
  textAlign: "start",
  spaceBefore: 0,
  spaceAfter: 0,
  indentStart: 0,
  indentEnd: 0,
  paddingBlock: 0,
  paddingInline: 0,
  background: null,
  ruleBefore: 0,
  ruleAfter: 0,
  ruleStart: 0,
  ruleColor: "#cccccc",
  keepWithNext: false,
  keepTogether: false,
  breakBefore: "auto",
  page: "auto",
  gap: 0,
  rise: 0,
};

const fonts = squareFonts();

/** Lays out blocks on small pages, in a font whose every character is a square of 10 points. */
export function layOut(blocks: readonly Block[], sketch: PageSketch = {}): Layout {
  const { direction = "ltr", furniture } = sketch;
  const none = { headStart: "", headEnd: "", footStart: "", footEnd: "" };
  const document: Document = {
    type: "document",
    lang: direction === "ltr" ? "en" : "fa-AF",
    direction,
    title: "Test",
    metadata: { author: "", subject: "", keywords: [], created: "2022-06-01" },
    furniture: { ...none, ...furniture },
    children: blocks,
  };
  return layoutDocument(document, sketchTheme(sketch), fonts);
}

/** Makes a theme of plain styles and those of a sketch. */
export function sketchTheme({
  columns = 20,
  lines = 10,
  margin = 0,
  styles = {},
}: PageSketch): Theme {
  const names = new Set([...defaultStyles, ...Object.keys(styles)]);
  const complete = [...names].map((name) => [name, { ...plain, ...styles[name] }]);
  return {
    page: {
      width: columns * 10 + 2 * margin,
      height: lines * 10 + 2 * margin,
      marginTop: margin,
      marginBottom: margin,
      marginStart: margin,
      marginEnd: margin,
      headOffset: margin / 2,
      footOffset: margin / 2,
    },
    fonts: [],
    colors: {},
    styles: Object.fromEntries(complete),
    declared: styles,
    chart: {
      fontFamily: "Square",
      fontSize: 10,
      titleSize: 10,
      text: "#000000",
      muted: "#000000",
      grid: "#000000",
      background: null,
      category: ["#000000"],
      ramp: ["#000000"],
      unknown: "#000000",
      named: {},
    },
  };
}

/**
 * Draws pages in characters, one for each square of 10 points: text as it is, `░` for a background, `─`
 * and `│` for rules, `▒` for a chart. Blanks at the end of lines are left out; `===` parts two pages.
 */
export function drawPages({ paged }: Layout): string[] {
  return paged.pages.flatMap((page, index) => [...(index > 0 ? ["==="] : []), ...drawPage(page)]);
}

function drawPage(page: Page): string[] {
  const grid = Array.from({ length: Math.round(page.height / 10) }, () =>
    Array.from({ length: Math.round(page.width / 10) }, () => " "),
  );
  const put = (x: number, y: number, sign: string): void => {
    const row = grid[Math.floor(y / 10 + 0.01)];
    const column = Math.floor(x / 10 + 0.01);
    if (row?.[column] !== undefined && (sign !== " " || row[column] === "░")) row[column] = sign;
  };
  for (const item of page.items) drawItem(item, put);
  const lines = grid.map((row) => row.join("").trimEnd());
  return lines.slice(0, lines.findLastIndex((line) => line !== "") + 1);
}

function drawItem(item: FrameItem, put: (x: number, y: number, sign: string) => void): void {
  if (item.type === "link") return;
  if (item.type === "text") {
    let { x } = item;
    for (const glyph of item.run.glyphs) {
      put(x, item.y - 0.75 * item.run.size, glyph.text.replace(/\s/, " ") || " ");
      x += glyph.advance;
    }
    return;
  }
  const sign = item.type === "scene" ? "▒" : item.width < 5 ? "│" : item.height < 5 ? "─" : "░";
  for (let y = item.y; y < item.y + item.height - 0.01; y += 10)
    for (let x = item.x; x < item.x + item.width - 0.01; x += 10) put(x, y, sign);
}

/** Lists a page's items as text, positions rounded: what a drawing in characters does not show. */
export function listItems(page: Page): string[] {
  return page.items.map((item) => {
    const at = `${round(item.x)},${round(item.y)}`;
    if (item.type === "text") return `${at} "${item.run.text}" ${nameOf(item.source)}`;
    const area = `${at} ${round(item.width)}×${round(item.height)}`;
    if (item.type === "link") return `${area} → ${item.url} "${item.text}"`;
    return `${area} ${nameOf(item.source)}`;
  });
}

function nameOf(source: Source): string {
  return source.type === "artifact" ? source.kind : source.type;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Returns the words on a page in reading order, without furniture, ornament and hyphens of lines. */
export function wordsOf(page: Page): string {
  return page.items
    .flatMap((item) =>
      item.type === "text" && item.source.type !== "artifact" ? [item.run.text] : [],
    )
    .join("")
    .replaceAll("\u00ad", "");
}

/** Makes a text node. */
export function text(value: string): Text {
  return { type: "text", value };
}

/** Makes a paragraph of words, in a class if one is named. */
export function p(words: string | readonly Inline[], style?: string): Block {
  const children = typeof words === "string" ? [text(words)] : words;
  return { type: "paragraph", children, ...(style === undefined ? {} : { style }) };
}

/** Makes a heading. */
export function h(depth: 1 | 2 | 3 | 4, words: string, id?: string): Block {
  return { type: "heading", depth, children: [text(words)], ...(id === undefined ? {} : { id }) };
}

/** Makes a section of blocks. */
export function section(children: readonly Block[], style?: string): Block {
  return { type: "section", children, ...(style === undefined ? {} : { style }) };
}

/** Makes a list, its labels filled in. */
export function list(ordered: boolean, items: readonly (readonly Block[])[]): Block {
  const children = items.map((blocks, index) => ({
    type: "listItem" as const,
    label: { type: "text" as const, value: ordered ? `${index + 1}.` : "-" },
    children: blocks,
  }));
  return { type: "list", ordered, children };
}

/** Makes a table: `a b|c d` is two columns; a column named `>x` is aligned at its end. */
export function table(head: string, body: readonly string[], rest: Partial<Table> = {}): Table {
  const names = head.split("|");
  return {
    type: "table",
    columns: names.map((name) => ({ align: name.startsWith(">") ? "end" : "start" })),
    head: [row(names.map((name) => cell(name.replace(">", ""), { header: "column" })))],
    body: body.map((cells) => row(cells.split("|").map((words) => cell(words)))),
    foot: [],
    ...rest,
  };
}

/** Makes a row of cells. */
export function row(children: readonly TableCell[], rest: Partial<TableRow> = {}): TableRow {
  return { type: "tableRow", children, ...rest };
}

/** Makes a cell of words. */
export function cell(words: string, rest: Partial<TableCell> = {}): TableCell {
  return { type: "tableCell", children: words === "" ? [] : [text(words)], ...rest };
}

/** Makes a reference to a note of its own. */
export function note(label: string, words: string): Inline {
  const mark = (): Text => ({ type: "text", value: label });
  const body: Note = { type: "note", label: mark(), children: [text(words)] };
  return { type: "noteReference", label: mark(), note: body };
}

/** Makes a figure of a scene of the given size in pixels, drawn as an empty area. */
export function figure(width: number, height: number, rest: Partial<Figure> = {}): Figure {
  return { type: "figure", scene: { width, height, items: [] }, alt: "A chart", ...rest };
}

/** Makes a caption with its label. */
export function caption(label: string, words: string): Caption {
  return { type: "caption", label: { type: "text", value: label }, children: [text(words)] };
}
