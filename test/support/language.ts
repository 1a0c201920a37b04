import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { createLanguage, type Language, type Messages } from "../../src/language/index.ts";

/** The messages of the sample's template in English, by dotted key. */
export const englishMessages: Messages = Object.fromEntries(
  flatten(
    parse(
      readFileSync(join(import.meta.dirname, "../../templates/briefing/strings.en.yaml"), "utf8"),
    ),
    "",
  ),
);

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
