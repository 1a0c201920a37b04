import {
  addTotals,
  type Count,
  countToTotal,
  emptyTotal,
  exactCount,
  isTotal,
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
}

/** Works a figure out of the rows and statements of today. Percentages stand beside both their figures, and are not. */
export function workOutAgain(figure: WrittenFigure, { results, statements }: From): Again {
  const { kind, source, column } = figure;
  if (kind === "stated") return statedAgain(figure, statements);
  const of = results.find(({ name }) => name === source);
  const hasColumn = column === null || of?.columns.some(({ name }) => name === column);
  if (of === undefined || !hasColumn) return "unknown";
  const derivation = deriveAgain({ ...figure, made: undefined }, results);
  const rows = rowsOf(of, figure.where).map((row) => of.rows[row] ?? {});
  if (derivation === undefined) return rows.length === 0 ? "gone" : "unknown";
  const value = readRows(figure, rows);
  return value === undefined ? "gone" : { value, derivation };
}

function readRows(
  { kind, column }: WrittenFigure,
  rows: QueryResult["rows"],
): Valued["value"] | undefined {
  const cells = column === null ? [] : rows.map((row) => row[column] ?? null);
  switch (kind) {
    case "cell":
      return figureIn(cells[0] ?? null);
    case "count":
      return rows.length;
    case "sum":
      return cells.reduce<number>((sum, cell) => sum + (typeof cell === "number" ? cell : 0), 0);
    case "total":
      return totalIn(cells);
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
