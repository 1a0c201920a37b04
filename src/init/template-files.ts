import { numberWordsOf } from "../language/index.ts";
import { countryName, type MappedWord } from "../mapping/index.ts";
import type { Answers, Language } from "./answers.ts";
import type { Start } from "./dataset.ts";
import { asMessage, scalar, type Texts, yamlOf } from "./yaml-text.ts";

/** What a project's own template is made of. */
export interface TemplateParts {
  readonly answers: Answers;
  readonly start: Start;
  /** The words of the shipped template for any subject, by language. */
  readonly general: ReadonlyMap<Language, Texts>;
}

/** Returns the files of a project's own template: what it extends, and the words of its data in each language. */
export function templateFiles(parts: TemplateParts): ReadonlyMap<string, string> {
  const { answers, start } = parts;
  const [data] = answers.languages;
  const base = answers.template === "briefing" ? "general" : answers.template;
  const files = new Map<string, string>();
  files.set(
    "template.yaml",
    `# The template of this project: what this folder does not hold is taken from what it extends. Put a file of the same name
# here to change one: fieldbrief template eject title, partials/method, queries/headline …
extends: fieldbrief:${base}
${data === "en" ? "" : `language: ${data}\n`}${constants(start.words, data)}`,
  );
  for (const language of answers.languages) {
    const isOwn = baseOf(language) === baseOf(data);
    const text = yamlOf(ownWords(parts, language));
    const about = isOwn
      ? "The words of your data, and what stands for each in a briefing."
      : "The words of your data. To be translated: take the signs # away, line by line, as you do.";
    const body = isOwn ? text : text.replace(/^(?=.)/gm, "# ");
    files.set(`strings.${language}.yaml`, `# ${about}\n${body}`);
  }
  return files;
}

const baseOf = (language: string): string => language.split("-")[0] ?? language;

function ownWords({ answers, start, general }: TemplateParts, language: Language): Texts {
  const of = (kind: MappedWord["kind"]): Texts =>
    Object.fromEntries(
      start.words
        .filter((word) => word.kind === kind)
        .map(({ word, written }) => [word, asMessage(written)]),
    );
  const category = of("category");
  const codes = [
    ...new Set(start.records.incidents.flatMap(({ country = "" }) => country || [])),
  ].sort();
  const country = Object.fromEntries(codes.map((code) => [code, countryName(code, language)]));
  const own = {
    category,
    part: category,
    method: of("method"),
    "target-type": of("target-type"),
    country,
  };
  // The other templates extend the one whose words are of the sample's subject.
  const { general: _texts, chart: _chart, ...others } = general.get(language) ?? {};
  const neutral = answers.template === "briefing" ? {} : others;
  return withoutEmpty(merge(neutral, own));
}

function merge(below: Texts, above: Texts): Texts {
  const merged: Record<string, string | Texts> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const other = merged[key];
    merged[key] =
      typeof value === "string" || typeof other !== "object" ? value : merge(other, value);
  }
  return merged;
}

function withoutEmpty(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).filter(
      ([, value]) => typeof value === "string" || Object.keys(value).length > 0,
    ),
  );
}

// A number in a word of the data, "107 mm rocket", is no figure: said so, it is not looked for among them.
function constants(words: readonly MappedWord[], language: Language): string {
  const { words: numbers } = numberWordsOf(language);
  const isNumber = (text: string): boolean =>
    /\p{N}/u.test(text) ||
    numbers.some((number) =>
      ` ${text.toLowerCase()} `.replace(/[^\p{L}]+/gu, " ").includes(` ${number.toLowerCase()} `),
    );
  const found = words.filter(({ written }) => isNumber(written));
  if (found.length === 0) return "";
  const keys = found.flatMap(({ kind, word }) =>
    kind === "category" ? [`category.${word}`, `part.${word}`] : [`${kind}.${word}`],
  );
  const texts = [...new Set(found.map(({ written }) => asMessage(written)))];
  return `constants:\n  - words: [${texts.map(scalar).join(", ")}]\n    in: [${keys.map(scalar).join(", ")}]\n    reason: words of the data, which count nothing\n`;
}
