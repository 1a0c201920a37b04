import type {
  Block,
  ContentsEntry,
  Document,
  Heading,
  Inline,
  Node,
  TableOfContents,
} from "./nodes.ts";
import { plain } from "./plain.ts";
import type { CallTarget } from "./reference.ts";
import { visit } from "./visit.ts";

/**
 * Returns the entries of a table of contents: every named heading below the title, down to
 * `contents.depth` levels (1: second-level headings alone), but not the heading of the contents itself.
 */
export function listContents(
  document: Document,
  contents: TableOfContents,
  callTarget: CallTarget,
): ContentsEntry[] {
  const own = headingBefore(document, contents);
  return headingsOf(document).flatMap((heading) => {
    const depth = heading.depth - 1;
    if (heading.id === undefined || depth < 1 || depth > contents.depth || heading === own)
      return [];
    return [entryOf(heading, heading.id, depth, callTarget)];
  });
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
  heading: Heading,
  target: string,
  depth: number,
  callTarget: CallTarget,
): ContentsEntry {
  const words = plain(heading.children, callTarget);
  const link = { type: "link", url: `#${target}`, children: words } as const;
  const children: Inline[] = [link, { type: "pageReference", target }];
  return {
    type: "contentsEntry",
    depth,
    target,
    children,
    ...(heading.lang === undefined ? {} : { lang: heading.lang }),
    ...(heading.place === undefined ? {} : { place: heading.place }),
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
