import type {
  Block,
  Document,
  Heading,
  Inline,
  Paragraph,
  TableCell,
  TableRow,
  Text,
} from "../../src/document/index.ts";

/** Builders for small documents; a string stands for a text. */
type Words = readonly (string | Inline)[];

export function text(value: string): Text {
  return { type: "text", value };
}

function inlines(words: Words): Inline[] {
  return words.map((word) => (typeof word === "string" ? text(word) : word));
}

export function heading(depth: Heading["depth"], words: string, id: string): Heading {
  return { type: "heading", depth, id, children: [text(words)] };
}

export function p(...words: Words): Paragraph {
  return { type: "paragraph", children: inlines(words) };
}

export function link(url: string, words: string): Inline {
  return { type: "link", url, children: [text(words)] };
}

export function note(label: string, ...words: Words): Inline {
  const own = { type: "note", label: text(label), children: inlines(words) } as const;
  return { type: "noteReference", label: text(label), note: own };
}

export function row(...cells: readonly (string | TableCell)[]): TableRow {
  const children = cells.map((cell) => (typeof cell === "string" ? td(cell) : cell));
  return { type: "tableRow", children };
}

export function td(words: string, more: Omit<Partial<TableCell>, "type"> = {}): TableCell {
  return { type: "tableCell", children: words === "" ? [] : [text(words)], ...more };
}

/** A document with the least that PDF/UA asks for beside its blocks. */
export function doc(children: readonly Block[], more: Partial<Document> = {}): Document {
  return {
    type: "document",
    lang: "en",
    direction: "ltr",
    title: "A small briefing",
    metadata: { author: "Desk", subject: "", keywords: [], created: "2022-05-01" },
    furniture: { headStart: "Running head", headEnd: "", footStart: "", footEnd: "" },
    children,
    ...more,
  };
}
