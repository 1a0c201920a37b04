import type { Item, Mark } from "./engine.ts";

/** Tells whether a label of a row would stand over one that was asked about before; that one is drawn then. */
export type IsCovered = (mark: Mark, item: Item) => boolean;

// Less is the roundness of letters, and the room that a line of text has above and below them.
const slack = 1;

/**
 * Returns what leaves labels out as Vega does with those of axes by `labelOverlap: "greedy"`: of two that do not both have
 * room the first is drawn.
 */
export function greedyLabels(): IsCovered {
  const drawn = new Map<Item | undefined, NonNullable<Item["bounds"]>[]>();
  return ({ role, group }, { bounds, text, opacity }) => {
    if (role !== "mark" || bounds === undefined || opacity === 0 || String(text ?? "") === "")
      return false;
    // Boxes are those of a group: labels of one panel cover none of another.
    const inGroup = drawn.get(group) ?? [];
    drawn.set(group, inGroup);
    const isCovered = inGroup.some((other) => {
      const across = Math.min(bounds.x2, other.x2) - Math.max(bounds.x1, other.x1);
      const down = Math.min(bounds.y2, other.y2) - Math.max(bounds.y1, other.y1);
      return across > slack && down > slack;
    });
    if (!isCovered) inGroup.push(bounds);
    return isCovered;
  };
}
