import {
  buildTables,
  openDatabase,
  type Parameters,
  type Query,
  runQueries,
} from "../../src/database/index.ts";
import type { Diagnostic } from "../../src/diagnostic.ts";
import type { Document } from "../../src/document/index.ts";
import { applyRule, type Dataset } from "../../src/incident/index.ts";
import type { Language } from "../../src/language/index.ts";
import type { LedgerInput } from "../../src/ledger/index.ts";
import { renderTemplate } from "../../src/template/index.ts";
import { tableInput } from "../database/builder.ts";
import { english, englishMessages } from "../support/language.ts";
import { context, templateOf } from "../support/template.ts";

interface Rendered {
  readonly document: Document;
  readonly input: LedgerInput;
  readonly diagnostics: readonly Diagnostic[];
}

/** The language that documents are rendered in. */
export const language: Language = english({ "figures.sources": "{n}" });

/** Renders a template over queries of a dataset, each given as its SQL by its name. */
export async function renderOver(
  dataset: Dataset,
  queries: Readonly<Record<string, string>>,
  text: string,
  parameters: Parameters = {},
): Promise<Rendered> {
  const figures = applyRule(dataset, "lowest");
  const database = await openDatabase();
  await database.load(buildTables(tableInput(dataset, { figures })));
  await database.lock();
  const named = Object.entries(queries).map(
    ([name, sql]): Query => ({ name, sql, file: `queries/${name}.sql` }),
  );
  const { results, diagnostics } = await runQueries(database, named, parameters);
  database.close();
  const strings = new Map([["en", { ...englishMessages, "figures.sources": "{n}" }]]);
  const template = { ...templateOf(`<h1>T</h1>${text}`), strings };
  const rendered = renderTemplate(template, {
    ...context,
    queries: results,
    sources: [...dataset.sources, ...context.sources],
    narrative: {},
    language,
  });
  if (rendered.document === undefined)
    throw new Error(JSON.stringify([...diagnostics, ...rendered.diagnostics], null, 2));
  return {
    document: rendered.document,
    input: { dataset, figures },
    diagnostics: rendered.diagnostics,
  };
}
