import { type Texts, yamlOf } from "../config/index.ts";
import { wordConstants, wordTexts } from "../mapping/index.ts";
import type { Answers, Language } from "./answers.ts";
import type { Start } from "./dataset.ts";
import { words } from "./words.ts";

/** What a project's own template is made of. */
export interface TemplateParts {
  readonly answers: Answers;
  readonly start: Start;
  /** The words of the shipped template for any subject, by language. */
  readonly general: ReadonlyMap<Language, Texts>;
  /** Whether its map is somebody's own: then nobody has said whose outlines they are. */
  readonly hasOwnMap: boolean;
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
${data === "en" ? "" : `language: ${data}\n`}${wordConstants(start.words, data)}`,
  );
  for (const language of answers.languages) {
    const isOwn = baseOf(language) === baseOf(data);
    const text = yamlOf(ownWords(parts, language));
    const about = isOwn
      ? "The words of your data, and what stands for each in a briefing."
      : "The words of your data. To be translated: take the signs # away, line by line, as you do.";
    const body = isOwn ? text : text.replace(/^(?=.)/gm, "# ");
    const map = parts.hasOwnMap ? yamlOf({ map: { disclaimer: words[language].disclaimer } }) : "";
    files.set(`strings.${language}.yaml`, `# ${about}\n${body}${map}`);
  }
  return files;
}

const baseOf = (language: string): string => language.split("-")[0] ?? language;

function ownWords({ answers, start, general }: TemplateParts, language: Language): Texts {
  const countries = start.records.incidents.flatMap(({ country = "" }) => country || []);
  const own = wordTexts(start.words, countries, language);
  // The other templates extend the one whose words are of the sample's subject.
  const { general: _texts, chart: _chart, ...others } = general.get(language) ?? {};
  const neutral = answers.template === "briefing" ? {} : others;
  return merge(neutral, own);
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
