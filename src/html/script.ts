import { createHash } from "node:crypto";
import type { Language } from "../language/index.ts";
import { element } from "./element.ts";
import { pageScript } from "./page-script.ts";
import { panelScript } from "./panel-script.ts";
import type { Use, Writer } from "./writer.ts";

/** Returns a text's name in a content security policy. */
export function sourceOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

interface Script {
  readonly use: Use;
  readonly text: string;
  readonly source: string;
  /** What it says, with what it fills in itself left in braces. */
  readonly messages: Readonly<Record<string, string>>;
}

// Each the same text on every page that has it. What it says in a language, it reads from its element.
const scripts: readonly Script[] = [
  {
    use: "script",
    text: pageScript,
    source: sourceOf(pageScript),
    messages: {
      filter: "html.filter",
      filtered: "html.filtered",
      "filtered-sums": "html.filtered-sums",
      ascending: "html.sorted-ascending",
      descending: "html.sorted-descending",
      none: "html.sorted-not",
    },
  },
  {
    use: "panel",
    text: panelScript,
    source: sourceOf(panelScript),
    messages: {
      title: "html.trace",
      close: "html.trace-close",
      there: "html.trace-there",
      incidents: "html.trace-incidents",
      sources: "html.trace-sources",
    },
  },
];

/** The keys of the messages that scripts show. */
export const scriptMessages: readonly string[] = scripts.flatMap(({ messages }) =>
  Object.values(messages),
);

const filled = {
  shown: "{shown}",
  all: "{all}",
  column: "{column}",
  figure: "{figure}",
};

/** Returns what lets the scripts of a page run, and no other. */
export function scriptSources({ uses }: Pick<Writer, "uses">): readonly string[] {
  return scripts.filter(({ use }) => uses.has(use)).map(({ source }) => source);
}

/** Writes the scripts that a page has to do with. */
export function writeScripts({ uses, language }: Pick<Writer, "uses" | "language">): string[] {
  return scripts
    .filter(({ use }) => uses.has(use))
    .map(({ use, text, messages }) => {
      const words = Object.entries(messages).map(
        ([name, key]) => [`data-${name}`, language.message(key, filled)] as const,
      );
      const numbers = use === "script" ? { "data-numbers": numbersOf(language) } : {};
      return element("script", { ...Object.fromEntries(words), ...numbers }, text);
    });
}

// The digits, and what groups them.
function numbersOf(language: Language): string {
  const group = language.number(1000).replace(/\p{Nd}/gu, "");
  return `${language.digits}${group}`;
}
