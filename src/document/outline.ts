import type {
  Block,
  Caption,
  ContentsEntry,
  Document,
  Figure,
  Heading,
  Inline,
  Node,
  Table,
  TableOfContents,
} from "./nodes.ts";
import { plain } from "./plain.ts";
import type { CallTarget } from "./reference.ts";
import { children, visit } from "./visit.ts";

/** Of what entries are made beside the document. */
export interface Naming {
  readonly callTarget: CallTarget;
  /** The label of a table or figure. */
  readonly labelOf: (node: Node) => string | undefined;
}

/**
 * Returns the entries of a table of contents: every named heading below the title, down to
 * `contents.depth` levels (1: second-level headings alone), but not the heading of the contents itself;
 * or every captioned table or figure.
 */
export function listContents(
  document: Document,
  contents: TableOfContents,
  naming: Naming,
): ContentsEntry[] {
  const { of = "headings" } = contents;
  if (of !== "headings")
    return listCaptions(document, of === "tables" ? "table" : "figure", naming);
  const own = headingBefore(document, contents);
  return headingsOf(document).flatMap((heading) => {
    const depth = heading.depth - 1;
    if (heading.id === undefined || depth < 1 || depth > contents.depth || heading === own)
      return [];
    return [entryOf(heading, heading.id, depth, plain(heading.children, naming.callTarget))];
  });
}

// Set like the second level of headings: the first is set apart from the levels below it.
const captionDepth = 2;

// An en space parts a label from the words, as in the caption.
const afterLabel = "\u2002";

function listCaptions(
  document: Document,
  type: "table" | "figure",
  { callTarget, labelOf }: Naming,
): ContentsEntry[] {
  return captionedIn(document).flatMap((node) => {
    const target = node.id ?? node.caption.id;
    const label = labelOf(node);
    if (node.type !== type || target === undefined || label === undefined) return [];
    const words = plain(node.caption.children, callTarget);
    return [
      entryOf(node, target, captionDepth, [
        { type: "text", value: `${label}${afterLabel}` },
        ...words,
      ]),
    ];
  });
}

/** A table or figure that is numbered. */
export type Captioned = (Table | Figure) & { readonly caption: Caption };

/** Returns the tables and figures with a caption in reading order; a chart's data are not among them. */
export function captionedIn(document: Document): Captioned[] {
  const found: Captioned[] = [];
  const walk = (node: Node): void => {
    if (node.type !== "table" && node.type !== "figure") children(node).forEach(walk);
    else if (isCaptioned(node)) found.push(node);
  };
  walk(document);
  return found;
}

function isCaptioned(node: Table | Figure): node is Captioned {
  return node.caption !== undefined;
}

/** Returns the headings of a document in reading order. */
export function headingsOf(document: Document): Heading[] {
  const headings: Heading[] = [];
  visit(document, (node) => {
    if (node.type === "heading") headings.push(node);
  });
  return headings;
}

function entryOf(
  { lang, place }: Heading | Captioned,
  target: string,
  depth: number,
  words: readonly Inline[],
): ContentsEntry {
  const link = { type: "link", url: `#${target}`, children: words } as const;
  const children: Inline[] = [link, { type: "pageReference", target }];
  return {
    type: "contentsEntry",
    depth,
    target,
    children,
    ...(lang === undefined ? {} : { lang }),
    ...(place === undefined ? {} : { place }),
  };
}

// The heading directly above the contents, with no other block between.
function headingBefore(document: Document, contents: TableOfContents): Node | undefined {
  let before: Node | undefined;
  let last: Node | undefined;
  visit(document, (node) => {
    if (node === contents) before = last?.type === "heading" ? last : undefined;
    if (blocks.has(node.type)) last = node;
  });
  return before;
}

const blocks: ReadonlySet<Node["type"]> = new Set<Block["type"]>([
  "heading",
  "paragraph",
  "list",
  "table",
  "figure",
  "keyFigures",
  "callout",
  "quotation",
  "columns",
  "tableOfContents",
]);
