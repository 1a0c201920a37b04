import { isTags } from "../../../mapping/index.ts";
import { quantity } from "../../../quantity.ts";
import { headOf, maxAbove, twoLines } from "../head.ts";
import {
  type GivenRow,
  type GivenTable,
  type Opened,
  type OpenOptions,
  unreadable,
} from "../table.ts";
import { chosenSheet } from "./choose-sheet.ts";
import { doubtCells } from "./doubts.ts";
import { readCells, type SheetCells, type SheetRow } from "./sheet.ts";
import { openWorkbook } from "./workbook.ts";
import { openZip, ZipProblem } from "./zip.ts";

/**
 * Reads a sheet of a workbook (Office Open XML): the one that is named, or the one whose header has what is looked for. A
 * row is numbered as in its sheet. Formulas are the values that were kept with them; hidden rows are rows.
 */
export async function readXlsx(
  bytes: Uint8Array,
  file: string,
  options: OpenOptions,
): Promise<Opened> {
  try {
    const files = openZip(bytes);
    if (!files.has("[content_types].xml")) return noWorkbook(file, files.has("mimetype"));
    const workbook = await openWorkbook(files);
    const choice = await chosenSheet(workbook, file, options);
    if ("diagnostics" in choice) return choice;
    const cells = await readCells(choice, workbook);
    return tableOf(cells, { file, sheet: choice.name, options });
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error;
    return unreadable(file, `a workbook, and ${error.message}`, error.hint);
  }
}

function noWorkbook(file: string, isOpenDocument: boolean): Opened {
  return isOpenDocument
    ? unreadable(file, "a document of OpenDocument", "save its sheet as .xlsx or CSV")
    : unreadable(file, "a zip archive", "unpack it, and import what is in it");
}

interface Context {
  readonly file: string;
  readonly sheet: string;
  readonly options: OpenOptions;
}

function tableOf(cells: SheetCells, { file, sheet, options }: Context): Opened {
  const { rows, hasHiddenRows } = cells;
  const { at, header, lines } = headOf(
    rows.slice(0, maxAbove).map((row) => row.cells),
    options.header,
  );
  const below = rows.slice(at + lines);
  const tags = below.find((row) => isTags(row.cells));
  const given = below.flatMap((row) =>
    isTags(row.cells) ? [] : (rowOf(row, header.length) ?? []),
  );
  const said = ["workbook"];
  if (at > 0) said.push("rows above the header are passed over");
  if (lines === 2) said.push(twoLines);
  if (tags !== undefined) said.push("a row of HXL tags is passed over");
  if (hasHiddenRows) said.push("rows that are hidden are read, too");
  // Of a header of two lines it is read what its cells are of.
  const from = lines === 2 ? (rows[at + 1]?.row ?? 1) + 1 : (rows[Math.max(at, 0)]?.row ?? 1);
  const table: GivenTable = { file, sheet, header, rows: given, counted: "row", said };
  return {
    table: tags === undefined ? table : { ...table, tags: tags.cells },
    diagnostics: doubtCells(cells, { file, sheet, from }),
  };
}

// Of a sheet the last cells of a row are left out where they are empty.
function rowOf({ row, cells, problem }: SheetRow, width: number): GivenRow | undefined {
  if (problem === undefined && cells.every((cell) => cell.trim() === "")) return undefined;
  const misfit =
    problem ??
    (cells.slice(width).some((cell) => cell.trim() !== "")
      ? `${quantity(cells.length, "cell")} under ${quantity(width, "column")}`
      : undefined);
  if (misfit !== undefined) return { line: row, cells, problem: misfit };
  while (cells.length < width) cells.push("");
  return { line: row, cells };
}
