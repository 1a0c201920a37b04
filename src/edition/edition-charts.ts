import {
  type Chart,
  type Drawable,
  type Painting,
  type Picture,
  type PreparedChart,
  prepareChart,
} from "../chart/index.ts";
import type { EditionConfig } from "../config/index.ts";
import type { QueryResult } from "../database/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { type Document, rewrite } from "../document/index.ts";
import type { Language } from "../language/index.ts";
import { collect } from "./collect.ts";
import { previousPeriod } from "./period.ts";
import type { Project } from "./read-project.ts";

/** What an edition's charts and words are made from. */
export interface Rows {
  readonly edition: EditionConfig;
  readonly language: Language;
  readonly queries: readonly QueryResult[];
}

/** Paints charts with the fonts of the project. */
type PaintCharts = (charts: readonly Drawable[]) => Promise<Painting>;

/** The charts of an edition: their words, and their pictures to come. */
export interface StartedCharts {
  readonly prepared: readonly PreparedChart[];
  readonly painting: Promise<Painting>;
}

/**
 * Gathers the data and words of every chart of the template, and has each painted as soon as it has them;
 * what is wrong with one is kept.
 */
export async function startCharts(
  { config, template, theme, places }: Project,
  { edition, language, queries }: Rows,
  { findings, paint }: { readonly findings: Diagnostic[]; readonly paint: PaintCharts },
): Promise<StartedCharts> {
  const { period } = edition;
  const previous = previousPeriod(period);
  const input = {
    data: new Map(queries.map((result) => [result.name, result])),
    places,
    theme: theme.chart,
    language,
    placeOfMessage: (key: string) => template.stringPlaces(language.tag, key),
    values: {
      dataKind: config.data.kind,
      start: period.start,
      end: period.end,
      previousStart: previous.start,
      previousEnd: previous.end,
      coverageStart: config.data.coverage.start,
      coverageEnd: config.data.coverage.end,
    },
  };
  const prepared: PreparedChart[] = [];
  const paintings: Promise<Painting>[] = [];
  // Of a query that failed nothing can be drawn; that is told of the query.
  const failed = template.queries.filter(({ name }) => !input.data.has(name));
  const isDrawable = ({ name, text }: (typeof template.charts)[number]): boolean =>
    !failed.some((query) => query.name === name || text.includes(`"${query.name}"`));
  for (const spec of template.charts.filter(isDrawable)) {
    const chart = await collect(findings, () => prepareChart(spec, input));
    if (chart === undefined) continue;
    prepared.push(chart);
    // Its words and table stay here: it may be drawn in another thread.
    const { name, source, vega } = chart;
    paintings.push(paint([{ name, source, vega }]));
  }
  return { prepared, painting: Promise.all(paintings).then(together) };
}

function together(paintings: readonly Painting[]): Painting {
  return {
    pictures: paintings.flatMap(({ pictures }) => pictures),
    diagnostics: paintings.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Returns charts with all their words and a scene of their own each that is still empty. */
export function blankCharts(prepared: readonly PreparedChart[]): readonly Chart[] {
  return prepared.map(({ source: _, vega: __, ...words }) => ({
    ...words,
    scene: { width: 0, height: 0, items: [] },
    warnings: [],
  }));
}

/** Returns the document with the drawn scenes, by the chart's name, in the place of the empty ones. */
export function fillScenes(
  document: Document,
  blank: readonly Chart[],
  drawn: readonly Picture[],
): Document {
  const byName = new Map(drawn.map(({ name, scene }) => [name, scene]));
  const scenes = new Map(blank.map(({ name, scene }) => [scene, byName.get(name)]));
  return rewrite(document, {
    block: (block) =>
      block.type === "figure" ? { ...block, scene: scenes.get(block.scene) ?? block.scene } : block,
  });
}
