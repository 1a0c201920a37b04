import {
  type Citation,
  type FigureValue,
  type Inline,
  type Link,
  type NoteReference,
  textOf,
} from "../document/index.ts";
import type { TextSpan } from "../text/index.ts";
import { inlineStyleOf, type StyleName } from "../theme/index.ts";
import type { Source } from "./frame.ts";
import type { Setting, Wording } from "./setting.ts";
import { textStyle } from "./style.ts";

/** What a stretch of text is part of. */
export interface Leaf {
  readonly source: Source;
  /** Distance of baselines that its style asks for. */
  readonly lineHeight: number;
  readonly link?: LinkTarget;
  readonly reference?: NoteReference;
  /** Whether {@link noBreakSpace} stands for spaces here that the node has. */
  readonly isBound?: boolean;
  /** Ids of the inline nodes that begin here. */
  readonly ids?: readonly string[];
}

/** A link with what it says, for its annotation. */
export interface LinkTarget {
  readonly node: Link | Citation;
  readonly url: string;
  readonly text: string;
}

/** Holds a number to the word before it. */
export const noBreakSpace = "\u00a0";

// How text is set at the point that the walk has reached.
interface State extends Wording {
  readonly rise: number;
  readonly link?: LinkTarget;
}

// The spans found so far, and the ids that wait for the next of them.
interface Walk {
  readonly setting: Setting;
  readonly spans: TextSpan<Leaf>[];
  ids: string[];
}

/** Returns inline nodes as spans of text in their styles, in reading order. */
export function collectSpans(
  nodes: readonly Inline[],
  wording: Wording,
  setting: Setting,
): TextSpan<Leaf>[] {
  const walk: Walk = { setting, spans: [], ids: [] };
  visitAll(walk, nodes, { ...wording, rise: 0 });
  return walk.spans;
}

/** Returns one text in one style as a span. */
export function textSpan(text: string, wording: Wording, source: Source): TextSpan<Leaf> {
  const { lineHeight } = wording.text;
  return toSpan(text, { ...wording, rise: 0 }, { source, lineHeight });
}

function visitAll(walk: Walk, nodes: readonly Inline[], state: State): void {
  for (const node of nodes) visit(walk, node, state);
}

function visit(walk: Walk, node: Inline, around: State): void {
  if (node.id !== undefined) walk.ids.push(node.id);
  const state = node.lang === undefined ? around : { ...around, lang: node.lang };
  switch (node.type) {
    case "text":
      add(walk, node.value, state, { source: node });
      break;
    case "emphasis":
    case "strong":
    case "span":
      visitAll(walk, node.children, styled(walk, state, node.type, node.style));
      break;
    case "figureValue":
      addFigure(walk, node, state);
      break;
    case "link":
    case "citation": {
      const link = { node, url: node.url, text: textOf(node.children) };
      visitAll(walk, node.children, { ...styled(walk, state, node.type, node.style), link });
      break;
    }
    case "noteReference":
      addReference(walk, node, state);
      break;
    case "pageReference":
      add(walk, walk.setting.pageOf(node), state, { source: node });
      break;
    case "lineBreak":
      add(walk, "\n", state, { source: node });
      break;
    default:
      node satisfies never;
  }
}

function styled(walk: Walk, state: State, base: StyleName, className: string | undefined): State {
  const declared = inlineStyleOf(walk.setting.theme, base, className);
  const rise = state.rise + (declared.rise ?? 0);
  return { ...state, text: textStyle(state.text, declared), rise };
}

function add(walk: Walk, text: string, state: State, leaf: Omit<Leaf, "lineHeight">): void {
  if (text === "") return;
  const ids = walk.ids.length === 0 ? {} : { ids: walk.ids };
  walk.ids = [];
  const link = state.link === undefined ? {} : { link: state.link };
  const { lineHeight } = state.text;
  walk.spans.push(toSpan(text, state, { lineHeight, ...link, ...ids, ...leaf }));
}

// No line ends between a number and the word before it, so that "at least" stays with what it bounds.
function addFigure(walk: Walk, node: FigureValue, around: State): void {
  const state = styled(walk, around, "figure-value", node.style);
  for (const child of node.children) {
    const text = child.value.replace(/(?<=\S) (?=\p{Nd})/gu, noBreakSpace);
    add(walk, text, state, { source: child, isBound: text !== child.value });
  }
}

function addReference(walk: Walk, node: NoteReference, around: State): void {
  const state = styled(walk, around, "note-reference", node.style);
  const { noteOwners } = walk.setting;
  const owner = noteOwners.get(node.note) ?? node;
  noteOwners.set(node.note, owner);
  const reference = owner === node ? { reference: node } : {};
  add(walk, node.label?.value ?? "*", state, { source: node.label ?? node, ...reference });
}

function toSpan(text: string, state: State, leaf: Leaf): TextSpan<Leaf> {
  const { fontFamily: family, fontWeight: weight, fontSize: size, color } = state.text;
  const { lang, rise, tabular } = state;
  const span = { text, family, weight, size, color, lang, rise, source: leaf };
  return tabular === true ? { ...span, tabular } : span;
}
