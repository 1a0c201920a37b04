import { resolve } from "node:path";
import { diskEffects } from "../../src/effect.ts";
import { type Places, readPlacesFolder } from "../../src/incident/index.ts";
import {
  checkColumns,
  dateOrderOf,
  type Mapped,
  type Mapping,
  mapRows,
  propose,
  readSheet,
  type Sheet,
} from "../../src/mapping/index.ts";

/** The places that come with the program. */
export const places: Places = await readPlacesFolder(
  resolve(import.meta.dirname, "../../data/places"),
  diskEffects,
);

/** Reads a table that has to be one. */
export function sheetOf(text: string): Sheet {
  const { sheet, diagnostics } = readSheet(text, "table.csv");
  if (sheet === undefined) throw new Error(JSON.stringify(diagnostics));
  return sheet;
}

/** Returns which header each column is filled from. */
export function headersOf({ columns }: Mapping): Record<string, string> {
  return Object.fromEntries(columns.map(({ target, header }) => [target, header]));
}

interface Options {
  readonly columns?: readonly string[];
  readonly zero?: "nobody" | "unknown";
  readonly language?: "en" | "fa-AF";
}

/** Maps a table as it is proposed, with what is said of columns, in Afghanistan where it names no country. */
export function mapped(
  text: string,
  { columns = [], zero = "nobody", language = "en" }: Options = {},
): Mapped {
  const sheet = sheetOf(text);
  const mapping = propose(sheet, places, checkColumns(columns, sheet));
  const index = mapping.columns.find(({ target }) => target === "date")?.index ?? -1;
  const order = dateOrderOf(sheet.rows.map(({ cells }) => cells[index] ?? ""));
  return mapRows(sheet, mapping, {
    places,
    order: order === "none" || order === "ambiguous" ? undefined : order,
    country: "AF",
    sensitivity: "confidential",
    zero,
    language,
  });
}
