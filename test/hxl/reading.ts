import { parse } from "csv-parse/sync";

/** A row by the names of its columns. */
export type CsvRecord = Readonly<Record<string, string>>;

function rowsOf(text: string): readonly (readonly string[])[] {
  return parse(text);
}

/** Reads the rows of incidents.csv, without its row of hashtags, as another program does. */
export function recordsOf(text: string): readonly CsvRecord[] {
  const [header = [], , ...rows] = rowsOf(text);
  return rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""])));
}

/** Reads its row of hashtags. */
export function tagsOf(text: string): readonly string[] {
  return rowsOf(text)[1] ?? [];
}
