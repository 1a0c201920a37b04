import { join } from "node:path";
import type { Config } from "../config/index.ts";
import { type Diagnostic, hasErrors } from "../diagnostic.ts";
import { type DataFile, openFile, type Project, tableOf } from "./data-file.ts";
import { foreignLanguages, readersOf } from "./languages.ts";
import type { Dataset } from "./record.ts";
import type { Tables } from "./references.ts";
import { isProse, ownTexts, type PrintedText } from "./translatable.ts";
import { checkTranslation, readTranslation, translationColumns } from "./translations.ts";

/** The translations of a dataset's texts, and what is wrong with the files they are in. */
export interface ReadTranslations {
  readonly translations: NonNullable<Dataset["translations"]>;
  /** The translations of prose, where they stand. */
  readonly texts: readonly PrintedText[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads translations/<language>.csv for every language that an edition is in and the data are not. What
 * needs a translation and has none is reported where it stands in the data.
 */
export async function readTranslations(
  tables: Tables,
  config: Config,
  project: Project,
): Promise<ReadTranslations> {
  const foreign = foreignLanguages(config);
  const texts = foreign.length === 0 ? [] : ownTexts(tables);
  const { incidents, claims, breakdowns, sources, statements } = tables;
  const whole =
    [incidents, claims, breakdowns, sources].every((table) => table.whole) &&
    !hasErrors(statements.diagnostics);
  const translations = new Map<string, ReturnType<typeof readTranslation>>();
  const diagnostics: Diagnostic[] = [];
  const printed: PrintedText[] = [];
  for (const language of texts.length === 0 ? [] : foreign) {
    const path = join(config.data.translations, `${language}.csv`);
    const file = await openFile(path, "translations", project);
    const table = tableOf(withHint(file, language), translationColumns);
    translations.set(language, readTranslation(table));
    checkTranslation(table, { language, texts, whole, isRead: readersOf(config) });
    diagnostics.push(...table.diagnostics);
    for (const row of table.rows) {
      const text = row.cell("translation");
      if (!isProse(row.cell("column")) || text === "") continue;
      printed.push({ language, text, record: table.file, ...row.spotOf("translation") });
    }
  }
  return { translations, texts: printed, diagnostics };
}

function withHint(file: DataFile, language: string): DataFile {
  const { required } = translationColumns;
  const hint = `an edition is in ${language}: write it, headed ${required.join(",")}`;
  return {
    ...file,
    diagnostics: file.diagnostics.map((finding) =>
      finding.code === "config/missing-file" ? { ...finding, hint } : finding,
    ),
  };
}
