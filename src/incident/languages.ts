import {
  type Config,
  maySee,
  type RecordType,
  type Sensitivity,
  treatmentsOf,
} from "../config/index.ts";

/** A field of a record, as audiences have rules for it. */
export interface RuledField {
  readonly type: RecordType;
  readonly field: string;
  readonly sensitivity: Sensitivity;
}

/** Tells whether somebody reads a field, as it is written, in a language. */
export type IsRead = (field: RuledField, language: string) => boolean;

/** The languages that texts are to be in, and which of them somebody reads. */
export interface Readers {
  readonly languages: readonly string[];
  readonly isRead: IsRead;
}

/** Returns what tells whether an edition in a language is for an audience that sees a field as it is written. */
export function readersOf({ editions, audiences }: Pick<Config, "editions" | "audiences">): IsRead {
  const names = new Map<string, Set<string>>();
  for (const { language, audience } of editions)
    names.set(language, (names.get(language) ?? new Set()).add(audience));
  return ({ type, field, sensitivity }, language) =>
    audiences.some(
      (one) =>
        names.get(language)?.has(one.name) === true &&
        maySee(one, sensitivity) &&
        treatmentsOf(one, type, sensitivity)(field) === "show",
    );
}

/** Returns the languages of editions that the data are not written in. */
export function foreignLanguages({ data, editions }: Config): readonly string[] {
  const languages = new Set(editions.map(({ language }) => language));
  return [...languages].filter((language) => baseOf(language) !== baseOf(data.language));
}

/** Returns the tags under which a name may stand for a language: of fa-AF its own, then fa. */
export function tagsOf(language: string): readonly string[] {
  return [...new Set([language, baseOf(language)])];
}

function baseOf(language: string): string {
  return language.split("-")[0] ?? language;
}
