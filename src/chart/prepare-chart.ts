import { type Diagnostic, didYouMean, ReportError } from "../diagnostic.ts";
import type { Language } from "../language/index.ts";
import type { Chart, ChartCell, ChartData, ChartInput, ChartSpec, ChartTable } from "./chart.ts";
import { checkSpec } from "./check-spec.ts";
import { workOut } from "./facts.ts";
import type { ChartMeta } from "./meta.ts";
import { type ReadSpec, readSpec, type SpecFinding } from "./read-spec.ts";
import { type FlatRow, flatColumns, flattenRows, type Wording, wordValue } from "./rows.ts";
import type { NumberLocale, VegaInput } from "./run-vega.ts";
import { vegaConfig } from "./vega-config.ts";
import { mapTexts } from "./walk-spec.ts";

/** A chart with all its words, still to be drawn: plain data that may go to a worker. */
export interface PreparedChart extends Omit<Chart, "scene" | "warnings"> {
  readonly source: ChartSpec;
  readonly vega: VegaInput;
}

type Values = Readonly<Record<string, string | number>>;

/** Gathers a chart's data and words. Throws ReportError with everything wrong in its spec. */
export function prepareChart(chart: ChartSpec, input: ChartInput): PreparedChart {
  const spec = readSpec(chart);
  const main = mainData(chart, spec, input);
  const used = usedData(spec.value);
  const taken = [...used].flatMap((name) => input.data.get(name) ?? []);
  const hasPlaces = input.places !== undefined;
  const findings = checkSpec(spec, {
    data: [...input.data.keys(), "rows", ...(hasPlaces ? ["places"] : [])],
    columns: main.columns.map(({ name }) => name),
    fields: [
      ...[main, ...taken].flatMap(flatColumns),
      ...(hasPlaces && used.has("places") ? ["id", "type", "properties", "geometry"] : []),
    ],
  });
  if (findings.length > 0) throw new ReportError(findings.map(spec.diagnose));
  return withWords(chart, spec, main, input);
}

// The query that was asked for. Else, where the spec speaks of `rows`, the one with the chart's name; where
// it does not, the first that it names.
function mainData(chart: ChartSpec, spec: ReadSpec, input: ChartInput): ChartData {
  const used = usedData(spec.value);
  const named = used.has("rows") ? undefined : [...used].find((name) => input.data.has(name));
  const query = input.query ?? named ?? chart.name;
  const main = input.data.get(query);
  if (main !== undefined) return main;
  const message = `there is no query "${query}" for the chart "${chart.name}"`;
  const hint =
    didYouMean(query, input.data.keys()) ?? 'name a query in the spec: "data": {"name": "…"}';
  throw new ReportError([spec.diagnose({ code: "chart/unknown-data", message, path: [], hint })]);
}

function withWords(
  source: ChartSpec,
  spec: ReadSpec,
  main: ChartData,
  input: ChartInput,
): PreparedChart {
  const { name } = source;
  const { language } = input;
  const { meta } = spec;
  const wording: Wording = { language, labels: meta.labels, dates: meta.dates };
  const messages = new MessageWriter(language, spec);
  const label = (data: ChartData): readonly FlatRow[] =>
    messages.guard(["usermeta", "fieldbrief", "labels"], [], () => flattenRows(data, wording));
  const rows = addTexts(label(main), meta, messages);
  const facts = messages.guard(["usermeta", "fieldbrief", "facts"], {}, () =>
    factsOf(withTexts(main, rows, meta), meta, wording),
  );
  const values: Values = { ...wordDates(input.values ?? {}, language), ...facts };
  const write = (part: string): string =>
    messages.write(`chart.${name}.${part}`, values, ["usermeta", "fieldbrief"]);
  const drawing = mapTexts(nameFeatures(withoutMeta(spec.value)), (text, path) =>
    text.startsWith("@") ? messages.write(text.slice(1), values, path) : text,
  );
  const datasets = datasetsOf(
    spec.value,
    input,
    (data) => (data === main ? rows : label(data)),
    rows,
  );
  const result: PreparedChart = {
    name,
    source,
    caption: write("caption"),
    alt: write("alt"),
    note: language.has(`chart.${name}.note`) ? write("note") : "",
    data: messages.guard(["usermeta", "fieldbrief", "columns"], noTable, () =>
      tableOf(withTexts(main, rows, meta), meta, wording),
    ),
    vega: {
      spec: { ...Object.assign({}, drawing), datasets },
      config: vegaConfig(input.theme),
      locale: numberLocale(language),
    },
  };
  if (messages.diagnostics.length > 0) throw new ReportError(messages.diagnostics);
  return result;
}

const noTable: ChartTable = { columns: [], rows: [] };

// Collects what is wrong with messages, and says where in the spec they are asked for.
class MessageWriter {
  readonly diagnostics: Diagnostic[] = [];
  readonly #language: Language;
  readonly #spec: ReadSpec;

  constructor(language: Language, spec: ReadSpec) {
    this.#language = language;
    this.#spec = spec;
  }

