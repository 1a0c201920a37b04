import { checkSchema, readYaml, z } from "../../config/index.ts";
import type { Diagnostic } from "../../diagnostic.ts";
import type { NamedFile } from "../read-folder.ts";
import type { LoadedWords } from "./loaded-words.ts";

/** The schema of wording.<language>.yaml. */
export const wordingSchema: z.ZodType<readonly LoadedWords[]> = z
  .array(
    z.strictObject({
      words: z
        .array(z.string().regex(/\p{L}/u, "a word has letters"))
        .min(1)
        .describe("The word and its inflected forms, a list"),
      instead: z.string().min(1).describe("What to write in their place"),
    }),
  )
  .describe("A list; each entry has words and instead");

/** The lists of loaded words by language, and what is wrong with their files. */
export interface ReadWording {
  readonly lists: ReadonlyMap<string, readonly LoadedWords[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads wording.<language>.yaml of a template, of some languages only if told. One without a file has no list. */
export function readWording(
  files: readonly NamedFile[],
  languages?: readonly string[],
): ReadWording {
  const wanted = files.filter(({ name }) => languages?.includes(name) ?? true);
  const read = wanted.map(({ name, file, text }) => ({
    name,
    ...checkSchema(wordingSchema, readYaml(text, file), "template"),
  }));
  return {
    lists: new Map(read.map(({ name, value }) => [name, value ?? []])),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}
