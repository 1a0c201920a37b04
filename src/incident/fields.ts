import { isLanguage, type Sensitivity, sensitivities } from "../config/index.ts";
import { type Count, unknownCount } from "../count/index.ts";
import { didYouMean } from "../diagnostic.ts";
import { shorten } from "./shorten.ts";
import type { Row } from "./table.ts";

// Each function reads one cell, reports what is wrong with it to the row, and then returns a stand-in:
// a row that has failed makes no record.

/** Reads a cell that may be empty. */
export function text<K extends string>(row: Row<K>, column: K): string | null {
  return row.cell(column) || null;
}

/** Reads a cell that may not be empty. */
export function required<K extends string>(row: Row<K>, column: K): string {
  const value = row.cell(column);
  if (value === "") {
    const hint = `fill in the column "${column}"`;
    row.report(column, { code: "incident/missing-value", message: `no ${column}`, hint });
  }
  return value;
}

/** Reads a cell that may not be empty and repeats what others of the table say. */
export function repeated<K extends string>(row: Row<K>, column: K): string {
  return row.readers.textOf(required(row, column));
}

/** Reads an id, as other files and briefing.yaml refer to it. */
export function identifier<K extends string>(row: Row<K>, column: K): string {
  const value = required(row, column);
  if (value !== "" && !/^[A-Za-z0-9][A-Za-z0-9._:-]*$/.test(value) && !isIdentifier(value)) {
    const hint = "use letters, digits, hyphens, dots and colons, without blanks";
    const message = `"${shorten(value)}" cannot be an id`;
    row.report(column, { code: "incident/bad-id", message, hint });
  }
  return value;
}

/** Tells whether a text can be an id. */
export function isIdentifier(value: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u.test(value);
}

/** Reads one of a closed list of words. */
export function oneOf<K extends string, W extends string>(
  row: Row<K>,
  column: K,
  words: readonly [W, ...W[]],
): W {
  const value = required(row, column);
  const found = words.find((word) => word === value);
  if (found === undefined && value !== "") reportUnknown(row, column, value, words);
  return found ?? words[0];
}

/** Reports a word that is not in a list. */
export function reportUnknown<K extends string>(
  row: Row<K>,
  column: K,
  value: string,
  words: readonly string[],
): void {
  const near = didYouMean(value, words);
  row.report(column, {
    code: "incident/unknown-value",
    message: `unknown ${column} "${shorten(value)}"`,
    hint: near ?? `one of ${words.join(", ")}`,
  });
}

/** Reads a word that templates translate: lower case, joined by hyphens. */
export function word<K extends string>(row: Row<K>, column: K): string {
  const value = required(row, column);
  return value === "" ? value : checkWord(row, column, value);
}

/** Reads words joined by semicolons. */
export function words<K extends string>(row: Row<K>, column: K): readonly string[] {
  const filled = row.readers.listOf(row.cell(column));
  for (const item of filled) checkWord(row, column, item);
  return filled;
}

function checkWord<K extends string>(row: Row<K>, column: K, value: string): string {
  const { word, isWord } = row.readers.wordOf(value);
  if (isWord) return word;
  const plain = value
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const hint = `write it in lower case with hyphens${plain === "" ? "" : `: ${plain}`}`;
  const message = `${column} "${shorten(value)}" is not a word that a template can translate`;
  row.report(column, { code: "incident/bad-word", message, hint });
  return value;
}

/** Reads an ISO date that may be empty. */
export function date<K extends string>(row: Row<K>, column: K): string | null {
  const value = row.cell(column);
  if (value === "") return null;
  const { date: day, problem } = row.readers.dateOf(value);
  if (problem === undefined) return day;
  row.report(column, { code: "incident/bad-date", ...problem });
  return null;
}

/** Reads a bounded count; an empty cell is unknown, never 0. */
export function count<K extends string>(row: Row<K>, column: K): Count {
  const parsed = row.readers.parseCount(row.cell(column));
  if (parsed.count !== undefined) return parsed.count;
  const { message, hint } = parsed.problem;
  row.report(column, { code: "incident/bad-count", message, hint });
  return unknownCount();
}

/** Reads how many times something happened: a whole number, or null where the cell is empty. */
export function wholeNumber<K extends string>(row: Row<K>, column: K): number | null {
  const value = row.cell(column);
  if (value === "") return null;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const hint = "write a whole number such as 2, or leave the cell empty where it is not stated";
  const message = `${column} "${shorten(value)}" is not a whole number`;
  row.report(column, { code: "incident/bad-number", message, hint });
  return null;
}

/** Reads a WGS 84 coordinate in degrees, at most `limit` either way. */
export function degrees<K extends string>(row: Row<K>, column: K, limit: number): number {
  const value = required(row, column);
  if (value === "" || (/^-?\d{1,3}(\.\d+)?$/.test(value) && Math.abs(Number(value)) <= limit))
    return Number(value);
  const hint = `write degrees from -${limit} to ${limit} with a decimal point: 34.5281`;
  const message = `${column} "${shorten(value)}" is not an angle`;
  row.report(column, { code: "incident/bad-number", message, hint });
  return 0;
}

/** Reads a web address: it becomes a link, so only http and https will do. */
export function webAddress<K extends string>(row: Row<K>, column: K): string | null {
  const value = row.cell(column);
  if (value === "" || isWebAddress(value)) return value || null;
  const hint = "write the whole address, starting with https:// or http://";
  const message = `${column} "${shorten(value)}" is not a web address`;
  row.report(column, { code: "incident/bad-url", message, hint });
  return null;
}

function isWebAddress(value: string): boolean {
  if (!/^https?:\/\/[^\s<>"]+$/i.test(value) || !URL.canParse(value)) return false;
  const { hostname, username, password } = new URL(value);
  return hostname !== "" && username === "" && password === "";
}

/** Reads a language tag that may be empty. */
export function languageTag<K extends string>(row: Row<K>, column: K): string | null {
  const value = row.cell(column);
  if (value === "" || isLanguage(value)) return value || null;
  const hint = "write a tag such as en, fa-AF or ps-AF";
  const message = `${column} "${shorten(value)}" is not a language`;
  row.report(column, { code: "incident/bad-language", message, hint });
  return null;
}

/** Reads who may see a record; where nothing is said, as few as possible. */
export function sensitivity<K extends string>(row: Row<K>, column: K): Sensitivity {
  if (row.cell(column) !== "") return oneOf(row, column, sensitivities);
  row.report(column, {
    severity: "warning",
    code: "incident/no-sensitivity",
    message: "no sensitivity is given: treated as confidential",
    hint: `write ${sensitivities.join(", ")}`,
  });
  return "confidential";
}
