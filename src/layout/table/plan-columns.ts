import type { Table } from "../../document/index.ts";
import { quantity } from "../../quantity.ts";
import type { Frame, Setting } from "../setting.ts";
import { columnNeeds, type PartRows } from "./column-needs.ts";
import { type ColumnNeed, fitColumns } from "./fit-columns.ts";
import { countColumns } from "./grid.ts";
import { lookBook } from "./look.ts";
import type { TableSetting } from "./set-group.ts";

// Points: text smaller than this is not read.
const leastFontSize = 7;
// Each attempt comes closer, since only text in sizes of its own does not shrink along.
const mostAttempts = 4;

/** What a table's columns are planned from. */
export interface TableRoom {
  readonly node: Table;
  readonly parts: readonly PartRows[];
  readonly gap: number;
  readonly frame: Frame;
  readonly setting: Setting;
}

/** How wide columns are; `excess` is by how much their words are wider than the table. */
export interface ColumnPlan {
  readonly table: TableSetting;
  readonly excess: number;
}

/**
 * Decides how wide columns are. Where words are wider than the table, its text is set smaller, down to
 * a floor; below it words are cut, but each column is there.
 */
export function planColumns(plan: TableRoom): ColumnPlan {
  const { node, parts, gap, frame, setting } = plan;
  const count = Math.max(node.columns.length, ...parts.map(({ rows }) => countColumns(rows)));
  const room = frame.width - gap * Math.max(0, count - 1);
  const floor = Math.min(1, leastFontSize / frame.text.fontSize);
  let scale = 1;
  for (let attempt = 1; ; attempt++) {
    const lookOf = lookBook(node.columns, scale, frame, setting);
    const needs = columnNeeds(parts, count, { ...plan, columns: node.columns, lookOf });
    const least = needs.reduce((sum, need) => sum + need.min, 0);
    if (least <= room || scale <= floor) {
      const columns = placeColumns(needs, plan, room);
      return { table: { columns, gap, lookOf, setting }, excess: Math.max(0, least - room) };
    }
    scale = attempt < mostAttempts ? Math.max(floor, (scale * room) / least) : floor;
  }
}

function placeColumns(
  needs: readonly ColumnNeed[],
  { frame, gap }: TableRoom,
  room: number,
): Frame[] {
  let start = frame.start;
  return fitColumns(needs, room).map((width) => {
    const column = { ...frame, start, width };
    start += width + gap;
    return column;
  });
}

/** Reports a table that is wider than its place, even turned if it could be. */
export function reportWide(node: Table, { excess, table: { setting } }: ColumnPlan): void {
  if (excess === 0) return;
  const name = node.caption?.label?.value ?? "a table";
  const points = Math.ceil(excess);
  const place = node.place ?? node.caption?.place;
  setting.report({
    severity: "error",
    code: "layout/table-too-wide",
    message: `${name} is ${quantity(points, "point")} wider than its place, even in type of ${leastFontSize} points`,
    hint: "leave out a column, shorten its longest words, or split the table in two",
    ...(place === undefined ? {} : { place }),
  });
}
