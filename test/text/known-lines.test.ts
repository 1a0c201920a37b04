import fc from "fast-check";
import { expect, test } from "vitest";
import { breakKnown, breakParagraph, type TextSpan } from "../../src/text/index.ts";
import { dariAndPashto, english } from "./corpus.ts";
import { both, span } from "./fonts.ts";

const isolate = { direction: "auto" } as const;

// Spans of real sentences, cut anywhere, some of them in an isolate of their own or of the one before.
const spans = fc
  .array(
    fc.record({
      sentence: fc.constantFrom(...english, ...dariAndPashto),
      end: fc.integer({ min: 1, max: 60 }),
      weight: fc.constantFrom(400, 600),
      isolated: fc.constantFrom("no", "own", "shared"),
      source: fc.string(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) =>
    parts.map(
      ({ sentence, end, weight, isolated, source }): TextSpan<string> => ({
        ...span(sentence.slice(0, end)),
        weight,
        source,
        isolate: isolated === "no" ? undefined : isolated === "shared" ? isolate : { ...isolate },
      }),
    ),
  );

test("remembered lines are those that would be broken, of the spans at hand", () => {
  fc.assert(
    fc.property(
      spans,
      fc.constantFrom("ltr" as const, "rtl" as const),
      fc.constantFrom(60, 200, 460),
      fc.boolean(),
      (own, direction, width, hyphenate) => {
        const options = { fonts: both, direction, width, hyphenate };
        breakKnown(own, options);
        const again = own.map((one) => ({ ...one, source: `${one.source} again` }));
        const expected = breakParagraph(again, options);
        const lines = breakKnown(again, options);
        expect(lines).toEqual(expected);
        const sources = lines.flatMap(({ fragments }) => fragments.map((one) => one.span));
        expect(sources.every((one) => again.includes(one))).toBe(true);
      },
    ),
  );
});
