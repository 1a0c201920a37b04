import { resolve } from "node:path";
import { diskEffects } from "../../src/effect.ts";
import { acled } from "../../src/import/acled.ts";
import { gtd } from "../../src/import/gtd.ts";
import { type Imported, importTables } from "../../src/import/import-tables.ts";
import type { Format, Provider } from "../../src/import/provider.ts";
import { ucdpGed } from "../../src/import/ucdp-ged.ts";
import { type Places, readPlacesFolder } from "../../src/incident/index.ts";

/** The places that come with the program. */
const places: Places = await readPlacesFolder(
  resolve(import.meta.dirname, "../../data/places"),
  diskEffects,
);

const providers: Readonly<Record<Format, Provider>> = { acled, "ucdp-ged": ucdpGed, gtd };

/** Imports one table, or several of one provider. */
export function imported(format: Format, ...tables: readonly (string | Uint8Array)[]): Imported {
  const files = tables.map((table, index) => ({
    name: index === 0 ? "table.csv" : `table-${index + 1}.csv`,
    bytes: typeof table === "string" ? new TextEncoder().encode(table) : table,
  }));
  return importTables(files, {
    provider: providers[format],
    providers: Object.values(providers),
    places,
    sensitivity: "confidential",
  });
}

/** Returns the codes that were found, with the line of each. */
export function codesOf({ diagnostics }: Imported): readonly string[] {
  return diagnostics.map(({ code, place }) => `${code} ${place?.line ?? ""}`.trim());
}
