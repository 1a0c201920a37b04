import type { Destination, OutlineEntry } from "../layout/index.ts";
import type { PdfFile } from "./file.ts";
import { number, reference, textString } from "./syntax.ts";

/** Returns a destination on a page in PDF syntax. */
export type ToDestination = (destination: Destination) => string;

/**
 * Writes the bookmarks (ISO 32000-1 12.3.3) and returns their number, or undefined if there are none.
 * Those of the first level are shown, all others wait to be opened; a title alone is open.
 */
export function writeOutline(
  entries: readonly OutlineEntry[],
  toDestination: ToDestination,
  file: PdfFile,
): number | undefined {
  const [first] = entries;
  if (first === undefined) return undefined;
  const root = file.reserve();
  const isTitle = entries.length === 1;
  const { range } = writeLevel(entries, root, isTitle, { toDestination, file });
  const shown = entries.length + (isTitle ? first.children.length : 0);
  file.put(root, `<</Type/Outlines${range}/Count ${shown}>>`);
  return root;
}

interface Writing {
  readonly toDestination: ToDestination;
  readonly file: PdfFile;
}

function writeLevel(
  entries: readonly OutlineEntry[],
  parent: number,
  isOpen: boolean,
  writing: Writing,
): { readonly range: string } {
  const ids = entries.map(() => writing.file.reserve());
  entries.forEach(({ title, destination, children }, at) => {
    const id = ids[at] ?? 0;
    const parts = [
      `/Title${textString(title)}/Parent ${reference(parent)}`,
      `/Dest${writing.toDestination(destination)}`,
      link("Prev", ids[at - 1]),
      link("Next", ids[at + 1]),
    ];
    if (children.length > 0) {
      // All that opening would show: the entry's own children, as theirs are closed.
      const count = number(isOpen ? children.length : -children.length);
      parts.push(`${writeLevel(children, id, false, writing).range}/Count ${count}`);
    }
    writing.file.put(id, `<<${parts.join("")}>>`);
  });
  return { range: `${link("First", ids[0])}${link("Last", ids.at(-1))}` };
}

function link(key: string, id: number | undefined): string {
  return id === undefined ? "" : `/${key} ${reference(id)}`;
}
