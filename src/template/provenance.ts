import type { QueryResult } from "../database/index.ts";
import {
  cellOf,
  countRows,
  type Derivation,
  listOf,
  type Selection,
  select,
  totalOf,
  type Where,
} from "../figure/index.ts";

/** Remembers what values were made from: rows, lists of rows and counts by themselves, numbers by their row. */
export interface Provenance {
  /**
   * Returns where a figure comes from: a count by itself, a number by the row that holds it and the name of the
   * field there, or by the list that was counted.
   */
  readonly derivationOf: (
    value: unknown,
    holder: unknown,
    field: string | undefined,
  ) => Derivation | undefined;
  /** Records that `list` holds some of the rows of `from`, chosen by `where`. */
  readonly keep: <T>(list: readonly T[], from: unknown, where: Where) => readonly T[];
  /** Records that `value` is the total of a column of a list. */
  readonly total: <T extends object>(value: T, list: unknown, column: string) => T;
}

interface RowSource {
  readonly of: QueryResult;
  readonly row: number;
}

interface Others {
  /** Records that are of no query, by name. */
  readonly others: Readonly<Record<string, object>>;
  /** Where single values come from that are of no row: counts by themselves, numbers by what holds them. */
  readonly origins: ReadonlyMap<object, Derivation>;
  readonly holders: ReadonlyMap<object, Readonly<Record<string, Derivation>>>;
}

/** Returns what is known of the values of an edition's queries, and of the other values that templates see. */
export function startProvenance(
  queries: readonly QueryResult[],
  { others, origins, holders }: Others,
): Provenance {
  const rows = new WeakMap<object, RowSource>();
  const lists = new WeakMap<object, Selection>();
  const figures = new WeakMap<object, () => Derivation>();
  for (const [value, derivation] of origins) figures.set(value, () => derivation);
  const records = new Map(Object.entries(others).map(([name, record]) => [record, name]));
  for (const of of queries) {
    lists.set(of.rows, listOf(of));
    for (const [row, values] of of.rows.entries()) {
      rows.set(values, { of, row });
      for (const [column, value] of Object.entries(values))
        if (isObject(value)) figures.set(value, () => cellOf(of, row, column));
    }
  }
  const selectionOf = (list: unknown): Selection | undefined =>
    isObject(list) ? lists.get(list) : undefined;
  return {
    derivationOf(value, holder, field) {
      if (isObject(value)) return figures.get(value)?.();
      if (!isObject(holder)) return undefined;
      const counted = lists.get(holder);
      if (counted !== undefined) return field === undefined ? countRows(counted) : undefined;
      if (field === undefined) return undefined;
      const source = rows.get(holder);
      if (source !== undefined) return cellOf(source.of, source.row, field);
      const held = holders.get(holder)?.[field];
      if (held !== undefined) return held;
      const name = records.get(holder);
      return name === undefined ? undefined : ofEdition(name, field);
    },
    keep(list, from, where) {
      const selection = selectionOf(from);
      const positions = list.map((row) => (isObject(row) ? rows.get(row)?.row : undefined));
      const known = positions.filter((row) => row !== undefined);
      if (selection !== undefined && known.length === list.length)
        lists.set(list, select(selection, where, known));
      return list;
    },
    total(value, list, column) {
      const selection = selectionOf(list);
      if (selection !== undefined) figures.set(value, () => totalOf(selection, column));
      return value;
    },
  };
}

function ofEdition(record: string, field: string): Derivation {
  const id = `${record}.${field}`;
  return { id, kind: "edition", source: record, column: field, where: {}, lineage: null };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
