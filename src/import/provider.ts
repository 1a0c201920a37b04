import type { Finding } from "../config/index.ts";
import type { BreakdownColumn, Places } from "../incident/index.ts";
import type { ClaimCells, DateOrder, IncidentCells, SourceCells, Words } from "../mapping/index.ts";

export type { ClaimCells, IncidentCells, SourceCells } from "../mapping/index.ts";

/** The data sets that are imported. */
export type Format = "acled" | "ucdp-ged" | "gtd";

export type BreakdownCells = Partial<Record<BreakdownColumn, string>>;

/** One row of a provider's table. */
export interface SourceRow {
  /** The cell of a column by its folded name, without blanks around it; empty where nothing is said, "NA" too. */
  cell(column: string): string;
  /** Tells of something that somebody should look at; the row is read all the same. */
  warn(finding: Finding): void;
}

/** What the reading of rows rests on. */
export interface RowContext {
  readonly places: Places;
  readonly sensitivity: string;
  readonly order: DateOrder | undefined;
  /** Gives what a row says of parts, methods and targets its words, and keeps what was written. */
  readonly words: Words;
}

/** What a row says, in the columns of the data; ids are unique within a provider. */
export interface ReadRow {
  readonly incident: IncidentCells & { readonly id: string };
  readonly claim: ClaimCells;
  readonly breakdowns: readonly BreakdownCells[];
}

/** Why a row is none of the data. */
export interface Refusal {
  readonly refused: Pick<Finding, "code" | "message" | "hint">;
}

/** What a provider asks of whoever shows its data. */
export interface Terms {
  readonly attribution: string;
  readonly licence: string;
  readonly shown: string;
  /** Whether its terms let single entries be shown to others than those who hold the licence. */
  readonly open: boolean;
}

/** Where data come from, as the folder that is made of them says it. */
export interface Origin {
  /** The word behind `fieldbrief import`. */
  readonly format: string;
  readonly name: string;
  readonly terms: Terms;
  /** How its figures, days and places are read, for whoever looks into the folder. */
  readonly rules: readonly string[];
}

/** A data set: how its table is told, and how a row of it is read. */
export interface Provider extends Origin {
  readonly format: Format;
  /** Columns that a row cannot be read without. */
  readonly required: readonly string[];
  /** Other names of columns, in older issues. */
  readonly aliases: Readonly<Record<string, string>>;
  /** The columns of a table that comes without a header, where one does. */
  readonly bare?: {
    readonly columns: readonly string[];
    matches(cells: readonly string[]): boolean;
  };
  /** The source that all claims rest on. */
  readonly source: SourceCells & { readonly id: string };
  read(row: SourceRow, context: RowContext): ReadRow | Refusal;
}

/** Says that a row is none of the data. */
export function refuse(code: string, message: string, hint: string): Refusal {
  return { refused: { code, message, hint } };
}
