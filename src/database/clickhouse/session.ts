import type { ClickHouseSettings } from "@clickhouse/client";
import type { Connection } from "./connection.ts";

/** What a server gave: cells as JSON has them, numbers of 64 bits as texts. */
export interface ServerResult {
  readonly meta: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
}

/** A way to a server. Each statement sees a state of its own: there are no transactions over several. */
export interface Session {
  /** Runs one statement. Throws what the server says of it, after which the session goes on. */
  query(
    sql: string,
    parameters?: Readonly<Record<string, string | number | readonly string[]>>,
  ): Promise<ServerResult>;
  close(): Promise<void>;
}

// Milliseconds that a server may take to answer, and seconds for a statement unless told.
const patience = { connect: 15_000, statement: 300 };

// What a query gives does not depend on the settings of a server. A join that finds nothing leaves what may be NULL: what
// `join_use_nulls` does to columns that may not forbids conditions over both sides.
const settings: ClickHouseSettings = {
  readonly: "2",
  max_query_size: "1073741824",
  max_ast_elements: "10000000",
  max_expanded_ast_elements: "10000000",
  wait_end_of_query: 1,
  enable_analyzer: 1,
  prefer_column_name_to_alias: 1,
  join_use_nulls: 0,
  group_by_use_nulls: 1,
  aggregate_functions_null_for_empty: 0,
  transform_null_in: 0,
  cast_keep_nullable: 1,
  count_distinct_implementation: "uniqExact",
  union_default_mode: "DISTINCT",
  except_default_mode: "DISTINCT",
  intersect_default_mode: "DISTINCT",
  allow_experimental_join_condition: 1,
  allow_experimental_correlated_subqueries: 1,
  enable_extended_results_for_datetime_functions: 1,
  session_timezone: "UTC",
  date_time_output_format: "simple",
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_64bit_floats: 0,
  output_format_json_quote_denormals: 1,
  output_format_json_quote_decimals: 1,
  output_format_decimal_trailing_zeros: 0,
};

/** Opens a session; `authorities` are the certificates that a server's is checked against, those of Node unless told. */
export async function openSession(
  connection: Connection,
  authorities?: string | undefined,
): Promise<Session> {
  const { createClient, ClickHouseLogLevel } = await import("@clickhouse/client");
  const { origin, user, password, statementTimeout = patience.statement } = connection;
  const client = createClient({
    url: origin,
    username: user,
    password,
    application: "fieldbrief",
    // A server that takes too long says so itself.
    request_timeout: statementTimeout * 1000 + patience.connect,
    // One that nobody asks anything has none that could break off, nor keeps a program from its end.
    keep_alive: { enabled: false },
    log: { level: ClickHouseLogLevel.OFF },
    ...(authorities !== undefined && { tls: { ca_cert: Buffer.from(authorities) } }),
    clickhouse_settings: { ...settings, max_execution_time: statementTimeout },
  });
  const query = async (
    sql: string,
    parameters: Readonly<Record<string, unknown>>,
    signal?: AbortSignal,
  ): Promise<ServerResult> => {
    const result = await client.query({
      query: sql,
      format: "JSONCompactEachRowWithNamesAndTypes",
      query_params: { ...parameters },
      ...(signal && { abort_signal: signal }),
    });
    // Row by row: of many the text would be longer than one may be.
    const [names = [], types = [], ...rows] = await rowsOf(result.stream());
    return { meta: names.map((name, n) => ({ name: String(name), type: String(types[n]) })), rows };
  };
  const close = (): Promise<void> => client.close();
  const patient = AbortSignal.timeout(patience.connect);
  try {
    await query("SELECT 1", {}, patient);
  } catch (error) {
    await close();
    throw patient.aborted ? Object.assign(new Error("timeout"), { code: "ETIMEDOUT" }) : error;
  }
  return { query: (sql, parameters = {}) => query(sql, parameters), close };
}

async function rowsOf(
  stream: AsyncIterable<readonly { json(): unknown }[]>,
): Promise<readonly (readonly unknown[])[]> {
  const rows: (readonly unknown[])[] = [];
  for await (const some of stream)
    for (const each of some) {
      const row = each.json();
      if (Array.isArray(row)) rows.push(row);
    }
  return rows;
}
