import type { TableCell, TableColumn, TableRow } from "../../document/index.ts";
import { RecentMap } from "../../text/index.ts";
import type { Style, StyleName } from "../../theme/index.ts";
import { type Strut, strutOf } from "../line.ts";
import type { Frame, Setting } from "../setting.ts";
import type { FlowText } from "../slice.ts";
import { blockStyle } from "../style.ts";

/** Which rows of a table are meant. */
export type Part = Extract<StyleName, "table-head" | "table-cell" | "table-foot">;

/** How a cell looks: its row's class and its own laid over the style of its part of the table. */
export interface Look {
  readonly style: Style;
  readonly strut: Strut;
  /** By text: the last cell of nothing but that, as many rows may have it. */
  readonly known: RecentMap<string, PlainCell>;
}

/** A text broken into lines, and where; every `y` and `top` counts from the first. */
export interface PlainCell {
  readonly start: number;
  readonly width: number;
  readonly lang: string;
  readonly height: number;
  readonly texts: readonly FlowText[];
  readonly lines: readonly PlainLine[];
}

/** Where a line stands, and up to which of the cell's texts it goes. */
interface PlainLine {
  readonly top: number;
  readonly height: number;
  readonly end: number;
}

// Of each column.
const textsKept = 500;

export type LookOf = (part: Part, row: TableRow, cell: TableCell, column: number) => Look;

/** Returns a way to the looks of a table's cells, text and padding scaled; each is made once. */
export function lookBook(
  columns: readonly TableColumn[],
  scale: number,
  frame: Frame,
  setting: Setting,
): LookOf {
  const looks = new Map<string, Look>();
  // By column: most rows and cells have no class.
  const plain: Record<Part, Look[]> = { "table-head": [], "table-cell": [], "table-foot": [] };
  const make: LookOf = (part, row, cell, column) => {
    const own = cell.style === undefined ? {} : setting.theme.declared[cell.style];
    const textAlign = columns[column]?.align ?? "start";
    const style = { ...blockStyle(setting.theme, frame, part, row.style), textAlign, ...own };
    return toLook(style, scale, setting);
  };
  return (part, row, cell, column) => {
    if (row.style === undefined && cell.style === undefined) {
      const look = plain[part][column] ?? make(part, row, cell, column);
      plain[part][column] = look;
      return look;
    }
    const key = `${part} ${column} ${row.style ?? ""} ${cell.style ?? ""}`;
    const look = looks.get(key) ?? make(part, row, cell, column);
    looks.set(key, look);
    return look;
  };
}

function toLook(style: Style, scale: number, setting: Setting): Look {
  const scaled = {
    ...style,
    fontSize: style.fontSize * scale,
    lineHeight: style.lineHeight * scale,
    paddingInline: style.paddingInline * scale,
    paddingBlock: style.paddingBlock * scale,
  };
  const known = new RecentMap<string, PlainCell>(textsKept);
  return { style: scaled, strut: strutOf(scaled, setting), known };
}
