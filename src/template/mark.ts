import type { Place } from "../diagnostic.ts";
import { type Origin, placeWithin } from "./origin.ts";

// Characters of the private use area, which no text needs and which are taken out of all values: what
// stands between them in rendered text was put there by this folder.
const marks = /\ue000(\d+)\ue001/g;

/** Returns the mark that says: from here on the output comes from `origins[index]`. */
export function markOf(index: number): string {
  return `\ue000${index}\ue001`;
}

/** Returns the text that stands for node `index` in rendered text. */
export function nodeMark(index: number): string {
  return `\ue002${index}\ue003`;
}

/** Splits text at its node marks: strings, and the indexes of nodes between them. */
export function splitAtNodes(text: string): (string | number)[] {
  return text
    .split(/(\ue002\d+\ue003)/)
    .filter((part) => part !== "")
    .map((part) => (part.startsWith("\ue002") ? Number(part.slice(1, -1)) : part));
}

/** Stands between the outputs of helpers that are rendered one after the other. */
export const separator = "\ue004";

/** Takes the characters of marks out of a text that comes from data. */
export function clean(text: string): string {
  return /[\ue000-\ue004]/.test(text) ? text.replace(/[\ue000-\ue004]/g, "") : text;
}

/** Rendered text without its marks, and the way back from it to the template. */
export interface Rendered {
  readonly text: string;
  placeAt(offset: number): Place | undefined;
}

/** Takes the marks out of rendered text, keeping where each stretch came from. */
export function readMarks(rendered: string, origins: readonly Origin[]): Rendered {
  const starts: { readonly offset: number; readonly origin: Origin | undefined }[] = [];
  let removed = 0;
  const text = rendered.replace(marks, (mark, index: string, offset: number) => {
    starts.push({ offset: offset - removed, origin: origins[Number(index)] });
    removed += mark.length;
    return "";
  });
  const placeAt = (offset: number): Place | undefined => {
    const start = starts[lastAtOrBefore(starts, offset)];
    if (start?.origin === undefined) return undefined;
    return placeWithin(start.origin, offset - start.offset);
  };
  return { text, placeAt };
}

function lastAtOrBefore(starts: readonly { readonly offset: number }[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle]?.offset ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
