import type { TableRow } from "../../document/index.ts";
import type { Frame, Setting } from "../setting.ts";
import type { Anchor, FlowItem } from "../slice.ts";
import { type CellArea, cellRects } from "./cell-rects.ts";
import type { GridCell, GridRow } from "./grid.ts";
import type { LookOf, Part } from "./look.ts";
import { type CellLine, lower, type SetCell, setCell } from "./set-cell.ts";

/** What is the same for all rows of a table. */
export interface TableSetting {
  /** The stretch of each column. */
  readonly columns: readonly Frame[];
  readonly gap: number;
  readonly lookOf: LookOf;
  readonly setting: Setting;
}

/** Rows that hang together by cells over several of them; every `y` and `top` counts from the first. */
export interface SetGroup {
  readonly height: number;
  /** In reading order. */
  readonly lines: readonly CellLine[];
  /** Backgrounds and rules. */
  readonly rects: readonly FlowItem[];
  readonly anchors: readonly Anchor[];
  /** Where its rows begin. */
  readonly rowTops: readonly number[];
}

interface SetRow {
  readonly row: TableRow;
  readonly top: number;
  readonly bottom: number;
  /** Room for rules above and below the cells. */
  readonly before: number;
  readonly after: number;
  readonly cells: readonly SetCell[];
}

/** Sets a group of rows: each as high as its highest cell; the last one under a cell takes what it lacks. */
export function setGroup(rows: readonly GridRow[], part: Part, table: TableSetting): SetGroup {
  const set = setRows(rows, part, table);
  const lines: CellLine[] = [];
  const areas: CellArea[] = [];
  const anchors: Anchor[] = [];
  for (const [index, { row, top, before, cells }] of set.entries()) {
    if (row.id !== undefined) anchors.push({ y: top, id: row.id });
    for (const { cell, look, frame, lines: own, height } of cells) {
      const last = set[index + cell.rowSpan - 1];
      const bottom = last?.bottom ?? top;
      if (cell.cell.id !== undefined) anchors.push({ y: top, id: cell.cell.id });
      areas.push({ look, start: frame.start, width: frame.width, top, bottom });
      // Words of a head stand on its lower edge.
      const slack = bottom - (last?.after ?? 0) - (top + before + height);
      for (const line of own) lines.push(part === "table-head" ? lower(line, slack) : line);
    }
  }
  const height = set.at(-1)?.bottom ?? 0;
  const rowTops = set.map((row) => row.top);
  return { height, lines, rects: cellRects(areas, table.gap), anchors, rowTops };
}

function setRows(rows: readonly GridRow[], part: Part, table: TableSetting): SetRow[] {
  // By row: where the cells end that began above it and reach no further.
  const reach: number[] = [];
  let top = 0;
  return rows.map((row, index) => {
    const set = setRow(row, part, { top, reach: reach[index] ?? 0 }, table);
    for (const { cell, height } of set.cells) {
      const last = index + cell.rowSpan - 1;
      if (cell.rowSpan > 1) reach[last] = Math.max(reach[last] ?? 0, top + set.before + height);
    }
    top = set.bottom;
    return set;
  });
}

function setRow(
  { row, cells }: GridRow,
  part: Part,
  { top, reach }: { readonly top: number; readonly reach: number },
  table: TableSetting,
): SetRow {
  const looks = cells.map((cell) => table.lookOf(part, row, cell.cell, cell.column));
  const before = Math.max(0, ...looks.map(({ style }) => style.ruleBefore));
  const after = Math.max(0, ...looks.map(({ style }) => style.ruleAfter));
  let bottom = Math.max(top + before, reach);
  const set: SetCell[] = [];
  for (const [index, cell] of cells.entries()) {
    const look = looks[index];
    if (look === undefined) continue;
    const frame = stretchOf(cell, row, table);
    const own = setCell(cell, look, top + before, { frame, setting: table.setting });
    if (cell.rowSpan === 1) bottom = Math.max(bottom, top + before + own.height);
    set.push(own);
  }
  return { row, top, bottom: bottom + after, before, after, cells: set };
}

function stretchOf(cell: GridCell, row: TableRow, table: TableSetting): Frame {
  const first = table.columns[cell.column];
  const last = table.columns[cell.column + cell.colSpan - 1];
  if (first === undefined || last === undefined) throw new Error("a cell lies outside its table");
  const width = last.start + last.width - first.start;
  return { ...first, width, lang: row.lang ?? first.lang };
}
