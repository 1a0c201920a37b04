import { foldPlace, type IncidentColumn, type Places } from "../incident/index.ts";
import { countryCode } from "./country.ts";
import type { MappedRow } from "./found.ts";

/** What a row says of where it was; nothing more exact than it says. */
export type PlaceCells = Pick<
  Record<IncidentColumn, string>,
  "place_written" | "town" | "province" | "country" | "place_precision" | "place_note"
>;

interface PlaceOptions {
  readonly places: Places;
  /** Where a row names no country. */
  readonly country: string;
  /** What stands where a row names no place. */
  readonly notStated: string;
}

/**
 * Returns where a row was: the province by any spelling that the gazetteer has, the town where it is called so or the
 * gazetteer has it in that province. A province that is not known stays in the place as written.
 */
export function placeOf(
  row: MappedRow,
  { places, country: usual, notStated }: PlaceOptions,
): PlaceCells {
  const [place, town, district, province] = (
    ["place_written", "town", "district", "province"] as const
  ).map((target) => row.cell(target)) as [string, string, string, string];
  const country = countryOf(row, usual);
  const written = [place, town, district, province].filter((part) => part !== "");
  const parts = written.filter(
    (part, index) => written.findIndex((other) => foldPlace(other) === foldPlace(part)) === index,
  );
  const named = provinceOf(row, province, places);
  const candidate = town || place;
  const homes = places.provincesOfTown(candidate).filter((home) => home.startsWith(`${country}-`));
  const byTown = named === undefined && homes.length === 1 ? homes[0] : undefined;
  const found = named ?? byTown;
  const id = found?.startsWith(`${country}-`) === true ? found : undefined;
  if (found !== undefined && id === undefined) reportElsewhere(row, province, { found, country });
  const isElsewhere = town !== "" && id !== undefined && homes.length > 0 && !homes.includes(id);
  if (isElsewhere) reportTown(row, town, homes);
  const isTown = id !== undefined && !isElsewhere && (town !== "" || homes.includes(id));
  const precision = isTown
    ? "town"
    : id === undefined
      ? "country"
      : district === ""
        ? "province"
        : "district";
  return {
    place_written: parts.join(", ") || notStated,
    town: isTown ? candidate : "",
    province: id ?? "",
    country,
    place_precision: precision,
    place_note: "",
  };
}

function countryOf(row: MappedRow, usual: string): string {
  const written = row.cell("country");
  if (written === "") return usual;
  const code = countryCode(written);
  if (code !== undefined) return code;
  row.report("country", {
    severity: "warning",
    code: "mapping/unknown-country",
    message: `"${written.slice(0, 60)}" is no country that is known here`,
    hint: `${usual} is written; mend it in data/incidents.csv`,
  });
  return usual;
}

function provinceOf(row: MappedRow, written: string, places: Places): string | undefined {
  if (written === "") return undefined;
  const resolved = places.resolveProvince(written);
  if ("id" in resolved) return resolved.id;
  row.report("province", {
    severity: "warning",
    code: "mapping/unknown-province",
    message: resolved.message,
    hint: `kept in place_written, no province is given; ${resolved.hint}`,
  });
  return undefined;
}

function reportElsewhere(
  row: MappedRow,
  written: string,
  { found, country }: { readonly found: string; readonly country: string },
): void {
  row.report("province", {
    severity: "warning",
    code: "mapping/province-elsewhere",
    message: `"${written}" is ${found}, which is not in ${country}`,
    hint: "kept in place_written, no province is given",
  });
}

function reportTown(row: MappedRow, town: string, homes: readonly string[]): void {
  row.report("town", {
    severity: "warning",
    code: "mapping/town-elsewhere",
    message: `the gazetteer has "${town}" in ${homes.join(", ")}, not in the province of the row`,
    hint: "kept in place_written, no town is given",
  });
}
