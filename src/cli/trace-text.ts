import type { FigureTrace } from "../ledger/index.ts";
import { printable } from "../printable.ts";
import { quantity } from "../quantity.ts";
import type { PrintedFigure } from "../trace.ts";
import type { Colors } from "./diagnostics.ts";
import { incidentsText, sourcesText } from "./trace-records.ts";
import { wrap } from "./wrap.ts";

const margin = 12;
/** Returns what a figure rests on, for people to read in 80 columns. */
export function traceText(
  trace: FigureTrace,
  printed: readonly PrintedFigure[],
  colors: Colors,
): string {
  const { figure, edition, words, rule } = trace;
  const own = printed.filter((one) => one.figure === figure.id);
  return [
    `${colors.bold(printable(figure.id))}  ${colors.yellow(printable(words))}\n`,
    entry("edition", [`${edition.id}, for ${edition.audience}`], colors),
    entry("printed", own.map(occurrenceText), colors),
    entry("value", valueLines(trace), colors),
    entry("rule", trace.query === null ? [] : [ruleWords(rule)], colors),
    ...queryText(trace, colors),
    entry("check", [checkWords(trace)], colors),
    incidentsText(trace, colors),
    sourcesText(trace, colors),
  ].join("");
}

/** Returns the figures that fit what was asked for, to choose one from: each where it is printed first. */
export function choicesText(printed: readonly PrintedFigure[], colors: Colors): string {
  const figures = [...new Set(printed.map(({ figure }) => figure))];
  const lines = figures.flatMap((id) => {
    const own = printed.filter(({ figure }) => figure === id);
    const here = own.filter(({ folder }) => folder === own[0]?.folder);
    return [`\n  ${colors.bold(printable(id))}\n`, ...here.map((one) => occurrenceLine(one))];
  });
  const what =
    figures.length > 1
      ? `${figures.length} figures fit. Ask for one by its id, or narrow it with --page:`
      : "Several issues or audiences print it. Choose one with --edition:";
  const folders = [...new Set(printed.map(({ folder }) => folder))].join(", ");
  return `${what}\n${lines.join("")}\n${wrap(printable(`in ${folders}`), 2, 4)}`;
}

function occurrenceLine(one: PrintedFigure): string {
  return wrap(printable(occurrenceText(one)), 4, 6);
}

function pageWords({ page }: PrintedFigure): string {
  return page === undefined ? "p. –" : `p. ${page}`;
}

function occurrenceText(one: PrintedFigure): string {
  const where = `${one.folder} ${pageWords(one)}`;
  return `${where}: ${one.words} (${one.situation.replace("-", " ")}, “${one.section}”)`;
}

function valueLines({ value, words, figure }: FigureTrace): readonly string[] {
  const what = figure.measure === null ? "" : `${figure.measure}: `;
  if (typeof value !== "object") return [`${what}${words}`];
  const parts = Object.entries(value.parts)
    .filter(([, number]) => number !== undefined && number > 0)
    .map(
      ([bound, number]) =>
        `${number} ${bound === "unknown" ? "not stated" : bound.replace("-", " ")}`,
    );
  const about = value.approximate > 0 ? `, ${value.approximate} of them approximate` : "";
  return [`${what}${words}`, `a sum of ${parts.join(", ")}${about}`];
}

const rules = new Map([
  ["lowest", "lowest: of several claims of an incident, the lowest figure stands"],
  [
    "preferred",
    "preferred: of several claims of an incident, the one that the editor prefers stands",
  ],
  ["range", "range: of several claims of an incident, the span from lowest to highest stands"],
]);

function ruleWords(rule: string): string {
  return rules.get(rule) ?? rule;
}

function queryText({ query, figure }: FigureTrace, colors: Colors): readonly string[] {
  const row = Object.entries(figure.where).map(([name, value]) => `${name} = ${plain(value)}`);
  if (query === null) return [entry("from", [figure.source, ...row], colors)];
  const parameters = Object.entries(query.parameters).map(
    ([name, value]) => `$${name} = ${plain(value)}`,
  );
  const sql = query.sql
    .trimEnd()
    .split(/\r\n|\n|\r/)
    .map((line) => `${`  ${colors.dim(printable(line))}`.trimEnd()}\n`);
  return [
    entry("query", [`${query.name} (${query.file})`], colors),
    sql.join(""),
    entry("parameters", parameters, colors),
    entry("column", figure.column === null ? [] : [figure.column], colors),
    entry("row", row, colors),
    entry("made by", figure.kind === "cell" ? [] : [kinds.get(figure.kind) ?? figure.kind], colors),
  ];
}

const kinds = new Map([
  ["count", "counting the rows"],
  ["sum", "adding the column up"],
  ["total", "adding the column up"],
  ["unknown", "counting what states no number"],
  ["missing", "counting the rows that have nothing there"],
  ["percent", "dividing one figure by another"],
]);

function plain(value: unknown): string {
  return Array.isArray(value)
    ? value.map(plain).join(" or ")
    : value === null
      ? "nothing"
      : String(value);
}

function checkWords({ workedOut, words, incidentCount, figure }: FigureTrace): string {
  const { result, value, records } = workedOut;
  const what = records === incidentCount ? "incident" : "record";
  const from = `worked out again from ${quantity(records, what)}: ${value}`;
  switch (result) {
    case "holds":
      return `${from}, as printed`;
    case "differs":
      return `${from}, but ${words} is printed`;
    case "depends":
      return `not a sum: it depends on ${quantity(records, "incident")} in another way`;
    case "stated":
      return "stated by the source, not counted here";
    case "none":
      if (figure.kind === "edition") return "of the edition itself, of no record";
      return figure.kind === "published"
        ? "as an earlier issue printed it: what it rests on is in the ledger of that issue"
        : "the ledger does not say which incidents it is of";
    default:
      return result satisfies never;
  }
}

// A name in the margin, and lines beside it.
function entry(name: string, lines: readonly string[], colors: Colors): string {
  if (lines.length === 0) return "";
  const [first = "", ...rest] = lines.map((line) => wrap(printable(line), margin, margin + 2));
  return `${colors.dim(name.padEnd(margin))}${first.slice(margin)}${rest.join("")}`;
}
