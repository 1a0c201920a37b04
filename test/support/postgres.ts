import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Connection } from "../../src/database/postgres/connection.ts";

/**
 * A PostgreSQL server of its own, whose files are in a folder that is gone afterwards. Over its socket everybody is let
 * in, over the network of this machine who knows a password.
 */
export interface Server {
  /** The folder of the socket: what a client connects to as its host. */
  readonly host: string;
  /** Where it listens on 127.0.0.1. */
  readonly port: number;
  /** Runs statements in a database, as the one who may do anything there; returns the rows of the last one. */
  run(database: string, sql: string, values?: readonly string[]): Promise<readonly Row[]>;
  stop(): Promise<void>;
}

type Row = Readonly<Record<string, unknown>>;

/** Who may do anything on a {@link Server}. */
export const superuser = "tester";

/** Returns the way to a database of a server for who may do anything there. */
export function connectTo({ host, port }: Server, database: string): Connection {
  return { host, port, user: superuser, password: "", database, tls: "disable" };
}

// Debian keeps the programs of each version in a folder that no PATH names.
function findPrograms(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).map(Number) : [];
  const folders = versions
    .filter((version) => version >= 15)
    .sort((a, b) => a - b)
    .map((version) => join(debian, String(version), "bin"));
  return [...folders, ...(process.env["PATH"] ?? "").split(":")].find((folder) =>
    ["initdb", "postgres"].every((program) => existsSync(join(folder, program))),
  );
}

/** Why tests with a server are passed over here; where CI is set they run, and fail, all the same. */
export function missingServer(): string | undefined {
  return findPrograms() !== undefined || process.env["CI"] === "true"
    ? undefined
    : "no PostgreSQL: install Debian's postgresql-15 to run this";
}

interface ServerSettings {
  /** `name=value`, as in postgresql.conf. */
  readonly settings?: readonly string[];
  /** Files that the server finds in its folder, by their names. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Starts a server. Its data are in the locale C; databases may have others. */
export async function startServer({
  settings = [],
  files = {},
}: ServerSettings = {}): Promise<Server> {
  const programs = findPrograms();
  if (programs === undefined)
    throw new Error("no PostgreSQL: install Debian's postgresql-15, or postgresql");
  const folder = mkdtempSync(join(tmpdir(), "fieldbrief-postgres-"));
  const user = unprivileged();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const env = { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" };
  const made = spawnSync(
    join(programs, "initdb"),
    ["-D", data, "-U", superuser, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
    { cwd: folder, env, encoding: "utf8", ...user },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr}`);
  for (const [name, text] of Object.entries({ "pg_hba.conf": letIn, ...files })) {
    const path = join(data, name);
    writeFileSync(path, text, { mode: 0o600 });
    if (user !== undefined) chownSync(path, user.uid, user.gid);
  }
  const port = await freePort();
  const given = ["listen_addresses=127.0.0.1", "fsync=off", "max_connections=30", ...settings];
  const server = spawn(
    join(programs, "postgres"),
    ["-D", data, "-k", folder, "-p", String(port), ...given.flatMap((setting) => ["-c", setting])],
    { cwd: folder, env, stdio: ["ignore", "ignore", "pipe"], ...user },
  );
  // A run of tests that is broken off leaves no server behind.
  const kill = (): void => void server.kill("SIGQUIT");
  process.on("exit", kill);
  const said: string[] = [];
  server.stderr?.on("data", (chunk: Buffer) => said.push(String(chunk)));
  try {
    await answering(server, { host: folder, port }, said);
  } catch (error) {
    kill();
    throw error;
  }
  return {
    host: folder,
    port,
    run: (database, sql, values) => runIn({ host: folder, port }, database, sql, values),
    async stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await ended;
      process.off("exit", kill);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const letIn = `
local all all trust
host all all 127.0.0.1/32 scram-sha-256
`;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}

// PostgreSQL refuses to run as root.
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  const line =
    lines.find((each) => each.startsWith("postgres:")) ??
    lines.find((each) => each.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

async function answering(
  server: ChildProcess,
  at: Pick<Server, "host" | "port">,
  said: readonly string[],
): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) break;
    try {
      await runIn(at, "postgres", "SELECT 1");
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`PostgreSQL does not answer:\n${said.join("")}`);
}

async function runIn(
  { host, port }: Pick<Server, "host" | "port">,
  database: string,
  sql: string,
  values?: readonly string[],
): Promise<readonly Row[]> {
  const client = new pg.Client({ host, port, database, user: superuser, password: "", ssl: false });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(sql, values && [...values]);
    return rows;
  } finally {
    await client.end();
  }
}
