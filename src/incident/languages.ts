import type { Config } from "../config/index.ts";

/** Returns the languages of editions that the data are not written in. */
export function foreignLanguages({ data, editions }: Config): readonly string[] {
  const languages = new Set(editions.map(({ language }) => language));
  return [...languages].filter((language) => baseOf(language) !== baseOf(data.language));
}

/** Returns the tags under which a name may stand for a language: of fa-AF its own, then fa. */
export function tagsOf(language: string): readonly string[] {
  return [...new Set([language, baseOf(language)])];
}

function baseOf(language: string): string {
  return language.split("-")[0] ?? language;
}
