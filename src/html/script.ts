import { createHash } from "node:crypto";
import type { Language } from "../language/index.ts";
import { element } from "./element.ts";
import { pageScript } from "./page-script.ts";

/** Returns a text's name in a content security policy. */
export function sourceOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** What lets the page's script run, and no other. */
export const scriptSource: string = sourceOf(pageScript);

/** The messages that script shows, with what it fills in itself left in braces. */
const messages = {
  filter: "html.filter",
  filtered: "html.filtered",
  "filtered-sums": "html.filtered-sums",
  ascending: "html.sorted-ascending",
  descending: "html.sorted-descending",
  none: "html.sorted-not",
} as const;

/** The keys of these messages. */
export const scriptMessages: readonly string[] = Object.values(messages);

/**
 * Writes the script, the same text on every page: it sorts and filters tables and shows the values of
 * marks. What it says in a language, it reads from its element.
 */
export function writeScript(language: Language): string {
  const filled = { shown: "{shown}", all: "{all}", column: "{column}" };
  const words = Object.entries(messages).map(
    ([name, key]) => [`data-${name}`, language.message(key, filled)] as const,
  );
  const group = language.number(1000).replace(/\p{Nd}/gu, "");
  const attributes = {
    ...Object.fromEntries(words),
    "data-numbers": `${language.digits}${group}`,
  };
  return element("script", attributes, pageScript);
}
