import { type Chart, type Paint, type PreparedChart, prepareChart } from "../chart/index.ts";
import type { EditionConfig } from "../config/index.ts";
import { buildTables, openDatabase, type QueryResult, runQueries } from "../database/index.ts";
import { type Diagnostic, hasErrors } from "../diagnostic.ts";
import type { Document } from "../document/index.ts";
import { type WebFont, writeHtml } from "../html/index.ts";
import { translateDataset } from "../incident/index.ts";
import { createLanguage, type Language } from "../language/index.ts";
import { layoutDocument, type PagedDocument } from "../layout/index.ts";
import { writePdf } from "../pdf/index.ts";
import { type RenderContext, renderTemplate } from "../template/index.ts";
import { checkGlyphs } from "./check-glyphs.ts";
import { collect } from "./collect.ts";
import { covers, previousPeriod } from "./period.ts";
import type { Project } from "./read-project.ts";
import type { Artifact } from "./write-artifacts.ts";

/** An edition, made but not written. `artifacts` are there unless something is wrong. */
export interface MadeEdition {
  readonly artifacts: readonly Artifact[] | undefined;
  readonly pages: number;
  readonly incidents: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs one step of the making of an edition; handed in by whoever measures or shows it. */
export type Step = <T>(name: string, run: () => T | Promise<T>) => Promise<T>;

/** How steps are run and charts are drawn. */
export interface Workshop {
  readonly step: Step;
  readonly paint: Paint;
}

/**
 * Makes an edition: the rows of its period, its charts, its document, its HTML and its PDF. Findings are
 * collected as far as a step can go without the one before.
 */
export async function makeEdition(
  written: Project,
  edition: EditionConfig,
  { step, paint }: Workshop,
): Promise<MadeEdition> {
  const dataset = translateDataset(written.dataset, edition.language);
  const project: Project = { ...written, dataset };
  const findings: Diagnostic[] = [];
  const incidents = countIncidents(project, edition);
  const failed = (): MadeEdition => ({
    artifacts: undefined,
    pages: 0,
    incidents,
    diagnostics: findings,
  });

  const language = await collect(findings, () => languageOf(project, edition));
  if (language === undefined) return failed();
  const queries = await step("query", () => query(project, edition, findings));
  const { charts } = await step("chart", async () => {
    const prepared = await prepare(project, { edition, language, queries }, findings);
    const { fonts: opened, theme } = project;
    const painting = await paint(prepared, { opened, files: theme.fonts });
    findings.push(...painting.diagnostics);
    return painting;
  });
  if (hasErrors(findings)) return failed();
  const context = contextOf(project, { edition, language, queries, charts });
  const rendered = await step("template", () => renderTemplate(project.template, context));
  findings.push(...rendered.diagnostics);
  const { document } = rendered;
  if (document === undefined) return failed();
  findings.push(...checkGlyphs(document, project.fonts));
  const html = await step("html", () => toHtml(document, project, language));
  const laidOut = await step("layout", () =>
    layoutDocument(document, project.theme, project.fonts),
  );
  findings.push(...laidOut.diagnostics);
  if (hasErrors(findings)) return failed();
  const pdf = await step("pdf", () => toPdf(document, laidOut.paged, project, findings));
  if (pdf === undefined) return failed();
  const artifacts = [
    { name: "briefing.pdf", bytes: pdf },
    { name: "briefing.html", bytes: html },
  ];
  return { artifacts, pages: laidOut.paged.pages.length, incidents, diagnostics: findings };
}

function languageOf({ template }: Project, { language }: EditionConfig): Language {
  return createLanguage(language, template.strings.get(language) ?? {});
}

function countIncidents({ dataset }: Project, { period }: EditionConfig): number {
  return dataset.incidents.filter(({ date }) => period.start <= date && date <= period.end).length;
}

async function query(
  { config, dataset, figures, template }: Project,
  { id, period, language }: EditionConfig,
  findings: Diagnostic[],
): Promise<readonly QueryResult[]> {
  const { coverage } = config.data;
  const previous = previousPeriod(period);
  const database = await openDatabase();
  try {
    const tables = buildTables({
      dataset,
      figures,
      categories:
        config.data.categories ?? [...new Set(dataset.incidents.map((i) => i.category))].sort(),
      period,
      coverage,
      language,
    });
    await database.load(tables);
    await database.lock();
    const { results, diagnostics } = await runQueries(database, template.queries, {
      edition: id,
      period_start: period.start,
      period_end: period.end,
      previous_start: previous.start,
      previous_end: previous.end,
      coverage_start: coverage.start,
      coverage_end: coverage.end,
    });
    findings.push(...diagnostics);
    return results;
  } finally {
    database.close();
  }
}

interface Rows {
  readonly edition: EditionConfig;
  readonly language: Language;
  readonly queries: readonly QueryResult[];
}

async function prepare(
  { config, template, theme, places }: Project,
  { edition, language, queries }: Rows,
  findings: Diagnostic[],
): Promise<readonly PreparedChart[]> {
  const { period } = edition;
  const previous = previousPeriod(period);
  const input = {
    data: new Map(queries.map((result) => [result.name, result])),
    places,
    theme: theme.chart,
    language,
    values: {
      start: period.start,
      end: period.end,
      previousStart: previous.start,
      previousEnd: previous.end,
      coverageStart: config.data.coverage.start,
      coverageEnd: config.data.coverage.end,
    },
  };
  const prepared: PreparedChart[] = [];
  for (const spec of template.charts) {
    const chart = await collect(findings, () => prepareChart(spec, input));
    if (chart !== undefined) prepared.push(chart);
  }
  return prepared;
}

function contextOf(
  { config, dataset, narrative, theme }: Project,
  { edition, language, queries, charts }: Rows & { readonly charts: readonly Chart[] },
): RenderContext {
  const { coverage, kind, rule } = config.data;
  const { tag } = language;
  const inLanguage = (text: Readonly<Record<string, string>>): string => text[tag] ?? "";
  const suffix = `.${tag}`;
  const previous = previousPeriod(edition.period);
  return {
    edition: { ...edition, previous: covers(coverage, previous) ? previous : null },
    briefing: {
      title: inLanguage(config.title),
      subtitle: inLanguage(config.subtitle),
      publisher: inLanguage(config.publisher),
      contact: config.contact === null ? null : inLanguage(config.contact),
      kind,
      coverage,
      rule,
      dataLanguage: config.data.language,
    },
    queries,
    charts: Object.fromEntries(charts.map((chart) => [chart.name, chart])),
    statements: dataset.statements,
    sources: dataset.sources,
    provinces: dataset.provinces,
    narrative: Object.fromEntries(
      [...narrative]
        .filter(([name]) => name.endsWith(suffix))
        .map(([name, file]) => [name.slice(0, -suffix.length), file]),
    ),
    language,
    styles: Object.keys(theme.styles),
  };
}

function toHtml(document: Document, project: Project, language: Language): Uint8Array {
  const { theme } = project;
  return new TextEncoder().encode(
    writeHtml(document, theme, { language, fonts: fontsFor(document, project) }),
  );
}

// The families that the styles name, and those that stand in for characters these lack: a page in one
// script does not carry the fonts of another.
function fontsFor(document: Document, { theme, fonts, webFonts }: Project): readonly WebFont[] {
  const styles = [theme.chart, ...Object.values(theme.styles)];
  const named = new Set(styles.map(({ fontFamily }) => fontFamily));
  const families = new Set(named);
  // More characters than any reader sees, ids and paths of charts included, and none fewer.
  for (const character of new Set(JSON.stringify(document)))
    for (const family of named)
      families.add(fonts.faceFor(family, 400, character.codePointAt(0) ?? 0).family);
  return webFonts.filter(({ family }) => families.has(family));
}

function toPdf(
  document: Document,
  paged: PagedDocument,
  { fonts }: Project,
  findings: Diagnostic[],
): Promise<Uint8Array | undefined> {
  return collect(findings, () => writePdf(document, paged, { fonts }));
}
