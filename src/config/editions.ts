import { type Diagnostic, didYouMean } from "../diagnostic.ts";
import { firstAudience } from "./audience.ts";
import { toAudiences } from "./audience-schema.ts";
import type { Briefing } from "./briefing.ts";
import { editionName } from "./edition-name.ts";
import { type Finding, findingIn } from "./finding.ts";
import type { Yaml, YamlPath } from "./yaml.ts";

interface PathFinding extends Finding {
  readonly path: YamlPath;
}

/** Checks what holds between editions: ids that differ, texts in each language, dates that can be. */
export function checkEditions(briefing: Briefing, yaml: Yaml): readonly Diagnostic[] {
  return [
    ...duplicateIds(briefing, yaml),
    ...unknownAudiences(briefing),
    ...unknownModels(briefing),
    ...missingLanguages(briefing, "title"),
    ...missingLanguages(briefing, "subtitle"),
    ...missingLanguages(briefing, "publisher"),
    ...missingLanguages(briefing, "contact"),
    ...datesAhead(briefing),
    ...unknownCategories(briefing),
  ].map(({ path, ...finding }) => findingIn(yaml.text, yaml.placeOf(path), finding));
}

/** Returns the languages of all editions, listed or of a series, each once. */
export function languagesOf({ editions, series }: Briefing): readonly string[] {
  const listed = editions.map(({ language }) => language);
  return [...new Set([...listed, ...(series?.languages ?? [])])];
}

// Folders of some systems do not tell capital letters from small ones.
function duplicateIds(briefing: Briefing, yaml: Yaml): readonly PathFinding[] {
  const first = new Map<string, number>();
  return briefing.editions.flatMap(({ id, language, audience }, index): PathFinding[] =>
    [audience ?? firstAudience].flat().flatMap((one): PathFinding[] => {
      const path = ["editions", index, "id"];
      const key = editionName({ id, language, audience: one }).toLowerCase();
      const earlier = first.get(key);
      if (earlier === undefined) {
        first.set(key, index);
        return [];
      }
      const { line } = yaml.placeOf(["editions", earlier, "id"]);
      const hint = `first given on line ${line}; each edition in a language has a folder of its own`;
      const reader = one === firstAudience ? "" : ` for ${one}`;
      const message = `duplicate edition "${id}" in ${language}${reader}`;
      return [{ code: "config/duplicate-edition", message, hint, path }];
    }),
  );
}

function unknownAudiences(briefing: Briefing): readonly PathFinding[] {
  const { editions, series, audiences = [] } = briefing;
  const known = toAudiences(audiences).map(({ name }) => name);
  const ofSeries = (series?.audiences ?? []).flatMap((name, index): PathFinding[] =>
    known.includes(name) ? [] : [unknownAudience(name, known, ["series", "audiences", index])],
  );
  const listed = editions.flatMap(({ audience }, index): PathFinding[] =>
    [audience ?? firstAudience]
      .flat()
      .filter((name) => !known.includes(name))
      .map((name) => unknownAudience(name, known, ["editions", index, "audience"])),
  );
  return [...listed, ...ofSeries];
}

// What an audience starts from stands above it; the shipped ones are always there.
function unknownModels({ audiences = [] }: Briefing): readonly PathFinding[] {
  return audiences.flatMap(({ like }, index): PathFinding[] => {
    const known = toAudiences(audiences.slice(0, index)).map(({ name }) => name);
    if (like === undefined || known.includes(like)) return [];
    return [unknownAudience(like, known, ["audiences", index, "like"])];
  });
}

function unknownAudience(name: string, known: readonly string[], path: YamlPath): PathFinding {
  return {
    code: "config/unknown-audience",
    message: `unknown audience "${name}"`,
    hint: didYouMean(name, known) ?? `there are ${known.join(", ")}`,
    path,
  };
}

type TextKey = "title" | "subtitle" | "publisher" | "contact";

// A name may be the same in all languages; what is said of the briefing is not.
const names: ReadonlySet<TextKey> = new Set(["publisher", "contact"]);

function missingLanguages(briefing: Briefing, key: TextKey): readonly PathFinding[] {
  const text = briefing[key];
  if (text === undefined) return [];
  const languages = languagesOf(briefing);
  const code = "config/missing-language";
  if (typeof text === "string") {
    if (languages.length === 1 || names.has(key)) return [];
    const message = `"${key}" is one text, but the editions are in ${languages.join(", ")}`;
    const hint = `write it by language: ${key}: { ${languages.map((l) => `${l}: …`).join(", ")} }`;
    return [{ code, message, hint, path: [key] }];
  }
  return languages
    .filter((language) => text[language] === undefined)
    .map((language) => ({
      code,
      message: `"${key}" has no text in ${language}`,
      hint: `add ${language}: …, or take the edition in ${language} out`,
      path: [key],
    }));
}

function datesAhead(briefing: Briefing): readonly PathFinding[] {
  return briefing.editions.flatMap((edition, index): PathFinding[] => {
    if (edition["data-as-of"] <= edition.published) return [];
    return [
      {
        code: "config/date-order",
        message: `the data are as of ${edition["data-as-of"]}, after publication on ${edition.published}`,
        hint: "data-as-of is the day the data were last changed before publication",
        path: ["editions", index, "data-as-of"],
      },
    ];
  });
}

function unknownCategories({ editions, series, data }: Briefing): readonly PathFinding[] {
  const known = data.categories;
  if (known === undefined) return [];
  const filters = [
    ...editions.map(({ filter }, index) => ({ filter, path: ["editions", index, "filter"] })),
    ...(series?.filters ?? []).map((filter, index) => ({
      filter,
      path: ["series", "filters", index],
    })),
  ];
  return filters.flatMap(({ filter, path }) =>
    (filter?.categories ?? []).flatMap((category, at): PathFinding[] => {
      if (known.includes(category)) return [];
      const message = `no category "${category}"`;
      const hint = didYouMean(category, known) ?? `there are ${known.join(", ")}`;
      const code = "config/unknown-category";
      return [{ code, message, hint, path: [...path, "categories", at] }];
    }),
  );
}
