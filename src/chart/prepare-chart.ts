import { ReportError } from "../diagnostic.ts";
import { RecentMap } from "../text/index.ts";
import type { Chart, ChartData, ChartInput, ChartSpec, ChartTable } from "./chart.ts";
import { addTexts, messageValues, tableOf, withTexts } from "./chart-words.ts";
import { checkSpec, colorPrefix } from "./check-spec.ts";
import { datasetsOf, mainData, nameFeatures, usedData } from "./datasets.ts";
import { legendsOfDrawn } from "./drawn-legends.ts";
import { fieldsIn, joinFields } from "./field-types.ts";
import { MessageWriter } from "./message-writer.ts";
import { type ReadSpec, readSpec } from "./read-spec.ts";
import { flattenRows, nameRows, wordingOf } from "./rows.ts";
import type { VegaInput } from "./run-vega.ts";
import { vegaConfig } from "./vega-config.ts";
import { vegaLocaleOf } from "./vega-locale.ts";
import { mapTexts } from "./walk-spec.ts";
import { type ChartWords, textOf } from "./words.ts";

/** What a chart is drawn from: plain data that may go to a worker. */
export interface Drawable {
  readonly name: string;
  readonly source: ChartSpec;
  readonly vega: VegaInput;
}

/** A chart with all its words, still to be drawn. */
export interface PreparedChart extends Omit<Chart, "scene" | "warnings">, Drawable {}

/** Gathers a chart's data and words. Throws ReportError with everything wrong in its spec. */
export function prepareChart(chart: ChartSpec, input: ChartInput): PreparedChart {
  const spec = readSpec(chart);
  const main = mainData(chart, spec, input);
  checkNames(spec, main, input);
  return withWords(chart, spec, main, input);
}

// Names that a spec was checked against, and nothing was found; those of most editions are the same.
const checkedNames = new WeakMap<ReadSpec, RecentMap<string, true>>();

function checkNames(spec: ReadSpec, main: ChartData, input: ChartInput): void {
  const used = usedData(spec.value);
  const taken = [...used].flatMap((name) => input.data.get(name) ?? []);
  const inData = [main, ...taken].map(fieldsIn);
  const hasPlaces = input.places !== undefined;
  const names = {
    data: [...input.data.keys(), "rows", ...(hasPlaces ? ["places"] : [])],
    columns: main.columns.map(({ name }) => name),
    fields: [
      ...inData.flatMap(Object.keys),
      ...(hasPlaces && used.has("places") ? ["id", "type", "properties", "geometry"] : []),
    ],
    types: joinFields(inData),
    colors: Object.keys(input.theme.named),
    features: Object.keys(Object(Reflect.get(Object(input.places), "objects"))),
  };
  const checked = checkedNames.get(spec) ?? new RecentMap(4);
  checkedNames.set(spec, checked);
  const key = JSON.stringify(names);
  if (checked.get(key)) return;
  const findings = checkSpec(spec, names);
  if (findings.length > 0) throw new ReportError(findings.map(spec.diagnose));
  checked.set(key, true);
}

const ownWords = ["usermeta", "fieldbrief"];
const noTable: ChartTable = { columns: [], rows: [] };

function withWords(
  source: ChartSpec,
  spec: ReadSpec,
  main: ChartData,
  input: ChartInput,
): PreparedChart {
  const { name } = source;
  const { language, theme } = input;
  const { usermeta: _, ...drawing } = spec.value;
  const messages = new MessageWriter(language, spec, input.placeOfMessage);
  const rowsOf = (data: ChartData): ReturnType<typeof flattenRows> =>
    messages.guard([...ownWords, "labels"], [], () =>
      flattenRows(data, wordingOf(data, spec.meta, language)),
    );
  const rows = addTexts(rowsOf(main), spec.meta, messages);
  const data = withTexts(main, rows, spec.meta);
  const wording = wordingOf(main, spec.meta, language);
  const values = messages.guard([...ownWords, "facts"], {}, () =>
    messageValues(input.values ?? {}, data, spec.meta, wording),
  );
  const write = (part: string): ChartWords =>
    messages.words(`chart.${name}.${part}`, values, ownWords);
  const worded = mapTexts(nameFeatures(drawing), (text, path) => {
    if (text.startsWith(colorPrefix)) return theme.named[text.slice(colorPrefix.length)] ?? text;
    return text.startsWith("@") ? messages.write(text.slice(1), values, path) : text;
  });
  const words = {
    caption: write("caption"),
    alt: write("alt"),
    note: language.has(`chart.${name}.note`) ? write("note") : [],
  };
  const datasets = datasetsOf(drawing, input, nameRows(rows, main), (one) =>
    nameRows(one === main ? rows : rowsOf(one), one),
  );
  const chart: PreparedChart = {
    name,
    source,
    caption: textOf(words.caption),
    alt: textOf(words.alt),
    note: textOf(words.note),
    words,
    data: messages.guard([...ownWords, "columns"], noTable, () =>
      tableOf(data, spec.meta, wording),
    ),
    vega: {
      ...legendsOfDrawn({ ...Object(worded), datasets }),
      config: vegaConfig(theme),
      locale: vegaLocaleOf(language),
      direction: language.direction,
      isMirrored: language.direction === "rtl" && spec.meta.mirror,
      labelOverlap: spec.meta.labelOverlap,
      fit: spec.meta.fit,
    },
  };
  if (messages.diagnostics.length > 0) throw new ReportError(messages.diagnostics);
  return chart;
}
