import { createRequire } from "node:module";
import type {
  DuckDBAppender,
  DuckDBConnection,
  DuckDBPreparedStatement,
  DuckDBResultReader,
  DuckDBValue,
} from "@duckdb/node-api";
import { ReportError } from "../diagnostic.ts";
import { checkQuery, isOrdered, parametersOf } from "./check-query.ts";
import {
  type Cell,
  type CellType,
  countSuffixes,
  type Database,
  type Parameters,
  type Query,
  type QueryResult,
  type Table,
} from "./database.ts";
import { readEngineError } from "./duckdb-error.ts";
import { type ExpandedSql, expandCounts } from "./expand.ts";
import { diagnosticAt, explainError } from "./explain-error.ts";
import { foldColumns, type RawColumn } from "./read-result.ts";
import { type Token, tokenize } from "./tokenize.ts";

type DuckDb = typeof import("@duckdb/node-api");

/**
 * Opens DuckDB in memory. One thread: rows that an ORDER BY leaves tied come in the order of loading,
 * and small tables are done before threads have started.
 */
export async function openDatabase(): Promise<Database> {
  // `require` takes half the time of `import` for this CommonJS package.
  const duckdb: DuckDb = createRequire(import.meta.url)("@duckdb/node-api");
  const instance = await duckdb.DuckDBInstance.create(":memory:", { threads: "1" });
  return new DuckDbDatabase(duckdb, await instance.connect(), () => instance.closeSync());
}

// Nothing outside the tables can be reached after these, and none of them can be taken back.
const lockStatements = `
  SET temp_directory = '';
  SET errors_as_json = true;
  SET autoinstall_known_extensions = false;
  SET autoload_known_extensions = false;
  SET allow_community_extensions = false;
  SET enable_external_access = false;
  SET lock_configuration = true;
`;

class DuckDbDatabase implements Database {
  readonly #duckdb: DuckDb;
  readonly #connection: DuckDBConnection;
  readonly #release: () => void;
  #isLocked = false;

  constructor(duckdb: DuckDb, connection: DuckDBConnection, release: () => void) {
    this.#duckdb = duckdb;
    this.#connection = connection;
    this.#release = release;
  }

  async load(tables: readonly Table[]): Promise<void> {
    if (this.#isLocked) throw new Error("tables are loaded before the database is locked");
    await this.#connection.run(tables.map(createStatement).join("\n"));
    for (const table of tables) {
      const appender = await this.#connection.createAppender(table.name);
      for (const row of table.rows) this.#append(appender, table, row);
      appender.closeSync();
    }
  }

  async lock(): Promise<void> {
    await this.#connection.run(lockStatements);
    this.#isLocked = true;
  }

  async run(query: Query, parameters: Parameters): Promise<QueryResult> {
    if (!this.#isLocked) throw new Error("queries run after the database is locked");
    const tokens = tokenize(query.sql);
    const expanded = expandCounts(query.sql);
    const findings = [...checkQuery(tokens, parameters), ...expanded.findings];
    if (findings.length > 0)
      throw new ReportError(findings.map((finding) => diagnosticAt(query, finding)));
    const reader = await this.#execute(query, expanded, this.#valuesOf(tokens, parameters));
    checkOrder(query, tokens, reader);
    return { name: query.name, ...foldColumns(readColumns(this.#duckdb, query, reader)) };
  }

  close(): void {
    this.#connection.closeSync();
    this.#release();
  }

  async #execute(
    query: Query,
    expanded: ExpandedSql,
    values: Record<string, DuckDBValue>,
  ): Promise<DuckDBResultReader> {
    try {
      const statement = await this.#connection.prepare(expanded.sql);
      return await this.#runStatement(query, statement, values);
    } catch (error) {
      if (error instanceof ReportError || !(error instanceof Error)) throw error;
      const explained = explainError(query, expanded, readEngineError(error, expanded.sql));
      throw new ReportError([explained], { cause: error });
    }
  }

  async #runStatement(
    query: Query,
    statement: DuckDBPreparedStatement,
    values: Record<string, DuckDBValue>,
  ): Promise<DuckDBResultReader> {
    try {
      // A WITH may still lead to an INSERT.
      if (statement.statementType !== this.#duckdb.StatementType.SELECT) {
        const message = "a query only reads: SELECT, or WITH … SELECT";
        const finding = { code: "database/not-a-select", message, offset: 0 };
        throw new ReportError([diagnosticAt(query, finding)]);
      }
      if (Object.keys(values).length > 0) statement.bind(values);
      return await statement.runAndReadAll();
    } finally {
      statement.destroySync();
    }
  }

  #valuesOf(tokens: readonly Token[], parameters: Parameters): Record<string, DuckDBValue> {
    const toValue = (value: string | number | null | undefined): DuckDBValue =>
      typeof value === "string" && isoDate.test(value)
        ? new this.#duckdb.DuckDBDateValue(daysOf(value))
        : (value ?? null);
    const names = [...parametersOf(tokens)];
    return Object.fromEntries(names.map((name) => [name, toValue(parameters[name])]));
  }

  #append(appender: DuckDBAppender, table: Table, row: readonly Cell[]): void {
    for (const [index, { name, type }] of table.columns.entries()) {
      const cell = row[index] ?? null;
      if (type !== "count") {
        this.#appendCell(appender, type, cell);
        continue;
      }
      if (cell === null || typeof cell !== "object")
        throw new Error(`${table.name}.${name} holds no count`);
      this.#appendEnd(appender, cell.low);
      this.#appendEnd(appender, cell.high);
      this.#appendCell(appender, "text", cell.bound);
      this.#appendCell(appender, "boolean", cell.approximate);
      this.#appendCell(appender, "text", cell.words);
    }
    appender.endRow();
  }

  #appendEnd(appender: DuckDBAppender, end: number | null): void {
    if (end === null) appender.appendNull();
    else appender.appendBigInt(BigInt(end));
  }

