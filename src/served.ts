import { isAbsolute, join, relative, resolve, sep } from "node:path";

/** How a table of a server is named where files are: `postgresql:VARIABLE/schema/incidents`. */
export const servedPrefix = "postgresql:";

/** The folder that the tables of servers are in, as it is named wherever paths are absolute. No machine has it. */
export const servedRoot: string = resolve(sep, servedPrefix);

/** A table of a server, by the environment variable that holds the server's URL. */
export interface ServedTable {
  readonly variable: string;
  readonly schema: string;
  readonly table: string;
}

/** Returns the path of a table; names are of letters, digits, `_` and `$`. */
export function servedPath({ variable, schema, table }: ServedTable): string {
  return join(servedRoot, variable, schema, table);
}

/** Tells whether an absolute path is that of a table of a server, or leads there. */
export function isServed(path: string): boolean {
  const way = relative(servedRoot, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Returns the table that a path is of. */
export function servedTable(path: string): ServedTable | undefined {
  const [variable, schema, table, ...more] = relative(servedRoot, path).split(sep);
  if (!isServed(path) || !variable || !schema || !table || more.length > 0) return undefined;
  return { variable, schema, table };
}
