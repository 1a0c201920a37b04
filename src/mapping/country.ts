import { isCountry } from "../incident/index.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

let byName: ReadonlyMap<string, string> | undefined;

/** Returns the name of a country in a language, as Unicode's CLDR has it. */
export function countryName(code: string, language: string): string {
  return new Intl.DisplayNames([language, "en"], { type: "region" }).of(code) ?? code;
}

/** Returns the ISO 3166-1 code of a country that is written as a code or by its English, Dari or Pashto name. */
export function countryCode(written: string): string | undefined {
  const upper = written.toUpperCase();
  if (isCountry(upper)) return upper;
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
