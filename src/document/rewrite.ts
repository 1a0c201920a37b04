import type { Block, Document, Inline, TableRow } from "./nodes.ts";

/** What to put in a node's place. Called in reading order, a node before its children. */
interface Rewriter {
  readonly block?: (block: Block) => Block;
  readonly inline?: (inline: Inline) => Inline;
}

/**
 * Returns a copy of the document with every block and inline replaced by what `rewriter` makes of it. The printed
 * words of figures and citations belong to them, and the data of a chart to the chart: they stay. A node
 * that stood in several places becomes several: what is drawn later is traced to its node. Without an
 * `inline`, words are neither changed nor copied.
 */
export function rewrite(document: Document, rewriter: Rewriter): Document {
  return { ...document, children: blocks(document.children, rewriter) };
}

function blocks(list: readonly Block[], rewriter: Rewriter): Block[] {
  return list.map((block) => below(rewriter.block?.(block) ?? block, rewriter));
}

function inlines(list: readonly Inline[], rewriter: Rewriter): readonly Inline[] {
  const { inline: change } = rewriter;
  return change === undefined ? list : list.map((inline) => within(change(inline), rewriter));
}

function below(block: Block, rewriter: Rewriter): Block {
  switch (block.type) {
    case "section":
    case "callout":
      return { ...block, children: blocks(block.children, rewriter) };
    case "heading":
    case "paragraph":
      return { ...block, children: inlines(block.children, rewriter) };
    case "list":
      return { ...block, children: block.children.map((item) => holding(item, rewriter)) };
    case "columns":
      return { ...block, children: block.children.map((column) => holding(column, rewriter)) };
    case "table": {
      if (rewriter.inline === undefined) return block;
      const rows = (list: readonly TableRow[]): TableRow[] =>
        list.map((row) => ({ ...row, children: row.children.map((c) => saying(c, rewriter)) }));
      const caption = block.caption && { caption: saying(block.caption, rewriter) };
      const [head, body, foot] = [rows(block.head), rows(block.body), rows(block.foot)];
      return { ...block, ...caption, head, body, foot };
    }
    case "figure":
      return {
        ...block,
        ...(block.caption && { caption: saying(block.caption, rewriter) }),
        ...(block.source && { source: inlines(block.source, rewriter) }),
      };
    case "keyFigures":
      return {
        ...block,
        children: block.children.map((keyFigure) => ({
          ...keyFigure,
          value: inlines(keyFigure.value, rewriter),
          label: inlines(keyFigure.label, rewriter),
          note: inlines(keyFigure.note, rewriter),
        })),
      };
    case "quotation":
      return {
        ...block,
        children: blocks(block.children, rewriter),
        ...(block.attribution && { attribution: inlines(block.attribution, rewriter) }),
      };
    case "tableOfContents":
      return { ...block };
    default:
      return block satisfies never;
  }
}

function within(inline: Inline, rewriter: Rewriter): Inline {
  switch (inline.type) {
    case "emphasis":
    case "strong":
    case "span":
    case "link":
      return { ...inline, children: inlines(inline.children, rewriter) };
    case "noteReference":
      return { ...inline, note: saying(inline.note, rewriter) };
    case "figureValue":
    case "citation":
      return { ...inline, children: inline.children.map((text) => ({ ...text })) };
    case "text":
    case "pageReference":
    case "lineBreak":
      return { ...inline };
    default:
      return inline satisfies never;
  }
}

function holding<T extends { readonly children: readonly Block[] }>(node: T, by: Rewriter): T {
  return { ...node, children: blocks(node.children, by) };
}

function saying<T extends { readonly children: readonly Inline[] }>(node: T, by: Rewriter): T {
  return { ...node, children: inlines(node.children, by) };
}
