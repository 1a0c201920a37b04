import { didYouMean } from "../diagnostic.ts";
import { oneOf, required } from "./fields.ts";
import type { Columns } from "./header.ts";
import type { IsRead } from "./languages.ts";
import type { Translation } from "./record.ts";
import { shorten } from "./shorten.ts";
import type { Row, Table } from "./table.ts";
import { type OwnText, ownColumns } from "./translatable.ts";

/** The columns of translations/<language>.csv. */
export type TranslationColumn = "column" | "original" | "translation" | "reviewed_by";

/** What translations/<language>.csv has to hold and may hold. */
export const translationColumns: Columns<TranslationColumn> = {
  required: ["column", "original", "translation"],
  optional: ["reviewed_by"],
};

/**
 * Reads the translations of one language. An entry goes by the text it translates, not by a record: a text
 * that is changed later is missing then, and never stands beside what it meant before.
 */
export function readTranslation(table: Table<TranslationColumn>): Translation {
  const translation = new Map<string, Map<string, string>>();
  const first = new Map<string, Row<TranslationColumn>>();
  const [column = "", ...others] = ownColumns;
  for (const row of table.rows) {
    const name = oneOf(row, "column", [column, ...others]);
    const original = required(row, "original");
    const text = required(row, "translation");
    const key = JSON.stringify([name, original]);
    const earlier = first.get(key);
    if (earlier !== undefined)
      row.report("original", {
        code: "incident/duplicate-translation",
        message: `"${shorten(original)}" is translated twice`,
        hint: `first on line ${earlier.place.line}; keep one of the two`,
      });
    else first.set(key, row);
    if (row.hasFailed()) continue;
    const texts = translation.get(name) ?? new Map<string, string>();
    translation.set(name, texts.set(original, text));
  }
  return translation;
}

/** What a language's translations are held against. */
export interface TranslationCheck {
  readonly language: string;
  /** Every text that may be translated, as often as it stands in the data. */
  readonly texts: readonly OwnText[];
  /** False where there may be texts that were not read. */
  readonly whole: boolean;
  /** Whether somebody reads a text in that language, so that it needs a translation. */
  readonly isRead: IsRead;
}

/** Reports texts that need a translation and have none, and translations of texts that are not there (any more). */
export function checkTranslation(
  table: Table<TranslationColumn>,
  { language, texts, whole, isRead }: TranslationCheck,
): void {
  const keyOf = (column: string, text: string): string => JSON.stringify([column, text]);
  const entries = new Map(
    table.rows.map((row) => [keyOf(row.cell("column"), row.cell("original")), row]),
  );
  const known = new Set(texts.map(({ column, text }) => keyOf(column, text)));
  const needed = new Map(
    texts
      .filter(({ ruled }) => isRead(ruled, language))
      .map((one) => [keyOf(one.column, one.text), one]),
  );
  // A row that failed may be meant for a text that seems to have none: one mistake is one finding.
  const failed = new Set(
    table.rows.filter((row) => row.hasFailed()).map((row) => row.cell("original")),
  );
  if (table.whole)
    for (const [key, { column, text, report }] of needed)
      if (!entries.has(key) && !failed.has(text))
        report({
          code: "incident/missing-translation",
          message: `"${shorten(text)}" has no translation into ${language}`,
          hint: `add a row for ${column} to ${table.file}, as an edition is in ${language}`,
        });
  if (!whole) return;
  for (const [key, row] of entries) {
    if (known.has(key) || row.hasFailed()) continue;
    const column = row.cell("column");
    const candidates = texts.filter((one) => one.column === column).map(({ text }) => text);
    row.report("original", {
      severity: "warning",
      code: "incident/unused-translation",
      message: `no ${column} reads "${shorten(row.cell("original"))}"`,
      hint: didYouMean(row.cell("original"), candidates) ?? "translate what stands there now",
    });
  }
}
