import type { Cell, CellType, Table } from "../database.ts";
import { type Field, type FieldType, once, type Relation, relationOf } from "../served/relation.ts";

const sqlTypes: Readonly<Record<FieldType, string>> = {
  text: "text",
  integer: "bigint",
  double: "double precision",
  boolean: "boolean",
  date: "date",
};

/** Returns what stands for a table whose rows are handed on to the server with each query. */
export function sentRelation(table: Table): Relation {
  // Written once, whichever queries they are handed on with.
  const arrays = new Map<string, () => string>();
  const arrayIn = ({ name, cells }: Field): string => {
    const array = arrays.get(name) ?? once(() => arrayOf(cells()));
    arrays.set(name, array);
    return array();
  };
  return relationIn(table, (fields, bind) => {
    const given = fields.map(
      (field) => `CAST(${bind(arrayIn(field))} AS ${sqlTypes[field.type]}[])`,
    );
    const names = fields.map(({ name }) => quoteName(name)).join(", ");
    return `unnest(${given.join(", ")}) AS t(${names})`;
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
  return relationIn({ name, columns: empty, ...(of && { of }) }, () => from, "NOT MATERIALIZED ");
}

function relationIn(
  table: Table,
  from: (fields: readonly Field[], bind: (value: string) => string) => string,
  how = "",
): Relation {
  return relationOf(table, {
    from,
    how,
    quoteName,
    cell: ({ name, type }, { collated }) =>
      `t.${quoteName(name)}${type === "text" && collated ? byBytes : ""}`,
    lineage: (count, { collated }) => lineage(table.of, count, collated ? byBytes : ""),
  });
}

const byBytes = ' COLLATE "C"';

function lineage(of: Table["of"], count: string, collation: string): string {
  if (of === undefined) return `CAST(NULL AS text)${collation}`;
  return `${quoteText(`${count}=${of.prefix}`)}${collation} || t.${quoteName(of.column)}${collation}`;
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

/** Writes a name so that nothing in it ends it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Writes text as a literal. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
