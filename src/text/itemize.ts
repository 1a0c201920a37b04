import type { Direction } from "./bidi.ts";
import { isDrawn } from "./character.ts";
import type { FontFace } from "./font.ts";
import type { FontSet } from "./font-set.ts";
import { type ParagraphLevels, paragraphLevels } from "./isolate.ts";
import type { TextSpan } from "./run.ts";

/** A stretch of a paragraph of one span, face and bidi level. Offsets are in UTF-16 units. */
export interface Item<Source> {
  readonly start: number;
  readonly end: number;
  readonly level: number;
  /** The level at which an isolate begins or ends before it: what parts it from the item before. */
  readonly joint?: number;
  readonly face: FontFace;
  readonly span: TextSpan<Source>;
}

/** Cuts a paragraph into items, in logical order; `text` is that of the spans joined. */
export function itemize<Source>(
  spans: readonly TextSpan<Source>[],
  text: string,
  fonts: FontSet,
  direction: Direction,
): Item<Source>[] {
  const levels = paragraphLevels(spans, text, direction);
  const items: Item<Source>[] = [];
  let start = 0;
  for (const span of spans) {
    const end = start + span.text.length;
    if (end > start) {
      const primary = primaryFace(span, fonts, directionIn(span, direction));
      itemizeSpan({ span, primary, offset: start }, levels, fonts, items);
    }
    start = end;
  }
  return items;
}

interface PlacedSpan<Source> {
  readonly span: TextSpan<Source>;
  readonly primary: FontFace;
  readonly offset: number;
}

// The direction that a span was said to have, or the paragraph's.
function directionIn<Source>(span: TextSpan<Source>, direction: Direction): Direction {
  let { isolate } = span;
  while (isolate?.direction === "auto") isolate = isolate.within;
  return isolate?.direction === "ltr" || isolate?.direction === "rtl"
    ? isolate.direction
    : direction;
}

// In right-to-left text the face that has its letters draws all it can: digits and brackets match them,
// and readers that put the words of a line in order by themselves are not stopped by a change of fonts.
function primaryFace<Source>(
  { family, weight }: TextSpan<Source>,
  fonts: FontSet,
  direction: Direction,
): FontFace {
  return direction === "rtl"
    ? fonts.faceFor(family, weight, arabicLetter)
    : fonts.primaryFace(family, weight);
}

const arabicLetter = 0x0627;

function itemizeSpan<Source>(
  { span, primary, offset }: PlacedSpan<Source>,
  found: ParagraphLevels | undefined,
  fonts: FontSet,
  items: Item<Source>[],
): void {
  const levels = found?.levels;
  let start = 0;
  let face: FontFace | undefined;
  let level = levels?.[offset] ?? 0;
  const close = (end: number): void => {
    const joint = found?.joints.get(offset + start);
    const item = { start: offset + start, end: offset + end, level, face: face ?? primary, span };
    if (end > start) items.push(joint === undefined ? item : { ...item, joint });
    start = end;
  };
  for (let at = 0; at < span.text.length; at++) {
    const codePoint = span.text.codePointAt(at) ?? 0;
    const nextLevel = levels?.[offset + at] ?? 0;
    const nextFace = faceAfter(face, primary, codePoint, span, fonts);
    if (nextLevel !== level || (nextFace !== undefined && face !== undefined && nextFace !== face))
      close(at);
    level = nextLevel;
    face = nextFace ?? face;
    if (codePoint > 0xffff) at++;
  }
  close(span.text.length);
}

// The face for the next character; undefined for one that takes any: what is not drawn, and blanks,
// marks and joiners as long as the face before has them, lest a word be torn.
function faceAfter<Source>(
  previous: FontFace | undefined,
  primary: FontFace,
  codePoint: number,
  span: TextSpan<Source>,
  fonts: FontSet,
): FontFace | undefined {
  if (previous === primary || previous === undefined) {
    if (primary.hasGlyph(codePoint)) return primary;
  } else if (staysWithPrevious(codePoint) && previous.hasGlyph(codePoint)) return undefined;
  if (!isDrawn(codePoint)) return undefined;
  return fonts.faceFor(span.family, span.weight, codePoint);
}

function staysWithPrevious(codePoint: number): boolean {
  return (
    codePoint === 0x20 ||
    codePoint === 0x200c ||
    codePoint === 0x200d ||
    /\p{M}/u.test(String.fromCodePoint(codePoint))
  );
}
