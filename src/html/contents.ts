import type {
  Block,
  ContentsEntry,
  Heading,
  Inline,
  Section,
  TableOfContents,
} from "../document/index.ts";
import { container, element } from "./element.ts";
import { writeInlines } from "./inline.ts";
import { commonAttributes, type Writer } from "./writer.ts";

/** A table of contents among blocks, with what belongs to it; `length` blocks in all. */
export interface FoundContents {
  /** A section that holds nothing else. */
  readonly section?: Section;
  /** Right before it. */
  readonly heading?: Heading;
  readonly contents: TableOfContents;
  readonly length: number;
}

/** Returns the table of contents that starts at `index`, by itself, after its heading, or in a section. */
export function findContents(blocks: readonly Block[], index: number): FoundContents | undefined {
  const [block, next] = blocks.slice(index, index + 2);
  if (block?.type === "tableOfContents") return { contents: block, length: 1 };
  if (block?.type === "heading" && next?.type === "tableOfContents")
    return { heading: block, contents: next, length: 2 };
  if (block?.type !== "section") return undefined;
  const inside = findContents(block.children, 0);
  if (inside?.length !== block.children.length || inside.section !== undefined) return undefined;
  if (block.id !== undefined && inside.contents.id !== undefined) return undefined;
  return { ...inside, section: block, length: 1 };
}

/**
 * Writes a table of contents as a landmark, named by its heading, its entries nested by depth. A list of
 * tables or figures without a heading is none: it would have no name of its own.
 */
export function writeContents(found: FoundContents, writer: Writer): string {
  const { section, heading, contents } = found;
  const headingId = heading === undefined ? undefined : (heading.id ?? writer.freshId("contents"));
  const title =
    heading === undefined
      ? ""
      : `${element(
          `h${heading.depth}`,
          { ...commonAttributes(writer, heading), id: headingId },
          writeInlines(heading.children, writer),
        )}\n`;
  const { of = "headings", entries } = contents;
  if (entries.length === 0) return title;
  const isUnnamed = headingId === undefined && of === "headings";
  const list = writeEntries(entries, Math.min(...entries.map((e) => e.depth)), writer);
  const attributes = {
    ...commonAttributes(
      writer,
      { ...section, ...contents },
      "contents",
      section?.style,
      classOf(of),
    ),
    "aria-labelledby": headingId,
    "aria-label": isUnnamed ? writer.language.message("html.contents") : undefined,
  };
  const name = headingId === undefined && !isUnnamed ? "div" : "nav";
  return container(name, attributes, `${title}${list}`);
}

// Of several lists on a page, that of the headings stands beside the text.
function classOf(of: NonNullable<TableOfContents["of"]>): string | undefined {
  return of === "headings" ? undefined : "fb-captions";
}

// Entries deeper than `depth` belong to the one before them.
function writeEntries(entries: readonly ContentsEntry[], depth: number, writer: Writer): string {
  const items: string[] = [];
  for (let index = 0; index < entries.length; ) {
    const entry = entries[index];
    if (entry === undefined) break;
    const next = entries.findIndex((other, i) => i > index && other.depth <= depth);
    const end = next < 0 ? entries.length : next;
    const below = entries.slice(index + 1, end);
    const nested = below.length === 0 ? "" : `\n${writeEntries(below, depth + 1, writer)}`;
    const level = Math.min(Math.max(entry.depth, 1), 3);
    const attributes = commonAttributes(writer, entry, `contents-entry-${level}`);
    const words = element("div", attributes, writeInlines(withoutLeader(entry.children), writer));
    items.push(element("li", {}, `${words}${nested}`));
    index = end;
  }
  return container("ol", {}, items.join("\n"));
}

// The dots that lead to a page number go with it.
function withoutLeader(children: readonly Inline[]): readonly Inline[] {
  return children.filter((child, index) => {
    if (child.type === "pageReference") return false;
    const leads = children[index + 1]?.type === "pageReference" && child.type === "text";
    return !(leads && /^[\s.…·․_]*$/u.test(child.value));
  });
}
