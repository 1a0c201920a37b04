/** A table of events on the disk, whose header was read. */
export interface EventFile {
  /** The absolute path. */
  readonly path: string;
  /** Its name in findings. */
  readonly file: string;
  readonly form: "csv" | "csv.gz" | "parquet";
  /** Of a text file its columns in their order; of Parquet those that are to be read. */
  readonly columns: readonly string[];
  /** Of Parquet the types of its columns, as the engine names them. */
  readonly types?: ReadonlyMap<string, string>;
}

/** Returns a text as SQL writes it. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Returns the name of a column as SQL writes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

// A whole number is written as one whichever type it has: programs keep counts of which some are missing as fractions. And
// midnight is how they keep a day that they have no type for.
function textOfCell(name: string, type = ""): string {
  const cell = quoted(name);
  const text = `CAST(${cell} AS varchar)`;
  if (/^(?:DOUBLE|FLOAT|DECIMAL)/.test(type))
    return `CASE WHEN ${cell} = trunc(${cell}) AND abs(${cell}) < 1e15 THEN CAST(CAST(${cell} AS bigint) AS varchar) ELSE ${text} END`;
  if (/^TIMESTAMP(?:_\w+)?$/.test(type))
    return `CASE WHEN ${cell} = date_trunc('day', ${cell}) THEN CAST(CAST(${cell} AS date) AS varchar) ELSE ${text} END`;
  return text;
}

/** Returns the SQL that reads a table of events whole, each cell a text. */
export function scanOf({ path, form, columns, types }: EventFile): string {
  if (form === "parquet") {
    const cells = columns.map((name) => `${textOfCell(name, types?.get(name))} AS ${quoted(name)}`);
    return `SELECT ${cells.join(", ")} FROM read_parquet(${literal(path)})`;
  }
  const names = columns.map(quoted).join(", ");
  const texts = columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
  const options = [
    "auto_detect = false",
    "header = true",
    `delim = ','`,
    `quote = '"'`,
    `escape = '"'`,
    `columns = {${texts}}`,
    `compression = ${form === "csv" ? "'none'" : "'gzip'"}`,
    "store_rejects = true",
    // How many there are is told.
    "rejects_limit = 0",
  ];
  return `SELECT ${names} FROM read_csv(${literal(path)}, ${options.join(", ")})`;
}
