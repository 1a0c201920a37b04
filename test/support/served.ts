import { connect, createServer, type Socket } from "node:net";
import { readCsv } from "../../src/incident/index.ts";
import type { Server } from "./postgres.ts";

/** Who reads in tests, and what shows nowhere. */
export const reader: { readonly user: string; readonly password: string } = {
  user: "rd_only",
  password: "s3cret/pa?s#w0rd",
};

interface UrlParts {
  readonly host?: string;
  readonly database?: string;
  readonly password?: string;
  readonly options?: string;
}

/** Returns what a text says of where a server is, and who reads there. */
export function saidOfServer(text: string, { port }: Pick<Server, "port">): readonly string[] {
  const secrets = ["127.0.0.1", reader.user, "s3cret"].filter((secret) => text.includes(secret));
  // Digits inside of a hash or of a font are no port.
  return new RegExp(`(?<![\\w+/])${port}(?![\\w+])`).test(text) ? [...secrets, "port"] : secrets;
}

/** Returns a URL of a database for the reader. */
export function urlOf(
  { port }: Pick<Server, "port">,
  {
    host = "127.0.0.1",
    database = "postgres",
    password = reader.password,
    options = "",
  }: UrlParts = {},
): string {
  const { user } = reader;
  return `postgresql://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}${options}`;
}

/** Makes the role of the reader, who may log in and see what is granted. */
export function makeReader(server: Server): Promise<unknown> {
  return server.run("postgres", `CREATE ROLE ${reader.user} LOGIN PASSWORD '${reader.password}'`);
}

/** Makes a table of a CSV text in a schema, all its columns of text but those that are told, for the reader to read. */
export async function storeCsv(
  server: Server,
  {
    schema,
    table,
    text,
    types = {},
    database = "postgres",
  }: {
    readonly schema: string;
    readonly table: string;
    readonly text: string;
    readonly types?: Readonly<Record<string, string>>;
    readonly database?: string;
  },
): Promise<void> {
  const [header, ...rows] = readCsv(text).rows.map(({ cells }) => cells);
  const name = `"${schema}"."${table}"`;
  const columns = (header ?? []).map((column) => `"${column}" ${types[column] ?? "text"}`);
  const objects = rows.map((cells) =>
    Object.fromEntries((header ?? []).map((column, n) => [column, cells[n] || null])),
  );
  await server.run(
    database,
    `CREATE SCHEMA IF NOT EXISTS "${schema}";
    GRANT USAGE ON SCHEMA "${schema}" TO ${reader.user};
    DROP TABLE IF EXISTS ${name};
    CREATE TABLE ${name} (${columns.join(", ")});
    GRANT SELECT ON ${name} TO ${reader.user}`,
  );
  await server.run(
    database,
    `INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, $1) ORDER BY random()`,
    [JSON.stringify(objects)],
  );
}

/** A way to a server that breaks off, or does something, before a statement gets there. */
export interface Detour {
  readonly port: number;
  close(): Promise<void>;
}

/** Opens a detour: `before` is told what goes to the server, and false breaks the connection off. */
export async function openDetour(
  { port: target }: Pick<Server, "port">,
  before: (sent: string) => Promise<boolean>,
): Promise<Detour> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, "127.0.0.1");
    let order = Promise.resolve();
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
    }
    client.on("data", (chunk: Buffer) => {
      order = order.then(async () => {
        if (await before(chunk.toString("latin1"))) upstream.write(chunk);
        else client.destroy();
      });
    });
    upstream.on("data", (chunk: Buffer) => client.write(chunk));
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
