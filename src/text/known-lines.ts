import type { FontSet } from "./font-set.ts";
import type { Isolate } from "./isolate.ts";
import { type BreakOptions, breakParagraph } from "./paragraph.ts";
import { RecentMap } from "./recent-map.ts";
import type { Line, LineFragment, TextSpan } from "./run.ts";

// The paragraphs of a few briefings.
const paragraphsKept = 600;

// What is shorter is broken sooner than it is looked up.
const shortest = 24;

type KnownFragment = Omit<LineFragment<unknown>, "span"> & { readonly span: number };
type KnownLine = Omit<Line<unknown>, "fragments"> & {
  readonly fragments: readonly KnownFragment[];
};

const known = new WeakMap<FontSet, RecentMap<string, readonly KnownLine[]>>();

/**
 * Breaks a paragraph as {@link breakParagraph} does, but for one of the same words in the same looks, whose lines are
 * remembered: the editions of a series have most of their prose in common.
 */
export function breakKnown<Source>(
  spans: readonly TextSpan<Source>[],
  options: BreakOptions & { readonly width: number },
): readonly Line<Source>[] {
  const length = spans.reduce((sum, { text }) => sum + text.length, 0);
  if (length < shortest) return breakParagraph(spans, options);
  const lines = known.get(options.fonts) ?? new RecentMap(paragraphsKept);
  known.set(options.fonts, lines);
  const key = keyOf(spans, options);
  const before = lines.get(key);
  if (before !== undefined) return before.map((line) => withSpans(line, spans));
  const broken = breakParagraph(spans, options);
  const places = new Map(spans.map((span, index) => [span, index]));
  lines.set(
    key,
    broken.map((line) => ({
      ...line,
      fragments: line.fragments.map((one) => ({ ...one, span: places.get(one.span) ?? 0 })),
    })),
  );
  return broken;
}

function withSpans<Source>(line: KnownLine, spans: readonly TextSpan<Source>[]): Line<Source> {
  const fragments = line.fragments.flatMap(({ x, order, run, span: index }) => {
    const span = spans[index];
    return span === undefined ? [] : [{ x, order, run, span }];
  });
  const { width, ascent, descent, text } = line;
  return { fragments, width, ascent, descent, text };
}

// All that lines depend on; a text says how long it is, so that none can pass for two.
function keyOf<Source>(
  spans: readonly TextSpan<Source>[],
  { width, direction, hyphenate = false }: BreakOptions,
): string {
  const isolates = new Map<Isolate, number>();
  const numberOf = (isolate: Isolate | undefined): string => {
    if (isolate === undefined) return "";
    const number = isolates.get(isolate) ?? isolates.size;
    isolates.set(isolate, number);
    return `${number}${isolate.direction}(${numberOf(isolate.within)})`;
  };
  let key = `${String(width)} ${direction} ${hyphenate}`;
  for (const span of spans) {
    const { text, family, weight, size, lang, rise, tabular, isolate } = span;
    key += `\n${text.length} ${text}\n${family} ${weight} ${size} ${lang} ${rise} ${tabular} ${numberOf(isolate)}`;
  }
  return key;
}
