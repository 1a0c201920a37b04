import type { Format } from "../../src/import/provider.ts";
import {
  acledColumns,
  acledTable,
  type Cells,
  gedColumns,
  gedTable,
  gtdColumns,
  gtdTable,
  oldGedColumns,
} from "./tables.ts";

/** A table without a fault, and what is to be read of it. */
export interface Sound {
  readonly format: Format;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  /** Killed of each incident. */
  readonly killed: ReadonlyMap<string, string>;
}

export const numbers: readonly number[] = [3, 12, 107, 5, 40, 21, 8, 66, 14, 230];

const accented: Cells = {
  notes: "Café Ñandú",
  summary: "Café Ñandú",
  source_headline: "Café Ñandú",
};

const rowsOf = (text: string): readonly string[] => text.split("\n").slice(1, -1);

function ged(columns: readonly string[]): Sound {
  const changes = numbers.map((n) => ({
    ...accented,
    ...{ low: `${n}`, best: `${n + 2}`, high: `${n + 11}` },
    ...{ deaths_a: `${n}`, deaths_b: "1", deaths_civilians: "1", deaths_unknown: "0" },
  }));
  const killed = numbers.map((n, i): [string, string] => [`ged-${900001 + i}`, `${n}-${n + 11}`]);
  const rows = rowsOf(gedTable(changes, columns));
  return { format: "ucdp-ged", columns, rows, killed: new Map(killed) };
}

function acled(columns: readonly string[]): Sound {
  const changes = numbers.map((n) => ({ ...accented, fatalities: `${n}` }));
  return {
    format: "acled",
    columns,
    rows: rowsOf(acledTable(changes, columns)),
    killed: new Map(numbers.map((n, i) => [`acled-AFG${90001 + i}`, `at least ${n}`])),
  };
}

/** Tables of all providers. */
export const sound: readonly Sound[] = [
  acled(acledColumns),
  // What is cut off at the end of this one is a number that counts.
  acled([...acledColumns.filter((column) => column !== "fatalities"), "fatalities"]),
  ged(gedColumns),
  ged(oldGedColumns),
  {
    format: "gtd",
    columns: gtdColumns,
    rows: rowsOf(gtdTable(numbers.map((n) => ({ ...accented, nkill: `${n}` })))),
    killed: new Map(
      numbers.map((n, i) => [`gtd-20220421${String(i + 1).padStart(4, "0")}`, `${n}`]),
    ),
  },
];

/** Returns a table as CSV. */
export const textOf = ({ columns, rows }: Pick<Sound, "columns" | "rows">): string =>
  `${[columns.join(","), ...rows].join("\n")}\n`;

/** Returns the place that `at`, from 0 to 1, means among so many. */
export const pick = (at: number, length: number): number =>
  Math.min(length - 1, Math.floor(at * length));
