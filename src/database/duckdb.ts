import { availableParallelism } from "node:os";
import type {
  DuckDBConnection,
  DuckDBPreparedStatement,
  DuckDBResultReader,
  DuckDBValue,
} from "@duckdb/node-api";
import { ReportError } from "../diagnostic.ts";
import type { EventCells } from "../incident/index.ts";
import { checkQuery, parametersOf } from "./check-query.ts";
import { checkOrder, keyOf, limitRows, tooMany } from "./check-result.ts";
import type { Database, Parameters, Query, QueryResult, Table } from "./database.ts";
import { daysOf, isIsoDate } from "./duckdb-date.ts";
import { readEngineError } from "./duckdb-error.ts";
import { appendRows, createStatement, typeStatement } from "./duckdb-load.ts";
import { readColumns } from "./duckdb-result.ts";
import { type EventsOf, heldCells } from "./events/event-tables.ts";
import { holdEvents } from "./events/held-events.ts";
import type { GivenFile } from "./events/open-event-file.ts";
import { type ExpandedSql, expandCounts } from "./expand.ts";
import { diagnosticAt, explainError, startOf } from "./explain-error.ts";
import { isPack, isPackable } from "./packed-totals.ts";
import { createPool, type Pool } from "./pool.ts";
import { foldColumns, type RawColumn } from "./read-result.ts";
import { type Token, tokenize } from "./tokenize.ts";

/** The package, loaded when a database is opened. */
export type DuckDb = typeof import("@duckdb/node-api");

/** What gives the tables of one edition after another to queries. */
export interface Engine {
  /** Waits until the database that was opened before is closed. */
  open(options?: DatabaseOptions): Promise<Database>;
  close(): void;
}

/** DuckDB in memory, which holds the tables of one edition after another: opening it takes longer than loading these. */
export interface MemoryEngine extends Engine {
  /**
   * Reads a table of events, whose rows stay in the engine; before the first database is opened, and once. Throws a
   * ReportError where its rows cannot be told apart.
   */
  holdEvents(source: GivenFile): Promise<EventCells>;
}

export interface DatabaseOptions {
  /** Whether results say which records their cells are of; true unless told. */
  readonly lineage?: boolean;
  /** How many rows a result may have; any number unless told. */
  readonly mostRows?: number | undefined;
}

/**
 * Opens DuckDB in memory. One thread a query: rows that an ORDER BY leaves tied come in the order of
 * loading. A few queries run side by side: most of them take longer to plan than to run.
 */
export async function openEngine(): Promise<MemoryEngine> {
  const duckdb: DuckDb = await import("@duckdb/node-api");
  const instance = await duckdb.DuckDBInstance.create(":memory:", { threads: "1" });
  const connections = await Promise.all([1, 2, 3].map(() => instance.connect()));
  const memory: Memory = { duckdb, connections, tables: new Set(), made: [], isLocked: false };
  let closed = Promise.resolve();
  let isHolding = false;
  const close = (): void => {
    for (const connection of connections) connection.closeSync();
    instance.closeSync();
  };
  return {
    async open({ lineage = true, mostRows } = {}) {
      const before = closed;
      let release = (): void => {};
      closed = new Promise((resolve) => {
        release = resolve;
      });
      await before;
      return new DuckDbDatabase(memory, { lineage, mostRows, release });
    },
    async holdEvents(source) {
      await connections[0]?.run(`SET threads = ${availableParallelism()}`);
      isHolding = true;
      return holdEvents(connections, source);
    },
    close() {
      if (!isHolding) return close();
      // To free a million rows takes a while: another thread does.
      const statements = [...memory.made.splice(0), `DROP TABLE IF EXISTS ${heldCells};`];
      void connections[0]
        ?.run(statements.join("\n"))
        .catch(() => undefined)
        .finally(close);
    },
  };
}

/** Opens a database of its own, whose engine is closed with it. */
export async function openDatabase(options: DatabaseOptions = {}): Promise<Database> {
  const engine = await openEngine();
  const database = await engine.open(options);
  const close = database.close.bind(database);
  return Object.assign(database, {
    close() {
      close();
      engine.close();
    },
  });
}

// Nothing outside the tables can be reached after these, and none of them can be taken back.
const lockStatements = `
  SET threads = 1;
  SET temp_directory = '';
  SET autoinstall_known_extensions = false;
  SET autoload_known_extensions = false;
  SET allow_community_extensions = false;
  SET enable_external_access = false;
  SET lock_configuration = true;
`;

/** What stays from one database to the next. */
interface Memory {
  readonly duckdb: DuckDb;
  readonly connections: readonly DuckDBConnection[];
  /** The names of the tables that are there. */
  readonly tables: Set<string>;
  /** What was made of events, the last first, as a statement drops it. */
  readonly made: string[];
  isLocked: boolean;
}

// A query whose counts came another way has no packs of theirs.
async function readPacked(
  { sql }: Query,
  read: (sql: ExpandedSql) => Promise<readonly RawColumn[]>,
): Promise<readonly RawColumn[] | undefined> {
  const tokens = tokenize(sql);
  if (!isPackable(tokens)) return undefined;
  try {
    const columns = await read(expandCounts(sql, { lineage: false, packed: true }));
    return columns.some(({ name }) => isPack(name)) ? undefined : columns;
  } catch (error) {
    if (error instanceof ReportError) return undefined;
    throw error;
  }
}

