import { formatFigure } from "../count/index.ts";
import type { QueryResult } from "../database/index.ts";
import type { ToldQuery } from "./told.ts";

// As many as anybody reads through; the number of the others is told.
const mostRows = 200;

/** Returns the rows of queries as the page shows them: counts as they are written in data, nothing where there is none. */
export function tellRows(
  queries: readonly QueryResult[],
  files: ReadonlyMap<string, string>,
): readonly ToldQuery[] {
  return queries.map(({ name, columns, rows }) => ({
    name,
    file: files.get(name) ?? name,
    columns: columns.map((column) => ({ name: column.name, type: column.type })),
    rows: rows
      .slice(0, mostRows)
      .map((row) => columns.map((column) => cellText(row[column.name] ?? null))),
    more: Math.max(0, rows.length - mostRows),
  }));
}

function cellText(value: QueryResult["rows"][number][string]): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object")
    return "withheld" in value && value.withheld ? "withheld" : formatFigure(value);
  return String(value);
}
