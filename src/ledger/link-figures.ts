import {
  type Block,
  type Document,
  type Figure,
  type FigureList,
  type FigureValue,
  type Inline,
  type Node,
  rewrite,
  type Table,
  visit,
} from "../document/index.ts";
import type { Language } from "../language/index.ts";
import type { Ledger } from "./ledger.ts";
import { listRows } from "./list-rows.ts";
import { findTargets, type Targets } from "./targets.ts";

/**
 * Returns the document with its list of figures filled in, if it has one, and with every figure leading to what
 * says of which records it is.
 */
export function linkFigures(document: Document, ledger: Ledger, language: Language): Document {
  const list = listIn(document);
  const targets = findTargets(document, ledger, list);
  const rows =
    list === undefined ? [] : listRows({ document, list, groups: targets.groups, language });
  const still = new WeakSet<Node>();
  // The list itself is where they lead.
  for (const row of rows) hold(row, still);
  const link = (node: FigureValue): FigureValue => {
    const target = node.derivation && targets.targetOf(node.derivation.id);
    return target === undefined || still.has(node) ? node : { ...node, target: `#${target}` };
  };
  return rewrite(document, {
    block: (block) => {
      if (block.type === "table") holdOwn(block, targets, still);
      if (block.type === "table" && block.figures !== undefined) return { ...block, body: rows };
      return block.type === "figure" ? withData(block, link) : block;
    },
    inline: (inline) => {
      if (inline.type === "link") hold(inline, still);
      return inline.type === "figureValue" ? link(inline) : inline;
    },
  });
}

function listIn(document: Document): FigureList | undefined {
  let list: FigureList | undefined;
  visit(document, (node) => {
    if (node.type === "table") list ??= node.figures;
  });
  return list;
}

// A link in a link leads nowhere.
function hold(node: Node, still: WeakSet<Node>): void {
  visit(node, (inner) => inner.type === "figureValue" && still.add(inner));
}

// A figure in the very row that it would lead to stands where it should.
function holdOwn(table: Table, { targetOf }: Targets, still: WeakSet<Node>): void {
  for (const row of [...table.head, ...table.body, ...table.foot])
    if (row.id !== undefined)
      visit(row, (node) => {
        if (node.type !== "figureValue" || node.derivation === undefined) return;
        if (targetOf(node.derivation.id) === row.id) still.add(node);
      });
}

// The data of a chart stand beside the document's own words.
function withData(figure: Figure, link: (node: FigureValue) => FigureValue): Block {
  if (figure.data === undefined) return figure;
  const body = figure.data.body.map((row) => ({
    ...row,
    children: row.children.map((cell) => ({
      ...cell,
      children: cell.children.map(
        (inline): Inline => (inline.type === "figureValue" ? link(inline) : inline),
      ),
    })),
  }));
  return { ...figure, data: { ...figure.data, body } };
}
