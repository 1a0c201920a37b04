import type { DuckDBAppender, DuckDBDateValue } from "@duckdb/node-api";
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
  const dateOf = dates(duckdb);
  const appendOf = table.columns.map(({ name, type }): Append => {
    if (type === "count") return countAppend(appender, `${table.name}.${name}`, name);
    const append = cellAppend(appender, type, dateOf);
    return (cell) => (cell === null ? appender.appendNull() : append(cell));
  });
  table.rows.forEach((row, position) => {
    const id = table.ids?.[position];
    for (let index = 0; index < appendOf.length; index++) appendOf[index]?.(row[index] ?? null, id);
    appender.endRow();
  });
}

type Append = (cell: Cell, id: string | undefined) => void;

function countAppend(appender: DuckDBAppender, column: string, measure: string): Append {
  return (cell, id) => {
    if (cell === null || typeof cell !== "object") throw new Error(`${column} holds no count`);
    appendEnd(appender, cell.low);
    appendEnd(appender, cell.high);
    appender.appendVarchar(cell.bound);
    appender.appendBoolean(cell.approximate);
    appender.appendVarchar(cell.words);
    if (id === undefined) appender.appendNull();
    else appender.appendVarchar(`${measure}=${id}`);
  };
}

function appendEnd(appender: DuckDBAppender, end: number | null): void {
  if (end === null) appender.appendNull();
  else appender.appendBigInt(BigInt(end));
}

function cellAppend(
  appender: DuckDBAppender,
  type: Exclude<CellType, "count">,
  dateOf: (date: string) => DuckDBDateValue,
): (cell: NonNullable<Cell>) => void {
  const refuse = (cell: NonNullable<Cell>): never => {
    throw new Error(`a cell of type ${type} cannot hold ${JSON.stringify(cell)}`);
  };
  switch (type) {
    case "text":
      return (cell) => (typeof cell === "string" ? appender.appendVarchar(cell) : refuse(cell));
    case "date":
      return (cell) =>
        typeof cell === "string" ? appender.appendDate(dateOf(cell)) : refuse(cell);
    case "integer":
      return (cell) => (typeof cell === "number" ? appender.appendInteger(cell) : refuse(cell));
    case "double":
      return (cell) => (typeof cell === "number" ? appender.appendDouble(cell) : refuse(cell));
    case "boolean":
      return (cell) => (typeof cell === "boolean" ? appender.appendBoolean(cell) : refuse(cell));
  }
}

// Many records are of few days.
function dates(duckdb: DuckDb): (date: string) => DuckDBDateValue {
  const known = new Map<string, DuckDBDateValue>();
  return (date) => {
    const found = known.get(date) ?? new duckdb.DuckDBDateValue(daysOf(date));
    known.set(date, found);
    return found;
  };
}