  #appendCell(appender: DuckDBAppender, type: CellType, cell: Cell): void {
    if (cell === null) appender.appendNull();
    else if (type === "integer" && typeof cell === "number") appender.appendInteger(cell);
    else if (type === "double" && typeof cell === "number") appender.appendDouble(cell);
    else if (type === "boolean" && typeof cell === "boolean") appender.appendBoolean(cell);
    else if (type === "text" && typeof cell === "string") appender.appendVarchar(cell);
    else if (type === "date" && typeof cell === "string")
      appender.appendDate(new this.#duckdb.DuckDBDateValue(daysOf(cell)));
    else throw new Error(`a cell of type ${type} cannot hold ${JSON.stringify(cell)}`);
  }
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const dayLength = 86_400_000;

function daysOf(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / dayLength);
}

const sqlTypes: Readonly<Record<Exclude<CellType, "count">, string>> = {
  text: "varchar",
  integer: "integer",
  double: "double precision",
  boolean: "boolean",
  date: "date",
};
// An end may be more than an integer of 32 bits holds.
const countTypes = ["bigint", "bigint", "varchar", "boolean", "varchar"];

function createStatement({ name, columns }: Table): string {
  const definitions = columns.flatMap((column) =>
    column.type === "count"
      ? countSuffixes.map((suffix, index) => `${column.name}_${suffix} ${countTypes[index]}`)
      : [`${column.name} ${sqlTypes[column.type]}`],
  );
  return `CREATE TABLE ${name} (${definitions.join(", ")});`;
}

// Rows in no stated order may come in another one tomorrow.
function checkOrder(query: Query, tokens: readonly Token[], reader: DuckDBResultReader): void {
  if (reader.currentRowCount < 2 || isOrdered(tokens)) return;
  const message = "the query does not say in which order its rows come";
  const hint = "end it with ORDER BY, down to a column that tells all rows apart";
  const finding = { code: "database/unordered", message, offset: tokens[0]?.start ?? 0, hint };
  throw new ReportError([diagnosticAt(query, finding)]);
}

function readColumns(
  duckdb: DuckDb,
  query: Query,
  reader: DuckDBResultReader,
): readonly RawColumn[] {
  const names = reader.columnNames();
  const types = reader.columnTypes();
  const values = reader.getColumns();
  const refuse = (code: string, message: string, hint: string): never => {
    throw new ReportError([diagnosticAt(query, { code, message, offset: 0, hint })]);
  };
  return names.map((name, index): RawColumn => {
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
      const message = `column "${name}" holds ${value}, which is too large`;
      return refuse("database/number-range", message, "numbers go up to 9007199254740991");
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
  if (value instanceof duckdb.DuckDBDateValue)
    return new Date(value.days * dayLength).toISOString().slice(0, 10);
  const number = value instanceof duckdb.DuckDBDecimalValue ? value.toDouble() : Number(value);
  const isSafe = typeof value === "bigint" ? Number.isSafeInteger(number) : Number.isFinite(number);
  return isSafe ? number : refuse(String(value));
}
