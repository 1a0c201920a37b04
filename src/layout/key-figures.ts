import type { KeyFigure, KeyFigures } from "../document/index.ts";
import {
  breakPrepared,
  contentWidth,
  type PreparedParagraph,
  prepareParagraph,
} from "../text/index.ts";
import { innerFrame, setBox } from "./box.ts";
import { shareWidth } from "./columns.ts";
import { collectSpans, type Leaf } from "./inline.ts";
import { setKeyFigureRow } from "./key-figure-row.ts";
import type { Frame, Setting } from "./setting.ts";
import { emptyFlow, type Flow } from "./slice.ts";
import { heightOf, stack } from "./stack.ts";
import { blockStyle } from "./style.ts";

// More than five across would be too narrow for their labels on A4 and Letter.
const mostAcross = 5;

/** Sets a strip of key figures in equal columns, in as many rows as it takes. */
export function setKeyFigures(node: KeyFigures, frame: Frame, setting: Setting): Flow {
  const style = blockStyle(setting.theme, frame, "key-figures", node.style);
  return setBox(node, style, frame, (inner) => {
    const values = node.children.map((figure) => prepareValue(figure, inner, setting));
    const most = Math.min(mostAcross, values.length);
    const grids = Array.from({ length: most }, (_, i) =>
      makeGrid(values, most - i, inner, style.gap),
    );
    const set = (grid: Grid): Flow => setGrid(node.children, grid, style.gap, setting);
    return chooseStrip(grids, set);
  });
}

interface Value {
  readonly words: PreparedParagraph<Leaf>;
  /** Between the edges of its column and its words. */
  readonly padding: number;
}

function prepareValue(figure: KeyFigure, frame: Frame, setting: Setting): Value {
  const { theme } = setting;
  const style = blockStyle(theme, frame, "key-figure", figure.style);
  const inner = innerFrame(figure, style, frame);
  const text = blockStyle(theme, inner, "key-figure-value");
  const spans = collectSpans(figure.value, { ...inner, text }, setting);
  return { words: prepareParagraph(spans, setting), padding: frame.width - inner.width };
}

/** One way to set the figures: the columns of a row, and how their values would lie in them. */
interface Grid {
  readonly columns: readonly Frame[];
  /** Of the longest value. */
  readonly lines: number;
  readonly cutsWords: boolean;
}

// As many columns as are asked for, or fewer if that makes the rows more even.
function makeGrid(values: readonly Value[], most: number, frame: Frame, gap: number): Grid {
  const across = Math.ceil(values.length / Math.ceil(values.length / most));
  const shares = Array.from({ length: across }, () => 1);
  const columns = shareWidth(frame, gap, shares);
  const roomFor = ({ padding }: Value): number => (columns[0]?.width ?? 0) - padding;
  const lines = values.map((value) => breakPrepared(value.words, roomFor(value)).length);
  const cutsWords = values.some((value) => contentWidth(value.words).min > roomFor(value));
  return { columns, lines: Math.max(...lines), cutsWords };
}

// Values on one line are read at a glance; where they do not fit so, the lowest strip is best.
function chooseStrip(grids: readonly Grid[], set: (grid: Grid) => Flow): Flow {
  const whole = grids.filter((grid) => !grid.cutsWords);
  const atGlance = whole.find(({ columns, lines }) => columns.length > 2 && lines === 1);
  if (atGlance !== undefined) return set(atGlance);
  const strips = (whole.length > 0 ? whole : grids.slice(-1)).map(set);
  const heights = strips.map(({ slices }) => heightOf(slices));
  return strips[heights.indexOf(Math.min(...heights))] ?? emptyFlow;
}

function setGrid(
  figures: readonly KeyFigure[],
  { columns }: Grid,
  gap: number,
  setting: Setting,
): Flow {
  const across = columns.length;
  const rows = Array.from({ length: Math.ceil(figures.length / across) }, (_, row) =>
    setKeyFigureRow(figures.slice(row * across, (row + 1) * across), columns, setting),
  );
  return stack(rows.map((row) => ({ ...row, before: gap, after: gap })));
}
