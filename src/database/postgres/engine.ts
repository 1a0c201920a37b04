import { ReportError } from "../../diagnostic.ts";
import { checkQuery } from "../check-query.ts";
import { checkOrder, keyOf } from "../check-result.ts";
import type { Database, Parameters, Query, QueryResult, Table } from "../database.ts";
import { type ExpandedSql, expandCounts } from "../expand.ts";
import { diagnosticAt, explainError } from "../explain-error.ts";
import { createPool, type Pool } from "../pool.ts";
import { foldColumns } from "../read-result.ts";
import { tokenize } from "../tokenize.ts";
import type { Connection } from "./connection.ts";
import { readServerError, type ServerError } from "./error.ts";
import { checkServed } from "./guard.ts";
import { type Relation, sentRelation } from "./relation.ts";
import { readColumns, type ServerResult } from "./result.ts";
import { openSession, type Session } from "./session.ts";
import { type Statement, writeStatement } from "./statement.ts";

interface ServerOptions {
  readonly connection: Connection;
  /** The tables that the server holds; others are handed on to it with each query that reads them. */
  readonly stored?: readonly Relation[];
  /** Whether results say which records their cells are of; true unless told. */
  readonly lineage?: boolean;
}

/** Opens a database on a PostgreSQL server, on which nothing is written: all its queries see one state of the tables. */
export async function openServed({
  connection,
  stored = [],
  lineage = true,
}: ServerOptions): Promise<Database> {
  return new ServedDatabase(await openSession(connection), stored, lineage);
}

class ServedDatabase implements Database {
  readonly #session: Session;
  readonly #lend: Pool<Session>;
  readonly #lineage: boolean;
  #relations: readonly Relation[];
  #isLocked = false;

  constructor(session: Session, stored: readonly Relation[], lineage: boolean) {
    this.#session = session;
    this.#lend = createPool([session]);
    this.#relations = stored;
    this.#lineage = lineage;
  }

  async load(tables: readonly Table[]): Promise<void> {
    if (this.#isLocked) throw new Error("tables are loaded before the database is locked");
    this.#relations = [...this.#relations, ...tables.map(sentRelation)];
  }

  async lock(): Promise<void> {
    this.#isLocked = true;
  }

  async run(query: Query, parameters: Parameters): Promise<QueryResult> {
    if (!this.#isLocked) throw new Error("queries run after the database is locked");
    const relations = this.#relations;
    const tokens = tokenize(query.sql);
    const expanded = expandCounts(query.sql, { lineage: this.#lineage });
    const findings = [
      ...checkQuery(tokens, parameters),
      ...expanded.findings,
      ...checkServed(
        tokens,
        relations.map(({ name }) => name),
      ),
    ];
    if (findings.length > 0)
      throw new ReportError(findings.map((finding) => diagnosticAt(query, finding)));
    const { collated } = this.#session;
    const statement = writeStatement(expanded, { parameters, relations, collated });
    const result = await this.#lend((session) =>
      this.#execute(session, query, expanded, statement),
    );
    checkOrder(query, tokens, result.rows.length);
    const folded = {
      name: query.name,
      ...foldColumns(readColumns(query, result), this.#lineage),
    };
    const key = keyOf(query, folded);
    return key === undefined ? folded : { ...folded, key };
  }

  close(): void {
    this.#session.close().catch(() => undefined);
  }

  async #execute(
    session: Session,
    query: Query,
    expanded: ExpandedSql,
    { sql, values, originOf }: Statement,
  ): Promise<ServerResult> {
    try {
      return await session.query(sql, values);
    } catch (error) {
      const said = serverError(error);
      if (said === undefined) throw error;
      const found = readServerError(said, sql, this.#relations);
      const explained = explainError(query, { ...expanded, originOf }, found);
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
