import type { DuckDBResultReader, DuckDBValue } from "@duckdb/node-api";
import { ReportError } from "../diagnostic.ts";
import { columnOffset } from "./column-offset.ts";
import type { Query } from "./database.ts";
import type { DuckDb } from "./duckdb.ts";
import { dateOf } from "./duckdb-date.ts";
import { diagnosticAt } from "./explain-error.ts";
import type { RawColumn } from "./read-result.ts";
import { tokenize } from "./tokenize.ts";

/** Reads a result into plain columns. Throws ReportError for types and numbers that rows do not hold. */
export function readColumns(
  duckdb: DuckDb,
  query: Query,
  reader: DuckDBResultReader,
): readonly RawColumn[] {
  const names = reader.columnNames();
  const types = reader.columnTypes();
  const values = reader.getColumns();
  return names.map((name, index): RawColumn => {
    const refuse = (code: string, message: string, hint: string): never => {
      const offset = columnOffset(tokenize(query.sql), name);
      throw new ReportError([diagnosticAt(query, { code, message, offset, hint })]);
    };
    if (names.indexOf(name) !== index)
      refuse("database/duplicate-column", `two columns are named "${name}"`, "name one with AS");
    const type = typeOf(duckdb, types[index]?.typeId);
    if (type === undefined)
      return refuse(
        "database/column-type",
        `column "${name}" has the type ${String(types[index])}`,
        types[index]?.typeId === duckdb.DuckDBTypeId.TIMESTAMP
          ? "write CAST(… AS date)"
          : "a column holds text, numbers, booleans or dates",
      );
    const column = values[index] ?? [];
    return { name, type, values: column.map((value) => plainValue(duckdb, value, refuseNumber)) };
    function refuseNumber(value: string): never {
      const isDivided = !/\d/.test(value);
      return refuse(
        "database/number-range",
        isDivided
          ? `column "${name}" divides by zero`
          : `column "${name}" holds ${value}, which is too large`,
        isDivided
          ? "divide by what may be 0 as … / nullif(…, 0), which gives NULL there"
          : "numbers go up to 9007199254740991",
      );
    }
  });
}

function typeOf(duckdb: DuckDb, id: number | undefined): RawColumn["type"] | undefined {
  const { DuckDBTypeId: Type } = duckdb;
  switch (id) {
    case Type.VARCHAR:
    case Type.ENUM:
    case Type.SQLNULL:
      return "text";
    case Type.BOOLEAN:
      return "boolean";
    case Type.DATE:
      return "date";
    case Type.TINYINT:
    case Type.SMALLINT:
    case Type.INTEGER:
    case Type.BIGINT:
    case Type.HUGEINT:
    case Type.UTINYINT:
    case Type.USMALLINT:
    case Type.UINTEGER:
    case Type.UBIGINT:
    case Type.DECIMAL:
    case Type.FLOAT:
    case Type.DOUBLE:
      return "number";
    default:
      return undefined;
  }
}

function plainValue(
  duckdb: DuckDb,
  value: DuckDBValue,
  refuse: (value: string) => never,
): RawColumn["values"][number] {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (value instanceof duckdb.DuckDBDateValue) return dateOf(value.days);
  const number = value instanceof duckdb.DuckDBDecimalValue ? value.toDouble() : Number(value);
  const isSafe = typeof value === "bigint" ? Number.isSafeInteger(number) : Number.isFinite(number);
  return isSafe ? number : refuse(String(value));
}
