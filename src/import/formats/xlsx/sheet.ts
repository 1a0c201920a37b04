import { maxColumns } from "../table.ts";
import { type CellContext, cellText } from "./cells.ts";
import type { SheetPart, Workbook } from "./workbook.ts";
import { type Attributes, readXml } from "./xml.ts";
import { ZipProblem } from "./zip.ts";

/** A row of a sheet that is not empty. */
export interface SheetRow {
  readonly row: number;
  /** Up to the last one that is filled; whoever is given a row may add to them. */
  readonly cells: string[];
  /** Why a cell of it cannot be read. */
  readonly problem?: string;
}

/** The cells of a sheet, and what somebody who looks at it sees otherwise. */
export interface SheetCells {
  readonly rows: readonly SheetRow[];
  /** Whether rows are there that are not shown. */
  readonly hasHiddenRows: boolean;
  /** Cells, by their names, with an error such as #REF!. */
  readonly errors: readonly string[];
  /** Cells, by their names, of formulas that were never worked out. */
  readonly uncalculated: readonly string[];
  /** Ranges of cells that are shown as one. */
  readonly merged: readonly string[];
}

// As many cells as GTD has, twice; and as many rows as a spreadsheet can have.
const [maxCells, maxRowsOfSheet] = [60_000_000, 1_048_576];

/** Reads the cells of a sheet; of the first `maxRows` rows that are not empty, where that is said. */
export async function readCells(
  { entry }: SheetPart,
  { unpacker, context }: Workbook,
  maxRows: number = Number.POSITIVE_INFINITY,
): Promise<SheetCells> {
  const reader = new SheetReader(context);
  await readXml(unpacker.pieces(entry), {
    open: (name, attribute) => reader.open(name, attribute),
    text: (text) => reader.text(text),
    close: (name) => reader.close(name),
    isDone: () => reader.rows.length >= maxRows,
  });
  return reader;
}

// What is open while the parser goes over a sheet; a handle, for it changes with every element.
class SheetReader implements SheetCells {
  readonly rows: SheetRow[] = [];
  readonly errors: string[] = [];
  readonly uncalculated: string[] = [];
  readonly merged: string[] = [];
  hasHiddenRows = false;
  readonly #context: CellContext;
  #row = 0;
  #column = 0;
  #cells: string[] = [];
  #problem: string | undefined;
  #isHidden = false;
  #type = "";
  #style = "";
  #value: string | undefined;
  #inline = "";
  #hasFormula = false;
  #into: "value" | "inline" | undefined;
  #spoken = 0;
  #count = 0;
  readonly #texts = new Map<string, string>();

  constructor(context: CellContext) {
    this.#context = context;
  }

  open(name: string, attribute: Attributes): void {
    if (name === "c") this.#openCell(attribute);
    else if (name === "v") this.#value = "";
    else if (name === "f") this.#hasFormula = true;
    else if (name === "rPh") this.#spoken += 1;
    else if (name === "row") {
      // Rows and cells may leave out where they stand: then they follow the one before.
      this.#row = Number(attribute("r")) || this.#row + 1;
      this.#column = 0;
      this.#cells = [];
      this.#problem = undefined;
      this.#isHidden = /^(?:1|true)$/.test(attribute("hidden"));
    } else if (name === "mergeCell" && this.merged.length < 1000)
      this.merged.push(attribute("ref"));
    this.#into = name === "v" ? "value" : name === "t" && this.#spoken === 0 ? "inline" : undefined;
  }

  #openCell(attribute: Attributes): void {
    const written = attribute("r");
    this.#column = written === "" ? this.#column + 1 : columnOf(written);
    this.#type = attribute("t");
    this.#style = attribute("s");
    this.#value = undefined;
    this.#inline = "";
    this.#hasFormula = false;
  }

  text(text: string): void {
    if (this.#into === "value") this.#value = (this.#value ?? "") + text;
    if (this.#into === "inline") this.#inline += text;
  }

  close(name: string): void {
    this.#into = undefined;
    if (name === "rPh") this.#spoken -= 1;
    if (name === "c") this.#closeCell();
    if (name !== "row" || (this.#cells.length === 0 && this.#problem === undefined)) return;
    if (this.rows.length >= maxRowsOfSheet)
      throw new ZipProblem("it has more rows than a sheet may have", "download it again");
    if (this.#isHidden) this.hasHiddenRows = true;
    const row = { row: this.#row, cells: this.#cells };
    this.rows.push(this.#problem === undefined ? row : { ...row, problem: this.#problem });
    this.#cells = [];
  }

  #closeCell(): void {
    const name = `${lettersOf(this.#column)}${this.#row}`;
    const [type, style, value, inline] = [this.#type, this.#style, this.#value, this.#inline];
    // A text may be empty; what is no text is a number, which some writers leave out of its element.
    const hasNone = value === undefined || (value === "" && type === "");
    if (this.#hasFormula && hasNone && this.uncalculated.length < 1000)
      this.uncalculated.push(name);
    const text = cellText({ type, style, value, inline }, this.#context);
    if (type === "e" && this.errors.length < 1000) this.errors.push(name);
    if (text === undefined) this.#problem ??= `cell ${name} cannot be read`;
    if (text === undefined || text === "") return;
    const index = this.#column - 1;
    if (index < 0 || (this.#cells[index] ?? "") !== "")
      this.#problem ??= `cell ${name} is there twice`;
    else if (index >= maxColumns) this.#problem ??= `cell ${name} is not below a header`;
    else {
      this.#count += Math.max(0, index + 1 - this.#cells.length);
      if (this.#count > maxCells)
        throw new ZipProblem(`it has more than ${maxCells} cells`, "split it by year or country");
      while (this.#cells.length < index) this.#cells.push("");
      this.#cells[index] = this.#shared(text);
    }
  }

  // Codes, years and names stand in thousands of cells: one text for all of them.
  #shared(text: string): string {
    if (text.length > 24) return text;
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#texts.size < 100_000) this.#texts.set(text, text);
    return text;
  }
}

/** Returns the number of a column, from 1, of a cell's name such as AB12; 0 where it is none. */
function columnOf(cell: string): number {
  let [column, at] = [0, 0];
  // Letters of either case, by hand: this is done for every cell.
  for (; at < cell.length; at += 1) {
    const letter = (cell.charCodeAt(at) & ~32) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return at > 3 || at === cell.length ? 0 : column;
}

function lettersOf(column: number): string {
  if (column <= 0) return "?";
  const rest = (column - 1) % 26;
  const before = (column - 1 - rest) / 26;
  return (before === 0 ? "" : lettersOf(before)) + String.fromCharCode(65 + rest);
}
