import type { TableCell } from "../../document/index.ts";
import { lineItems, lineStrut } from "../line.ts";
import { anchorsOf, breakWords } from "../lines.ts";
import { setNotes } from "../note.ts";
import type { Frame, Setting } from "../setting.ts";
import type { Anchor, FlowItem, SetNote } from "../slice.ts";
import type { GridCell } from "./grid.ts";
import type { Look, PlainCell } from "./look.ts";

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
  const { paddingInline, paddingBlock, textAlign } = look.style;
  const inner = {
    start: frame.start + paddingInline,
    width: Math.max(0, frame.width - 2 * paddingInline),
    height: frame.height,
    lang: cell.cell.lang ?? frame.lang,
    text: look.style,
    tabular: textAlign === "end",
    turned: null,
  };
  const place = { top: top + paddingBlock, look, frame: inner, setting };
  const lines = plainLines(cell.cell, place) ?? wordLines(cell.cell, place);
  const last = lines.at(-1);
  const bottom = last === undefined ? place.top : last.top + last.height;
  return { cell, look, frame, lines, height: bottom + paddingBlock - top };
}

interface CellPlace {
  readonly top: number;
  readonly look: Look;
  readonly frame: Frame;
  readonly setting: Setting;
}

function wordLines({ children }: TableCell, place: CellPlace): CellLine[] {
  const { look, frame, setting } = place;
  const { start, width } = frame;
  let top = place.top;
  return breakWords({ children }, frame, setting).map((line): CellLine => {
    const strut = lineStrut(line, look.strut, setting);
    const stretch = { start, width, top, align: look.style.textAlign };
    const set = {
      top,
      height: strut.height,
      items: lineItems(line, strut, stretch, setting.direction),
      notes: setNotes(line, setting),
      anchors: anchorsOf(line, top),
    };
    top += strut.height;
    return set;
  });
}

// UTF-16 units: longer texts rarely repeat.
const longestKept = 120;
const none: readonly never[] = [];

// Lines of a cell that holds a text and nothing else: broken once for all cells that say the same.
function plainLines(cell: TableCell, place: CellPlace): CellLine[] | undefined {
  const [source, more] = cell.children;
  if (source?.type !== "text" || more !== undefined || source.id !== undefined) return undefined;
  if (source.lang !== undefined || source.value.length > longestKept) return undefined;
  let { top } = place;
  return plainCell(cell, source.value, place).lines.map(({ height, items }): CellLine => {
    const own = items.map(
      (item): FlowItem => (item.type === "text" ? { ...item, y: item.y + top, source } : item),
    );
    const line = { top, height, items: own, notes: none, anchors: none };
    top += height;
    return line;
  });
}

function plainCell(cell: TableCell, text: string, place: CellPlace): PlainCell {
  const { start, width, lang } = place.frame;
  const { known } = place.look;
  const same = known.get(text);
  if (same?.start === start && same.width === width && same.lang === lang) return same;
  const lines = wordLines(cell, { ...place, top: 0 }).map(({ top, height, items }) => {
    return { height, items: items.map((item) => ({ ...item, y: item.y - top })) };
  });
  const plain = { start, width, lang, lines };
  known.set(text, plain);
  return plain;
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
