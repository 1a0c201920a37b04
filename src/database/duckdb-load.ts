import type { DuckDBAppender } from "@duckdb/node-api";
import { type Cell, type CellType, countSuffixes, lineageSuffix, type Table } from "./database.ts";
import type { DuckDb } from "./duckdb.ts";
import { daysOf } from "./duckdb-date.ts";

const sqlTypes: Readonly<Record<Exclude<CellType, "count">, string>> = {
  text: "varchar",
  integer: "integer",
  double: "double precision",
  boolean: "boolean",
  date: "date",
};
// An end may be more than an integer of 32 bits holds.
const countTypes = ["bigint", "bigint", "varchar", "boolean", "varchar", "varchar"];

/** Returns the statement that makes a table. */
export function createStatement({ name, columns }: Table): string {
  const definitions = columns.flatMap((column) =>
    column.type === "count"
      ? [...countSuffixes, lineageSuffix].map(
          (suffix, index) => `${column.name}_${suffix} ${countTypes[index]}`,
        )
      : [`${column.name} ${sqlTypes[column.type]}`],
  );
  return `CREATE TABLE ${name} (${definitions.join(", ")});`;
}

/** Appends the rows of a table, cell by cell: for thousands of rows; millions want a file and COPY. */
export function appendRows(duckdb: DuckDb, appender: DuckDBAppender, table: Table): void {
  for (const [position, row] of table.rows.entries()) {
    const id = table.ids?.[position];
    for (const [index, { name, type }] of table.columns.entries()) {
      const cell = row[index] ?? null;
      if (type !== "count") appendCell(duckdb, appender, type, cell);
      else if (cell !== null && typeof cell === "object") {
        appendEnd(appender, cell.low);
        appendEnd(appender, cell.high);
        appender.appendVarchar(cell.bound);
        appender.appendBoolean(cell.approximate);
        appender.appendVarchar(cell.words);
        if (id === undefined) appender.appendNull();
        else appender.appendVarchar(`${name}=${id}`);
      } else throw new Error(`${table.name}.${name} holds no count`);
    }
    appender.endRow();
  }
}

function appendEnd(appender: DuckDBAppender, end: number | null): void {
  if (end === null) appender.appendNull();
  else appender.appendBigInt(BigInt(end));
}

function appendCell(
  duckdb: DuckDb,
  appender: DuckDBAppender,
  type: Exclude<CellType, "count">,
  cell: Cell,
): void {
  if (cell === null) appender.appendNull();
  else if (type === "integer" && typeof cell === "number") appender.appendInteger(cell);
  else if (type === "double" && typeof cell === "number") appender.appendDouble(cell);
  else if (type === "boolean" && typeof cell === "boolean") appender.appendBoolean(cell);
  else if (type === "text" && typeof cell === "string") appender.appendVarchar(cell);
  else if (type === "date" && typeof cell === "string")
    appender.appendDate(new duckdb.DuckDBDateValue(daysOf(cell)));
  else throw new Error(`a cell of type ${type} cannot hold ${JSON.stringify(cell)}`);
}
