import type { Place } from "../diagnostic.ts";
import { originMark } from "./mark.ts";
import { type Origin, type Origins, placeWithin } from "./origin.ts";

/** Rendered text without its marks, and the way back from it to the template. */
export interface Rendered {
  readonly text: string;
  placeAt(offset: number): Place | undefined;
}

/** Takes the marks out of rendered text, keeping where each stretch came from. */
export function readMarks(rendered: string, origins: Origins): Rendered {
  const starts: { readonly offset: number; readonly origin: Origin | undefined }[] = [];
  let removed = 0;
  const text = rendered.replace(originMark, (mark, file: string, index: string, offset: number) => {
    const origin = origins.get(Number(file))?.[Number(index)];
    starts.push({ offset: offset - removed, origin });
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
