import { describe, expect, test } from "vitest";
import { builtWith } from "../support/built-with.ts";
import { readingOfHtml } from "../support/html-reading.ts";

// The words by which a reader is told that a list is a selection.
const ofSelections = {
  en: /selection|selected|not a full record|not one without/i,
  "fa-AF": /گزیده|نه ماهی بدون/,
  "ps-AF": /ټاکل شوې دي|ټاکلی|ټاکلي|ټاکلو|تاوتریخوالی پکې نه وي/,
};
const languages = Object.keys(ofSelections);

async function wordsOf(template: string, kind: "census" | "selection"): Promise<string[]> {
  const editions = languages.map(
    (language) =>
      `  - { id: may, number: 4, period: 2022-05-01..2022-05-25, published: 2022-06-01, data-as-of: 2022-05-31, language: ${language} }\n`,
  );
  const names = languages.map((language) => `may-${language}`);
  // What the sample itself says of its list is the publisher's to change.
  const ownWords = ["summary", "outlook", "method-coverage"].flatMap((name) =>
    languages.map((language) => [`data/narrative/${name}.${language}.md`, "…\n"] as const),
  );
  const { files } = await builtWith({
    template: `fieldbrief:${template}`,
    editions: `editions:\n${editions.join("")}`,
    files: Object.fromEntries(ownWords),
    build: names,
    ...(kind === "census" && { kind }),
  });
  return names.map((name) => readingOfHtml(files(name).html).text);
}

describe.each(["briefing", "general", "flash", "annex", "tally"])("the template %s", (template) => {
  test("calls a selection one in every language, and a census nowhere", async () => {
    const [selections, censuses] = await Promise.all([
      wordsOf(template, "selection"),
      wordsOf(template, "census"),
    ]);
    Object.values(ofSelections).forEach((words, at) => {
      expect(selections[at]).toMatch(words);
      expect(censuses[at]).not.toMatch(words);
    });
  }, 120_000);
});
