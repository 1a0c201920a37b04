import { z } from "zod";

/** Text in each language, keyed by its tag (`en`, `fa-AF`). */
export type Localized = Readonly<Record<string, string>>;

// BCP 47: language, then perhaps a script, then perhaps a region, in the case that RFC 5646 2.1.1 asks for.
const tag = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;

/** Tells whether a word is a language tag in its usual case: `en`, `fa-AF`. */
export function isLanguage(word: string): boolean {
  return tag.test(word);
}

/** The schema of a language tag. */
export const language: z.ZodString = z
  .string()
  .regex(tag, "a language is written as a tag, such as en or fa-AF");

/** The schema of text that is not empty. What `meta` adds is for editors, which see no more than a pattern. */
export const words: z.ZodType<string> = z.string().trim().min(1).meta({ pattern: String.raw`\S` });

/** The schema of text by language: `{ en: …, fa-AF: … }`. */
export const localized: z.ZodType<Localized> = z.record(language, words);
