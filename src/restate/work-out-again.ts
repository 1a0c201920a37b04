import {
  addTotals,
  type Count,
  countToTotal,
  emptyTotal,
  exactCount,
  isTotal,
  size,
  type Total,
} from "../count/index.ts";
import type { QueryResult } from "../database/index.ts";
import type { Derivation } from "../figure/index.ts";
import type { Dataset } from "../incident/index.ts";
import type { WrittenFigure } from "../ledger/index.ts";
import { deriveAgain, rowsOf } from "./derive-again.ts";

/** A value, and where it comes from. */
export interface Valued {
  readonly value: number | Count | Total;
  readonly derivation: Derivation;
}

/** What became of a figure: its value today, a row that is gone, or a query or column that is. */
export type Again = Valued | "gone" | "unknown";

interface From {
  readonly results: readonly QueryResult[];
  readonly statements: Dataset["statements"];
  /** The count of a measure that stands for an incident. */
  readonly countOf: (incident: string, measure: string) => Count | undefined;
}

/** Works a figure out of the rows and statements of today. Percentages stand beside both their figures, and are not. */
export function workOutAgain(figure: WrittenFigure, from: From): Again {
  const { kind, source, column } = figure;
  const { results, statements } = from;
  if (kind === "stated") return statedAgain(figure, statements);
  const of = results.find(({ name }) => name === source);
  const hasColumn = column === null || of?.columns.some(({ name }) => name === column);
  if (of === undefined || !hasColumn) return "unknown";
  const derivation = deriveAgain({ ...figure, made: undefined }, results);
  const rows = rowsOf(of, figure.where).map((row) => of.rows[row] ?? {});
  if (derivation === undefined) return rows.length === 0 ? elsewhere(figure, from) : "unknown";
  const value = readRows(figure, rows);
  return value === undefined ? "gone" : { value, derivation };
}

// The row of an incident may stand in another table now, or in another issue: what it says is of the incident.
function elsewhere(figure: WrittenFigure, { countOf }: From): Again {
  const { id, source, column, where, measure, proof, incidents } = figure;
  const [incident, ...more] = incidents ?? [];
  if (incident === undefined || more.length > 0 || measure === null || proof !== "of")
    return "gone";
  const isItsRow = figure.kind === "cell" && where["id"] === incident;
  const value = isItsRow ? countOf(incident, measure) : undefined;
  if (value === undefined) return "gone";
  const lineage = { mode: "of", measure, ids: [incident] } as const;
  return { value, derivation: { id, kind: "cell", source, column, where, lineage } };
}

function readRows(
  { kind, column }: WrittenFigure,
  rows: QueryResult["rows"],
): Valued["value"] | undefined {
  const cells = column === null ? [] : rows.map((row) => row[column] ?? null);
  switch (kind) {
    case "cell":
      return somethingOf(figureIn(cells[0] ?? null));
    case "count":
      return rows.length;
    case "sum":
      return cells.reduce<number>((sum, cell) => sum + (typeof cell === "number" ? cell : 0), 0);
    case "total":
      return somethingOf(totalIn(cells));
    case "unknown":
      return totalIn(cells).parts.unknown;
    case "missing":
      return cells.filter((cell) => cell === null).length;
    default:
      return undefined;
  }
}

type Cell = QueryResult["rows"][number][string];

function figureIn(cell: Cell): Valued["value"] | undefined {
  if (typeof cell === "number") return cell;
  return typeof cell === "object" && cell !== null ? cell : undefined;
}

// A total of nothing reads as one of incidents that state nothing: where none is left, there is none.
function somethingOf(value: Valued["value"] | undefined): Valued["value"] | undefined {
  const isEmpty = typeof value === "object" && isTotal(value) && size(value) === 0;
  return isEmpty ? undefined : value;
}

function totalIn(cells: readonly Cell[]): Total {
  return cells
    .map(figureIn)
    .map((cell) => {
      if (cell === undefined) return emptyTotal;
      if (typeof cell === "number") return countToTotal(exactCount(cell));
      return isTotal(cell) ? cell : countToTotal(cell);
    })
    .reduce(addTotals, emptyTotal);
}

function statedAgain(
  { id, source, column, where }: WrittenFigure,
  statements: Dataset["statements"],
): Again {
  const statement = statements.find((one) => one.id === where["id"]);
  const stated = statement?.figures.find(({ name }) => name === column);
  if (statement === undefined || stated === undefined) return "gone";
  const lineage = { mode: "of", measure: "figure", ids: [`statement/${statement.id}`] } as const;
  return {
    value: stated.count,
    derivation: { id, kind: "stated", source, column, where, lineage },
  };
}
