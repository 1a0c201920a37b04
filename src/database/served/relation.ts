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

export type FieldType = Exclude<CellType, "count">;

/** A column as a server has it: of a count there are several. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  /** Whether it is read where a query names these columns. */
  isNeeded(needed: Needed): boolean;
  /** Its cells; none where the server holds them. */
  readonly cells: () => readonly Cell[];
}

const endTypes: Readonly<Record<CountSuffix, FieldType>> = {
  low: "integer",
  high: "integer",
  bound: "text",
  approximate: "boolean",
  words: "text",
};

/** Returns the columns that hold a table, but for those that say of which records its counts are. */
function fieldsOf(table: Table): readonly Field[] {
  return table.columns.flatMap(({ name, type, cells, ends = countSuffixes }): readonly Field[] => {
    if (type !== "count")
      return [{ name, type, isNeeded: (needed) => needed.column(name), cells: () => cells }];
    return ends.map((end) => ({
      name: `${name}_${end}`,
      type: endTypes[end],
      isNeeded: (needed) => needed.ends(name).includes(end),
      cells: () => cells.map((cell) => endOf(cell, end)),
    }));
  });
}

function endOf(cell: Cell, end: CountSuffix): Cell {
  if (typeof cell === "object" && cell !== null) return cell[end];
  throw new Error(`${JSON.stringify(cell)} is no count`);
}

/** How an engine writes what stands for a table. */
export interface RelationSql {
  /** Returns what is selected from, which names its row `t`. */
  from(fields: readonly Field[], bind: WriteOptions["bind"]): string;
  /** Returns the cell of a column of `t`. */
  cell(field: Field, options: WriteOptions): string;
  /** Returns of which records a count is. */
  lineage(count: string, options: WriteOptions): string;
  quoteName(name: string): string;
  /** What stands between `AS` and the bracket. */
  readonly how?: string;
}

/** Returns what stands for a table. */
export function relationOf(table: Table, sql: RelationSql): Relation {
  const fields = fieldsOf(table);
  const counts = table.columns.flatMap(({ name, type }) => (type === "count" ? [name] : []));
  const lineageOf = (count: string): string => `${count}_${lineageSuffix}`;
  const names = [...fields.map(({ name }) => name), ...counts.map(lineageOf)];
  const { quoteName } = sql;
  return {
    tables: [{ name: table.name, columns: names }],
    write(options) {
      const { needed, bind } = options;
      // A table has a column; the first is also what its counts are of.
      const read = fields.filter((field, index) => index === 0 || field.isNeeded(needed));
      const columns = read.map(
        (field) => `${sql.cell(field, options)} AS ${quoteName(field.name)}`,
      );
      const lineages = counts
        .filter((count) => needed.column(count))
        .map((count) => `${sql.lineage(count, options)} AS ${quoteName(lineageOf(count))}`);
      const list = [...columns, ...lineages].join(", ");
      const how = sql.how ?? "";
      return [`${quoteName(table.name)} AS ${how}(SELECT ${list} FROM ${sql.from(read, bind)})`];
    },
  };
}

/** Returns what `make` makes, which is made once. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
