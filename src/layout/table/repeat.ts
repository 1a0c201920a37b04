import type { Artifact } from "../frame.ts";
import type { FlowItem, Repeated, Slice } from "../slice.ts";

const source: Artifact = { type: "artifact", kind: "repeated" };

/** Returns what is set again of a slice, unless it is higher than `limit`: not worth its place on each page. */
export function repeat(slice: Slice, limit: number): Repeated | undefined {
  if (slice.height > limit) return undefined;
  const items = slice.items.flatMap((item): FlowItem[] =>
    item.type === "link" ? [] : [{ ...item, source }],
  );
  return { height: slice.height, items };
}

/** Puts what is repeated under something else that is, where both are no higher than `limit`. */
export function repeatUnder(
  upper: Repeated | undefined,
  lower: Repeated | undefined,
  limit: number,
): Repeated | undefined {
  if (upper === undefined || lower === undefined) return upper ?? lower;
  const height = upper.height + lower.height;
  if (height > limit) return upper;
  const lowered = lower.items.map((item) => ({ ...item, y: item.y + upper.height }));
  return { height, items: [...upper.items, ...lowered] };
}
