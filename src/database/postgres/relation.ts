import {
  type Cell,
  type CellType,
  type CountSuffix,
  countSuffixes,
  lineageSuffix,
  type Table,
} from "../database.ts";
import type { Needed } from "../needed-columns.ts";

/** What stands for tables of the edition in the SQL that a server gets. */
export interface Relation {
  /** The tables, with the names of their columns, those that hold counts each by itself. */
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
  /** Returns `name AS (SELECT …)`, once or more, with the columns that a query may read. */
  write(options: WriteOptions): readonly string[];
}

export interface WriteOptions {
  readonly needed: Needed;
  /** Hands a value on to the server, and returns what stands for it. */
  readonly bind: (value: string) => string;
  /** Whether text has to be told that it is ordered by bytes. */
  readonly collated: boolean;
}

// A column as a server has it: of a count there are several.
interface Field {
  readonly name: string;
  readonly type: string;
  /** Whether it is read where a query names these columns. */
  isNeeded(needed: Needed): boolean;
  /** Its cells as PostgreSQL writes an array; absent where the server holds them. */
  readonly cells?: () => string;
}

const sqlTypes: Readonly<Record<Exclude<CellType, "count">, string>> = {
  text: "text",
  integer: "bigint",
  double: "double precision",
  boolean: "boolean",
  date: "date",
};
const endTypes: Readonly<Record<CountSuffix, string>> = {
  low: "bigint",
  high: "bigint",
  bound: "text",
  approximate: "boolean",
  words: "text",
};

/** Returns what stands for a table whose rows are handed on to the server with each query. */
export function sentRelation(table: Table): Relation {
  return relationOf(table, (fields, bind) => {
    const arrays = fields.map(({ type, cells }) => `CAST(${bind(cells?.() ?? "{}")} AS ${type}[])`);
    const names = fields.map(({ name }) => quoteName(name)).join(", ");
    return `unnest(${arrays.join(", ")}) AS t(${names})`;
  });
}

/** A table of the server that has the columns of one of an edition. */
export interface StoredTable {
  readonly name: string;
  readonly schema: string;
  readonly columns: readonly { readonly name: string; readonly type: CellType }[];
  readonly of?: Table["of"];
}

/** Returns what stands for a table that the server holds under the name that it has in an edition. */
export function storedRelation({ schema, name, columns, of }: StoredTable): Relation {
  const from = `${quoteName(schema)}.${quoteName(name)} AS t`;
  const empty = columns.map((column) => ({ ...column, cells: [] }));
  // Read in the place where it is named, so that its aggregates may be worked out where its rows are.
  return relationOf({ name, columns: empty, ...(of && { of }) }, () => from, "NOT MATERIALIZED ");
}

function relationOf(
  table: Table,
  from: (fields: readonly Field[], bind: WriteOptions["bind"]) => string,
  how = "",
): Relation {
  const fields = fieldsOf(table);
  const counts = table.columns.flatMap(({ name, type }) => (type === "count" ? [name] : []));
  const lineageOf = (count: string): string => `${count}_${lineageSuffix}`;
  const names = [...fields.map(({ name }) => name), ...counts.map(lineageOf)];
  return {
    tables: [{ name: table.name, columns: names }],
    write({ needed, bind, collated }) {
      const byBytes = collated ? ' COLLATE "C"' : "";
      // A table has a column; the first is also what its counts are of.
      const read = fields.filter((field, index) => index === 0 || field.isNeeded(needed));
      const columns = read.map(({ name, type }) => {
        const column = quoteName(name);
        return `t.${column}${type === "text" ? byBytes : ""} AS ${column}`;
      });
      const lineages = counts
        .filter((count) => needed.column(count))
        .map((count) => `${lineage(table.of, count, byBytes)} AS ${quoteName(lineageOf(count))}`);
      const list = [...columns, ...lineages].join(", ");
      return [`${quoteName(table.name)} AS ${how}(SELECT ${list} FROM ${from(read, bind)})`];
    },
  };
}

function lineage(of: Table["of"], count: string, byBytes: string): string {
  if (of === undefined) return `CAST(NULL AS text)${byBytes}`;
  return `${quoteText(`${count}=${of.prefix}`)}${byBytes} || t.${quoteName(of.column)}${byBytes}`;
}

function fieldsOf(table: Table): readonly Field[] {
  return table.columns.flatMap(({ name, type, cells, ends = countSuffixes }): readonly Field[] => {
    if (type !== "count") {
      const isNeeded = (needed: Needed): boolean => needed.column(name);
      return [{ name, type: sqlTypes[type], isNeeded, cells: once(() => arrayOf(cells)) }];
    }
    return ends.map((end) => ({
      name: `${name}_${end}`,
      type: endTypes[end],
      isNeeded: (needed: Needed): boolean => needed.ends(name).includes(end),
      cells: once(() => arrayOf(cells.map((cell) => endOf(cell, end)))),
    }));
  });
}

function endOf(cell: Cell, end: CountSuffix): Cell {
  if (typeof cell === "object" && cell !== null) return cell[end];
  throw new Error(`${JSON.stringify(cell)} is no count`);
}

// PostgreSQL 15, section 8.15.2
function arrayOf(cells: readonly Cell[]): string {
  const written = cells.map((cell) => {
    if (cell === null) return "NULL";
    if (typeof cell !== "string") return String(cell);
    return `"${cell.replace(/[\\"]/g, "\\$&")}"`;
  });
  return `{${written.join(",")}}`;
}

function once(make: () => string): () => string {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Writes a name so that nothing in it ends it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Writes text as a literal. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
