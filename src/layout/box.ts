import type { Style } from "../theme/index.ts";
import { turnFlow, turnFrame } from "./page-area.ts";
import type { Frame } from "./setting.ts";
import {
  type Anchor,
  type Box,
  type BoxEdge,
  emptyFlow,
  type Flow,
  makeSlice,
  type Slice,
} from "./slice.ts";
import { keepTogether, onNewPage } from "./stack.ts";
import { textStyle } from "./style.ts";

/** The node that a box is of, as far as its box is concerned. */
export interface Boxed {
  readonly id?: string;
  readonly lang?: string;
}

/**
 * Sets what is inside a block and gives it the block's own space, indents, padding, background, rules
 * and wishes for breaks. Without padding or rules, space inside and outside collapse as in CSS.
 */
export function setBox(
  node: Boxed,
  style: Style,
  frame: Frame,
  setContent: (frame: Frame) => Flow,
): Flow {
  const turned = style.page === "landscape" ? turnFrame(frame) : undefined;
  if (turned !== undefined) return turnFlow(setBox(node, style, turned, setContent));
  const content = setContent(innerFrame(node, style, frame));
  if (content.slices.length === 0) return node.id === undefined ? content : mark(node.id);
  let flow = hasEdges(style) ? withEdges(content, style, frame) : collapse(content, style);
  if (node.id !== undefined) flow = withAnchor(flow, { y: 0, id: node.id });
  if (style.keepTogether) flow = keepTogether(flow, frame.height);
  if (style.breakBefore === "page") flow = onNewPage(flow);
  return style.keepWithNext ? { ...flow, keepWithNext: true } : flow;
}

/** Returns the frame inside a block's box. */
export function innerFrame(node: Boxed, style: Style, frame: Frame): Frame {
  const { indentStart, indentEnd, paddingInline, paddingBlock, ruleBefore, ruleAfter } = style;
  const indents = indentStart + indentEnd;
  return {
    ...frame,
    start: frame.start + indentStart + paddingInline,
    width: Math.max(0, frame.width - indents - 2 * paddingInline),
    turned: hasEdges(style) || indents + paddingInline > 0 ? null : frame.turned,
    height: frame.height - 2 * paddingBlock - ruleBefore - ruleAfter,
    lang: node.lang ?? frame.lang,
    text: textStyle(frame.text, style),
  };
}

/** Makes the top of a flow a place to lead to. */
export function withAnchor(flow: Flow, anchor: Anchor): Flow {
  const [head, ...tail] = flow.slices;
  if (head === undefined) return flow;
  return { ...flow, slices: [{ ...head, anchors: [anchor, ...head.anchors] }, ...tail] };
}

// Something without words may still be a place to lead to.
function mark(id: string): Flow {
  return withAnchor({ ...emptyFlow, slices: [makeSlice(0, [])] }, { y: 0, id });
}

function hasEdges(style: Style): boolean {
  return (
    style.background !== null ||
    style.paddingBlock + style.ruleBefore + style.ruleAfter + style.ruleStart > 0
  );
}

function collapse(flow: Flow, style: Style): Flow {
  const before = Math.max(style.spaceBefore, flow.before);
  return { ...flow, before, after: Math.max(style.spaceAfter, flow.after) };
}

function withEdges(flow: Flow, style: Style, frame: Frame): Flow {
  const { background, ruleBefore, ruleAfter, ruleStart, ruleColor } = style;
  const start = frame.start + style.indentStart;
  const width = Math.max(0, frame.width - style.indentStart - style.indentEnd);
  const box: Box = { start, width, background, ruleBefore, ruleAfter, ruleStart, ruleColor };
  const slices = [...flow.slices];
  const [first] = slices;
  if (first !== undefined) slices[0] = open(first, box, ruleBefore + style.paddingBlock);
  const last = slices.at(-1);
  if (last !== undefined)
    slices[slices.length - 1] = close(last, box, style.paddingBlock + ruleAfter);
  return { slices, before: style.spaceBefore, after: style.spaceAfter, keepWithNext: false };
}

function open(slice: Slice, box: Box, room: number): Slice {
  const lower = <Edge extends BoxEdge | Anchor>(edge: Edge): Edge => ({
    ...edge,
    y: edge.y + room,
  });
  return {
    ...slice,
    height: slice.height + room,
    inset: slice.inset + room,
    opens: [{ box, y: 0 }, ...slice.opens.map(lower)],
    closes: slice.closes.map(lower),
    anchors: slice.anchors.map(lower),
  };
}

function close(slice: Slice, box: Box, room: number): Slice {
  const height = slice.height + room;
  return { ...slice, height, closes: [...slice.closes, { box, y: height }] };
}
