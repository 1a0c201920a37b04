import type { Inline, KeyFigure, KeyFigures } from "../document/index.ts";
import { breakPrepared, contentWidth, prepareParagraph } from "../text/index.ts";
import type { Style, StyleName } from "../theme/index.ts";
import { innerFrame, setBox } from "./box.ts";
import { shareWidth } from "./columns.ts";
import { composeBeside, pile } from "./compose.ts";
import { collectSpans } from "./inline.ts";
import { setWords } from "./paragraph.ts";
import type { Frame, Setting } from "./setting.ts";
import { emptyFlow, type Flow, makeSlice } from "./slice.ts";
import { heightOf, stack } from "./stack.ts";
import { blockStyle } from "./style.ts";

// More than five across would be too narrow for their labels on A4 and Letter.
const mostAcross = 5;

/** Sets a strip of key figures in equal columns, in as many rows as it takes. */
export function setKeyFigures(node: KeyFigures, frame: Frame, setting: Setting): Flow {
  const style = blockStyle(setting.theme, frame, "key-figures", node.style);
  return setBox(node, style, frame, (inner) => {
    const across = countAcross(node.children, inner, style.gap, setting);
    const frames = shareWidth(
      inner,
      style.gap,
      Array.from({ length: across }, () => 1),
    );
    const rows = Array.from({ length: Math.ceil(node.children.length / across) }, (_, row) =>
      setRow(node.children.slice(row * across, (row + 1) * across), frames, setting),
    );
    return stack(rows.map((row) => ({ ...row, before: style.gap, after: style.gap })));
  });
}

/** A figure's value, label and note, each set by itself. */
interface Parts {
  readonly figure: KeyFigure;
  readonly style: Style;
  readonly flows: readonly Flow[];
}

function setParts(figure: KeyFigure, frame: Frame, setting: Setting): Parts {
  const { theme } = setting;
  const style = blockStyle(theme, frame, "key-figure", figure.style);
  const inner = innerFrame(figure, style, frame);
  const set = (base: StyleName, children: readonly Inline[]): Flow =>
    setWords({ children }, blockStyle(theme, inner, base), inner, setting);
  const flows = [
    set("key-figure-value", figure.value),
    set("key-figure-label", figure.label),
    set("key-figure-note", figure.note),
  ];
  return { figure, style, flows };
}

// Labels stand on one line across the row, and so do notes.
function setRow(figures: readonly KeyFigure[], frames: readonly Frame[], setting: Setting): Flow {
  const [anyFrame] = frames;
  if (anyFrame === undefined) return emptyFlow;
  const parts = figures.map((figure, index) =>
    setParts(figure, frames[index] ?? anyFrame, setting),
  );
  const heights = [0, 1, 2].map((part) =>
    Math.max(...parts.map(({ flows }) => heightOf(flows[part]?.slices ?? []))),
  );
  const stretches = parts.map(({ figure, style, flows }, index) => {
    const frame = frames[index] ?? anyFrame;
    const even = flows.map((flow, part) => stretchTo(flow, heights[part] ?? 0));
    return pile(setBox(figure, style, frame, () => stack(even)).slices);
  });
  return { ...emptyFlow, slices: [composeBeside(stretches).slice] };
}

function stretchTo(flow: Flow, height: number): Flow {
  if (height === 0) return flow;
  const last = flow.slices.at(-1) ?? makeSlice(0, []);
  const room = height - heightOf(flow.slices);
  return {
    ...flow,
    slices: [...flow.slices.slice(0, -1), { ...last, height: last.height + room }],
  };
}

// As many across, in rows as even as may be, as have room for each value on one line; failing that, on
// two lines; failing that, as many as cut no word of a value.
function countAcross(
  figures: readonly KeyFigure[],
  frame: Frame,
  gap: number,
  setting: Setting,
): number {
  const text = blockStyle(setting.theme, frame, "key-figure-value");
  const { paddingInline } = blockStyle(setting.theme, frame, "key-figure");
  const values = figures.map(({ value }) =>
    prepareParagraph(collectSpans(value, { ...frame, text }, setting), setting),
  );
  const choices = Array.from({ length: Math.min(mostAcross, figures.length) }, (_, i) => i + 1)
    .reverse()
    .map((most) => Math.ceil(figures.length / Math.ceil(figures.length / most)));
  const fits = (across: number, lines: number): boolean => {
    const room = (frame.width - gap * (across - 1)) / across - 2 * paddingInline;
    return values.every(
      (value) => contentWidth(value).min <= room && breakPrepared(value, room).length <= lines,
    );
  };
  return (
    choices.find((across) => across > 2 && fits(across, 1)) ??
    choices.find((across) => fits(across, 2)) ??
    choices.find((across) => fits(across, Number.POSITIVE_INFINITY)) ??
    1
  );
}
