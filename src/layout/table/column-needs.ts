import type { TableColumn } from "../../document/index.ts";
import {
  type ContentWidth,
  contentWidth,
  leastWidth,
  prepareParagraph,
  RecentMap,
} from "../../text/index.ts";
import { collectSpans } from "../inline.ts";
import type { Frame, Setting } from "../setting.ts";
import type { ColumnNeed } from "./fit-columns.ts";
import type { GridCell, GridRow } from "./grid.ts";
import type { Look, LookOf, Part } from "./look.ts";

/** The rows of a part of a table. */
export interface PartRows {
  readonly part: Part;
  readonly rows: readonly GridRow[];
}

interface Measuring {
  readonly columns: readonly TableColumn[];
  readonly gap: number;
  readonly lookOf: LookOf;
  readonly frame: Frame;
  readonly setting: Setting;
}

/** Returns what each column of a table asks for; a cell over several shares its needs among them. */
export function columnNeeds(
  parts: readonly PartRows[],
  count: number,
  table: Measuring,
): ColumnNeed[] {
  const mins = Array.from({ length: count }, () => 0);
  const maxs = Array.from({ length: count }, () => 0);
  const spanning: { readonly cell: GridCell; readonly need: ContentWidth }[] = [];
  const shares = table.columns.filter(({ width }) => width !== undefined);
  const measure = cellMeasure(table, shares.length >= count);
  for (const { part, rows } of parts)
    for (const { row, cells } of rows)
      for (const cell of cells) {
        const look = table.lookOf(part, row, cell.cell, cell.column);
        const need = measure(cell, look);
        if (cell.colSpan > 1) spanning.push({ cell, need });
        else raise(mins, maxs, cell.column, need);
      }
  // Narrow spans first (CSS 2.1, 17.5.2.2): wider ones find their columns already raised.
  spanning.sort((a, b) => a.cell.colSpan - b.cell.colSpan);
  for (const { cell, need } of spanning) {
    widen(mins, cell, need.min, table.gap);
    widen(maxs, cell, need.max, table.gap);
  }
  return mins.map((min, column) => {
    const share = table.columns[column]?.width;
    const need = { min, max: Math.max(min, maxs[column] ?? 0) };
    return share === undefined ? need : { ...need, share };
  });
}

function raise(mins: number[], maxs: number[], column: number, need: ContentWidth): void {
  mins[column] = Math.max(mins[column] ?? 0, need.min);
  maxs[column] = Math.max(maxs[column] ?? 0, need.max);
}

function widen(widths: number[], cell: GridCell, need: number, gap: number): void {
  const end = cell.column + cell.colSpan;
  const held = widths.slice(cell.column, end).reduce((sum, width) => sum + width, 0);
  const lacking = need - held - gap * (cell.colSpan - 1);
  if (lacking <= 0) return;
  for (let column = cell.column; column < end; column++)
    widths[column] = (widths[column] ?? 0) + lacking / cell.colSpan;
}

// UTF-16 units: longer texts rarely repeat.
const longestKept = 120;
// Of each column.
const textsKept = 2000;

// Measures cells, each text of a look once; only their widest words where the width of every column is given.
function cellMeasure(
  table: Measuring,
  isGiven: boolean,
): (cell: GridCell, look: Look) => ContentWidth {
  const known = new Map<Look, RecentMap<string, ContentWidth>>();
  const { frame, setting } = table;
  const measure = ({ cell }: GridCell, look: Look): ContentWidth => {
    const wording = { ...frame, text: look.style, tabular: look.style.textAlign === "end" };
    const spans = collectSpans(cell.children, wording, setting);
    const paragraph = prepareParagraph(spans, setting);
    const { min, max } = isGiven ? leastOnly(paragraph) : contentWidth(paragraph);
    const padding = 2 * look.style.paddingInline;
    return { min: min + padding, max: max + padding };
  };
  return (cell, look) => {
    const [only, more] = cell.cell.children;
    if (only?.type !== "text" || more !== undefined || only.value.length > longestKept)
      return measure(cell, look);
    const texts = known.get(look) ?? new RecentMap<string, ContentWidth>(textsKept);
    known.set(look, texts);
    const need = texts.get(only.value);
    if (need !== undefined) return need;
    const measured = measure(cell, look);
    texts.set(only.value, measured);
    return measured;
  };
}

function leastOnly(paragraph: Parameters<typeof leastWidth>[0]): ContentWidth {
  const min = leastWidth(paragraph);
  return { min, max: min };
}
