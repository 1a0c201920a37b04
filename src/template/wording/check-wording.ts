import { type Diagnostic, excerptOf, type Place } from "../../diagnostic.ts";
import type { NarrativeFile } from "../context.ts";
import type { Template, TemplateFile } from "../template.ts";
import { type FindLoaded, finderOf } from "./loaded-words.ts";
import { outsideQuotations, ownWords } from "./own-words.ts";

/** A text of the data or of briefing.yaml that is printed as the briefing's own words. */
export interface OwnText {
  /** BCP 47. */
  readonly language: string;
  readonly text: string;
  /** The record that it belongs to; the file where there is none. */
  readonly record: string;
  readonly place: Place;
  readonly excerpt?: string | undefined;
}

/** What a template's lists of loaded words are held against. */
export interface WordingCheck {
  /** Those that editions are in. */
  readonly languages: readonly string[];
  /** By `<name>.<language>`. */
  readonly narrative: ReadonlyMap<string, NarrativeFile>;
  readonly texts: readonly OwnText[];
}

/**
 * Returns a warning for each loaded word that the briefing would print as its own: in templates, strings,
 * narrative and the editors' texts of the data. Quotations, statements and what is kept word for word are theirs
 * who said it.
 */
export function checkWording(template: Template, check: WordingCheck): readonly Diagnostic[] {
  return check.languages.flatMap((language) => {
    const find = finderOf(template.wording.get(language) ?? []);
    const isIn = ({ language: tag }: OwnText): boolean => tag === language;
    return [
      ...[template.main, ...template.partials.values()].flatMap((file) => inFile(file, find)),
      ...inMessages(template, language, find),
      ...[...check.narrative]
        .filter(([name]) => name.endsWith(`.${language}`))
        .flatMap(([, file]) => inFile(file, find)),
      ...check.texts.filter(isIn).flatMap((text) => inText(text, find)),
    ];
  });
}

function inFile({ file, text }: TemplateFile, find: FindLoaded): readonly Diagnostic[] {
  return find(ownWords(text)).map((found) => {
    const before = text.slice(0, found.offset).split("\n");
    const [line, column] = [before.length, (before.at(-1) ?? "").length + 1];
    return warning(found, file, { file, line, column }, excerptOf(text, line));
  });
}

function inMessages(
  { strings, stringPlaces }: Template,
  language: string,
  find: FindLoaded,
): readonly Diagnostic[] {
  return Object.entries(strings.get(language) ?? {}).flatMap(([key, text]) =>
    find(outsideQuotations(text)).map((found) =>
      warning(found, key, stringPlaces(language, key), text),
    ),
  );
}

function inText({ text, record, place, excerpt }: OwnText, find: FindLoaded): Diagnostic[] {
  return find(outsideQuotations(text)).map((found) => warning(found, record, place, excerpt));
}

function warning(
  { word, instead }: ReturnType<FindLoaded>[number],
  where: string,
  place: Place,
  excerpt: string | undefined,
): Diagnostic {
  const record = `${where}/${word}`;
  return {
    severity: "warning",
    code: "template/loaded-word",
    message: `"${word}" takes a side`,
    hint: `${instead}; or quote who says it; or accept it in briefing.yaml as "${record}", with a reason`,
    record,
    place,
    ...(excerpt !== undefined && { excerpt }),
  };
}
