import {
  type ContentsEntry,
  type Inline,
  type Link,
  type TableOfContents,
  textOf,
} from "../document/index.ts";
import { type Line, measureText } from "../text/index.ts";
import type { Style } from "../theme/index.ts";
import { setBox } from "./box.ts";
import type { Artifact } from "./frame.ts";
import { collectSpans, type Leaf, textSpan } from "./inline.ts";
import { lineItems, strutOf } from "./line.ts";
import { breakOneLine, breakWords, setLines } from "./lines.ts";
import type { Frame, Setting } from "./setting.ts";
import type { Flow, FlowItem, Slice } from "./slice.ts";
import { keepEnds, stack } from "./stack.ts";
import { blockStyle } from "./style.ts";

// Points between a title, its leader and the page number, and the shortest leader.
const gap = 6;
const shortestLeader = 12;
const leaderSource: Artifact = { type: "artifact", kind: "rule" };
const entryStyles = ["contents-entry-1", "contents-entry-2", "contents-entry-3"] as const;

/** Sets a table of contents: titles, leaders, and page numbers under each other at the end edge. */
export function setContents(node: TableOfContents, frame: Frame, setting: Setting): Flow {
  const style = blockStyle(setting.theme, frame, "contents", node.style);
  return setBox(node, style, frame, (inner) => {
    const entries = node.entries.map((entry) => takeApart(entry, inner, setting));
    const room = Math.max(0, ...entries.map(({ number }) => number?.width ?? 0));
    return keepEnds(stack(entries.map((entry) => setEntry(entry, room, inner, setting))));
  });
}

interface Entry {
  readonly node: ContentsEntry;
  readonly style: Style;
  readonly title: readonly Inline[];
  readonly link: Link | undefined;
  readonly number: Line<Leaf> | undefined;
}

function takeApart(node: ContentsEntry, frame: Frame, setting: Setting): Entry {
  const base = entryStyles[node.depth - 1] ?? "contents-entry-3";
  const style = blockStyle(setting.theme, frame, base, node.style);
  const link = node.children.find((child) => child.type === "link");
  const reference = node.children.find((child) => child.type === "pageReference");
  const words = node.children.filter((child) => child !== reference);
  // The link covers the whole entry, so its words are set without a link of their own.
  const title = words.flatMap((child) => (child.type === "link" ? child.children : [child]));
  const wording = { ...frame, text: style };
  const number =
    reference === undefined
      ? undefined
      : breakOneLine(collectSpans([reference], wording, setting), setting);
  return { node, style, title, link, number };
}

function setEntry(entry: Entry, room: number, around: Frame, setting: Setting): Flow {
  return setBox(entry.node, entry.style, around, (frame) => {
    const width = frame.width - room - 2 * gap - shortestLeader;
    const inner = { ...frame, width };
    const lines = breakWords({ children: entry.title }, inner, setting);
    const flow = setLines(lines, inner, setting);
    const titleEnd = inner.start + (lines.at(-1)?.width ?? 0);
    const slices = flow.slices.map((slice, index): Slice => {
      const isLast = index === lines.length - 1;
      const end = isLast ? numberItems(entry, { from: titleEnd, room }, frame, setting) : [];
      return { ...slice, items: [...slice.items, ...end, ...linkItems(entry, slice, frame)] };
    });
    return { ...flow, slices };
  });
}

// The leader runs from the title to the page number; its dots stand under those of other entries.
function numberItems(
  entry: Entry,
  { from, room }: { readonly from: number; readonly room: number },
  frame: Frame,
  setting: Setting,
): FlowItem[] {
  if (entry.number === undefined) return [];
  const strut = strutOf(frame.text, setting);
  const place = { start: frame.start, width: frame.width, top: 0, align: "end" } as const;
  const number = lineItems(entry.number, strut, place, setting.direction);
  const leaderEnd = frame.start + frame.width - room - gap;
  const color = entry.style.ruleColor;
  const wording = { ...frame, text: { ...frame.text, color } };
  const dot = textSpan(" .", wording, leaderSource);
  const pitch = measureText(dot.text, { ...dot, direction: setting.direction }, setting.fonts);
  const count = Math.floor((leaderEnd - from - gap) / pitch);
  const line = breakOneLine([{ ...dot, text: dot.text.repeat(Math.max(0, count)) }], setting);
  if (line === undefined) return number;
  const dots = { ...place, width: leaderEnd - frame.start };
  return [...lineItems(line, strut, dots, setting.direction), ...number];
}

function linkItems({ node, link, number }: Entry, slice: Slice, frame: Frame): FlowItem[] {
  if (link === undefined) return [];
  const { start, width } = frame;
  const text = [textOf(node.children), number?.text ?? ""].join(" ").trim();
  const { height } = slice;
  return [{ type: "link", start, y: 0, width, height, url: link.url, text, source: link }];
}
