import { ReportError } from "../../diagnostic.ts";
import { ReadRefusal } from "../../effect.ts";
import { checkQuery } from "../check-query.ts";
import { checkOrder, keyOf, limitRows, tooMany } from "../check-result.ts";
import type { Database, Parameters, Query, QueryResult, Table } from "../database.ts";
import type { DatabaseOptions, Engine } from "../duckdb.ts";
import type { EventsOf, EventTables } from "../events/event-tables.ts";
import { type ExpandedSql, expandCounts, type SqlFinding } from "../expand.ts";
import { diagnosticAt, type EngineError, explainError, startOf } from "../explain-error.ts";
import { createPool, type Pool } from "../pool.ts";
import { foldColumns, type RawColumn } from "../read-result.ts";
import { type Token, tokenize } from "../tokenize.ts";
import type { Relation } from "./relation.ts";

/** SQL for a server. */
export interface WrittenSql {
  readonly sql: string;
}

/** What a query is written with. */
export interface WithTables {
  readonly parameters: Parameters;
  /** What stands for the tables of the edition. */
  readonly relations: readonly Relation[];
}

/** What queries run in on a server. */
interface ServedSession {
  close(): Promise<void>;
}

/** What a server says of a query, and the way from its offset to that of the text as written. */
export interface Explained extends Pick<ExpandedSql, "originOf"> {
  readonly said: EngineError;
}

/** How an engine takes queries: `S` is its session, `T` what it is asked, `R` what it gives. */
export interface Dialect<S extends ServedSession, T extends WrittenSql, R> {
  /** Returns what stands for a table whose rows are handed on with each query. */
  sent(table: Table): Relation;
  /** Returns what stands for incidents and claims where the server holds the cells of events. */
  events(tables: EventTables, cells: Relation, held: Relation["tables"]): Relation;
  /** Returns what a query may not do there; `tables` are the names of those of the edition. */
  check(tokens: readonly Token[], tables: readonly string[]): readonly SqlFinding[];
  /** Throws a ReadRefusal where the server has no such value. */
  write(expanded: ExpandedSql, given: WithTables, session: S): T;
  run(session: S, statement: T): Promise<R>;
  /** Throws ReportError for types and numbers that rows do not hold. */
  columns(query: Query, result: R): readonly RawColumn[];
  /** Returns what the server says of a query, where the error is of that. */
  explain(
    error: unknown,
    asked: { readonly expanded: ExpandedSql; readonly given: WithTables; readonly statement: T },
  ): Explained | undefined;
  /** Words an error of the server or of the way there. */
  problem(error: unknown, variable: string): ReadRefusal;
}

/** What a server holds of the tables of an edition; others are handed on to it with each query that reads them. */
export interface Stored {
  /** Whole tables of an edition. */
  readonly relations?: readonly Relation[];
  /** The cells of events, as texts. */
  readonly cells?: Relation;
  /** The environment variable that names the server. */
  readonly variable: string;
}

/** Returns an engine on a server, on which nothing is written. */
export function servedEngine<S extends ServedSession, T extends WrittenSql, R>(
  dialect: Dialect<S, T, R>,
  session: S,
  stored: Stored,
): Engine {
  const lend = createPool([session]);
  return {
    open: async (options = {}) => new ServedDatabase({ dialect, lend, session, stored }, options),
    close() {
      session.close().catch(() => undefined);
    },
  };
}

/** Opens a database on a server, whose session is closed with it. */
export async function openServedDatabase<S extends ServedSession, T extends WrittenSql, R>(
  dialect: Dialect<S, T, R>,
  session: S,
  { stored, lineage }: { readonly stored: readonly Relation[]; readonly lineage: boolean },
): Promise<Database> {
  const engine = servedEngine(dialect, session, { relations: stored, variable: "" });
  const database = await engine.open({ lineage });
  return Object.assign(database, { close: () => engine.close() });
}

