import type { KeyFigure, KeyFigures } from "../document/index.ts";
import { breakPrepared, contentWidth, prepareParagraph } from "../text/index.ts";
import { innerFrame, setBox } from "./box.ts";
import { shareWidth } from "./columns.ts";
import { collectSpans } from "./inline.ts";
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
    const most = Math.min(mostAcross, node.children.length);
    const strips = Array.from({ length: most }, (_, index) =>
      setStrip(node.children, most - index, { frame: inner, gap: style.gap, setting }),
    );
    return chooseStrip(strips);
  });
}

/** One way to set the figures. */
interface Strip {
  readonly flow: Flow;
  readonly across: number;
  /** Of the longest value. */
  readonly lines: number;
  readonly cutsWords: boolean;
}

// Values on one line are read at a glance; where they do not fit so, the lowest strip is best.
function chooseStrip(strips: readonly Strip[]): Flow {
  const whole = strips.filter((strip) => !strip.cutsWords);
  const atGlance = whole.find(({ across, lines }) => across > 2 && lines === 1);
  const heightOfStrip = ({ flow }: Strip): number => heightOf(flow.slices);
  const least = Math.min(...whole.map(heightOfStrip));
  const lowest = whole.find((strip) => heightOfStrip(strip) === least);
  return (atGlance ?? lowest ?? strips.at(-1))?.flow ?? emptyFlow;
}

interface Surroundings {
  readonly frame: Frame;
  readonly gap: number;
  readonly setting: Setting;
}

// Sets as many across as are asked for, or fewer if that makes the rows more even.
function setStrip(figures: readonly KeyFigure[], most: number, around: Surroundings): Strip {
  const { frame, gap, setting } = around;
  const across = Math.ceil(figures.length / Math.ceil(figures.length / most));
  const shares = Array.from({ length: across }, () => 1);
  const frames = shareWidth(frame, gap, shares);
  const rows = Array.from({ length: Math.ceil(figures.length / across) }, (_, row) =>
    setKeyFigureRow(figures.slice(row * across, (row + 1) * across), frames, setting),
  );
  const flow = stack(rows.map((row) => ({ ...row, before: gap, after: gap })));
  const values = figures.map((figure) => fitValue(figure, frames[0] ?? frame, setting));
  const lines = Math.max(...values.map((value) => value.lines));
  return { flow, across, lines, cutsWords: values.some((value) => value.cutsWords) };
}

function fitValue(
  figure: KeyFigure,
  frame: Frame,
  setting: Setting,
): Pick<Strip, "lines" | "cutsWords"> {
  const { theme } = setting;
  const inner = innerFrame(figure, blockStyle(theme, frame, "key-figure", figure.style), frame);
  const text = blockStyle(theme, inner, "key-figure-value");
  const value = prepareParagraph(collectSpans(figure.value, { ...inner, text }, setting), setting);
  const lines = breakPrepared(value, inner.width).length;
  return { lines, cutsWords: contentWidth(value).min > inner.width };
}
