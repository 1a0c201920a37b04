import { type Heading, textOf } from "../document/index.ts";
import type { Destination, OutlineEntry } from "./frame.ts";

/** A heading and where it landed. */
export interface PlacedHeading {
  readonly heading: Heading;
  readonly destination: Destination;
}

interface Entry extends OutlineEntry {
  readonly children: Entry[];
}

/** Builds the outline: each heading goes below the nearest earlier one of less depth. */
export function buildOutline(headings: readonly PlacedHeading[]): OutlineEntry[] {
  const roots: Entry[] = [];
  const open: { readonly depth: number; readonly entry: Entry }[] = [];
  for (const { heading, destination } of headings) {
    const title = textOf(heading.children).replace(/\s+/g, " ").trim();
    const entry: Entry = { title, destination, children: [] };
    while ((open.at(-1)?.depth ?? 0) >= heading.depth) open.pop();
    (open.at(-1)?.entry.children ?? roots).push(entry);
    open.push({ depth: heading.depth, entry });
  }
  return roots;
}
