import { basename, dirname } from "node:path";
import { readBytes, readText } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { type Places, readPlacesFolder } from "../incident/index.ts";
import { readSheet, type Sheet } from "../mapping/index.ts";
import { shippedPlaces } from "../shipped.ts";
import type { InitEffects } from "./effects.ts";

/** A table of somebody's own, and what its places are looked up in. */
export interface OpenedTable {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sheet: Sheet;
  readonly places: Places;
  /** Rows that could not be read: they stay in the table that is kept. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Opens a CSV file by its absolute path, or says what keeps it from being read. */
export async function openTable(
  path: string,
  { read: effects }: InitEffects,
): Promise<
  OpenedTable | { readonly diagnostics: readonly Diagnostic[]; readonly sheet?: undefined }
> {
  const options = { root: dirname(path), effects };
  const name = basename(path);
  const { text, diagnostics } = await readText(path, options);
  const { bytes } = await readBytes(path, options);
  if (text === undefined || bytes === undefined) return { diagnostics };
  const { sheet, diagnostics: found } = readSheet(text, name);
  if (sheet === undefined) return { diagnostics: found };
  const places = await readPlacesFolder(shippedPlaces(), effects);
  return { name, bytes, sheet, places, diagnostics: found };
}
