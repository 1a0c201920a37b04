import { foldPlace, type IncidentColumn, type Places } from "../incident/index.ts";
import type { Target } from "./columns.ts";
import type { MappedRow } from "./found.ts";

/** What a row says of where it was; nothing more exact than it says. */
export type PlaceCells = Pick<
  Record<IncidentColumn, string>,
  "place_written" | "town" | "province" | "country" | "place_precision" | "place_note"
>;

export interface PlaceOptions {
  readonly places: Places;
  /** What stands where a row names no place. */
  readonly notStated: string;
  /** What precedes coordinates. */
  readonly latitude: string;
  readonly longitude: string;
  /** Whether place_note says why a place is in no province. */
  readonly saysDoubts: boolean;
}

const precisions = ["unknown", "country", "province", "district", "town", "point"] as const;
const precisionWords: readonly string[] = precisions;

/**
 * Returns where a row was: the province by its code or P-code, else by any spelling that the gazetteer has, the town where
 * it is called so or the gazetteer has it in that province. A province that is not known stays in the place as written, and
 * nothing is more exact than a column of precisions allows. `country` is ISO 3166-1. Coordinates are kept in the note:
 * nothing is drawn from them.
 */
export function placeOf(row: MappedRow, country: string, options: PlaceOptions): PlaceCells {
  const { places, notStated } = options;
  const [place, town, district, province] = (
    ["place_written", "town", "district", "province"] as const
  ).map((target) => row.cell(target)) as [string, string, string, string];
  const written = [place, town, district, province].filter((part) => part !== "");
  const parts = written.filter(
    (part, index) => written.findIndex((other) => foldPlace(other) === foldPlace(part)) === index,
  );
  const finest = finestOf(row);
  const named = finest < 2 ? {} : provinceOf(row, { province, country }, places);
  const candidate = town || place;
  const homes = places.provincesOfTown(candidate).filter((home) => home.startsWith(`${country}-`));
  const isFine = finest >= 2;
  const byTown = isFine && named.id === undefined && homes.length === 1 ? homes[0] : undefined;
  const found = named.id ?? byTown;
  const id = found?.startsWith(`${country}-`) === true ? found : undefined;
  if (found !== undefined && id === undefined) reportElsewhere(row, province, { found, country });
  const isElsewhere = town !== "" && id !== undefined && homes.length > 0 && !homes.includes(id);
  if (isElsewhere) reportTown(row, town, homes);
  const isTown =
    finest >= 4 && id !== undefined && !isElsewhere && (town !== "" || homes.includes(id));
  const reached = isTown ? 4 : id === undefined ? 1 : district === "" || finest < 3 ? 2 : 3;
  const doubt = found !== undefined ? `it is ${found}, not in ${country}` : named.why;
  const isDoubted = options.saysDoubts && id === undefined && doubt !== undefined;
  return {
    place_written: parts.join(", ") || notStated,
    town: isTown ? candidate : "",
    province: id ?? "",
    country,
    place_precision: precisions[Math.min(reached, finest)] ?? "country",
    place_note: [isDoubted ? `Unplaced: ${doubt}.` : "", pointIn(row, options)]
      .filter((part) => part !== "")
      .join(" "),
  };
}

// How exactly a place is known at best, as an index of `precisions`.
function finestOf(row: MappedRow): number {
  const written = row.cell("place_precision");
  if (written === "") return precisions.length - 1;
  const index = precisionWords.indexOf(written.toLowerCase());
  if (index >= 0) return index;
  row.report("place_precision", {
    severity: "warning",
    code: "mapping/bad-precision",
    message: `"${written.slice(0, 60)}" does not say how exact a place is`,
    hint: `the country is taken; say under words of mapping.yaml which of ${precisions.join(", ")} it means`,
  });
  return 1;
}

function pointIn(row: MappedRow, { latitude, longitude }: PlaceOptions): string {
  const [north, east] = [row.cell("latitude"), row.cell("longitude")];
  if (north === "" && east === "") return "";
  const isAngle = (text: string, limit: number): boolean =>
    /^[-+]?\d{1,3}(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= limit;
  if (!isAngle(north, 90) || !isAngle(east, 180))
    row.report("latitude", {
      severity: "warning",
      code: "mapping/bad-coordinates",
      message: `latitude "${north.slice(0, 60)}", longitude "${east.slice(0, 60)}" are no point`,
      hint: "kept as written in place_note; nothing is drawn from them",
    });
  return `${latitude} ${north || "?"}, ${longitude} ${east || "?"}`;
}

interface WrittenProvince {
  readonly province: string;
  /** ISO 3166-1. */
  readonly country: string;
}

interface Named {
  readonly id?: string;
  /** Why a province that is written is none. */
  readonly why?: string;
}

// By its code, its P-code, or its name, the first of them that is known; where they differ it stands.
function provinceOf(row: MappedRow, written: WrittenProvince, places: Places): Named {
  const said = saidOf(row, written, places);
  const [first, ...others] = said.filter(({ id }) => id !== undefined);
  if (first?.id !== undefined) {
    const other = others.find(({ id }) => id !== first.id);
    if (other !== undefined)
      row.report(first.target, {
        severity: "warning",
        code: "mapping/contradiction",
        message: `"${first.cell}" is ${first.id}, and "${other.cell.slice(0, 60)}" is ${other.id}`,
        hint: "the code was taken; mend the one that is wrong",
      });
    return { id: first.id };
  }
  // What a reader would mend first: the name.
  const last = said.at(-1);
  if (last?.problem === undefined) return {};
  row.report(last.target, {
    severity: "warning",
    code: "mapping/unknown-province",
    message: last.problem.message,
    hint: `kept in place_written, no province is given; ${last.problem.hint}`,
  });
  return { why: last.problem.message.replaceAll(/\s+/g, " ") };
}

interface SaidProvince {
  readonly target: Target;
  readonly cell: string;
  readonly id?: string;
  readonly problem?: { readonly message: string; readonly hint: string };
}

function saidOf(
  row: MappedRow,
  { province, country }: WrittenProvince,
  places: Places,
): readonly SaidProvince[] {
  const resolved = (target: Target, cell: string): SaidProvince => {
    const found = places.resolveProvince(cell, country);
    return "id" in found ? { target, cell, id: found.id } : { target, cell, problem: found };
  };
  // Some tables write another code where a P-code belongs.
  const coded = (cell: string): SaidProvince => {
    const id = places.provinceCoded(cell) ?? places.provinceNamed(cell);
    if (id !== undefined) return { target: "province_pcode", cell, id };
    const message = `"${cell.slice(0, 60)}" is no P-code of a province`;
    const hint =
      "write a pcode of places/provinces.csv, or its code or name in a column of its own";
    return { target: "province_pcode", cell, problem: { message, hint } };
  };
  const [code, pcode] = [row.cell("province_code"), row.cell("province_pcode")];
  return [
    ...(code === "" ? [] : [resolved("province_code", code)]),
    ...(pcode === "" ? [] : [coded(pcode)]),
    ...(province === "" ? [] : [resolved("province", province)]),
  ];
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
