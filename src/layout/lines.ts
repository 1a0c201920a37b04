import type { Inline, Text } from "../document/index.ts";
import { breakKnown, breakParagraph, type Line, type TextSpan } from "../text/index.ts";
import { lineDirection } from "./direction.ts";
import { collectSpans, type Leaf, textSpan } from "./inline.ts";
import { type LinePlace, lineItems, lineStrut, strutOf } from "./line.ts";
import type { Frame, PageSetting, Setting } from "./setting.ts";
import { type Anchor, emptyFlow, type Flow, makeSlice, penalty, type Slice } from "./slice.ts";

/** Words, perhaps led by a label ("Table 3") on the same line. */
export interface Words {
  readonly label?: Text;
  readonly children: readonly Inline[];
}

// An en space: wider than the spaces between words.
const afterLabel = "\u2002";

// In ems: where a line holds fewer than about eight words, whole words leave holes at the ends of lines.
const narrow = 20;

// Headings are in bold type, and their words are not taken apart.
const bold = 600;

/** Breaks words into lines as wide as a frame; in narrow ones English words are hyphenated. */
export function breakWords(words: Words, frame: Frame, setting: Setting): readonly Line<Leaf>[] {
  const { fonts } = setting;
  const direction = lineDirection(frame.lang, setting);
  const { label } = words;
  const led = label === undefined ? [] : [textSpan(`${label.value}${afterLabel}`, frame, label)];
  const spans = [...led, ...collectSpans(words.children, frame, setting)];
  const { width, text } = frame;
  const hyphenate = width < narrow * text.fontSize && text.fontWeight < bold;
  return breakKnown(spans, { fonts, direction, width, hyphenate });
}

/** Sets spans on one line, however wide; nothing if they are empty. */
export function breakOneLine(
  spans: readonly TextSpan<Leaf>[],
  { fonts, direction }: PageSetting,
): Line<Leaf> | undefined {
  return breakParagraph(spans, { fonts, direction, width: Number.POSITIVE_INFINITY })[0];
}

/** Sets the lines of a paragraph under each other, two of them together at either end. */
export function setLines(lines: readonly Line<Leaf>[], frame: Frame, setting: Setting): Flow {
  if (lines.length === 0) return emptyFlow;
  const block = strutOf(frame.text, setting);
  const { start, width } = frame;
  const place: LinePlace = { start, width, top: 0, align: alignIn(frame, setting) };
  const slices = lines.map((line, index): Slice => {
    const strut = lineStrut(line, block, setting);
    return makeSlice(strut.height, lineItems(line, strut, place, setting.direction), {
      breakBefore: isLonely(index, lines.length) ? penalty.lonely : penalty.free,
      anchors: anchorsOf(line, 0),
    });
  });
  return { slices, before: 0, after: 0, keepWithNext: false };
}

// Lines that run against the page's begin where they begin to be read, as in HTML.
function alignIn({ text, lang }: Frame, setting: Setting): Frame["text"]["textAlign"] {
  const { textAlign } = text;
  if (textAlign === "center" || lineDirection(lang, setting) === setting.direction)
    return textAlign;
  return textAlign === "start" ? "end" : "start";
}

// A break before the second line leaves an orphan, one before the last a widow.
function isLonely(index: number, count: number): boolean {
  return index === 1 || (index > 0 && index === count - 1);
}

/** Returns the places on a line that links may lead to. */
export function anchorsOf(line: Line<Leaf>, y: number): readonly Anchor[] {
  return line.fragments.flatMap(({ span }) => span.source.ids.map((id) => ({ y, id })));
}
