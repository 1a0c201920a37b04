import type { Row, Table } from "./table.ts";

/** Reports each row whose id stands in an earlier row of the table. */
export function reportDuplicates<K extends string>(table: Table<K>, column: K): void {
  for (const row of table.rows) reportDuplicate(row, column, table);
}

function reportDuplicate<K extends string>(row: Row<K>, column: K, table: Table<K>): void {
  const first = table.ids.get(row.id);
  if (first === undefined || first.line === row.place.line) return;
  row.report(column, {
    code: "incident/duplicate-id",
    message: `duplicate id "${row.id}"`,
    hint: `first given in ${first.file}, line ${first.line}; each record has an id of its own`,
  });
}
