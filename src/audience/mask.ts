import type { Incident, Province, Source } from "../incident/index.ts";
import { type Language, lookup } from "../language/index.ts";

/** Words that stand where a name may not. */
export interface MaskWords {
  /** What happened and roughly where, from words that any incident may have. */
  title(incident: Incident): string;
  /** The kind of source, without its name. */
  source(type: Source["type"]): string;
  /** Somebody who is said to be responsible. */
  readonly party: string;
  readonly language: string;
}

/** Returns the words of a language, from the messages of a template. Read when they are needed. */
export function maskWords(language: Language, provinces: readonly Province[]): MaskWords {
  const names = new Map(provinces.map(({ id, name }) => [id, lookup(name, language.tag) ?? id]));
  const known = (key: string, otherwise: string): string =>
    language.message(language.has(key) ? key : otherwise);
  return {
    title({ method, province, country }) {
      const what = known(`method.${method}`, "masked.method");
      const place = names.get(province ?? "") ?? known(`country.${country}`, "masked.country");
      return language.message("masked.title", { what, place });
    },
    source: (type) => language.message(`masked.source.${type}`),
    get party() {
      return language.message("masked.party");
    },
    language: language.tag,
  };
}

/**
 * Returns a function that gives each id a name by its turn, `incident-1`: what was masked is told apart, and no
 * more. Names that are ids of somebody else are passed over.
 */
export function pseudonyms(prefix: string, taken: ReadonlySet<string>): (id: string) => string {
  const given = new Map<string, string>();
  let turn = 0;
  return (id) => {
    const known = given.get(id);
    if (known !== undefined) return known;
    do turn += 1;
    while (taken.has(`${prefix}-${turn}`));
    given.set(id, `${prefix}-${turn}`);
    return `${prefix}-${turn}`;
  };
}
