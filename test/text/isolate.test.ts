import { expect, test } from "vitest";
import {
  breakParagraph,
  type Direction,
  type Isolate,
  type TextSpan,
} from "../../src/text/index.ts";
import { both, span } from "./fonts.ts";

// What a reader sees from left to right.
function seen(spans: readonly TextSpan<string>[], direction: Direction = "rtl"): string {
  const [line] = breakParagraph(spans, { fonts: both, direction, width: 2000 });
  const glyphs = (line?.fragments ?? []).flatMap(({ run }) => run.glyphs);
  return glyphs.map(({ text }) => text).join("");
}

const ltr: Isolate = { direction: "ltr" };
const auto = (): Isolate => ({ direction: "auto" });

test("words of a language from left to right keep their order in Dari", () => {
  const parts = (isolate: Isolate | undefined): TextSpan<string>[] => [
    span("متن «"),
    span("28 Taliban members", { isolate }),
    span("» است"),
  ];
  expect(seen(parts(ltr))).toBe("تسا »28 Taliban members« نتم");
  expect(seen(parts(undefined))).toBe("تسا »Taliban members 28« نتم");
});

test("a bracket at the end of such words stays there", () => {
  expect(seen([span("گفت "), span("killed (2)", { isolate: ltr }), span(" نفر")])).toBe(
    "رفن killed (2) تفگ",
  );
});

test("a figure after a Latin word is no part of it", () => {
  const parts = (isolate?: Isolate): TextSpan<string>[] => [
    span("گروه IS-K "),
    span("۶۰", { isolate }),
    span(" نفر"),
  ];
  expect(seen(parts(auto()))).toBe("رفن ۶۰ IS-K هورگ");
  expect(seen(parts())).toBe("رفن IS-K ۶۰ هورگ");
});

test("a figure without letters runs as the text around it does", () => {
  expect(seen([span("IS-K "), span("۳۳–۴۰", { isolate: auto() }), span(" نفر")])).toBe(
    "رفن ۴۰–۳۳ IS-K",
  );
  const figure = span("۳۳–۴۰", { isolate: auto() });
  expect(seen([span("کابل A "), figure, span(" b")], "ltr")).toBe("لباک A ۳۳–۴۰ b");
});

test("a sign stands on the side of an isolated figure where it does in running text", () => {
  expect(seen([span("زن ۴۷٪ بود")])).toBe("دوب ٪۴۷ نز");
  expect(seen([span("زن "), span("۴۷٪", { isolate: auto() }), span(" بود")])).toBe("دوب ٪۴۷ نز");
});

test("what is inserted runs as its first letter does", () => {
  const figure = span("at least 60.", { isolate: auto() });
  expect(seen([span("کشته: "), figure])).toBe("at least 60. :هتشک");
});

test("spans of one isolate are in order together, of two each by itself", () => {
  const one = auto();
  const parts = (first: Isolate, second: Isolate): TextSpan<string>[] => [
    span("از "),
    span("Kabul ", { isolate: first }),
    span("Times", { isolate: second, weight: 700 }),
  ];
  expect(seen(parts(one, one))).toBe("Kabul Times زا");
  expect(seen(parts(auto(), auto()))).toBe("TimesKabul  زا");
});

test("an isolate may stand within another", () => {
  const within: Isolate = { direction: "rtl", within: ltr };
  const parts = [
    span("متن "),
    span("The ", { isolate: ltr }),
    span("کابل ۲۰", { isolate: within }),
    span(" list.", { isolate: ltr }),
  ];
  expect(seen(parts)).toBe("The ۲۰ لباک list. نتم");
});

test("a web address in Pashto runs from left to right up to its last stroke", () => {
  expect(seen([span("وګورئ https://example.org/a/?b=۱/ او (www.un.org/ps/).")])).toBe(
    ".(www.un.org/ps/) وا https://example.org/a/?b=۱/ ئروګو".replace(
      "(www.un.org/ps/)",
      ")www.un.org/ps/(",
    ),
  );
});

test("a line break ends no isolate for good", () => {
  const lines = breakParagraph([span("متن "), span("A 1.\n2 B.", { isolate: ltr })], {
    fonts: both,
    direction: "rtl",
    width: 2000,
  });
  const text = lines.map((line) =>
    line.fragments.flatMap(({ run }) => run.glyphs.map((glyph) => glyph.text)).join(""),
  );
  expect(text).toEqual(["A 1. نتم", "2 B."]);
});

test("a control within does not end the isolate around it", () => {
  expect(seen([span("متن "), span("a \u2069.", { isolate: ltr }), span(" است")])).toBe(
    "تسا a . نتم",
  );
});

test("of text that turns nowhere nothing is changed", () => {
  expect(seen([span("at least "), span("60", { isolate: auto() })], "ltr")).toBe("at least 60");
});
