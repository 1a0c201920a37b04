import {
  type Citation,
  type FigureValue,
  type Inline,
  type Link,
  type Node,
  type Note,
  type NoteReference,
  textOf,
} from "../document/index.ts";
import { directionOf } from "../language/index.ts";
import type { Isolate, TextSpan } from "../text/index.ts";
import { inlineStyleOf, type StyleName } from "../theme/index.ts";
import { lineDirection } from "./direction.ts";
import type { Source } from "./frame.ts";
import type { Setting, Wording } from "./setting.ts";
import { textStyle } from "./style.ts";

/** What a stretch of text is part of. */
export interface Leaf {
  readonly source: Source;
  /** Distance of baselines that its style asks for. */
  readonly lineHeight: number;
  readonly link: LinkTarget | undefined;
  /** The reference whose note is to be set on the page of this text. */
  readonly reference: NoteReference | undefined;
  /** Whether {@link noBreakSpace} stands for spaces here that the node has. */
  readonly isBound: boolean;
  /** Ids of the inline nodes that begin here. */
  readonly ids: readonly string[];
}

/** A link with what it says, for its annotation. */
export interface LinkTarget {
  readonly node: Link | Citation | FigureValue | NoteReference;
  readonly url: string;
  readonly text: string;
}

/** Holds a number to the word before it. */
export const noBreakSpace = "\u00a0";

// How text is set at the point that the walk has reached.
interface State extends Wording {
  readonly rise: number;
  readonly link: LinkTarget | undefined;
  readonly direction: "ltr" | "rtl";
  readonly isolate: Isolate | undefined;
}

const noIds: readonly string[] = [];
const plainLeaf = { link: undefined, reference: undefined, isBound: false, ids: noIds };

// The spans found so far, and the ids that wait for the next of them.
interface Walk {
  readonly setting: Setting;
  readonly spans: TextSpan<Leaf>[];
  ids: readonly string[];
}

/** Returns inline nodes as spans of text in their styles, in reading order. */
export function collectSpans(
  nodes: readonly Inline[],
  wording: Wording,
  setting: Setting,
): TextSpan<Leaf>[] {
  const walk: Walk = { setting, spans: [], ids: noIds };
  visitAll(walk, nodes, startState(wording, lineDirection(wording.lang, setting)));
  return walk.spans;
}

/** Returns one text in one style as a span. */
export function textSpan(text: string, wording: Wording, source: Source): TextSpan<Leaf> {
  const leaf = { source, lineHeight: wording.text.lineHeight, ...plainLeaf };
  return toSpan(text, startState(wording, "ltr"), leaf);
}

function startState({ text, lang, tabular }: Wording, direction: "ltr" | "rtl"): State {
  return { text, lang, tabular, rise: 0, link: undefined, direction, isolate: undefined };
}

function visitAll(walk: Walk, nodes: readonly Inline[], state: State): void {
  for (const node of nodes) visit(walk, node, state);
}

function visit(walk: Walk, node: Inline, around: State): void {
  if (node.id !== undefined) walk.ids = [...walk.ids, node.id];
  const state = inLanguage(node.lang, around);
  switch (node.type) {
    case "text":
      add(walk, node.value, state, { source: node });
      break;
    case "emphasis":
    case "strong":
      visitAll(walk, node.children, styled(walk, state, node.type, node.style));
      break;
    case "span": {
      const own = node.date === undefined ? state : isolated(state);
      visitAll(walk, node.children, styled(walk, own, node.type, node.style));
      break;
    }
    case "figureValue":
      addFigure(walk, node, isolated(state));
      break;
    case "link":
    case "citation": {
      const link = { node, url: node.url, text: wordsOf(node, walk.setting) };
      const own = node.type === "citation" || node.names ? isolated(state) : state;
      visitAll(walk, node.children, { ...styled(walk, own, node.type, node.style), link });
      break;
    }
    case "noteReference":
      addReference(walk, node, isolated(state));
      break;
    case "pageReference":
      add(walk, walk.setting.pageOf(node), isolated(state), { source: node });
      break;
    case "lineBreak":
      // The blank is not seen, but keeps words apart for those who listen or copy.
      add(walk, " \n", state, { source: node });
      break;
    default:
      node satisfies never;
  }
}

