import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Config, readConfig } from "../../src/config/index.ts";
import { parseCount, totalOf, unknownCount } from "../../src/count/index.ts";
import { diskEffects } from "../../src/effect.ts";
import { readDataset, translateDataset } from "../../src/incident/index.ts";
import { createLanguage } from "../../src/language/index.ts";
import { messagesOf } from "../support/language.ts";

const root = resolve(import.meta.dirname, "../..");
const narrative = join(root, "data/narrative");
const template = join(root, "templates/briefing");
const languages = ["fa-AF", "ps-AF"] as const;

const read = (...path: readonly string[]): string => readFileSync(join(root, ...path), "utf8");

/** The file's lines without comments. */
function wordsOf(language: string): string {
  const text = readFileSync(join(template, `strings.${language}.yaml`), "utf8");
  return text.replace(/^\s*#.*$/gm, "");
}

function keysOf(value: unknown, prefix = ""): string[] {
  if (typeof value !== "object" || value === null) return [prefix];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${prefix}.${key}`));
}

/** What stands in braces in a narrative file, comments aside, and where its links lead. */
function callsOf(name: string): string[] {
  const text = readFileSync(join(narrative, name), "utf8").replace(/\{\{!--.*?--\}\}/gs, "");
  const calls = [...text.matchAll(/\{\{.*?\}\}|\]\(.*?\)/gs)].map(([call]) => call);
  // The words of a constant are in the language, the reason is not.
  return calls.map((call) => call.replace(/(?<=^\{\{constant )"[^"]*"/, "")).sort();
}

describe.each(languages)("the sample in %s", (language) => {
  const originals = readdirSync(narrative).filter((name) => name.endsWith(".en.md"));
  let config: Config;

  beforeAll(async () => {
    const { config: found } = await readConfig(root, diskEffects);
    const edition = found?.editions[0];
    if (found === undefined || edition === undefined) throw new Error("no sample");
    config = { ...found, editions: [{ ...edition, language }] };
  });

  test.each(originals)("prints the same figures, sources and links in %s", (original) => {
    expect(callsOf(original.replace(".en.", `.${language}.`))).toEqual(callsOf(original));
  });

  test("has every message, in the order of the English ones", () => {
    const messages = (tag: string) => keysOf(parse(wordsOf(tag)));
    expect(messages(language)).toEqual(messages("en"));
  });

  test("has a title, and every text and name of the data, in that language", async () => {
    expect([config.title[language], config.subtitle[language]]).not.toContain(undefined);
    const { dataset, diagnostics } = await readDataset(config, diskEffects);
    expect(diagnostics).toEqual([]);
    const { incidents, sources } = translateDataset(dataset, language);
    const latin = [...incidents.map(({ title }) => title), ...sources.map((one) => one.publisher)];
    expect(latin.filter((text) => /[a-z]{4}/i.test(text))).toEqual([]);
  });

  test("says of each file that it awaits review", () => {
    const files = [
      ...originals.map((name) => join("data/narrative", name.replace(".en.", `.${language}.`))),
      `templates/briefing/strings.${language}.yaml`,
      "data/statements.yaml",
      "briefing.yaml",
    ];
    for (const file of files)
      expect([file, read(file)]).toEqual([file, expect.stringMatching(/await(s)? review/i)]);
    expect(read("data/translations", `${language}.csv`)).toMatch(
      /^column,original,translation,reviewed_by\n/,
    );
  });

  test("is written in its own letters, digits and signs, without controls of direction", () => {
    const prose = originals.map((name) =>
      read("data/narrative", name.replace(".en.", `.${language}.`)),
    );
    const text = [wordsOf(language), ...prose].join("\n");
    // Values, keys, addresses and the few Latin names that a reader needs.
    const own = [wordsOf(language), ...prose.map((words) => words.replace(/\{\{.*?\}\}/gs, ""))]
      .join("\n")
      .replace(/\]\(.*?\)/g, "]")
      .replace(/ISO 3166-2|CC BY 4\.0|GeoNames|Natural Earth|IS-K/g, "")
      .replace(/^ *[\w-]+:/gm, "")
      .replace(/\{\w+(, (plural|select))?|=\d|\b\w+(?= \{)/g, "");
    expect(own.match(/[A-Za-z0-9?;%٠-٩]+/g) ?? []).toEqual([]);
    expect(text).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
    expect(text).not.toMatch(
      language === "fa-AF" ? /[\u0643\u064a\u0649]/ : /[\u0643\u06af\u0649]/,
    );
  });

  test("words every bound of a count apart, and no number where there is none", () => {
    const { wordCount } = createLanguage(language, messagesOf(language));
    const written = ["60", "at least 60", "more than 60", "up to 60", "<60", "~60", "nearly 60"];
    for (const style of ["words", "short"] as const) {
      const worded = [...written, "60-61", "at least about 60"].map((text) =>
        wordCount(parseCount(text).count ?? unknownCount(), style),
      );
      expect(new Set(worded).size).toBe(worded.length);
      expect(worded.filter((text) => !text.includes("۶۰"))).toEqual([]);
      expect(wordCount(unknownCount(), style)).not.toMatch(/\p{Nd}/u);
    }
  });

  test("words the sum of the first part as a lower bound, in part approximate", () => {
    const { wordTotal } = createLanguage(language, messagesOf(language));
    const total = totalOf(
      ["about 60", "at least 141", "?"].flatMap((text) => parseCount(text).count ?? []),
    );
    expect(wordTotal(total)).toBe(
      language === "fa-AF" ? "حداقل ۲۰۱ (قسماً تقریبی)" : "لږ تر لږه ۲۰۱ (یوه برخه اټکلي)",
    );
  });
});
