import type { Diagnostic } from "../../../diagnostic.ts";
import { shorten } from "../../../incident/index.ts";
import { headOf, maxAbove } from "../head.ts";
import { most, type Opened, type OpenOptions } from "../table.ts";
import { readCells } from "./sheet.ts";
import type { SheetPart, Workbook } from "./workbook.ts";
import { ZipProblem } from "./zip.ts";

/**
 * Returns the sheet that is named, hidden or not. Without a name, of those that are shown, the one whose header has what is
 * looked for, or the only one with more than one row; or says which there are.
 */
export async function chosenSheet(
  workbook: Workbook,
  file: string,
  { sheet, header: test }: OpenOptions,
): Promise<SheetPart | Opened> {
  const { sheets } = workbook;
  if (sheets.length === 0) throw new ZipProblem("it has no sheet", "save the sheet as CSV");
  if (sheet !== undefined) {
    const named =
      sheets.find(({ name }) => name === sheet) ??
      sheets.find(({ name }) => folded(name) === folded(sheet));
    return (
      named ??
      refuse("import/unknown-sheet", `"${file}" has no sheet "${shorten(sheet)}"`, sheets, file)
    );
  }
  const shown = sheets.filter(({ isHidden }) => !isHidden);
  const [only] = shown;
  if (only !== undefined && shown.length === 1) return only;
  const fitting: SheetPart[] = [];
  const filled: SheetPart[] = [];
  for (const each of shown) {
    const { rows } = await readCells(each, workbook, maxAbove);
    if (rows.length > 1) filled.push(each);
    if (
      headOf(
        rows.map(({ cells }) => cells),
        test,
      ).share >= most
    )
      fitting.push(each);
  }
  const [first, second] = fitting.length > 0 ? fitting : filled;
  if (first !== undefined && second === undefined) return first;
  const several =
    fitting.length > 1
      ? "several sheets that may be meant"
      : "no sheet that is known by its header";
  return refuse("import/which-sheet", `"${file}" has ${several}`, sheets, file);
}

function folded(name: string): string {
  return name.normalize("NFC").trim().toLowerCase();
}

// So many names are a help.
const maxNames = 20;

function refuse(code: string, what: string, sheets: readonly SheetPart[], file: string): Opened {
  const names = sheets
    .slice(0, maxNames)
    .map(({ name, isHidden }) => `"${shorten(name)}"${isHidden ? " (hidden)" : ""}`);
  const more = sheets.length > maxNames ? ` and ${sheets.length - maxNames} more` : "";
  const found: Diagnostic = {
    severity: "error",
    code,
    message: `${what}: it has ${names.join(", ")}${more}`,
    hint: "name one with --sheet, or as sheet of the import",
    place: { file },
  };
  return { diagnostics: [found] };
}
