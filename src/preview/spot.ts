import { children, type Document, type Node, textOf, visit } from "../document/index.ts";
import type { Artifact, FrameItem, Source } from "../layout/index.ts";
import type { Spot } from "./told.ts";

const wordsShown = 80;

/** Says what a node of a document was made of, and where it stands in it. */
export type TellNode = (node: Node) => Spot;

/** Returns what tells of the nodes of a document; that of a text is the place of what it stands in. */
export function spotsOf(document: Document): TellNode {
  let parents: ReadonlyMap<Node, Node> | undefined;
  return (node) => {
    parents ??= parentsIn(document);
    const line: Node[] = [];
    for (let at: Node | undefined = node; at !== undefined; at = parents.get(at)) line.unshift(at);
    const place = line.findLast((each) => each.place !== undefined)?.place;
    // A figure, a chart or a row of a table says what it is of; of a whole section that is said of each figure.
    const holder = line.findLast((each) => holders.has(each.type)) ?? node;
    return {
      nodes: line.map(({ type }) => type),
      ...(place && { place }),
      words: textOf(node).replaceAll(/\s+/g, " ").trim().slice(0, wordsShown),
      queries: queriesIn(holder),
    };
  };
}

const holders: ReadonlySet<string> = new Set(["figureValue", "keyFigure", "tableRow", "figure"]);

function parentsIn(document: Document): ReadonlyMap<Node, Node> {
  const parents = new Map<Node, Node>();
  visit(document, (node) => {
    for (const child of children(node)) parents.set(child, node);
    for (const label of labelsOf(node)) parents.set(label, node);
  });
  return parents;
}

// The number of a list's item or of a caption is drawn, but no child.
function labelsOf(node: Node): readonly Node[] {
  return "label" in node && typeof node.label === "object" && "type" in node.label
    ? [node.label]
    : [];
}

// Kinds of figures that no query of this edition gave.
const queryless: ReadonlySet<string> = new Set(["stated", "edition", "published"]);

function queriesIn(top: Node): readonly string[] {
  if (!holders.has(top.type)) return [];
  const names = new Set<string>();
  const add = (node: Node): void => {
    if (node.type === "figureValue" && node.derivation !== undefined)
      for (const { kind, source } of node.derivation.made ?? [node.derivation])
        if (!queryless.has(kind)) names.add(source);
    if (node.type === "figure")
      for (const figure of [...(node.figures ?? []), ...(node.marks ?? [])]) add(figure);
  };
  visit(top, add);
  return [...names];
}

const furniture: Readonly<Record<Artifact["kind"], string>> = {
  header: "head of the page",
  footer: "foot of the page",
  repeated: "head of a table, repeated",
  rule: "rule",
  background: "background",
};

/** Says what is drawn at a point of a page, or within a few points of it; undefined where there is nothing. */
export function spotAt(
  items: readonly FrameItem[],
  point: { readonly x: number; readonly y: number },
  tell: TellNode,
): Spot | undefined {
  let nearest: { readonly source: Source; readonly rank: number } | undefined;
  for (const item of items) {
    const rank = distanceTo(item, point) + behind[item.type];
    // Of what lies on each other the last is on top.
    if (rank <= (nearest?.rank ?? reach)) nearest = { source: item.source, rank };
  }
  if (nearest === undefined) return undefined;
  const { source } = nearest;
  if (source.type !== "artifact") return tell(source);
  return { nodes: ["page", furniture[source.kind]], words: "", queries: [] };
}

// Points around what is drawn that are still meant for it.
const reach = 8;
// What words stand on is meant where there are no words.
const behind: Readonly<Record<FrameItem["type"], number>> = {
  text: 0,
  scene: 1,
  link: 4,
  rect: 4,
};

function distanceTo(item: FrameItem, { x, y }: { readonly x: number; readonly y: number }): number {
  const { left, right, top, bottom } = boxOf(item);
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxOf(item: FrameItem): Box {
  if (item.type !== "text")
    return { left: item.x, right: item.x + item.width, top: item.y, bottom: item.y + item.height };
  const { x, y, run } = item;
  return { left: x, right: x + run.advance, top: y - run.size, bottom: y + run.size / 4 };
}
