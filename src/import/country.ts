import { isCountry, shorten } from "../incident/index.ts";
import { countryCode } from "../mapping/index.ts";
import { type Refusal, refuse, type SourceRow } from "./provider.ts";

// Names of today's states that Unicode's CLDR has otherwise. States that are gone are no country of ISO 3166-1, and which
// of those after them is meant nobody has said.
const others: Readonly<Record<string, string>> = {
  "bosnia-herzegovina": "BA",
  "cambodia (kampuchea)": "KH",
  congo: "CG",
  "czech republic": "CZ",
  "democratic republic of congo": "CD",
  "democratic republic of the congo": "CD",
  "dr congo (zaire)": "CD",
  "east timor": "TL",
  "hong kong": "HK",
  "ivory coast": "CI",
  "kingdom of eswatini (swaziland)": "SZ",
  macau: "MO",
  macedonia: "MK",
  "madagascar (malagasy)": "MG",
  myanmar: "MM",
  "north macedonia": "MK",
  palestine: "PS",
  "republic of congo": "CG",
  "republic of the congo": "CG",
  "russia (soviet union)": "RU",
  "slovak republic": "SK",
  swaziland: "SZ",
  turkey: "TR",
  "united states of america": "US",
  "west bank and gaza strip": "PS",
  "yemen (north yemen)": "YE",
  "zimbabwe (rhodesia)": "ZW",
};

/**
 * Returns the ISO 3166-1 code of a row's country: by its numeric code, where the table has one, then by its name. Where
 * both are there and differ the code stands, and that is told.
 */
export function countryOf(
  row: SourceRow,
  nameColumn: string,
  codeColumn?: string,
): string | Refusal {
  const name = row.cell(nameColumn);
  const byName = others[name.toLowerCase()] ?? (name.length > 2 ? countryCode(name) : undefined);
  const number = codeColumn === undefined ? "" : row.cell(codeColumn);
  const byCode = /^\d{1,3}$/.test(number) ? numeric(number) : undefined;
  if (byCode !== undefined && byName !== undefined && byCode !== byName)
    row.warn({
      code: "import/contradiction",
      message: `${codeColumn} ${number} is ${byCode}, and "${shorten(name)}" is ${byName}`,
      hint: "the code was taken; mend the country where the name is right",
    });
  const code = byCode ?? byName;
  if (code !== undefined) return code;
  const message = name === "" ? "no country" : `"${shorten(name)}" is no country of ISO 3166-1`;
  return refuse("import/unknown-country", message, "write its name of today into the table");
}

const byNumber = new Map<string, string | undefined>();

// UTS 35: the numeric code of a region is an alias of its letters. Asked once for each, for rows are many.
function numeric(code: string): string | undefined {
  if (!byNumber.has(code)) byNumber.set(code, lettersOf(code));
  return byNumber.get(code);
}

function lettersOf(code: string): string | undefined {
  const region = new Intl.Locale(`und-${code.padStart(3, "0")}`).region;
  return region !== undefined && isCountry(region) ? region : undefined;
}
