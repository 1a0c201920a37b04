import type { Cell, CellType, Table } from "./database.ts";

/** A column, and how a record fills its cell. */
export type ColumnOf<R> = readonly [
  name: string,
  type: CellType,
  cellOf: (record: R, index: number) => Cell,
];

/** Makes a table of records, a row for each; `of` is owed where columns hold counts. */
export function tableOf<R>(
  name: string,
  columns: readonly ColumnOf<R>[],
  records: readonly R[],
  of?: Table["of"],
): Table {
  return {
    name,
    columns: columns.map(([column, type]) => ({ name: column, type })),
    rows: records.map((record, index) => columns.map(([, , cellOf]) => cellOf(record, index))),
    ...(of && { of }),
  };
}
