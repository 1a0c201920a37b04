import type { Scene } from "../../src/chart/index.ts";
import type { Count, Total } from "../../src/count/index.ts";
import type {
  Block,
  Callout,
  Caption,
  Citation,
  Columns,
  Document,
  Figure,
  FigureValue,
  Furniture,
  Heading,
  Inline,
  KeyFigure,
  KeyFigures,
  Link,
  List,
  ListItem,
  NoteReference,
  PageReference,
  Paragraph,
  Quotation,
  Section,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
} from "../../src/document/index.ts";
import { cellOf } from "../../src/figure/index.ts";

/** Inline nodes; a string is a text. */
export type Words = readonly (string | Inline)[];

type Common = Pick<Paragraph, "id" | "style" | "lang" | "place">;

function words(children: Words): Inline[] {
  return children.map((child) =>
    typeof child === "string" ? { type: "text", value: child } : child,
  );
}

/** Adds id, style, language or place to a node. */
export function mark<N extends Common>(common: Common, node: N): N {
  return { ...node, ...common };
}

export const p = (...children: Words): Paragraph => ({
  type: "paragraph",
  children: words(children),
});
export const h = (depth: Heading["depth"], ...children: Words): Heading => ({
  type: "heading",
  depth,
  children: words(children),
});
export const section = (...children: Block[]): Section => ({ type: "section", children });
export const em = (...children: Words): Inline => ({ type: "emphasis", children: words(children) });
export const strong = (...children: Words): Inline => ({
  type: "strong",
  children: words(children),
});
export const span = (...children: Words): Inline => ({ type: "span", children: words(children) });
export const br: Inline = { type: "lineBreak" };
export const link = (url: string, ...children: Words): Link => ({
  type: "link",
  url,
  children: words(children),
});
export const figureValue = (value: number | Count | Total, text: string): FigureValue => ({
  type: "figureValue",
  value,
  derivation: cellOf({ name: "incidents", rows: [{}] }, 0, "killed"),
  children: [{ type: "text", value: text }],
});
export const cite = (source: string, text = "[1]"): Citation => ({
  type: "citation",
  source,
  url: `#source-${source}`,
  children: [{ type: "text", value: text }],
});
export const note = (...children: Words): NoteReference => ({
  type: "noteReference",
  note: { type: "note", children: words(children) },
});
export const pageRef = (target: string): PageReference => ({ type: "pageReference", target });

export const li = (...children: (string | Block)[]): ListItem => ({
  type: "listItem",
  children: children.map((child) => (typeof child === "string" ? p(child) : child)),
});
export const list = (ordered: boolean, ...items: (string | ListItem)[]): List => ({
  type: "list",
  ordered,
  children: items.map((item) => (typeof item === "string" ? li(item) : item)),
});

export const caption = (...children: Words): Caption => ({
  type: "caption",
  children: words(children),
});
export const td = (...children: Words): TableCell => ({
  type: "tableCell",
  children: words(children),
});
export const th = (header: "column" | "row", ...children: Words): TableCell => ({
  ...td(...children),
  header,
});
export const tr = (...cells: (string | Inline | TableCell)[]): TableRow => ({
  type: "tableRow",
  children: cells.map((cell) =>
    typeof cell === "object" && cell.type === "tableCell" ? cell : td(cell),
  ),
});

/** A table of as many columns as `head` has, the first of which heads its row. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | Inline)[])[],
  options: Partial<Pick<Table, "caption" | "columns" | "foot">> = {},
): Table {
  return {
    type: "table",
    columns: head.map((_, index) => ({ align: index === 0 ? "start" : "end" })),
    head: [tr(...head.map((name) => th("column", name)))],
    body: rows.map(([first = "", ...others]) => tr(th("row", first), ...others)),
    foot: [],
    ...options,
  };
}

/** A scene with a bar for each value, and its number beside it. */
export function bars(values: readonly number[], width = 480): Scene {
  const height = values.length * 20 + 10;
  const items = values.flatMap((value, row): Scene["items"] => {
    const [top, right] = [row * 20 + 5, 100 + value];
    const path = `M100,${top}L${right},${top}L${right},${top + 14}L100,${top + 14}Z`;
    const text = { family: "Vazirmatn", size: 11, weight: 400, fill: "#1b2024", angle: 0 };
    return [
      {
        type: "group",
        title: `Month ${row + 1}: ${value}`,
        items: [{ type: "path", path, fill: "#12436d" }],
      },
      { type: "text", text: `Month ${row + 1}`, x: 94, y: top + 11, anchor: "right", ...text },
      { type: "text", text: String(value), x: right + 4, y: top + 11, anchor: "left", ...text },
    ];
  });
  return { width, height, items };
}

export const figure = (
  scene: Scene,
  alt: string,
  options: Partial<Pick<Figure, "caption" | "source" | "data">> = {},
): Figure => ({ type: "figure", scene, alt, ...options });

export const keyFigure = (value: Words, label: Words, note: Words = []): KeyFigure => ({
  type: "keyFigure",
  value: words(value),
  label: words(label),
  note: words(note),
});
export const keyFigures = (...children: KeyFigure[]): KeyFigures => ({
  type: "keyFigures",
  children,
});
export const callout = (...children: Block[]): Callout => ({ type: "callout", children });
export const quotation = (attribution: Words, ...children: Block[]): Quotation => ({
  type: "quotation",
  children,
  attribution: words(attribution),
});
export const columns = (...children: readonly (readonly [number, ...Block[]])[]): Columns => ({
  type: "columns",
  children: children.map(([width, ...blocks]) => ({ type: "column", width, children: blocks })),
});
export const contents = (
  depth = 2,
  options: Pick<TableOfContents, "of"> = {},
): TableOfContents => ({
  type: "tableOfContents",
  ...options,
  depth,
  entries: [],
});

const noFurniture: Furniture = { headStart: "", headEnd: "", footStart: "", footEnd: "" };

/** A document in English with a title; `options` overrides what else it is. */
export function doc(children: readonly Block[], options: Partial<Document> = {}): Document {
  return {
    type: "document",
    lang: "en",
    direction: "ltr",
    title: "A briefing",
    metadata: { author: "", subject: "", keywords: [], created: "2022-06-10" },
    furniture: noFurniture,
    children,
    ...options,
  };
}
