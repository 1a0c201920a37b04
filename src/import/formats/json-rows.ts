import type { GivenRow, GivenTable } from "./table.ts";

/** A row of JSON before all columns are known. */
export interface ObjectRow extends Omit<GivenRow, "cells"> {
  /** Absent where the row is no object. */
  readonly entry?: Readonly<Record<string, unknown>>;
}

/** Tells whether a value is an object, and no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns a value as a row, with why it is none where it is no object. */
export function rowOf(entry: unknown, line: number, raw: string): ObjectRow {
  return isRecord(entry) ? { line, raw, entry } : { line, raw, problem: "no object" };
}

/** Returns rows as a table whose columns are all keys, in the order in which they come first. */
export function tableOfObjects(rows: readonly ObjectRow[], file: string): Omit<GivenTable, "said"> {
  const header = [...new Set(rows.flatMap(({ entry }) => Object.keys(entry ?? {})))];
  const given = rows.map(({ entry, ...row }): GivenRow => {
    if (entry === undefined) return { ...row, cells: [] };
    return {
      ...row,
      cells: header.map((key) => (Object.hasOwn(entry, key) ? textOf(entry[key]) : "")),
    };
  });
  return { file, header, rows: given, counted: "row" };
}

// As a CSV would hold it; what is nested stays JSON.
function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
