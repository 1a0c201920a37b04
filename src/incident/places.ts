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
  resolveProvince(written: string): Resolved;
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
  const provinceNamed = (written: string): string | undefined => byName.get(fold(written));
  const why = remembering((written) => unknownProvince(written, { provinces, towns, labelOf }));
  return {
    provinces,
    towns,
    complete,
    provincesOfTown,
    provinceNamed,
    provinceCoded: (pcode) => byPcode.get(pcode.trim().toUpperCase()),
    resolveProvince(written) {
      const id = provinceNamed(written);
      if (id !== undefined) return { id };
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

// OCHA's place codes and FIPS 10-4 both number the provinces of a country, each in its own order.
function bareCode(written: string): Resolved {
  return {
    code: "incident/bare-code",
    message: `"${written}" does not say whose code it is`,
    hint: "OCHA and FIPS number provinces in different orders; write the ISO 3166-2 code or the name",
  };
}

function unknownProvince(
  written: string,
  {
    provinces,
    towns,
    labelOf,
  }: Pick<Places, "provinces" | "towns"> & { labelOf(id: string): string },
): Resolved {
  const code = "incident/unknown-province";
  const message = `unknown province "${shorten(written)}"`;
  const name = written.replace(/[\s_-]+province$/i, "");
  // The nearest spelling may itself be an odd one; what is proposed is the province's own name.
  const spellings = provinces.flatMap(({ id, names }) => [id, ...names].map((one) => [one, id]));
  const near = didYouMean(
    name,
    spellings.map(([spelling = ""]) => spelling),
  );
  const [, id] = spellings.find(([spelling]) => near === `did you mean "${spelling}"?`) ?? [];
  if (id !== undefined) return { code, message, hint: `did you mean ${labelOf(id)}?` };
  const town = towns.find((one) => didYouMean(name, [one.name]) !== undefined);
  const hint =
    town === undefined
      ? "write an ISO 3166-2 code or a name of places/provinces.csv"
      : `did you mean the town ${town.name}, in ${labelOf(town.province)}?`;
  return { code, message, hint };
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
