import type { Client, ClientConfig } from "pg";
import type { ServerResult } from "./result.ts";

/** A connection to a server, in one transaction that reads one state of its tables and writes nothing. */
export interface Session {
  /** Whether the server orders text otherwise than by its bytes, unless told. */
  readonly collated: boolean;
  /** Runs one statement. Throws what the server says of it, after which the session goes on. */
  query(sql: string, values: readonly (string | number)[]): Promise<ServerResult>;
  /** Ends the transaction and the connection. */
  close(): Promise<void>;
}

/** Where a server is, and who asks. */
export type Connection = Pick<ClientConfig, "host" | "port" | "user" | "password" | "database">;

// What is printed for a cell does not depend on the settings of a server, nor does what a name means.
const begin = `
  BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
  SET LOCAL search_path = pg_catalog, pg_temp;
  SET LOCAL standard_conforming_strings = on;
  SET LOCAL datestyle = 'ISO, YMD';
  SET LOCAL timezone = 'UTC';
  SET LOCAL extra_float_digits = 1;
  SET LOCAL enable_partitionwise_aggregate = on;
  SET LOCAL enable_partitionwise_join = on;
  SET LOCAL jit = off;
  SAVEPOINT opened;
`;

/** Opens a session. */
export async function openSession(connection: Connection): Promise<Session> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    ...connection,
    ssl: false,
    options: "-c default_transaction_read_only=on",
  });
  // What is running then is told, and what runs next; nobody else has to know.
  client.on("error", () => undefined);
  await client.connect();
  await client.query(begin);
  const { rows } = await client.query<{ collated: boolean }>(collation);
  return {
    collated: rows[0]?.collated ?? true,
    query: (sql, values) => run(client, sql, values),
    async close() {
      await client.query("ROLLBACK");
      await client.end();
    },
  };
}

const collation = `
  SELECT datlocprovider <> 'c' OR datcollate NOT IN ('C', 'POSIX') AS collated
  FROM pg_database
  WHERE datname = current_database()
`;

async function run(
  client: Client,
  text: string,
  values: readonly (string | number)[],
): Promise<ServerResult> {
  try {
    return await client.query<(string | null)[]>({
      text,
      values: [...values],
      rowMode: "array",
      types: { getTypeParser: () => asWritten },
    });
  } catch (error) {
    await client.query("ROLLBACK TO SAVEPOINT opened");
    throw error;
  }
}

const asWritten = (text: string): string => text;
