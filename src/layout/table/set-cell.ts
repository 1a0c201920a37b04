import { lineItems, lineStrut } from "../line.ts";
import { anchorsOf, breakWords } from "../lines.ts";
import { setNotes } from "../note.ts";
import type { Frame, Setting } from "../setting.ts";
import type { Anchor, FlowItem, SetNote } from "../slice.ts";
import type { GridCell } from "./grid.ts";
import type { Look } from "./look.ts";

/** A line of a cell, with its place in its group of rows. */
export interface CellLine {
  readonly top: number;
  readonly height: number;
  readonly items: readonly FlowItem[];
  readonly notes: readonly SetNote[];
  readonly anchors: readonly Anchor[];
}

/** A cell broken into lines. */
export interface SetCell {
  readonly cell: GridCell;
  readonly look: Look;
  /** The stretch of its columns. */
  readonly frame: Frame;
  readonly lines: readonly CellLine[];
  /** Of its lines, padding included. */
  readonly height: number;
}

/** Breaks a cell's words into lines; `frame` is the stretch of its columns, `top` its upper edge. */
export function setCell(
  cell: GridCell,
  look: Look,
  top: number,
  { frame, setting }: { readonly frame: Frame; readonly setting: Setting },
): SetCell {
  const { paddingInline, paddingBlock, textAlign: align } = look.style;
  const start = frame.start + paddingInline;
  const width = Math.max(0, frame.width - 2 * paddingInline);
  const lang = cell.cell.lang ?? frame.lang;
  const inner = {
    start,
    width,
    height: frame.height,
    lang,
    text: look.style,
    tabular: align === "end",
    turned: null,
  };
  let y = top + paddingBlock;
  const lines = breakWords({ children: cell.cell.children }, inner, setting).map(
    (line): CellLine => {
      const { height, baseline } = lineStrut(line, look.strut, setting);
      const place = { start, width, top: y, align };
      const set = {
        top: y,
        height,
        items: lineItems(line, { height, baseline }, place, setting.direction),
        notes: setNotes(line, setting),
        anchors: anchorsOf(line, y),
      };
      y += height;
      return set;
    },
  );
  return { cell, look, frame, lines, height: y + paddingBlock - top };
}

/** Moves a line down. */
export function lower(line: CellLine, by: number): CellLine {
  const move = <Placed extends { readonly y: number }>(placed: Placed): Placed => ({
    ...placed,
    y: placed.y + by,
  });
  return {
    ...line,
    top: line.top + by,
    items: line.items.map(move),
    anchors: line.anchors.map(move),
  };
}
