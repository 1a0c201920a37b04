import type {
  Block,
  Callout,
  Columns,
  KeyFigure,
  KeyFigures,
  List,
  ListItem,
  Quotation,
  Section,
} from "../document/index.ts";
import { textOf } from "../document/index.ts";
import { findContents, writeContents } from "./contents.ts";
import { container, element, lines } from "./element.ts";
import { writeFigure } from "./figure.ts";
import { writeInlines } from "./inline.ts";
import { writeTable } from "./table.ts";
import { commonAttributes, type Writer } from "./writer.ts";

/** Writes blocks in reading order. A heading right before a table of contents becomes part of it. */
export function writeBlocks(blocks: readonly Block[], writer: Writer): string {
  const written: string[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const contents = findContents(blocks, index);
    if (contents !== undefined) {
      written.push(writeContents(contents, writer));
      index += contents.length - 1;
      continue;
    }
    const block = blocks[index];
    if (block !== undefined) written.push(writeBlock(block, writer));
  }
  return lines(written);
}

function writeBlock(node: Block, writer: Writer): string {
  switch (node.type) {
    case "section":
      return writeSection(node, writer);
    case "heading":
      return element(
        `h${node.depth}`,
        commonAttributes(writer, node),
        writeInlines(node.children, writer),
      );
    case "paragraph":
      return element("p", commonAttributes(writer, node), writeInlines(node.children, writer));
    case "list":
      return writeList(node, writer);
    case "table":
      return writeTable(node, writer);
    case "figure":
      return writeFigure(node, writer);
    case "keyFigures":
      return writeKeyFigures(node, writer);
    case "callout":
      return writeCallout(node, writer);
    case "quotation":
      return writeQuotation(node, writer);
    case "columns":
      return writeColumns(node, writer);
    case "tableOfContents":
      return writeContents({ contents: node, length: 1 }, writer);
    default:
      return node satisfies never;
  }
}

function writeSection(node: Section, writer: Writer): string {
  return container("section", commonAttributes(writer, node), writeBlocks(node.children, writer));
}

function writeList(node: List, writer: Writer): string {
  const items = node.children.map((item) => writeItem(item, writer));
  return container(
    node.ordered ? "ol" : "ul",
    commonAttributes(writer, node, "list"),
    lines(items),
  );
}

// One plain paragraph needs no element of its own inside an item.
function writeItem(item: ListItem, writer: Writer): string {
  const [first, ...others] = item.children;
  const isPlain =
    first?.type === "paragraph" &&
    first.id === undefined &&
    first.style === undefined &&
    first.lang === undefined;
  const content = isPlain
    ? lines([writeInlines(first.children, writer), writeBlocks(others, writer)])
    : writeBlocks(item.children, writer);
  return element("li", commonAttributes(writer, item), content);
}

function writeKeyFigures(node: KeyFigures, writer: Writer): string {
  const figures = node.children.map((figure) => writeKeyFigure(figure, writer));
  const width = widthOfFigures(node);
  const wide = width === undefined ? undefined : `fb-figures-${width}`;
  return container("ul", commonAttributes(writer, node, "key-figures", wide), lines(figures));
}

// The width of a column, in rem, that holds what is longest without a place to break it, where that is more than the usual
// one does: figures of the sizes that come along are some 0.8 rem a sign, and a number stays with the word before it.
function widthOfFigures({ children }: KeyFigures): 11 | 15 | undefined {
  const words = children.flatMap(({ value }) =>
    textOf(value).split(/ (?!\p{Nd})|[\n\u00ad\u200b]/u),
  );
  const longest = Math.max(0, ...words.map((word) => word.length));
  return longest < 10 ? undefined : longest < 14 ? 11 : 15;
}

function writeKeyFigure(node: KeyFigure, writer: Writer): string {
  const part = (name: "value" | "label" | "note"): string =>
    element("div", { class: `key-figure-${name}` }, writeInlines(node[name], writer));
  return element(
    "li",
    commonAttributes(writer, node, "key-figure"),
    `${part("value")}${part("label")}${part("note")}`,
  );
}

function writeCallout(node: Callout, writer: Writer): string {
  const attributes = { ...commonAttributes(writer, node, "callout"), role: "note" };
  return container("div", attributes, writeBlocks(node.children, writer));
}

function writeQuotation(node: Quotation, writer: Writer): string {
  const { attribution } = node;
  const caption =
    attribution === undefined
      ? ""
      : element("figcaption", { class: "attribution" }, writeInlines(attribution, writer));
  const words = container("blockquote", {}, writeBlocks(node.children, writer));
  return container("figure", commonAttributes(writer, node, "quotation"), lines([words, caption]));
}

function writeColumns(node: Columns, writer: Writer): string {
  const shares = node.children.map(({ width }) => `minmax(0,${fraction(width)}fr)`);
  const template = writer.classFor(`--fb-columns:${shares.join(" ")}`);
  const columns = node.children.map((column) =>
    container(
      "div",
      commonAttributes(writer, column, "column"),
      writeBlocks(column.children, writer),
    ),
  );
  return container("div", commonAttributes(writer, node, "columns", template), lines(columns));
}

function fraction(width: number): number {
  return Number.isFinite(width) && width > 0 ? Math.round(width * 1000) / 1000 : 1;
}
