import { isCountry, type Places } from "../incident/index.ts";
import { alpha2Of } from "./alpha-3.ts";
import type { Mapping } from "./propose.ts";
import type { Sheet } from "./read-sheet.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

let byName: ReadonlyMap<string, string> | undefined;

/** Returns the name of a country in a language, as Unicode's CLDR has it. */
export function countryName(code: string, language: string): string {
  return new Intl.DisplayNames([language, "en"], { type: "region" }).of(code) ?? code;
}

/** Returns the ISO 3166-1 code of a country that is written as a code of two or three letters or by its English, Dari or Pashto name. */
export function countryCode(written: string): string | undefined {
  const upper = written.toUpperCase();
  if (isCountry(upper)) return upper;
  if (upper.length === 3) {
    const code = alpha2Of(upper);
    if (code !== undefined) return code;
  }
  byName ??= new Map(
    ["ps", "fa", "en"].flatMap((language) =>
      allCodes().map((code) => [fold(countryName(code, language)), code]),
    ),
  );
  return byName.get(fold(written));
}

function allCodes(): readonly string[] {
  return [...letters].flatMap((one) => [...letters].map((two) => one + two)).filter(isCountry);
}

function fold(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/^the\s+/, "")
    .replace(/[^\p{L}]+/gu, "");
}

/**
 * Returns the country that rows are in which do not say so: the commonest that others name, else that of the provinces
 * which they name; `undefined` where the table gives no sign.
 */
export function usualCountry(
  sheet: Sheet,
  { columns }: Mapping,
  places: Places,
): string | undefined {
  const cellsOf = (target: string): readonly string[] => {
    const index = columns.find((column) => column.target === target)?.index;
    return index === undefined ? [] : sheet.rows.map(({ cells }) => cells[index] ?? "");
  };
  const named = cellsOf("country").flatMap((cell) =>
    cell === "" ? [] : (countryCode(cell) ?? []),
  );
  const provinces = ["province", "province_code", "town", "place_written"].flatMap((target) =>
    cellsOf(target).flatMap((cell) => places.provinceNamed(cell)?.slice(0, 2) ?? []),
  );
  const coded = cellsOf("province_pcode").flatMap(
    (cell) => places.provinceCoded(cell)?.slice(0, 2) ?? [],
  );
  return commonest(named) ?? commonest([...provinces, ...coded]);
}

function commonest(codes: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}
