/** How a cell is written. */
export type Form =
  | "id"
  | "text"
  | "words"
  | "word"
  | "one of"
  | "date"
  | "count"
  | "whole number"
  | "degrees"
  | "country code"
  | "province code"
  | "web address"
  | "language tag";

/** What a column of a data file holds. */
export interface ColumnText {
  readonly form: Form;
  /** The words there are, of a closed list. */
  readonly values?: readonly string[];
  /** Whether its cells may not be empty. */
  readonly filled?: true;
  /** The field whose rule says what an audience sees of it; the column's own name unless told, `null` where none does. */
  readonly field?: string | null;
  /** What it means, in a sentence. */
  readonly about: string;
}

/** A column of a data file, described. */
export interface DescribedColumn extends ColumnText {
  readonly name: string;
  /** Whether the header has to have it. */
  readonly isNeeded: boolean;
}

/** A data file, described. */
export interface DescribedFile {
  /** From the data folder: `incidents.csv`. */
  readonly file: string;
  /** The records that audiences have rules for; absent for files without sensitivity. */
  readonly records?: "incidents" | "claims" | "breakdowns" | "sources";
  /** What a row is. */
  readonly about: string;
  readonly columns: readonly DescribedColumn[];
}
