import type { Client, ClientConfig } from "pg";
import type { Connection } from "./connection.ts";
import type { ServerResult } from "./result.ts";

// They are there, and in no declaration.
declare module "pg" {
  interface ClientBase {
    ref(): void;
    unref(): void;
  }
}

/** A connection to a server, in one transaction that reads one state of its tables and writes nothing. */
export interface Session {
  /** Whether the server orders text otherwise than by its bytes, unless told. */
  readonly collated: boolean;
  /** Runs one statement. Throws what the server says of it, after which the session goes on. */
  query(sql: string, values?: readonly (string | number)[]): Promise<ServerResult>;
  /** Ends the transaction and the connection. */
  close(): Promise<void>;
}

// Milliseconds that a server may take to answer, and seconds for a statement unless told.
const patience = { connect: 15_000, statement: 300 };

// What is printed for a cell does not depend on the settings of a server, nor does what a name means. What is handed on
// with a query has no statistics: a planner that takes a million rows for one would look through all of them for each.
const begin = `
  SET default_transaction_read_only = on;
  BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
  SET LOCAL search_path = pg_catalog, pg_temp;
  SET LOCAL standard_conforming_strings = on;
  SET LOCAL datestyle = 'ISO, YMD';
  SET LOCAL timezone = 'UTC';
  SET LOCAL extra_float_digits = 1;
  SET LOCAL enable_partitionwise_aggregate = on;
  SET LOCAL enable_partitionwise_join = on;
  SET LOCAL enable_nestloop = off;
  SET LOCAL jit = off;
`;

/** Opens a session; `authorities` are the certificates that a server's is checked against, those of Node unless told. */
export async function openSession(
  connection: Connection,
  authorities?: string | undefined,
): Promise<Session> {
  const { default: pg } = await import("pg");
  const { host, port, user, password, database } = connection;
  const client = new pg.Client({
    host,
    port,
    user,
    password: () => password,
    database,
    ssl: tlsOf(connection, authorities),
    sslnegotiation: "postgres",
    application_name: "fieldbrief",
    client_encoding: "UTF8",
    connectionTimeoutMillis: patience.connect,
    keepAlive: true,
  });
  // pg takes from the environment what it is not told; of these it cannot be told.
  Object.assign(Reflect.get(client, "connectionParameters"), {
    options: undefined,
    replication: undefined,
  });
  // What is running then is told, and what runs next; nobody else has to know.
  let isOpen = true;
  for (const event of ["error", "end"] as const)
    client.on(event, () => {
      isOpen = false;
    });
  try {
    await client.connect();
    await client.query(begin);
    const { statementTimeout = patience.statement } = connection;
    await client.query(`SET LOCAL statement_timeout = '${Math.round(statementTimeout)}s'`);
    await client.query("SAVEPOINT opened");
    const { rows } = await client.query<{ collated: boolean }>(collation);
    // One that nobody asks anything keeps no program from its end, with which it ends itself.
    client.unref();
    let running = 0;
    const busy = async <T>(work: () => Promise<T>): Promise<T> => {
      if (running++ === 0 && isOpen) client.ref();
      try {
        return await work();
      } finally {
        if (--running === 0 && isOpen) client.unref();
      }
    };
    return {
      collated: rows[0]?.collated ?? true,
      query: (sql, values = []) => busy(() => run(client, sql, values)),
      close: () =>
        busy(async () => {
          // A pooler hands the connection on to others.
          await client.query("ROLLBACK; RESET default_transaction_read_only");
          await client.end();
        }),
    };
  } catch (error) {
    client.end().catch(() => undefined);
    throw error;
  }
}

function tlsOf({ host, tls }: Connection, ca: string | undefined): ClientConfig["ssl"] {
  if (tls === "disable") return false;
  return {
    rejectUnauthorized: tls !== "require",
    ...(ca !== undefined && { ca }),
    ...(tls === "verify-ca" && { checkServerIdentity: () => undefined }),
    ...(!/^[\d.]+$|:/.test(host) && { servername: host }),
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
    // Where the connection is gone this says so again.
    await client.query("ROLLBACK TO SAVEPOINT opened").catch(() => undefined);
    throw error;
  }
}

const asWritten = (text: string): string => text;
