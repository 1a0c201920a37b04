import { penalty, type Repeated, type Slice } from "../slice.ts";
import { costlier } from "../stack.ts";
import { type GridRow, groupRows } from "./grid.ts";
import { repeat, repeatUnder } from "./repeat.ts";
import { setGroup, type TableSetting } from "./set-group.ts";
import { sliceGroup } from "./slice-group.ts";

/**
 * Sets the rows of a table's body: whole unless they are higher than `limit`, the head repeated above them.
 * Where a page begins inside a group of rows, the row that heads it is repeated too, as continued; it is
 * not parted from the first row of its group.
 */
export function setBody(
  rows: readonly GridRow[],
  head: Repeated | undefined,
  table: TableSetting,
  limit: number,
): Slice[] {
  const slices: Slice[] = [];
  const heads = new Set<number>();
  let repeated = head;
  let isAnnounced = false;
  for (const group of groupRows(rows)) {
    const [first] = group;
    const isHead = first?.row.group !== undefined;
    if (isHead) {
      repeated = head;
      heads.add(slices.length);
    }
    for (const slice of sliceGroup(setGroup(group, "table-cell", table), limit)) {
      const cost = isAnnounced ? penalty.announced : penalty.free;
      slices.push(withCost(slice, cost, repeated));
      isAnnounced = isHead;
    }
    if (isHead) repeated = repeatUnder(head, setContinued(first, table, limit), limit);
  }
  const last = slices.length - 1;
  return slices.map((slice, index) => {
    // The first two and the last two rows of a group stay together, as those of the table do.
    const isLonely = heads.has(index + 1) || heads.has(index - 2);
    const least = isLonely ? penalty.lonely : penalty.free;
    return withCost(slice, Math.max(least, costInBody(index, last)), slice.repeated);
  });
}

/** Gives a slice a cost and what is repeated above it. */
export function withCost(slice: Slice, cost: number, repeated: Repeated | undefined): Slice {
  const breakBefore = costlier(slice.breakBefore, cost);
  if (breakBefore === slice.breakBefore && repeated === slice.repeated) return slice;
  const costly = { ...slice, breakBefore };
  return repeated === undefined ? costly : { ...costly, repeated };
}

// The first and the last two rows stay together, and the first with what is above it.
function costInBody(index: number, last: number): number {
  if (index === 0) return penalty.announced;
  return index === 1 || index === last ? penalty.lonely : penalty.free;
}

function setContinued(
  { row, cells }: GridRow,
  table: TableSetting,
  limit: number,
): Repeated | undefined {
  const [head] = cells;
  if (head === undefined || row.group === undefined) return undefined;
  const cell = { ...head.cell, children: row.group.continued };
  const set = setGroup([{ row, cells: [{ ...head, cell }] }], "table-cell", table);
  const [slice] = sliceGroup(set, Number.POSITIVE_INFINITY);
  return slice === undefined ? undefined : repeat(slice, limit);
}
