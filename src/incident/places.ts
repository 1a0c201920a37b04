import { didYouMean } from "../diagnostic.ts";
import { remembering } from "./readers.ts";
import type { Province, Town } from "./record.ts";
import { shorten } from "./shorten.ts";

/** A province by its id, or why a text is not one. */
type Resolved =
  | { readonly id: string }
  | { readonly code: string; readonly message: string; readonly hint: string };

/** What is known of places, and the way from a written name to a province. */
export interface Places {
  readonly provinces: readonly Province[];
  readonly towns: readonly Town[];
  /** False where the provinces could not be read: then nothing is said of a province. */
  readonly complete: boolean;
  /** The province that a text names; for a country (ISO 3166-1) of which none is known, no name of another's is proposed. */
  resolveProvince(written: string, country?: string): Resolved;
  /** The province that a text names, without a reason where it names none, which takes much longer. */
  provinceNamed(written: string): string | undefined;
  /** The province of a P-code, where a text is known to be one: other lists number provinces too. */
  provinceCoded(pcode: string): string | undefined;
  /** The provinces that have a town of this name. */
  provincesOfTown(name: string): readonly string[];
}

/** Indexes provinces and towns by all their spellings. */
export function indexPlaces(
  provinces: readonly Province[],
  towns: readonly Town[],
  complete: boolean,
): Places {
  const byName = new Map(
    provinces.flatMap(({ id, names }) => [id, ...names].map((name) => [foldPlace(name), id])),
  );
  const byPcode = new Map(
    provinces.flatMap(({ id, pcode }) => (pcode === undefined ? [] : [[pcode, id]])),
  );
  const townsByName = new Map<string, string[]>();
  for (const town of towns)
    for (const name of new Set([town.name, ...Object.values(town.names)].map(foldPlace)))
      townsByName.set(name, [...(townsByName.get(name) ?? []), town.province]);
  // Incidents name the same places again and again.
  const fold = remembering(foldPlace);
  const provincesOfTown = (name: string): readonly string[] => townsByName.get(fold(name)) ?? [];
  const labelOf = (id: string): string => {
    const name = provinces.find((province) => province.id === id)?.name["en"];
    return name === undefined ? id : `${name} (${id})`;
  };
  const countries = new Set(provinces.map((province) => province.id.slice(0, 2)));
  const provinceNamed = (written: string): string | undefined => byName.get(fold(written));
  const known = { provinces, towns, labelOf, provinceNamed };
  const why = remembering((written) => unknownProvince(written, known));
  return {
    provinces,
    towns,
    complete,
    provincesOfTown,
    provinceNamed,
    provinceCoded: (pcode) => byPcode.get(pcode.trim().toUpperCase()),
    resolveProvince(written, country = "") {
      const id = provinceNamed(written);
      if (id !== undefined) return { id };
      if (/^[A-Z]{2}$/.test(country) && !countries.has(country)) return undivided(written, country);
      if (/^[A-Z]{2}[- ]?\d{2}$/i.test(written)) return bareCode(written);
      const [home] = provincesOfTown(written);
      if (home !== undefined)
        return {
          code: "incident/town-as-province",
          message: `"${shorten(written)}" is a town, not a province`,
          hint: `it lies in ${labelOf(home)}: write that, and the town in its own column`,
        };
      return why(written);
    },
  };
}

function undivided(written: string, country: string): Resolved {
  return {
    code: "incident/unknown-province",
    message: `unknown province "${shorten(written)}": none of ${country} is known here`,
    hint: `put those of ${country} into places/provinces.csv`,
  };
}

// OCHA's place codes and FIPS 10-4 both number the provinces of a country, each in its own order.
function bareCode(written: string): Resolved {
  return {
    code: "incident/bare-code",
    message: `"${written}" does not say whose code it is`,
    hint: "OCHA and FIPS number provinces in different orders; write the ISO 3166-2 code or the name",
  };
}

interface Known extends Pick<Places, "provinces" | "towns" | "provinceNamed"> {
  labelOf(id: string): string;
}

// A wrong province would be believed: what is proposed is near, or is in the text itself.
function unknownProvince(written: string, known: Known): Resolved {
  const code = "incident/unknown-province";
  const message = `unknown province "${shorten(written)}"`;
  const hint =
    partOf(written, known) ??
    nearProvince(written, known) ??
    nearTown(written, known) ??
    "write an ISO 3166-2 code or a name of places/provinces.csv";
  return { code, message, hint };
}

// "Kabul/Karte Parwan": a province, and what is in it.
function partOf(written: string, { provinceNamed, labelOf }: Known): string | undefined {
  const parts = written.split(/[^\p{L}\p{M}\p{N}\s'’-]|\s-\s/u).map((part) => part.trim());
  const ids = new Set(parts.flatMap((part) => (part === "" ? [] : (provinceNamed(part) ?? []))));
  const [id, ...more] = ids;
  return id === undefined || more.length > 0
    ? undefined
    : `${labelOf(id)} is in it: write that alone, and the rest in a column of its own`;
}

// Few mistake the first letter. The nearest spelling may itself be an odd one; what is proposed is the province's own name.
function nearProvince(written: string, { provinces, labelOf }: Known): string | undefined {
  const name = written.replace(/[\s_-]+province$/i, "");
  const first = name.slice(0, 1).toLowerCase();
  const spellings = new Map(
    provinces.flatMap(({ id, names }) => [id, ...names].map((spelling) => [spelling, id])),
  );
  const alike = [...spellings.keys()].filter((one) => one.toLowerCase().startsWith(first));
  const near = didYouMean(name, alike) ?? didYouMean(name, spellings.keys(), 1);
  const [, id] = [...spellings].find(([one]) => near === `did you mean "${one}"?`) ?? [];
  return id === undefined ? undefined : `did you mean ${labelOf(id)}?`;
}

// Also by its first word: Mazar-e Sharif is called Mazar.
function nearTown(written: string, { towns, labelOf }: Known): string | undefined {
  const name = foldPlace(written);
  const called = towns.filter((one) => foldPlace(one.name.split(/[\s-]/)[0] ?? "") === name);
  const only = called.length === 1 ? called[0] : undefined;
  const town = only ?? towns.find((one) => didYouMean(written, [one.name]) !== undefined);
  return town && `did you mean the town ${town.name}, in ${labelOf(town.province)}?`;
}

/**
 * Folds the spellings of a name that differ only in case, blanks, punctuation, marks on letters, a
 * trailing "province", or the ezafe that joins two words: Mazar-e Sharif, Mazar-i-Sharif, Mazār Sharīf.
 */
export function foldPlace(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s_]+province$/u, "")
    .replace(/(?<=\p{L})[\s-]y?[ei][\s-](?=\p{L})/gu, "")
    .replace(/[\s\p{P}\p{Sk}\p{Cf}]/gu, "");
}
