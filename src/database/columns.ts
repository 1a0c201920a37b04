import type { Cell, CellType, Table, TableColumn } from "./database.ts";

/** A column, and how a record fills its cell. */
export type ColumnOf<R> = readonly [
  name: string,
  type: CellType,
  cellOf: (record: R, index: number) => Cell,
];

interface MadeWith {
  /** Owed where columns hold counts. */
  readonly of?: Table["of"];
  /** The columns that hold a count; all unless told. */
  readonly ends?: (count: string) => TableColumn["ends"];
}

/** Makes a table of records, a row for each. */
export function tableOf<R>(
  name: string,
  columns: readonly ColumnOf<R>[],
  records: readonly R[],
  { of, ends = () => undefined }: MadeWith = {},
): Table {
  // Row by row: a record may read its cells from a text.
  const filled = columns.map(([column, type, cellOf]) => {
    const held = type === "count" ? ends(column) : undefined;
    const cells: Cell[] = [];
    return { cellOf, cells, column: { name: column, type, cells, ...(held && { ends: held }) } };
  });
  records.forEach((record, row) => {
    for (const { cellOf, cells } of filled) cells.push(cellOf(record, row));
  });
  return {
    name,
    columns: filled.map(({ column }) => column),
    ...(of && { of }),
  };
}
