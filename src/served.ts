import { isAbsolute, join, relative, resolve, sep } from "node:path";

/** What a server is, as briefing.yaml names it. */
export type ServerKind = "postgresql" | "clickhouse";

const kinds: readonly ServerKind[] = ["postgresql", "clickhouse"];

/** A table of a server, by the environment variable that holds the server's URL. */
export interface ServedTable {
  readonly kind: ServerKind;
  readonly variable: string;
  /** Of ClickHouse its database. */
  readonly schema: string;
  readonly table: string;
}

// The folder that the tables of servers are in, wherever paths are absolute. No machine has it.
function folderOf(kind: ServerKind): string {
  return resolve(sep, prefixOf(kind));
}

// How their names begin where files are: `postgresql:VARIABLE/schema/incidents`.
function prefixOf(kind: ServerKind): string {
  return `${kind}:`;
}

/** Returns the path of a table; names are of letters, digits, `_` and `$`. */
export function servedPath({ kind, variable, schema, table }: ServedTable): string {
  return join(folderOf(kind), variable, schema, table);
}

/** Returns the kind of server that an absolute path is of, or leads to. */
function serverKind(path: string): ServerKind | undefined {
  return kinds.find((kind) => {
    const way = relative(folderOf(kind), path);
    return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  });
}

/** Tells whether an absolute path is that of a table of a server, or leads there. */
export function isServed(path: string): boolean {
  return serverKind(path) !== undefined;
}

/** Returns the folder that a table of a server is in, and how its name begins. */
export function servedRoot(
  path: string,
): { readonly root: string; readonly prefix: string } | undefined {
  const kind = serverKind(path);
  return kind && { root: folderOf(kind), prefix: prefixOf(kind) };
}

/** Returns the path of what is named as the tables of servers are, `postgresql:VARIABLE/schema/incidents`. */
export function servedPathOf(written: string): string | undefined {
  const kind = kinds.find((each) => written.startsWith(prefixOf(each)));
  return kind && resolve(folderOf(kind), written.slice(prefixOf(kind).length));
}

/** Returns the table that a path is of. */
export function servedTable(path: string): ServedTable | undefined {
  const kind = serverKind(path);
  if (kind === undefined) return undefined;
  const [variable, schema, table, ...more] = relative(folderOf(kind), path).split(sep);
  if (!variable || !schema || !table || more.length > 0) return undefined;
  return { kind, variable, schema, table };
}
