/** Returns rows as a CSV file (RFC 4180) under a header. */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map((cells) => `${cells.map(quoted).join(",")}\n`).join("");
}

function quoted(cell: string): string {
  return /[",\n\r]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Returns records as a CSV file: all columns that a table has to have, and of the others those that are filled. */
export function writeTable<K extends string>(
  records: readonly Partial<Record<K, string>>[],
  { required, optional }: { readonly required: readonly K[]; readonly optional: readonly K[] },
): string {
  const isFilled = (column: K): boolean => records.some((record) => (record[column] ?? "") !== "");
  const columns = [...required, ...optional.filter(isFilled)];
  return writeCsv(
    columns,
    records.map((record) => columns.map((column) => record[column] ?? "")),
  );
}
