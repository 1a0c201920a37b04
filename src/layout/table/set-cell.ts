import type { TableCell } from "../../document/index.ts";
import { lineItems, lineStrut } from "../line.ts";
import { anchorsOf, breakWords } from "../lines.ts";
import { setNotes } from "../note.ts";
import type { Frame, Setting } from "../setting.ts";
import type { Anchor, FlowItem, FlowText, SetNote } from "../slice.ts";
import type { GridCell } from "./grid.ts";
import type { Look, PlainCell } from "./look.ts";

/** A line of a cell, or all those of a plain one, with its place in its group of rows. */
export interface CellLine {
  readonly top: number;
  readonly height: number;
  readonly items: readonly FlowItem[];
  readonly notes: readonly SetNote[];
  readonly anchors: readonly Anchor[];
  /** What {@link apart} makes lines of. */
  readonly plain?: PlainCell;
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
  const plain = plainLines(cell.cell, place);
  const lines = plain === undefined ? wordLines(cell.cell, place) : [plain];
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
function plainLines(cell: TableCell, place: CellPlace): CellLine | undefined {
  const [source, more] = cell.children;
  if (source?.type !== "text" || more !== undefined || source.id !== undefined) return undefined;
  if (source.lang !== undefined || source.value.length > longestKept) return undefined;
  const { top } = place;
  const plain = plainCell(cell, source.value, place);
  const items: FlowItem[] = [{ type: "copy", y: top, texts: plain.texts, source }];
  return { top, height: plain.height, items, notes: none, anchors: none, plain };
}

function plainCell(cell: TableCell, text: string, place: CellPlace): PlainCell {
  const { start, width, lang } = place.frame;
  const { known } = place.look;
  const same = known.get(text);
  if (same?.start === start && same.width === width && same.lang === lang) return same;
  const texts: FlowText[] = [];
  let bottom = 0;
  const lines = wordLines(cell, { ...place, top: 0 }).map(({ top, height, items }) => {
    for (const item of items) if (item.type === "text") texts.push(item);
    bottom = top + height;
    return { top, height, end: texts.length };
  });
  const plain = { start, width, lang, height: bottom, texts, lines };
  known.set(text, plain);
  return plain;
}

/** Returns the lines of a plain cell one by one, any other line as it is. */
export function apart(line: CellLine): CellLine[] {
  const { plain, items, top } = line;
  const [copy] = items;
  if (plain === undefined || copy?.type !== "copy") return [line];
  let start = 0;
  return plain.lines.map((each): CellLine => {
    const texts = plain.texts.slice(start, each.end);
    start = each.end;
    const { height } = each;
    return { top: top + each.top, height, items: [{ ...copy, texts }], notes: none, anchors: none };
  });
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
