import { createClient } from "@clickhouse/client";
import { type Connection, readUrl } from "../../src/database/clickhouse/connection.ts";
import { readCsv } from "../../src/incident/index.ts";

// Names the server that tests with ClickHouse use: one, or chdb behind test/support/chdb_server.py.
const variable = "FIELDBRIEF_TEST_CLICKHOUSE_URL";

/** Why tests with ClickHouse are passed over here. */
export function missingClickHouse(): string | undefined {
  return process.env[variable] === undefined
    ? `${variable} is not set: CONTRIBUTING.md says how to run this`
    : undefined;
}

/** Returns the URL of the server, by another port or password where these are told. */
export function clickHouseUrl(
  parts: { readonly port?: number; readonly password?: string; readonly options?: string } = {},
): string {
  const url = new URL(process.env[variable] ?? "");
  if (parts.port !== undefined) url.port = String(parts.port);
  if (parts.password !== undefined) url.password = parts.password;
  return `${url.href}${parts.options ?? ""}`;
}

/** Returns the name of a database of this run alone: chdb makes none again that was dropped. */
export function ownDatabase(name: string): string {
  return `fieldbrief_test_${process.pid}_${name}`;
}

/** Where the server listens on this machine. */
export function clickHousePort(): number {
  return Number(new URL(clickHouseUrl()).port);
}

/** What of the URL shows nowhere. */
export function clickHouseSecrets(): readonly string[] {
  const { hostname, port, username, password } = new URL(clickHouseUrl());
  return [hostname, port, `${username}:`, password];
}

/** Returns the way to the server. */
export function connectToClickHouse(): Connection {
  return readUrl(clickHouseUrl(), variable);
}

/** Runs a statement as the one who may do anything there. */
export async function runOnClickHouse(sql: string): Promise<void> {
  const client = createClient({ url: clickHouseUrl(), keep_alive: { enabled: false } });
  try {
    await client.command({ query: sql });
  } finally {
    await client.close();
  }
}

/** Makes a table of a CSV text in a database, all its columns of text but those that are told. */
export async function storeCsvThere({
  database,
  table,
  text,
  types = {},
}: {
  readonly database: string;
  readonly table: string;
  readonly text: string;
  readonly types?: Readonly<Record<string, string>>;
}): Promise<void> {
  const [header = [], ...rows] = readCsv(text).rows.map(({ cells }) => cells);
  const columns = header.map((name) => `"${name}" ${types[name] ?? "Nullable(String)"}`);
  const cellOf = (cell: string | undefined): string =>
    cell ? `'${cell.replace(/[\\']/g, "\\$&")}'` : "NULL";
  await runOnClickHouse(`CREATE DATABASE IF NOT EXISTS ${database}`);
  await runOnClickHouse(`DROP TABLE IF EXISTS ${database}.${table}`);
  await runOnClickHouse(
    `CREATE TABLE ${database}.${table} (${columns.join(", ")}) ENGINE = MergeTree ORDER BY tuple()`,
  );
  const values = rows.map((cells) => `(${header.map((_, n) => cellOf(cells[n])).join(", ")})`);
  if (values.length > 0)
    await runOnClickHouse(`INSERT INTO ${database}.${table} VALUES ${values.reverse().join(", ")}`);
}
