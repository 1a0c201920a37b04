import type { TableCell, TableRow } from "../document/index.ts";

/** Returns the column each cell starts in, cells that reach down from rows above taken into account. */
export function placeCells(rows: readonly TableRow[]): ReadonlyMap<TableCell, number> {
  const starts = new Map<TableCell, number>();
  const taken: number[] = [];
  for (const row of rows) {
    let column = 0;
    for (const cell of row.children) {
      while ((taken[column] ?? 0) > 0) column++;
      starts.set(cell, column);
      for (let i = 0; i < (cell.colSpan ?? 1); i++) taken[column++] = cell.rowSpan ?? 1;
    }
    taken.forEach((left, index) => {
      taken[index] = Math.max(0, left - 1);
    });
  }
  return starts;
}
