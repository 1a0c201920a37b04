import type { Inline, TableCell, TableRow } from "../../document/index.ts";
import { textOf } from "../../document/index.ts";
import { quantity } from "../../quantity.ts";
import type { Element } from "./element.ts";
import { type Environment, report } from "./environment.ts";

/**
 * Returns the number of a table's columns. A row with fewer or more cells than the first is a finding;
 * so is a cell that spans rows beyond its part. `parts` are head, body and foot.
 */
export function placeCells(
  element: Element,
  parts: readonly (readonly TableRow[])[],
  environment: Environment,
): number {
  let columns = 0;
  for (const rows of parts) {
    // For each column, how many rows to come a cell above still covers.
    let covered: number[] = [];
    for (const row of rows) {
      const width = fill(row, covered);
      if (columns === 0) columns = width;
      if (width !== columns) {
        const hint = `give every row ${columns}, or let one span: colspan="2"`;
        const message = `a row of ${quantity(width, "cell")} in a table of ${quantity(columns, "column")}`;
        report(environment, row.place ?? element.place, message, hint, "template/table-shape");
      }
      covered = covered.map((rest) => Math.max(0, rest - 1));
    }
    if (covered.some((rest) => rest > 0)) {
      const place = rows.at(-1)?.place ?? element.place;
      report(
        environment,
        place,
        "a cell spans more rows than follow",
        "lower rowspan",
        "template/table-shape",
      );
    }
  }
  if (columns === 0)
    report(
      environment,
      element.place,
      "a table without cells",
      "give it rows",
      "template/table-shape",
    );
  return columns;
}

// Puts the cells of a row beside what covers it from above; returns how many columns it takes.
function fill(row: TableRow, covered: number[]): number {
  let column = 0;
  for (const cell of row.children) {
    while ((covered[column] ?? 0) > 0) column++;
    for (let n = 0; n < (cell.colSpan ?? 1); n++) covered[column++] = cell.rowSpan ?? 1;
  }
  return Math.max(column, covered.findLastIndex((rest) => rest > 0) + 1);
}

/** Tells whether a column of a table's body holds figures and nothing else; empty cells do not count. */
export function holdsFiguresAlone(rows: readonly TableRow[], column: number): boolean {
  const cells = rows.flatMap((row) => cellAt(row, column) ?? []);
  return (
    cells.some((cell) => cell.children.some((child) => child.type === "figureValue")) &&
    cells.every((cell) => cell.children.every(isFigureOrBlank))
  );
}

function isFigureOrBlank(inline: Inline): boolean {
  return (
    inline.type === "figureValue" ||
    inline.type === "noteReference" ||
    inline.type === "citation" ||
    /^[\s–—-]*$/.test(textOf(inline))
  );
}

// Without regard to cells that span rows: alignment only.
function cellAt(row: TableRow, column: number): TableCell | undefined {
  let at = 0;
  for (const cell of row.children) {
    if (at === column && cell.header === undefined) return cell;
    at += cell.colSpan ?? 1;
  }
  return undefined;
}
