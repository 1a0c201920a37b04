import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { expect } from "vitest";
import {
  type Chart,
  type ChartInput,
  type ChartSpec,
  type Measure,
  type PreparedChart,
  prepareChart,
  renderChart,
} from "../../src/chart/index.ts";
import {
  buildTables,
  openDatabase,
  type QueryResult,
  runQueries,
  type TableInput,
} from "../../src/database/index.ts";
import type { Dataset } from "../../src/incident/index.ts";
import type { Language } from "../../src/language/index.ts";
import { type FontSet, loadFonts, measureText } from "../../src/text/index.ts";
import type { Theme } from "../../src/theme/index.ts";
import { tableInput } from "../database/builder.ts";
import { seedParameters } from "../database/seed.ts";
import { english } from "../support/language.ts";
import { sampleTheme } from "../support/theme.ts";

const root = resolve(import.meta.dirname, "../..");
const filesIn = (folder: string, ext: string): ChartSpec[] =>
  readdirSync(resolve(root, folder)).map((file) => ({
    name: basename(file, ext),
    file: `${folder}/${file}`,
    text: readFileSync(resolve(root, folder, file), "utf8"),
  }));
const queries = filesIn("templates/briefing/queries", ".sql").map(({ text, ...query }) => ({
  ...query,
  sql: text,
}));
const places: unknown = JSON.parse(
  readFileSync(resolve(root, "data/places/afg-region-40.topojson"), "utf8"),
);

/** The specs of the sample's template. */
export const specs: readonly ChartSpec[] = filesIn("templates/briefing/charts", ".vl.json");

/** The theme of the sample. */
export const theme: Theme = sampleTheme();

/** The fonts of the sample, opened. */
export const fonts: FontSet = await loadFonts(theme.fonts, (file) => readFile(file));

/** Measures with the fonts of the sample. */
export const measure: Measure = (text, look) => measureText(text, look, fonts);

export interface Span {
  readonly start: string;
  readonly end: string;
}

export interface Shown {
  readonly period?: Span;
  readonly previous?: Span;
  readonly language?: Language;
  /** By incident; the lowest claim of each unless told. */
  readonly figures?: TableInput["figures"];
}

/** The period of the sample, and the one before. */
const whole: Span = { start: "2021-08-15", end: "2022-05-31" };
const before: Span = { start: "2020-10-30", end: "2021-08-14" };

async function rowsOf(
  data: Dataset,
  { period = whole, previous = before, language = english(), ...figures }: Shown,
): Promise<readonly QueryResult[]> {
  const database = await openDatabase();
  await database.load(
    buildTables(tableInput(data, { ...figures, period, language: language.tag })),
  );
  await database.lock();
  const { results, diagnostics } = await runQueries(database, queries, {
    ...seedParameters,
    period_start: period.start,
    period_end: period.end,
    previous_start: previous.start,
    previous_end: previous.end,
  });
  database.close();
  expect(diagnostics).toEqual([]);
  return results;
}

/** Prepares every chart of the sample's template over some data. */
export async function prepareShipped(
  data: Dataset,
  shown: Shown = {},
): Promise<readonly PreparedChart[]> {
  const input = await inputOf(data, shown);
  return specs.map((spec) => prepareChart(spec, input));
}

/** Draws every chart of the sample's template over some data. */
export async function drawShipped(
  data: Dataset,
  shown: Shown = {},
): Promise<ReadonlyMap<string, Chart>> {
  const input = await inputOf(data, shown);
  const charts = new Map<string, Chart>();
  for (const spec of specs) charts.set(spec.name, await renderChart(spec, input, measure));
  return charts;
}

async function inputOf(data: Dataset, shown: Shown): Promise<ChartInput> {
  const results = await rowsOf(data, shown);
  const { period = whole, language = english() } = shown;
  return {
    data: new Map(results.map((result) => [result.name, result])),
    places,
    theme: theme.chart,
    language,
    values: {
      start: period.start,
      end: period.end,
      coverageStart: "2021-08-15",
      coverageEnd: "2022-05-25",
      dataKind: "selection",
    },
  };
}
