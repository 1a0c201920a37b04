import { didYouMean } from "../diagnostic.ts";
import { type CsvRow, offsetOfCell } from "./csv.ts";
import type { SourceText } from "./source-text.ts";

/** Which columns a table has to have, and which it may have. */
export interface Columns<K extends string> {
  readonly required: readonly K[];
  readonly optional: readonly K[];
  /** Further columns, by the form of their name: `name_fa`. */
  readonly family?: RegExp;
}

/** Where each column of a table stands, from 0. */
export interface Header {
  readonly indexes: ReadonlyMap<string, number>;
  readonly width: number;
  /** Required columns that are not there; what follows from that is not reported again. */
  readonly missing: ReadonlySet<string>;
}

/** Reads the first row of a table and reports columns that are unknown, missing or given twice. */
export function readHeader<K extends string>(
  row: CsvRow,
  columns: Columns<K>,
  { text, source }: { readonly text: string; readonly source: SourceText },
): Header {
  const known: readonly string[] = [...columns.required, ...columns.optional];
  const indexes = new Map<string, number>();
  const report = (index: number, code: string, message: string, hint: string): void =>
    source.report(offsetOfCell(text, row, index), { code, message, hint });
  const names = row.cells.map((cell) => cell.trim());
  const width = names.length;
  const separator = [";", "\t", "|"].find((sign) => names.length === 1 && names[0]?.includes(sign));
  if (separator !== undefined) {
    const shown = separator === "\t" ? "tabs" : `"${separator}"`;
    const hint = "save the file with commas between its columns";
    report(0, "incident/separator", `columns are separated by ${shown}, not by commas`, hint);
    return { indexes, width, missing: new Set(columns.required) };
  }
  for (const [index, name] of names.entries()) {
    const first = indexes.get(name);
    if (first !== undefined)
      report(
        index,
        "incident/duplicate-column",
        `duplicate column "${name}"`,
        "keep one of the two",
      );
    else if (known.includes(name) || columns.family?.test(name)) indexes.set(name, index);
    else {
      const hint = didYouMean(name, known) ?? `known columns: ${known.join(", ")}`;
      const message = name === "" ? "a column without a name" : `unknown column "${name}"`;
      report(index, "incident/unknown-column", message, hint);
    }
  }
  const missing = columns.required.filter((name) => !indexes.has(name));
  for (const name of missing) {
    const hint = `add a column "${name}" to the first line; the order of columns is free`;
    report(0, "incident/missing-column", `missing column "${name}"`, hint);
  }
  return { indexes, width, missing: new Set(missing) };
}
