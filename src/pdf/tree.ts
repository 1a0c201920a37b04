import type { PdfFile } from "./file.ts";
import { array, reference } from "./syntax.ts";

// Readers search a tree leaf by leaf; leaves of this size are read at once.
const leafSize = 128;

/** Keys and values in PDF syntax, in the order of the keys. */
export type TreeEntries = readonly (readonly [key: string, value: string])[];

/** Writes a name tree or a number tree (ISO 32000-1 7.9.6, 7.9.7) and returns its number. */
export function writeTree(kind: "Names" | "Nums", entries: TreeEntries, file: PdfFile): number {
  const pairs = (some: TreeEntries): string => `/${kind}${array(some.flat())}`;
  if (entries.length <= leafSize) return file.add(`<<${pairs(entries)}>>`);
  const leaves: string[] = [];
  for (let start = 0; start < entries.length; start += leafSize) {
    const some = entries.slice(start, start + leafSize);
    const limits = array([some[0]?.[0] ?? "", some.at(-1)?.[0] ?? ""]);
    leaves.push(reference(file.add(`<</Limits${limits}${pairs(some)}>>`)));
  }
  return file.add(`<</Kids${array(leaves)}>>`);
}