class DuckDbDatabase implements Database {
  readonly #memory: Memory;
  readonly #duckdb: DuckDb;
  readonly #lend: Pool<DuckDBConnection>;
  readonly #release: () => void;
  readonly #lineage: boolean;
  readonly #mostRows: number | undefined;
  #isLocked = false;
  /** Whether the counts of events have packs beside them. */
  #isPacked = false;

  constructor(
    memory: Memory,
    options: {
      readonly lineage: boolean;
      readonly mostRows: number | undefined;
      readonly release: () => void;
    },
  ) {
    this.#memory = memory;
    this.#duckdb = memory.duckdb;
    this.#lend = createPool(memory.connections);
    this.#release = options.release;
    this.#lineage = options.lineage;
    this.#mostRows = options.mostRows;
  }

  async load(records: readonly Table[], eventsOf?: EventsOf): Promise<void> {
    if (this.#isLocked) throw new Error("tables are loaded before the database is locked");
    const { tables: present, made } = this.#memory;
    const { words = [], types = [], keyed = [], selects = [] } = eventsOf?.("numbers") ?? {};
    this.#isPacked = eventsOf !== undefined && !this.#lineage;
    const held = new Set<string>(selects.map(({ name }) => name));
    const tables = [...records.filter(({ name }) => !held.has(name)), ...words];
    await this.#lend(async (connection) => {
      // What another edition left is gone before anything of a template runs.
      const dropped = [...present].map((name) => `DROP TABLE ${name};`);
      const statements = [...made, ...dropped, ...tables.map(createStatement)];
      // Together: each table by itself would take as long again to be written.
      await connection.run("BEGIN");
      try {
        await connection.run(statements.join("\n"));
        for (const table of tables) {
          const appender = await connection.createAppender(table.name);
          appendRows(this.#duckdb, appender, table);
          appender.closeSync();
        }
        await connection.run("COMMIT");
      } catch (error) {
        await connection.run("ROLLBACK");
        throw error;
      }
      made.length = 0;
      present.clear();
      for (const { name } of tables) present.add(name);
      for (const { name } of types) made.unshift(`DROP TYPE IF EXISTS ${name};`);
      for (const type of types) await connection.run(await typeStatement(connection, type));
      const isView = (name: string): boolean => name === "incidents" || name === "claims";
      for (const { name, sql } of [...keyed, ...selects]) {
        const kind = isView(name) ? "VIEW" : "TABLE";
        made.unshift(`DROP ${kind} IF EXISTS ${name};`);
        await connection.run(`CREATE ${kind} ${name} AS ${sql}`);
      }
    });
  }

  async lock(): Promise<void> {
    const { connections, isLocked } = this.#memory;
    if (!isLocked) {
      for (const connection of connections) await connection.run("SET errors_as_json = true");
      await this.#lend((connection) => connection.run(lockStatements));
    }
    this.#memory.isLocked = true;
    this.#isLocked = true;
  }

  async run(query: Query, parameters: Parameters): Promise<QueryResult> {
    if (!this.#isLocked) throw new Error("queries run after the database is locked");
    const tokens = tokenize(query.sql);
    const expanded = expandCounts(query.sql, { lineage: this.#lineage });
    const findings = [...checkQuery(tokens, parameters), ...expanded.findings];
    if (findings.length > 0)
      throw new ReportError(findings.map((finding) => diagnosticAt(query, finding)));
    const values = this.#valuesOf(tokens, parameters);
    const read = async (sql: ExpandedSql): Promise<readonly RawColumn[]> => {
      const limited = limitRows(tokens, sql, this.#mostRows);
      const reader = await this.#lend((connection) =>
        this.#execute(connection, query, limited, values),
      );
      checkOrder(query, tokens, reader.currentRowCount);
      return readColumns(this.#duckdb, query, reader);
    };
    const columns =
      (this.#isPacked ? await readPacked(query, read) : undefined) ?? (await read(expanded));
    const folded = { name: query.name, ...foldColumns(columns, this.#lineage) };
    const key = keyOf(query, folded);
    return key === undefined ? folded : { ...folded, key };
  }

  close(): void {
    this.#release();
  }

  async #execute(
    connection: DuckDBConnection,
    query: Query,
    expanded: ExpandedSql,
    values: Record<string, DuckDBValue>,
  ): Promise<DuckDBResultReader> {
    try {
      const statement = await connection.prepare(expanded.sql);
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
        const finding = { code: "database/not-a-select", message, offset: startOf(query) };
        throw new ReportError([diagnosticAt(query, finding)]);
      }
      if (Object.keys(values).length > 0) statement.bind(values);
      const most = this.#mostRows;
      if (most === undefined) return await statement.runAndReadAll();
      // What is behind the last row that may be told is left where it is.
      const reader = await statement.streamAndReadUntil(most + 1);
      if (reader.currentRowCount > most) throw new ReportError([tooMany(query, most)]);
      return reader;
    } finally {
      statement.destroySync();
    }
  }

  #valuesOf(tokens: readonly Token[], parameters: Parameters): Record<string, DuckDBValue> {
    const toValue = (value: string | number | null | undefined): DuckDBValue =>
      typeof value === "string" && isIsoDate(value)
        ? new this.#duckdb.DuckDBDateValue(daysOf(value))
        : (value ?? null);
    const names = [...parametersOf(tokens)];
    return Object.fromEntries(names.map((name) => [name, toValue(parameters[name])]));
  }
}
