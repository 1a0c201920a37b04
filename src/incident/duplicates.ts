import type { Row, Table } from "./table.ts";

/** Tells whether the id of a row stands in an earlier row of its table. */
export function isDuplicate<K extends string>(row: Row<K>, table: Table<K>): boolean {
  if (table.ids.size === 0) return false;
  const first = table.ids.get(row.id);
  if (first === undefined) return false;
  return first.line !== row.place.line || first.file !== row.place.file;
}

/** Reports each row whose id stands in an earlier row of the table. */
export function reportDuplicates<K extends string>(table: Table<K>, column: K): void {
  for (const row of table.rows) {
    if (!isDuplicate(row, table)) continue;
    const { file, line } = table.ids.get(row.id) ?? row.place;
    const where = file === row.place.file ? `on line ${line}` : `in ${file}, line ${line}`;
    row.report(column, {
      code: "incident/duplicate-id",
      message: `duplicate id "${row.id}"`,
      hint: `first given ${where}; each record has an id of its own`,
    });
  }
}
