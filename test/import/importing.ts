import { resolve } from "node:path";
import { diskEffects } from "../../src/effect.ts";
import { acled } from "../../src/import/acled.ts";
import { openText } from "../../src/import/formats/open-text.ts";
import { unpack } from "../../src/import/formats/unpack.ts";
import { gtd } from "../../src/import/gtd.ts";
import { type Imported, importOpened, importTables } from "../../src/import/import-tables.ts";
import type { Format, Provider } from "../../src/import/provider.ts";
import { headerTestOf } from "../../src/import/recognise.ts";
import { ucdpGed } from "../../src/import/ucdp-ged.ts";
import { type Places, readPlacesFolder } from "../../src/incident/index.ts";

/** The places that come with the program. */
const places: Places = await readPlacesFolder(
  resolve(import.meta.dirname, "../../data/places"),
  diskEffects,
);

const providers: Readonly<Record<Format, Provider>> = { acled, "ucdp-ged": ucdpGed, gtd };

const nameOf = (index: number): string => (index === 0 ? "table.csv" : `table-${index + 1}.csv`);

/** Imports one table that is text, or several of one provider. */
export function imported(format: Format, ...tables: readonly (string | Uint8Array)[]): Imported {
  const header = headerTestOf(providers[format]);
  const files = tables.map((table, index) => {
    const name = nameOf(index);
    const bytes = typeof table === "string" ? new TextEncoder().encode(table) : table;
    return { name, bytes, opened: openText(unpack(bytes, name), name, { header }) };
  });
  return importOpened(files, optionsOf(format));
}

/** Imports one table of any form. */
export async function importedFrom(
  format: Format,
  bytes: Uint8Array,
  sheet?: string,
): Promise<Imported> {
  return await importTables([{ name: nameOf(0), bytes }], { ...optionsOf(format), sheet });
}

const optionsOf = (format: Format) => ({
  provider: providers[format],
  providers: Object.values(providers),
  places,
  sensitivity: "confidential",
});

/** Returns the codes that were found, with the line of each. */
export function codesOf({ diagnostics }: Imported): readonly string[] {
  return diagnostics.map(({ code, place }) => `${code} ${place?.line ?? ""}`.trim());
}