interface Server<S extends ServedSession, T extends WrittenSql, R> {
  readonly dialect: Dialect<S, T, R>;
  readonly session: S;
  readonly lend: Pool<S>;
  readonly stored: Stored;
}

class ServedDatabase<S extends ServedSession, T extends WrittenSql, R> implements Database {
  readonly #server: Server<S, T, R>;
  readonly #lineage: boolean;
  readonly #mostRows: number | undefined;
  #sent: readonly Relation[] = [];
  #events: ((sql: string) => Relation) | undefined;
  #isLocked = false;

  constructor(server: Server<S, T, R>, { lineage = true, mostRows }: DatabaseOptions) {
    this.#server = server;
    this.#lineage = lineage;
    this.#mostRows = mostRows;
  }

  async load(tables: readonly Table[], eventsOf?: EventsOf): Promise<void> {
    if (this.#isLocked) throw new Error("tables are loaded before the database is locked");
    const { dialect, stored } = this.#server;
    const { relations = [], cells } = stored;
    if (eventsOf === undefined || cells === undefined) {
      this.#sent = [...relations, ...tables.map(dialect.sent)];
      return;
    }
    const isHeld = ({ name }: Table): boolean => name === "incidents" || name === "claims";
    const held = tables.filter(isHeld).flatMap((table) => dialect.sent(table).tables);
    this.#sent = tables.filter((table) => !isHeld(table)).map(dialect.sent);
    // Of each query only what that one reads is looked up.
    this.#events = (sql) => dialect.events(eventsOf("texts", sql), cells, held);
  }

  async lock(): Promise<void> {
    this.#isLocked = true;
  }

  async run(query: Query, parameters: Parameters): Promise<QueryResult> {
    if (!this.#isLocked) throw new Error("queries run after the database is locked");
    const { dialect } = this.#server;
    const events = this.#events?.(query.sql);
    const relations = [...this.#sent, ...(events ? [events] : [])];
    const tokens = tokenize(query.sql);
    const expanded = expandCounts(query.sql, { lineage: this.#lineage });
    const names = relations.flatMap(({ tables }) => tables.map(({ name }) => name));
    const findings = [
      ...checkQuery(tokens, parameters),
      ...expanded.findings,
      ...dialect.check(tokens, names),
    ];
    if (findings.length > 0)
      throw new ReportError(findings.map((finding) => diagnosticAt(query, finding)));
    const limited = limitRows(tokens, expanded, this.#mostRows);
    const result = await this.#execute(query, limited, { parameters, relations });
    const columns = dialect.columns(query, result);
    const rows = columns[0]?.values.length ?? 0;
    checkOrder(query, tokens, rows);
    if (this.#mostRows !== undefined && rows > this.#mostRows)
      throw new ReportError([tooMany(query, this.#mostRows)]);
    const folded = { name: query.name, ...foldColumns(columns, this.#lineage) };
    const key = keyOf(query, folded);
    return key === undefined ? folded : { ...folded, key };
  }

  close(): void {
    // The session is the engine's.
  }

  #execute(query: Query, expanded: ExpandedSql, given: WithTables): Promise<R> {
    const { dialect, lend, stored } = this.#server;
    return lend(async (session) => {
      let statement: T | undefined;
      try {
        statement = dialect.write(expanded, given, session);
        return await dialect.run(session, statement);
      } catch (error) {
        const found = statement && dialect.explain(error, { expanded, given, statement });
        if (found !== undefined) {
          const { said, originOf } = found;
          const explained = explainError(query, { ...expanded, originOf }, said);
          throw new ReportError([explained], { cause: error });
        }
        if (statement === undefined && !(error instanceof ReadRefusal)) throw error;
        const { finding } = dialect.problem(error, stored.variable);
        throw new ReportError([diagnosticAt(query, { ...finding, offset: startOf(query) })]);
      }
    });
  }
}
