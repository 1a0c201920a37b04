import type { Breakdown, Dataset, StandingFigures, Statement } from "../incident/index.ts";
import { type ColumnOf, tableOf as makeTable } from "./columns.ts";
import type { Cell, Table } from "./database.ts";
import { incidentColumns } from "./incident-columns.ts";
import { monthsOf } from "./months.ts";
import { neededBy } from "./needed-columns.ts";
import {
  breakdownColumns,
  categoryColumns,
  claimColumns,
  monthColumns,
  type PlacedBreakdown,
  type PlacedFigure,
  provinceColumns,
  sourceColumns,
  statedFigureColumns,
  statementColumns,
} from "./record-columns.ts";
import { groupBy, readContext } from "./record-context.ts";

interface Period {
  readonly start: string;
  readonly end: string;
}

/** What the tables of an edition are made from. */
export interface TableInput {
  readonly dataset: Dataset;
  /** The figures that stand for an incident under the rule in force, by its id. */
  readonly figures: StandingFigures;
  /** The parts of the briefing in their order; each has its row whether or not it has an incident. */
  readonly categories: readonly string[];
  readonly period: Period;
  readonly coverage: Period;
  /** BCP 47: the language that names are given in; English where there is none in it. */
  readonly language: string;
  /** The only queries that will be run: what none of them reads is left out. All is there unless told. */
  readonly queries?: readonly string[];
}

/** Returns the tables that queries select from; templates/README.md describes them. */
export function buildTables(input: TableInput): readonly Table[] {
  const { dataset, period, coverage, queries } = input;
  const context = readContext(input);
  const { inLanguage } = context;
  const needed = queries && neededBy(queries);
  const tableOf = <R>(
    name: string,
    columns: readonly ColumnOf<R>[],
    records: readonly R[],
    of?: Table["of"],
  ): readonly Table[] => {
    if (needed === undefined) return [makeTable(name, columns, records, { of })];
    if (!needed.table(name)) return [];
    // A table has a column; the first is also what its counts are of.
    const read = columns.filter(([column], index) => index === 0 || needed.column(column));
    return [makeTable(name, read, records, { of, ends: needed.ends })];
  };
  return [
    ...tableOf("incidents", incidentColumns(context), dataset.incidents, {
      prefix: "",
      column: "id",
    }),
    ...tableOf("claims", claimColumns(context), dataset.claims, { prefix: "claim/", column: "id" }),
    ...tableOf("breakdowns", breakdownColumns, placeBreakdowns(dataset.breakdowns), {
      prefix: "claim/",
      column: "claim",
    }),
    ...tableOf("sources", sourceColumns, dataset.sources),
    ...tableOf("statements", statementColumns(inLanguage), dataset.statements),
    ...tableOf("stated_figures", statedFigureColumns, placeFigures(dataset.statements), {
      prefix: "statement/",
      column: "statement",
    }),
    ...tableOf("provinces", provinceColumns(inLanguage), dataset.provinces),
    ...tableOf("months", monthColumns, monthsOf(period, coverage)),
    ...tableOf("categories", categoryColumns, input.categories),
  ];
}

/** Returns columns of the table incidents as queries see them: by name, a cell for each incident. */
export function incidentCells(
  input: Pick<TableInput, "dataset" | "figures" | "language">,
  names: readonly string[],
): ReadonlyMap<string, readonly Cell[]> {
  const columns = incidentColumns(readContext(input)).filter(([name]) => names.includes(name));
  const table = makeTable("incidents", columns, input.dataset.incidents);
  return new Map(table.columns.map(({ name, cells }) => [name, cells]));
}

function placeBreakdowns(breakdowns: readonly Breakdown[]): readonly PlacedBreakdown[] {
  return [...groupBy(breakdowns, ({ claim }) => claim).values()].flatMap((group) =>
    group.map((breakdown, index) => ({ breakdown, position: index + 1 })),
  );
}

function placeFigures(statements: readonly Statement[]): readonly PlacedFigure[] {
  return statements.flatMap((statement) =>
    statement.figures.map((figure, index) => ({ statement, figure, position: index + 1 })),
  );
}
