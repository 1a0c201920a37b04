import type { TableCell, TableColumn, TableRow } from "../../document/index.ts";
import type { Style, StyleName } from "../../theme/index.ts";
import { type Strut, strutOf } from "../line.ts";
import type { Frame, Setting } from "../setting.ts";
import { blockStyle } from "../style.ts";

/** Which rows of a table are meant. */
export type Part = Extract<StyleName, "table-head" | "table-cell" | "table-foot">;

/** How a cell looks: its row's class and its own laid over the style of its part of the table. */
export interface Look {
  readonly style: Style;
  readonly strut: Strut;
}

export type LookOf = (part: Part, row: TableRow, cell: TableCell, column: number) => Look;

/** Returns a way to the looks of a table's cells, text and padding scaled; each is made once. */
export function lookBook(
  columns: readonly TableColumn[],
  scale: number,
  frame: Frame,
  setting: Setting,
): LookOf {
  const looks = new Map<string, Look>();
  return (part, row, cell, column) => {
    const key = `${part} ${column} ${row.style ?? ""} ${cell.style ?? ""}`;
    const known = looks.get(key);
    if (known !== undefined) return known;
    const { declared } = setting.theme;
    const own = cell.style === undefined ? {} : declared[cell.style];
    const textAlign = columns[column]?.align ?? "start";
    const style = { ...blockStyle(setting.theme, frame, part, row.style), textAlign, ...own };
    const scaled = {
      ...style,
      fontSize: style.fontSize * scale,
      lineHeight: style.lineHeight * scale,
      paddingInline: style.paddingInline * scale,
      paddingBlock: style.paddingBlock * scale,
    };
    const look = { style: scaled, strut: strutOf(scaled, setting) };
    looks.set(key, look);
    return look;
  };
}
