import { sha256 } from "../manifest/index.ts";
import { RecentMap } from "../text/index.ts";
import type { Parameters, Query, QueryResult, Table, TableColumn } from "./database.ts";
import { type Needed, neededByQuery } from "./needed-columns.ts";

/**
 * Results of queries, by the hash of all that they come from: the SQL, the parameters, and every cell of the tables
 * that it may read. The editions of a run have many in common, most of all those of one period in several languages.
 */
export type KnownResults = RecentMap<string, QueryResult>;

// The queries of an edition, and of its languages, which follow it. What more are kept takes memory, and is not asked for.
const resultsKept = 96;

/** Returns room for results, which is bounded. */
export function keepResults(): KnownResults {
  return new RecentMap(resultsKept);
}

interface From {
  readonly tables: readonly Table[];
  readonly parameters: Parameters;
  readonly lineage: boolean;
}

/** Returns a function from a query to the hash of all that its result comes from. */
export function resultKeys({ tables, parameters, lineage }: From): (query: Query) => string {
  const hashes = tables.map(columnHashes);
  const told = JSON.stringify([parameters, lineage]);
  return ({ name, file, sql }) => {
    const needed = neededByQuery(sql);
    const read = tables.map((table, index) =>
      needed.table(table.name) ? (hashes[index]?.(needed) ?? "") : "",
    );
    return sha256(JSON.stringify([name, file, sql, told, read]));
  };
}

// The hash of a column, taken once it is asked for. Its length says how many rows there are.
function columnHashes({ name, columns, of }: Table): (needed: Needed) => string {
  const known = new Map<string, string>();
  const hashOf = (column: TableColumn): string => {
    const hash = known.get(column.name) ?? sha256(JSON.stringify(column.cells));
    known.set(column.name, hash);
    return hash;
  };
  return (needed) => {
    const named = columns.filter((column) => needed.column(column.name));
    // A count names the record that it is of, by another column.
    const hasCount = named.some(({ type }) => type === "count");
    const read = columns.flatMap((column, index) =>
      index === 0 || named.includes(column) || (hasCount && column.name === of?.column)
        ? [[column.name, hashOf(column)]]
        : [],
    );
    return JSON.stringify([name, read, of ?? null]);
  };
}
