import type { Text } from "../document/index.ts";
import { measureText } from "../text/index.ts";
import { textSpan } from "./inline.ts";
import { lineItems, strutOf } from "./line.ts";
import { breakOneLine } from "./lines.ts";
import type { Frame, Setting, Wording } from "./setting.ts";
import { type Flow, type FlowItem, makeSlice } from "./slice.ts";

/** The least space between a label and the words it stands beside, in points. */
export const labelGap = 4;

/** Returns the width of a label: a bullet, a number. */
export function labelWidth(label: Text, wording: Wording, setting: Setting): number {
  const { fontFamily: family, fontWeight: weight, fontSize: size } = wording.text;
  return measureText(
    label.value,
    { family, weight, size, direction: setting.direction },
    setting.fonts,
  );
}

/**
 * Hangs a label beside a flow, on the baseline of its first line; `frame` is the room for it. A label
 * beside nothing has a line to itself.
 */
export function hangLabel(flow: Flow, label: Text, frame: Frame, setting: Setting): Flow {
  const strut = strutOf(frame.text, setting);
  const line = breakOneLine([textSpan(label.value, frame, label)], setting);
  if (line === undefined) return flow;
  const [first = makeSlice(strut.height, []), ...rest] = flow.slices;
  const baseline = first.items.map(baselineOf).find((y) => y !== undefined) ?? strut.baseline;
  const items = lineItems(
    line,
    { ...strut, baseline },
    { start: frame.start, width: frame.width, top: 0, align: frame.text.textAlign },
    setting.direction,
  );
  return { ...flow, slices: [{ ...first, items: [...items, ...first.items] }, ...rest] };
}

function baselineOf(item: FlowItem): number | undefined {
  if (item.type !== "copy") return item.type === "text" ? item.y : undefined;
  const [text] = item.texts;
  return text === undefined ? undefined : item.y + text.y;
}
