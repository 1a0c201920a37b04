import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** A PostgreSQL server of its own, which listens at a socket in a folder that is gone afterwards. */
export interface Server {
  /** The folder of the socket: what a client connects to as its host. */
  readonly host: string;
  /** Runs statements in a database, as the one who may do anything there; returns the rows of the last one. */
  run(database: string, sql: string, values?: readonly string[]): Promise<readonly Row[]>;
  stop(): Promise<void>;
}

type Row = Readonly<Record<string, unknown>>;

/** Who may do anything on a {@link Server}. */
export const superuser = "tester";

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

/** Starts a server. Its data are in the locale C; databases may have others. */
export async function startServer(settings: readonly string[] = []): Promise<Server> {
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
  const given = ["listen_addresses=", "fsync=off", "max_connections=30", ...settings];
  const server = spawn(
    join(programs, "postgres"),
    ["-D", data, "-k", folder, ...given.flatMap((setting) => ["-c", setting])],
    { cwd: folder, env, stdio: ["ignore", "ignore", "pipe"], ...user },
  );
  // A run of tests that is broken off leaves no server behind.
  const kill = (): void => void server.kill("SIGQUIT");
  process.on("exit", kill);
  const said: string[] = [];
  server.stderr?.on("data", (chunk: Buffer) => said.push(String(chunk)));
  try {
    await answering(server, folder, said);
  } catch (error) {
    kill();
    throw error;
  }
  return {
    host: folder,
    run: (database, sql, values) => runIn(folder, database, sql, values),
    async stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await ended;
      process.off("exit", kill);
      rmSync(folder, { recursive: true, force: true });
    },
  };
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
  host: string,
  said: readonly string[],
): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) break;
    try {
      await runIn(host, "postgres", "SELECT 1");
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`PostgreSQL does not answer:\n${said.join("")}`);
}

async function runIn(
  host: string,
  database: string,
  sql: string,
  values?: readonly string[],
): Promise<readonly Row[]> {
  const client = new pg.Client({ host, database, user: superuser, password: "", ssl: false });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(sql, values && [...values]);
    return rows;
  } finally {
    await client.end();
  }
}
