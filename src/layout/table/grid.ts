import type { TableCell, TableRow } from "../../document/index.ts";

/** A cell with the columns and rows that it takes. */
export interface GridCell {
  readonly cell: TableCell;
  readonly column: number;
  readonly colSpan: number;
  /** At least 1, and within the rows given. */
  readonly rowSpan: number;
}

export interface GridRow {
  readonly row: TableRow;
  readonly cells: readonly GridCell[];
}

/** Gives each cell its column, as HTML does (HTML Standard, 4.9.12.1 Forming a table). */
export function arrangeRows(rows: readonly TableRow[]): GridRow[] {
  // For each column, how many rows more a cell from above reaches down.
  const taken: number[] = [];
  return rows.map((row, index) => {
    let column = 0;
    const cells = row.children.map((cell): GridCell => {
      while ((taken[column] ?? 0) > 0) column++;
      const colSpan = Math.max(1, cell.colSpan ?? 1);
      const rowSpan = Math.min(Math.max(1, cell.rowSpan ?? 1), rows.length - index);
      const placed = { cell, column, colSpan, rowSpan };
      for (let i = 0; i < colSpan; i++) taken[column + i] = rowSpan;
      column += colSpan;
      return placed;
    });
    for (let i = 0; i < taken.length; i++) taken[i] = Math.max(0, (taken[i] ?? 0) - 1);
    return { row, cells };
  });
}

/** Returns how many columns rows take. */
export function countColumns(rows: readonly GridRow[]): number {
  let count = 0;
  for (const { cells } of rows)
    for (const { column, colSpan } of cells) count = Math.max(count, column + colSpan);
  return count;
}

/** Cuts rows into groups that no cell reaches out of; most are of one row. */
export function groupRows(rows: readonly GridRow[]): GridRow[][] {
  const groups: GridRow[][] = [];
  let reach = 0;
  for (const [index, row] of rows.entries()) {
    if (index >= reach) groups.push([]);
    groups.at(-1)?.push(row);
    for (const { rowSpan } of row.cells) reach = Math.max(reach, index + rowSpan);
  }
  return groups;
}
