import { plainNumber } from "../numbers.ts";
import type { Bounds } from "./bounds.ts";
import { dateText, type NumberKind } from "./dates.ts";

/** What a number of a cell stands for. */
export interface NumberStyle {
  readonly kind: NumberKind;
  /** Signs or words that the cell shows beside it, and that say that it is no exact number. */
  readonly bounds: Bounds | undefined;
}

/** What the cells of a workbook have in common. */
export interface CellContext {
  readonly strings: readonly string[];
  /** What numbers stand for, by the style of their cell. */
  readonly styles: readonly NumberStyle[];
  readonly is1904: boolean;
}

/** A cell as its sheet has it. */
export interface WrittenCell {
  /** What its value is: a number where it says nothing. */
  readonly type: string;
  readonly style: string;
  /** Absent where the cell has none, as that of a formula that was never worked out. */
  readonly value: string | undefined;
  /** Where the text stands in the cell itself. */
  readonly inline: string;
}

/** Returns a cell as a CSV would hold it, or `undefined` where it is none of the standard's (ECMA-376 1, 18.18.11). */
export function cellText(cell: WrittenCell, context: CellContext): string | undefined {
  const { type, inline, value = "" } = cell;
  switch (type) {
    case "s":
      if (value === "") return "";
      return /^\s*\d+\s*$/.test(value) ? context.strings[Number(value)] : undefined;
    case "inlineStr":
      return unescaped(inline);
    case "str":
      return unescaped(value);
    case "b":
      return booleans.get(value.trim());
    case "e":
      return value;
    case "d":
      return isoText(value.trim());
    case "":
    case "n":
      return numberText(value.trim(), cell.style, context);
    default:
      return undefined;
  }
}

const booleans: ReadonlyMap<string, string> = new Map([
  ["", ""],
  ["0", "FALSE"],
  ["1", "TRUE"],
  ["false", "FALSE"],
  ["true", "TRUE"],
]);

// A day with a clock at midnight is a day.
function isoText(value: string): string {
  const [, day = "", clock = ""] = /^(\d{4}-\d\d-\d\d)(?:T(.*))?$/.exec(value) ?? [];
  if (day === "") return value;
  return clock === "" || /^00:00(?::00(?:\.0+)?)?Z?$/.test(clock) ? day : `${day} ${clock}`;
}

function numberText(
  value: string,
  style: string,
  { styles, is1904 }: CellContext,
): string | undefined {
  if (value === "") return "";
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(value)) return undefined;
  const { kind, bounds } = styles[Number(style)] ?? { kind: "number", bounds: undefined };
  if (bounds !== undefined) return `${bounds.before}${plainText(value)}${bounds.after}`;
  const date = kind === "number" ? undefined : dateText(Number(value), kind, is1904);
  return date ?? plainText(value);
}

function plainText(value: string): string {
  // Whole numbers as they stand: an id may have more digits than a spreadsheet shows.
  if (/^-?[1-9]\d*$/.test(value) && value.length <= 20) return value;
  // Fifteen digits are what a spreadsheet keeps; those behind them are noise, as of 34.300000000000004.
  return plainNumber(Number(Number(value).toPrecision(15)));
}

/** Returns a text with the letters that XML cannot hold, which stand in it as _x000D_ (ECMA-376 1, 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([\da-f]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