  write(key: string, values: Values, path: SpecFinding["path"]): string {
    return this.guard(path, "", () => this.#language.message(key, values));
  }

  /** As {@link write}, of a row with gaps: a message that needs the number of a gap says that there is none. */
  try(key: string, values: Values, path: SpecFinding["path"]): string {
    try {
      return this.#language.message(key, values);
    } catch (error) {
      const isGap =
        error instanceof ReportError &&
        error.diagnostics.every(({ code }) => code === "language/message-value");
      return isGap ? this.write("chart.no-data", {}, path) : this.write(key, values, path);
    }
  }

  guard<T>(path: SpecFinding["path"], instead: T, make: () => T): T {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      for (const { code, message, hint } of error.diagnostics)
        if (!this.diagnostics.some((known) => known.message === message))
          this.diagnostics.push(this.#spec.diagnose({ code, message, hint, path }));
      return instead;
    }
  }
}

function factsOf(data: ChartData, meta: ChartMeta, wording: Wording): Values {
  return Object.fromEntries(
    Object.entries(meta.facts).map(([name, fact]) => [name, workOut(fact, data, wording)]),
  );
}

function wordDates(values: Values, language: Language): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? language.date(value) : value,
    ]),
  );
}

function addTexts(
  rows: readonly FlatRow[],
  { texts }: ChartMeta,
  messages: MessageWriter,
): readonly FlatRow[] {
  const added = Object.entries(texts);
  if (added.length === 0) return rows;
  return rows.map((row) => {
    const values: Values = Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === "number" ? value : String(value ?? ""),
      ]),
    );
    const isWhole = Object.values(row).every((value) => value !== null);
    const words = added.map(([name, key]) => {
      const path = ["usermeta", "fieldbrief", "texts", name];
      return [name, isWhole ? messages.write(key, values, path) : messages.try(key, values, path)];
    });
    return { ...row, ...Object.fromEntries(words) };
  });
}

// The added texts as columns of the data: facts and the table may name them.
function withTexts(data: ChartData, rows: readonly FlatRow[], { texts }: ChartMeta): ChartData {
  const names = Object.keys(texts);
  return {
    columns: [...data.columns, ...names.map((name) => ({ name, type: "text" as const }))],
    rows: data.rows.map((row, index) => ({
      ...row,
      ...Object.fromEntries(names.map((name) => [name, rows[index]?.[name] ?? null])),
    })),
  };
}

function tableOf(data: ChartData, { columns }: ChartMeta, wording: Wording): ChartTable {
  const types = new Map(data.columns.map(({ name, type }) => [name, type]));
  const { language } = wording;
  const cellOf = (row: ChartData["rows"][number], column: string): ChartCell => {
    const value = row[column] ?? null;
    const text =
      value === null ? language.message("chart.no-data") : wordValue(value, column, wording);
    return { value, text };
  };
  return {
    columns: columns.map((name) => ({
      name,
      label: language.message(`column.${name}`),
      align: ["number", "count", "total"].includes(types.get(name) ?? "") ? "end" : "start",
    })),
    rows: data.rows.map((row) => columns.map((column) => cellOf(row, column))),
  };
}

function withoutMeta({ usermeta: _, ...drawing }: ReadSpec["value"]): unknown {
  return drawing;
}

// Each feature of the topology is data of its own: Vega reads a topology for one feature at a time.
function nameFeatures(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nameFeatures);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      const isPlaces = key === "data" && Reflect.get(Object(part), "name") === "places";
      return [key, isPlaces ? { ...part, name: featureName(part) } : nameFeatures(part)];
    }),
  );
}

function featureName(data: unknown): string {
  return `places ${String(Reflect.get(Object(Reflect.get(Object(data), "format")), "feature"))}`;
}

type Datasets = Readonly<Record<string, unknown>>;

// The data that a spec takes, and no other.
function datasetsOf(
  spec: unknown,
  input: ChartInput,
  label: (data: ChartData) => readonly FlatRow[],
  rows: readonly FlatRow[],
): Datasets {
  const datasets: Record<string, unknown> = {};
  JSON.stringify(spec, (key, part: unknown) => {
    const name: unknown = key === "data" ? Reflect.get(Object(part), "name") : undefined;
    const data = typeof name === "string" ? input.data.get(name) : undefined;
    if (name === "places") datasets[featureName(part)] = input.places;
    else if (name === "rows") datasets[name] = rows;
    else if (typeof name === "string" && data !== undefined) datasets[name] = label(data);
    return part;
  });
  return datasets;
}

// Names of data that a spec takes rows from; each is only made where it is asked for.
function usedData(value: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  JSON.stringify(value, (key, part: unknown) => {
    const name: unknown = key === "data" ? Reflect.get(Object(part), "name") : undefined;
    if (typeof name === "string") names.add(name);
    return part;
  });
  return names;
}

function numberLocale(language: Language): NumberLocale {
  const separators = language.number(1234567.5).replaceAll(/\d|\p{Nd}/gu, "");
  return {
    decimal: separators.at(-1) ?? ".",
    thousands: separators.at(0) ?? ",",
    grouping: [3],
    currency: ["", ""],
    ...(language.digits === "0123456789" ? {} : { numerals: [...language.digits] }),
  };
}
