import type { Inline, KeyFigure } from "../document/index.ts";
import type { Style, StyleName } from "../theme/index.ts";
import { innerFrame, setBox } from "./box.ts";
import { composeBeside, pile } from "./compose.ts";
import { setWords } from "./paragraph.ts";
import type { Frame, Setting } from "./setting.ts";
import { emptyFlow, type Flow, makeSlice } from "./slice.ts";
import { heightOf, stack } from "./stack.ts";
import { blockStyle } from "./style.ts";

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

/** Sets key figures side by side; labels stand on one line across the row, and so do notes. */
export function setKeyFigureRow(
  figures: readonly KeyFigure[],
  frames: readonly Frame[],
  setting: Setting,
): Flow {
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
