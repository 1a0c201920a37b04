import { ReportError } from "../../diagnostic.ts";
import { checkQuery } from "../check-query.ts";
import { checkOrder, keyOf, limitRows, tooMany } from "../check-result.ts";
import type { Database, Parameters, Query, QueryResult, Table } from "../database.ts";
import type { DatabaseOptions, Engine } from "../duckdb.ts";
import type { EventsOf } from "../events/event-tables.ts";
import { type ExpandedSql, expandCounts } from "../expand.ts";
import { diagnosticAt, explainError, startOf } from "../explain-error.ts";
import { createPool, type Pool } from "../pool.ts";
import { foldColumns } from "../read-result.ts";
import { tokenize } from "../tokenize.ts";
import type { Connection } from "./connection.ts";
import { readServerError, type ServerError } from "./error.ts";
import { eventsRelation } from "./events-relation.ts";
import { checkServed } from "./guard.ts";
import { isOfConnection, problemOf } from "./problem.ts";
import { type Relation, sentRelation } from "./relation.ts";
import { readColumns, type ServerResult } from "./result.ts";
import { openSession, type Session } from "./session.ts";
import { type Statement, writeStatement } from "./statement.ts";

/** What a server holds of the tables of an edition; others are handed on to it with each query that reads them. */
export interface Stored {
  /** Whole tables of an edition. */
  readonly relations?: readonly Relation[];
  /** The cells of events, as texts. */
  readonly cells?: Relation;
  /** The environment variable that names the server. */
  readonly variable: string;
}

/** Returns an engine on a server, on which nothing is written: all queries of all editions see one state of its tables. */
export function servedEngine(session: Session, stored: Stored): Engine {
  const lend = createPool([session]);
  return {
    open: async (options = {}) => new ServedDatabase({ session, lend, stored }, options),
    close() {
      session.close().catch(() => undefined);
    },
  };
}

/** Opens a database on a server, whose session is closed with it. */
export async function openServed({
  connection,
  stored = [],
  lineage = true,
}: {
  readonly connection: Connection;
  readonly stored?: readonly Relation[];
  readonly lineage?: boolean;
}): Promise<Database> {
  const session = await openSession(connection);
  const engine = servedEngine(session, { relations: stored, variable: "" });
  const database = await engine.open({ lineage });
  return Object.assign(database, { close: () => engine.close() });
}

interface Server {
  readonly session: Session;
  readonly lend: Pool<Session>;
  readonly stored: Stored;
}

class ServedDatabase implements Database {
  readonly #server: Server;
  readonly #lineage: boolean;
  readonly #mostRows: number | undefined;
  #sent: readonly Relation[] = [];
  #events: ((sql: string) => Relation) | undefined;
  #isLocked = false;

  constructor(server: Server, { lineage = true, mostRows }: DatabaseOptions) {
    this.#server = server;
    this.#lineage = lineage;
    this.#mostRows = mostRows;
  }

  async load(tables: readonly Table[], eventsOf?: EventsOf): Promise<void> {
    if (this.#isLocked) throw new Error("tables are loaded before the database is locked");
    const { relations = [], cells } = this.#server.stored;
    if (eventsOf === undefined || cells === undefined) {
      this.#sent = [...relations, ...tables.map(sentRelation)];
      return;
    }
    const isHeld = ({ name }: Table): boolean => name === "incidents" || name === "claims";
    const held = tables.filter(isHeld).flatMap((table) => sentRelation(table).tables);
    this.#sent = tables.filter((table) => !isHeld(table)).map(sentRelation);
    // Of each query only what that one reads is looked up.
    this.#events = (sql) => eventsRelation(eventsOf("texts", sql), cells, held);
  }

  async lock(): Promise<void> {
    this.#isLocked = true;
  }

  async run(query: Query, parameters: Parameters): Promise<QueryResult> {
    if (!this.#isLocked) throw new Error("queries run after the database is locked");
    const { session, lend } = this.#server;
    const events = this.#events?.(query.sql);
    const relations = [...this.#sent, ...(events ? [events] : [])];
    const tokens = tokenize(query.sql);
    const expanded = expandCounts(query.sql, { lineage: this.#lineage });
    const names = relations.flatMap(({ tables }) => tables.map(({ name }) => name));
    const findings = [
      ...checkQuery(tokens, parameters),
      ...expanded.findings,
      ...checkServed(tokens, names),
    ];
    if (findings.length > 0)
      throw new ReportError(findings.map((finding) => diagnosticAt(query, finding)));
    const { collated } = session;
    const limited = limitRows(tokens, expanded, this.#mostRows);
    const statement = writeStatement(limited, { parameters, relations, collated });
    const result = await lend((lent) => this.#execute(lent, query, limited, statement, relations));
    checkOrder(query, tokens, result.rows.length);
    if (this.#mostRows !== undefined && result.rows.length > this.#mostRows)
      throw new ReportError([tooMany(query, this.#mostRows)]);
    const folded = {
      name: query.name,
      ...foldColumns(readColumns(query, result), this.#lineage),
    };
    const key = keyOf(query, folded);
    return key === undefined ? folded : { ...folded, key };
  }

  close(): void {
    // The session is the engine's.
  }

  async #execute(
    session: Session,
    query: Query,
    expanded: ExpandedSql,
    { sql, values, originOf }: Statement,
    relations: readonly Relation[],
  ): Promise<ServerResult> {
    try {
      return await session.query(sql, values);
    } catch (error) {
      const said = serverError(error);
      if (said === undefined || isOfConnection(error)) {
        const { finding } = problemOf(error, this.#server.stored.variable);
        const found = { ...finding, offset: startOf(query) };
        throw new ReportError([diagnosticAt(query, found)]);
      }
      const explained = explainError(
        query,
        { ...expanded, originOf },
        readServerError(said, sql, relations),
      );
      throw new ReportError([explained], { cause: error });
    }
  }
}

function serverError(error: unknown): ServerError | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string")
    return undefined;
  const { code, message } = error;
  const position = "position" in error ? Number(error.position) : undefined;
  return { code, message, position };
}
