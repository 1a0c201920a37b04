/** A table of events on the disk, whose header was read. */
export interface EventFile {
  /** The absolute path. */
  readonly path: string;
  /** Its name in findings. */
  readonly file: string;
  readonly form: "csv" | "csv.gz" | "parquet";
  /** Of a text file its columns in their order; of Parquet those that are to be read. */
  readonly columns: readonly string[];
}

/** Returns a text as SQL writes it. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Returns the name of a column as SQL writes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Returns the SQL that reads a table of events whole, each cell a text. */
export function scanOf({ path, form, columns }: EventFile): string {
  if (form === "parquet") {
    const cells = columns.map((name) => `CAST(${quoted(name)} AS varchar) AS ${quoted(name)}`);
    return `SELECT ${cells.join(", ")} FROM read_parquet(${literal(path)})`;
  }
  const names = columns.map(quoted).join(", ");
  const types = columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
  const options = [
    "auto_detect = false",
    "header = true",
    `delim = ','`,
    `quote = '"'`,
    `escape = '"'`,
    `columns = {${types}}`,
    `compression = ${form === "csv" ? "'none'" : "'gzip'"}`,
    "store_rejects = true",
    // How many there are is told.
    "rejects_limit = 0",
  ];
  return `SELECT ${names} FROM read_csv(${literal(path)}, ${options.join(", ")})`;
}
