import { foldPlace, type Places, shorten } from "../incident/index.ts";
import type { IncidentCells, SourceRow } from "./provider.ts";

/** Where a row says that it was, and how exactly the provider knows that. */
export interface WrittenPlace {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly province: string;
  readonly district: string;
  readonly town: string;
  /** The finest that its codes of precision allow. */
  readonly finest: "town" | "district" | "province" | "country";
  /** What stays of the provider's own words and codes. */
  readonly note: string;
}

export type PlaceCells = Pick<
  IncidentCells,
  "place_written" | "town" | "province" | "country" | "place_precision" | "place_note"
>;

/**
 * Returns the place of a row, no finer than its codes say. A province that no spelling of the gazetteer leads to is not
 * guessed: the row stays, in its country, its words in `place_written`, and is told as unplaced.
 */
export function placeOf(row: SourceRow, written: WrittenPlace, places: Places): PlaceCells {
  const { country, town, district, province, finest, note } = written;
  const parts = [town, district, province].filter((part) => part !== "");
  const place = parts
    .filter((part, i) => parts.findIndex((other) => foldPlace(other) === foldPlace(part)) === i)
    .join(", ");
  const found = finest === "country" ? {} : provinceOf(row, written, places);
  const homes = found.id === undefined ? [] : places.provincesOfTown(town);
  const isElsewhere = homes.length > 0 && !homes.includes(found.id ?? "");
  const isTown = finest === "town" && town !== "" && !isElsewhere && found.why === undefined;
  if (finest === "town" && isElsewhere)
    row.warn({
      code: "import/town-elsewhere",
      message: `the gazetteer has "${shorten(town)}" in ${homes.join(", ")}, the row in ${found.id}`,
      hint: "kept in place_written, no town is given",
    });
  return {
    place_written: place || "not stated",
    town: isTown ? town : "",
    province: found.id ?? "",
    country,
    place_precision: precisionOf({ finest, isTown, isPlaced: found.id !== undefined, district }),
    place_note: [found.why ?? "", note].filter((part) => part !== "").join(" "),
  };
}

interface Found {
  readonly id?: string;
  /** Why there is none. */
  readonly why?: string;
}

function provinceOf(row: SourceRow, { province, country }: WrittenPlace, places: Places): Found {
  const isDivided = places.provinces.some(({ id }) => id.startsWith(`${country}-`));
  const unplaced = (why: string, hint: string): Found => {
    row.warn({ code: "import/unplaced", message: why, hint });
    return { why: `Unplaced: ${why}.` };
  };
  if (!isDivided)
    return unplaced(
      `no provinces of ${country} are known here`,
      `put them into places/provinces.csv`,
    );
  if (province === "") return unplaced("no province is named", "fill it in, or leave it unplaced");
  const resolved = places.resolveProvince(province);
  if ("id" in resolved && resolved.id.startsWith(`${country}-`)) return { id: resolved.id };
  return "id" in resolved
    ? unplaced(`"${shorten(province)}" is ${resolved.id}, not in ${country}`, "mend one of the two")
    : unplaced(resolved.message.replaceAll(/\s+/g, " "), resolved.hint);
}

interface Precise extends Pick<WrittenPlace, "finest" | "district"> {
  readonly isTown: boolean;
  readonly isPlaced: boolean;
}

function precisionOf({ finest, isTown, isPlaced, district }: Precise): string {
  if (!isPlaced || finest === "country") return "country";
  if (isTown) return "town";
  return finest !== "province" && district !== "" ? "district" : "province";
}

/** Returns coordinates as they stand in a table, with what parts them from what is before; tells of some that are on no globe. */
export function pointIn(row: SourceRow): string {
  const [latitude, longitude] = [row.cell("latitude"), row.cell("longitude")];
  if (latitude === "" && longitude === "") return "";
  const isAngle = (text: string, limit: number): boolean =>
    /^-?\d{1,3}(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= limit;
  if (!isAngle(latitude, 90) || !isAngle(longitude, 180))
    row.warn({
      code: "import/bad-coordinates",
      message: `latitude "${shorten(latitude)}", longitude "${shorten(longitude)}" are no point`,
      hint: "kept as written in place_note; nothing is drawn from them",
    });
  return `, latitude ${latitude}, longitude ${longitude}`;
}
