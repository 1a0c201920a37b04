import { join } from "node:path";
import { displayPath, yamlOf } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { ReadEffects } from "../effect.ts";
import { type MappedWord, wordConstantsOf, wordTexts } from "../mapping/index.ts";
import { shippedRoot } from "../shipped.ts";
import type { ReadImports } from "./read-imports.ts";

/** The words of imported tables as a template's folder, the lowest of its layers: what a template says of one comes first. */
export interface WordsLayer {
  /** There is none of that name on the disk. */
  readonly folder: string;
  /** All that it holds, in a text. */
  readonly key: string;
  /** Tells whether a finding of templates is anybody's to mend. */
  readonly isOwed: (finding: Diagnostic) => boolean;
  /** Returns effects that read it too. */
  readonly over: (effects: ReadEffects) => ReadEffects;
}

const folder = join(shippedRoot, "imported");

/** Returns the words of what is imported: in the languages of the tables as these have them, countries in every language. */
export function wordsLayer(
  { imports }: Pick<ReadImports, "imports">,
  languages: readonly string[],
): WordsLayer {
  const countries = imports.flatMap(({ imported }) =>
    imported.incidents.flatMap(({ country = "" }) => country || []),
  );
  const spoken = new Set(["en", ...imports.map(({ language }) => language)]);
  const wordsIn = (language: string): readonly MappedWord[] =>
    firstOfEach(imports.flatMap((one) => (one.language === language ? one.imported.words : [])));
  const strings = [...new Set([...spoken, ...languages])].map((language) => {
    const own = wordsIn(language);
    return [`strings.${language}.yaml`, yamlOf(wordTexts(own, countries, language))] as const;
  });
  const constants = wordConstantsOf(
    [...spoken].map((language) => ({ language, words: wordsIn(language) })),
  );
  const settings = `description: The words of what is imported\n${constants}`;
  const files = new Map<string, string>([["template.yaml", settings], ...strings]);
  return {
    folder,
    key: JSON.stringify([...files]),
    isOwed,
    over: (effects) => laidOver(effects, files),
  };
}

// Words of a table in Dari owe no English: an edition in another language says which it lacks.
function isOwed({ code, place }: Diagnostic): boolean {
  return (
    code !== "language/unknown-message" ||
    !place?.file.startsWith(`${displayPath(shippedRoot, folder)}/`)
  );
}

// Two tables may have written one word each in their own way.
function firstOfEach(words: readonly MappedWord[]): readonly MappedWord[] {
  const known = new Map<string, MappedWord>();
  for (const one of words) {
    const key = `${one.kind} ${one.word}`;
    if (!known.has(key)) known.set(key, one);
  }
  return [...known.values()];
}

function laidOver(effects: ReadEffects, files: ReadonlyMap<string, string>): ReadEffects {
  const paths = new Map([...files].map(([name, text]) => [join(folder, name), text]));
  return {
    async realpath(path) {
      return path === folder || paths.has(path) ? path : effects.realpath(path);
    },
    async readFile(path) {
      const text = paths.get(path);
      return text === undefined ? effects.readFile(path) : new TextEncoder().encode(text);
    },
    async list(path) {
      return path === folder ? [...files.keys()].sort() : effects.list(path);
    },
  };
}
