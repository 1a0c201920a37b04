import type {
  Breakdown,
  Claim,
  Province,
  Source,
  StatedFigure,
  Statement,
} from "../incident/index.ts";
import type { ColumnOf } from "./columns.ts";
import type { Month } from "./months.ts";
import type { Context, InLanguage } from "./record-context.ts";

/** The columns of the table claims. */
export function claimColumns({ stands }: Context): readonly ColumnOf<Claim>[] {
  return [
    ["id", "text", ({ id }) => id],
    ["incident", "text", ({ incident }) => incident],
    ["stands", "boolean", ({ id }) => stands(id)],
    ["source", "text", ({ source }) => source],
    ["killed", "count", ({ killed }) => killed],
    ["wounded", "count", ({ wounded }) => wounded],
    ["casualties", "count", ({ casualties }) => casualties],
    ["killed_verbatim", "text", ({ killedVerbatim }) => killedVerbatim],
    ["wounded_verbatim", "text", ({ woundedVerbatim }) => woundedVerbatim],
    ["casualties_verbatim", "text", ({ casualtiesVerbatim }) => casualtiesVerbatim],
    ["date", "date", ({ date }) => date],
    ["date_verbatim", "text", ({ dateVerbatim }) => dateVerbatim],
    ["place_verbatim", "text", ({ placeVerbatim }) => placeVerbatim ?? null],
    ["attributed_to", "text", ({ attributedTo }) => attributedTo],
    ["attribution_basis", "text", ({ attributionBasis }) => attributionBasis],
    ["sensitivity", "text", ({ sensitivity }) => sensitivity],
    ["note", "text", ({ note }) => note],
  ];
}

/** A part of a claim's figure, and which part of the claim's it is. */
export interface PlacedBreakdown {
  readonly breakdown: Breakdown;
  readonly position: number;
}

/** The columns of the table breakdowns. */
export const breakdownColumns: readonly ColumnOf<PlacedBreakdown>[] = [
  ["claim", "text", ({ breakdown }) => breakdown.claim],
  ["position", "integer", ({ position }) => position],
  ["measure", "text", ({ breakdown }) => breakdown.measure],
  ["group_name", "text", ({ breakdown }) => breakdown.group],
  ["figure", "count", ({ breakdown }) => breakdown.count],
  ["verbatim", "text", ({ breakdown }) => breakdown.verbatim],
  ["relation", "text", ({ breakdown }) => breakdown.relation],
];

/** The columns of the table sources. */
export const sourceColumns: readonly ColumnOf<Source>[] = [
  ["id", "text", ({ id }) => id],
  ["position", "integer", (_, index) => index + 1],
  ["publisher", "text", ({ publisher }) => publisher],
  ["title", "text", ({ title }) => title],
  ["type", "text", ({ type }) => type],
  ["url", "text", ({ url }) => url],
  ["archived_url", "text", ({ archivedUrl }) => archivedUrl],
  ["published", "text", ({ published }) => published],
  ["accessed", "text", ({ accessed }) => accessed],
  ["language", "text", ({ language }) => language],
  ["source_group", "text", ({ group }) => group],
  ["via", "text", ({ via }) => via],
  ["name_written", "text", ({ nameWritten }) => nameWritten],
  ["sensitivity", "text", ({ sensitivity }) => sensitivity],
  ["note", "text", ({ note }) => note],
];

/** The columns of the table statements. */
export function statementColumns(inLanguage: InLanguage): readonly ColumnOf<Statement>[] {
  return [
    ["id", "text", ({ id }) => id],
    ["position", "integer", (_, index) => index + 1],
    ["kind", "text", ({ kind }) => kind],
    ["said_by", "text", (statement) => inLanguage(statement.by)],
    ["source", "text", ({ source }) => source],
    ["text", "text", (statement) => inLanguage(statement.text)],
    ["scope", "text", (statement) => inLanguage(statement.scope)],
    ["period_start", "date", ({ periodStart }) => periodStart],
    ["period_end", "date", ({ periodEnd }) => periodEnd],
    ["sensitivity", "text", ({ sensitivity }) => sensitivity],
    ["note", "text", ({ note }) => note],
  ];
}

/** A figure of a statement, and which of its figures it is. */
export interface PlacedFigure {
  readonly statement: Statement;
  readonly figure: StatedFigure;
  readonly position: number;
}

/** The columns of the table stated_figures. */
export const statedFigureColumns: readonly ColumnOf<PlacedFigure>[] = [
  ["statement", "text", ({ statement }) => statement.id],
  ["position", "integer", ({ position }) => position],
  ["name", "text", ({ figure }) => figure.name],
  ["figure", "count", ({ figure }) => figure.count],
  ["unit", "text", ({ figure }) => figure.unit],
  ["verbatim", "text", ({ figure }) => figure.verbatim],
];

/** The columns of the table provinces. */
export function provinceColumns(inLanguage: InLanguage): readonly ColumnOf<Province>[] {
  return [
    ["id", "text", ({ id }) => id],
    ["name", "text", (province) => inLanguage(province.name)],
    ["longitude", "double", ({ longitude }) => longitude],
    ["latitude", "double", ({ latitude }) => latitude],
  ];
}

/** The columns of the table months. */
export const monthColumns: readonly ColumnOf<Month>[] = [
  ["month", "date", ({ start }) => start],
  ["month_end", "date", ({ end }) => end],
  ["position", "integer", (_, index) => index + 1],
  ["coverage", "text", ({ coverage }) => coverage],
];

/** The columns of the table categories. */
export const categoryColumns: readonly ColumnOf<string>[] = [
  ["id", "text", (category) => category],
  ["position", "integer", (_, index) => index + 1],
];
