import type { Diagnostic } from "../../../diagnostic.ts";
import { shorten } from "../../../incident/index.ts";
import type { SheetCells } from "./sheet.ts";

interface Place {
  readonly file: string;
  readonly sheet: string;
  /** The first row that is looked at: what is above it is no data. */
  readonly from: number;
}

/** Tells of cells of a table that hold less than whoever looks at the sheet may think. */
export function doubtCells(
  { errors, uncalculated, merged }: SheetCells,
  { file, sheet, from }: Place,
): readonly Diagnostic[] {
  const warn = (
    cells: readonly string[],
    code: string,
    [what, hint]: readonly [string, string],
  ): readonly Diagnostic[] => {
    const own = cells.filter((cell) => rowOf(cell) >= from);
    const [first] = own;
    if (first === undefined) return [];
    const more = own.length > 1 ? ` and ${own.length - 1} more` : "";
    const message = `${shorten(first)}${more} of sheet "${shorten(sheet)}": ${what}`;
    return [{ severity: "warning", code, message, hint, place: { file, line: rowOf(first) } }];
  };
  return [
    ...warn(errors, "import/error-cell", [
      "an error of the spreadsheet, read as it stands",
      "mend the formula, or empty the cell",
    ]),
    ...warn(uncalculated, "import/no-value", [
      "a formula without a value, read as an empty cell",
      "open the workbook in a spreadsheet and save it: then values stand beside formulas",
    ]),
    ...warn(merged, "import/merged-cells", [
      "cells that are shown as one; the first has the value, the others are empty",
      "take them apart, and write the value into each",
    ]),
  ];
}

// The last row of a range, or that of a cell.
function rowOf(cells: string): number {
  return Number(/(\d+)$/.exec(cells)?.[1] ?? 0);
}
