import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { createLanguage, type Language, type Messages } from "../../src/language/index.ts";

const template = join(import.meta.dirname, "../../templates/briefing");

/** Returns the messages of the sample's template in a language, by dotted key. */
export function messagesOf(tag: string): Messages {
  const text = readFileSync(join(template, `strings.${tag}.yaml`), "utf8");
  return Object.fromEntries(flatten(parse(text), ""));
}

/** The messages of the sample's template in English, by dotted key. */
export const englishMessages: Messages = messagesOf("en");

/** English, with the sample's messages and any others. */
export function english(messages: Messages = {}): Language {
  return createLanguage("en", { ...englishMessages, ...messages });
}

function flatten(value: unknown, prefix: string): [string, string][] {
  if (typeof value === "string") return [[prefix, value]];
  if (typeof value !== "object" || value === null) throw new Error(`not a message: ${prefix}`);
  return Object.entries(value).flatMap(([key, inner]) =>
    flatten(inner, prefix === "" ? key : `${prefix}.${key}`),
  );
}
