import type { DuckDBAppender, DuckDBConnection, DuckDBType, DuckDBValue } from "@duckdb/node-api";
import {
  type Cell,
  type CellType,
  type CountSuffix,
  countSuffixes,
  lineageSuffix,
  type Table,
} from "./database.ts";
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
const endTypes: Readonly<Record<CountSuffix, string>> = {
  low: "bigint",
  high: "bigint",
  bound: "varchar",
  approximate: "boolean",
  words: "varchar",
};

/** Returns the statement that makes a table. */
export function createStatement({ name, columns, of }: Table): string {
  const definitions = columns.flatMap((column) => {
    if (column.type !== "count") return [`${column.name} ${sqlTypes[column.type]}`];
    const ends = column.ends ?? countSuffixes;
    const value = ends.map((end) => `${column.name}_${end} ${endTypes[end]}`);
    // Worked out when a query asks for it.
    const lineage = of && ` AS ('${column.name}=${of.prefix}' || ${of.column}) VIRTUAL`;
    return [...value, `${column.name}_${lineageSuffix} varchar${lineage ?? ""}`];
  });
  return `CREATE TABLE ${name} (${definitions.join(", ")});`;
}

/** Returns the statement that makes a type of the texts of a column. One without any has no type of its own. */
export async function typeStatement(
  connection: DuckDBConnection,
  {
    name,
    table,
    column,
  }: { readonly name: string; readonly table: string; readonly column: string },
): Promise<string> {
  const texts = `SELECT DISTINCT ${column} FROM ${table} WHERE ${column} IS NOT NULL`;
  const reader = await connection.runAndReadAll(`${texts} LIMIT 1`);
  const type = reader.currentRowCount === 0 ? "varchar" : `ENUM (${texts} ORDER BY 1)`;
  return `CREATE TYPE ${name} AS ${type};`;
}

// What the engine works on at a time, and a chunk holds at most.
const chunkLength = 2048;

/** Appends the rows of a table, in chunks, column by column: a call for each cell would cost more than the rest. */
export function appendRows(duckdb: DuckDb, appender: DuckDBAppender, table: Table): void {
  const fields = fieldsOf(duckdb, table);
  const types = fields.map(({ type }) => type);
  const length = table.columns[0]?.cells.length ?? 0;
  for (let start = 0; start < length; start += chunkLength) {
    const end = Math.min(start + chunkLength, length);
    const chunk = duckdb.DuckDBDataChunk.create(types, end - start);
    for (const [index, { cells, valueIn }] of fields.entries())
      chunk.setColumnValues(index, cells.slice(start, end).map(valueIn));
    appender.appendDataChunk(chunk);
  }
}

// A column as the engine has it: of a count there are several.
interface Field {
  readonly type: DuckDBType;
  /** What it is filled from. */
  readonly cells: readonly Cell[];
  readonly valueIn: (cell: Cell) => DuckDBValue;
}

function fieldsOf(duckdb: DuckDb, table: Table): readonly Field[] {
  return table.columns.flatMap(({ name, type, cells, ends = countSuffixes }): readonly Field[] => {
    if (type !== "count") return [{ cells, ...fieldOf(duckdb, type) }];
    const { BIGINT, VARCHAR, BOOLEAN } = duckdb;
    const countIn = (cell: Cell): Exclude<Cell, string | number | boolean | null> => {
      if (typeof cell === "object" && cell !== null) return cell;
      throw new Error(`${table.name}.${name} holds no count`);
    };
    const big = (value: number | null): bigint | null => (value === null ? null : BigInt(value));
    const fields: Readonly<Record<CountSuffix, Omit<Field, "cells">>> = {
      low: { type: BIGINT, valueIn: (cell) => big(countIn(cell).low) },
      high: { type: BIGINT, valueIn: (cell) => big(countIn(cell).high) },
      bound: { type: VARCHAR, valueIn: (cell) => countIn(cell).bound },
      approximate: { type: BOOLEAN, valueIn: (cell) => countIn(cell).approximate },
      words: { type: VARCHAR, valueIn: (cell) => countIn(cell).words },
    };
    return [
      ...ends.map((end) => ({ cells, ...fields[end] })),
      ...(table.of ? [] : [{ cells, type: VARCHAR, valueIn: () => null }]),
    ];
  });
}

function fieldOf(
  duckdb: DuckDb,
  type: Exclude<CellType, "count">,
): Pick<Field, "type" | "valueIn"> {
  const refuse = (cell: Cell): never => {
    throw new Error(`a cell of type ${type} cannot hold ${JSON.stringify(cell)}`);
  };
  const holding =
    (kind: "string" | "number" | "boolean") =>
    (cell: Cell): DuckDBValue =>
      cell === null || (typeof cell === kind && typeof cell !== "object") ? cell : refuse(cell);
  switch (type) {
    case "text":
      return { type: duckdb.VARCHAR, valueIn: holding("string") };
    case "integer":
      return { type: duckdb.INTEGER, valueIn: holding("number") };
    case "double":
      return { type: duckdb.DOUBLE, valueIn: holding("number") };
    case "boolean":
      return { type: duckdb.BOOLEAN, valueIn: holding("boolean") };
    case "date": {
      const dateOf = dates(duckdb);
      return {
        type: duckdb.DATE,
        valueIn: (cell) =>
          cell === null ? null : typeof cell === "string" ? dateOf(cell) : refuse(cell),
      };
    }
  }
}

// Many records are of few days.
function dates(duckdb: DuckDb): (date: string) => DuckDBValue {
  const known = new Map<string, DuckDBValue>();
  return (date) => {
    const found = known.get(date) ?? new duckdb.DuckDBDateValue(daysOf(date));
    known.set(date, found);
    return found;
  };
}
