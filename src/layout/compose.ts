import { draw } from "./draw.ts";
import type { Source } from "./frame.ts";
import { anchorsAt } from "./landing.ts";
import type { PageFill } from "./paginate.ts";
import { type Box, makeSlice, type PlainItem, type Slice } from "./slice.ts";

/** A stretch of one column: what stands in it, and the boxes that began above it. */
export interface Stretch {
  readonly fill: Pick<PageFill, "placed" | "repeated">;
  readonly open: readonly Box[];
}

/** Stretches side by side as one slice that cannot be broken, and the boxes that go on below each. */
export interface Composed {
  readonly slice: Slice;
  readonly open: readonly (readonly Box[])[];
}

/** Puts stretches side by side; the slice is as high as the highest. */
export function composeBeside(stretches: readonly Stretch[]): Composed {
  const drawings = stretches.map(({ fill, open }) => draw(fill, open, shift));
  const placed = stretches.flatMap(({ fill }) => fill.placed);
  const height = Math.max(0, ...placed.map(({ slice, y }) => y + slice.height));
  const items = drawings.flatMap((drawing) => drawing.items);
  const slice = makeSlice(height, items, {
    anchors: stretches.flatMap(({ fill }) => anchorsAt(fill.placed)),
    notes: placed.flatMap((place) => place.slice.notes),
  });
  return { slice, open: drawings.map((drawing) => drawing.open) };
}

/** Returns slices under each other as a stretch. */
export function pile(slices: readonly Slice[]): Stretch {
  let y = 0;
  const placed = slices.map((slice, index) => {
    y += index === 0 ? 0 : slice.before;
    const place = { slice, y };
    y += slice.height;
    return place;
  });
  return { fill: { placed }, open: [] };
}

function shift(item: PlainItem, y: number, source: Source): PlainItem {
  // Only text changes hands.
  return item.type === "text" ? { ...item, y: item.y + y, source } : { ...item, y: item.y + y };
}
