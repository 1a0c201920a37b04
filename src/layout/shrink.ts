import type { FlowItem, Slice } from "./slice.ts";

/** A slice set smaller, and where it stands among the others. */
export interface Shrunk {
  readonly at: number;
  readonly slice: Slice;
}

/**
 * Returns the picture that makes everything fit if it is set lower by `excess`: the one at `end`, which is
 * the first slice that does not fit, or one before it that it must not be parted from. Undefined if there
 * is none, or it would be too small.
 */
export function shrink(
  slices: readonly Slice[],
  { start, end, excess }: { readonly start: number; readonly end: number; readonly excess: number },
  isTogether: (slice: Slice) => boolean,
): Shrunk | undefined {
  for (let at = end; at >= start; at--) {
    const slice = slices[at];
    if (slice?.least !== undefined)
      return slice.height - excess < slice.least ? undefined : { at, slice: lessen(slice, excess) };
    if (slice === undefined || !isTogether(slice)) return undefined;
  }
  return undefined;
}

// The picture keeps to the start edge. It shrinks once only.
function lessen({ least: _, ...slice }: Slice, excess: number): Slice {
  const items = slice.items.map((item): FlowItem => {
    if (item.type !== "scene") return item;
    const height = item.height - excess;
    return { ...item, height, width: (item.width * height) / item.height };
  });
  const closes = slice.closes.map((edge) => ({ ...edge, y: edge.y - excess }));
  return { ...slice, items, closes, height: slice.height - excess };
}