// Words of a language of the other direction are in order by themselves, as HTML's `dir` has it.
function inLanguage(lang: string | undefined, around: State): State {
  if (lang === undefined || lang === around.lang) return around;
  const direction = directionOf(lang);
  if (direction === around.direction) return { ...around, lang };
  return { ...around, lang, direction, isolate: inside(around.isolate, direction) };
}

// What is put into a sentence is in order by itself, whatever stands beside it, as in HTML's `bdi`.
function isolated(around: State): State {
  return { ...around, isolate: inside(around.isolate, "auto") };
}

function inside(within: Isolate | undefined, direction: Isolate["direction"]): Isolate {
  return within === undefined ? { direction } : { direction, within };
}

// What is printed, the numbers of pages included.
function wordsOf(node: Inline, setting: Setting): string {
  if (node.type === "pageReference") return setting.pageOf(node);
  if (node.type !== "link" && node.type !== "span") return textOf(node);
  return node.children.map((child) => wordsOf(child, setting)).join("");
}

function styled(walk: Walk, state: State, base: StyleName, className: string | undefined): State {
  const declared = inlineStyleOf(walk.setting.theme, base, className);
  const rise = state.rise + (declared.rise ?? 0);
  return { ...state, text: textStyle(state.text, declared), rise };
}

/** What a leaf has of its own, beside the state of the walk. */
interface Own {
  readonly source: Node;
  readonly reference?: NoteReference | undefined;
  readonly isBound?: boolean;
}

function add(walk: Walk, text: string, state: State, own: Own): void {
  if (text === "") return;
  const { source, reference, isBound = false } = own;
  const { lineHeight } = state.text;
  const { link } = state;
  const { ids } = walk;
  walk.spans.push(toSpan(text, state, { source, lineHeight, link, reference, isBound, ids }));
  walk.ids = noIds;
}

// No line ends between a number and the word before it, so that "at least" stays with what it bounds.
function addFigure(walk: Walk, node: FigureValue, around: State): void {
  const { target } = node;
  const link = target === undefined ? around.link : { node, url: target, text: textOf(node) };
  const state = { ...styled(walk, around, "figure-value", node.style), link };
  for (const child of node.children) {
    const text = child.value.replace(/(?<=\S) (?=\p{Nd})/gu, noBreakSpace);
    add(walk, text, state, { source: child, isBound: text !== child.value });
  }
}

function addReference(walk: Walk, node: NoteReference, around: State): void {
  const { noteOwners } = walk.setting;
  const owner = noteOwners.get(node.note) ?? node;
  noteOwners.set(node.note, owner);
  const link = { node, url: `#${noteId(node.note)}`, text: excerpt(node.note) };
  const state = { ...styled(walk, around, "note-reference", node.style), link };
  const reference = owner === node ? node : undefined;
  add(walk, node.label?.value ?? "*", state, { source: node.label ?? node, reference });
}

/** Returns the name of a note as a target: its id, or one that no id can be, for it has a blank. */
export function noteId({ id, label }: Note): string {
  return id ?? `note ${label?.value ?? "*"}`;
}

// Characters of a note that its mark's annotation says.
const longestExcerpt = 300;

function excerpt(note: Note): string {
  const words = textOf(note).replace(/\s+/g, " ").trim();
  if (words.length <= longestExcerpt) return words;
  return `${words.slice(0, words.lastIndexOf(" ", longestExcerpt))} …`;
}

// One shape for all spans, for there is one at least for each cell of a long table.
function toSpan(text: string, state: State, leaf: Leaf): TextSpan<Leaf> {
  const { fontFamily, fontWeight, fontSize, color } = state.text;
  return {
    text,
    family: fontFamily,
    weight: fontWeight,
    size: fontSize,
    color,
    lang: state.lang,
    rise: state.rise,
    tabular: state.tabular,
    isolate: state.isolate,
    source: leaf,
  };
}
