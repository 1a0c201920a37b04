import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isClusterBoundary } from "../../src/text/cluster.ts";
import { breakOpportunities } from "../../src/text/line-break.ts";

// A text with a bar wherever a line may end, two where it must.
function pieces(text: string): string {
  let start = 0;
  const parts = breakOpportunities(text).map(({ position, required }) => {
    const part = text.slice(start, position) + (required ? "‖" : "|");
    start = position;
    return part;
  });
  return parts.join("").slice(0, -1);
}

describe("a word that is none", () => {
  test("may be parted anywhere but near its ends, and another nowhere", () => {
    const key = "k".repeat(61);
    expect(pieces(`a ${key} b`)).toBe(`a |${"k".repeat(8)}|${"k|".repeat(46)}${"k".repeat(7)} |b`);
    expect(pieces(`a ${"k".repeat(59)} b`)).toBe(`a |${"k".repeat(59)} |b`);
  });

  test("is parted between signs, not within one", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "e\u0301", "👩‍👩‍👧", "ک", "لا"), { minLength: 70 }),
        (signs) => {
          const text = signs.join("");
          for (const { position } of breakOpportunities(text).slice(0, -1))
            expect(isClusterBoundary(text, position)).toBe(true);
        },
      ),
    );
  });

  test("of an address ends first where the address does", () => {
    const url = `https://example.org/${"k".repeat(61)}/end`;
    expect(pieces(url).split("|").slice(0, 2)).toEqual(["https://example.", "org/"]);
    expect(pieces(url).split("|").at(-1)).toBe("end");
  });
});

describe("lines may end", () => {
  test.each([
    ["at the bus stop", "at |the |bus |stop"],
    ["one\ntwo", "one\n‖two"],
    ["well-known Shia-targeted", "well-|known |Shia-|targeted"],
    ["co\u00adoperation", "co\u00ad|operation"],
    ["men—women", "men—|women"],
    ["and/or", "and/|or"],
    ["«کابل» در ۲۰۲۱", "«کابل» |در |۲۰۲۱"],
  ])("%j", (text, expected) => {
    expect(pieces(text)).toBe(expected);
  });
});

describe("what holds together", () => {
  test.each([
    ["33–40"],
    ["۳۳–۴۰"],
    ["2021-08-26"],
    ["2021/22"],
    ["1,234.5"],
    ["۱٬۲۳۴"],
    ["12.5%"],
    ["۴۷٪"],
    ["47+"],
    ["~60"],
    ["60\u00a0km"],
    ["IS-K"],
    ["e-mail"],
    ["killed.[3][4]"],
    ["attack(s)"],
    ["(HKIA)"],
    ["می‌خواهم"],
    ["“Officials”"],
  ])("%s", (text) => {
    expect(pieces(text)).toBe(text);
  });
});

describe("web addresses", () => {
  test("break after their punctuation, not in the scheme, not before the last letter", () => {
    expect(pieces("see https://www.hrw.org/news/2021/08/a_b?x=12&y=34#s.")).toBe(
      "see |https://www.|hrw.|org/|news/|2021/|08/|a_|b?|x=|12&|y=|34#|s.",
    );
  });

  test("leave the words around them alone", () => {
    expect(pieces("(www.example.org/report) and 33–40")).toBe(
      "(www.|example.|org/|report) |and |33–40",
    );
  });

  test("break in Pashto text too", () => {
    expect(pieces("دلته https://a.example/bc او")).toBe("دلته |https://a.|example/|bc |او");
  });
});

test("opportunities rise to the end of the text, each once", () => {
  const character = fc.constantFrom(..."ab1 -–/.:([)]»«\n\u00ad۲لا", "https://", "www.", "‌", "َ");
  fc.assert(
    fc.property(fc.array(character, { minLength: 1 }), (parts) => {
      const text = parts.join("");
      const positions = breakOpportunities(text).map(({ position }) => position);
      expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
      expect(positions.at(-1)).toBe(text.length);
    }),
  );
});

test("a cluster is not cut before a mark, a joiner or half a surrogate", () => {
  expect(isClusterBoundary("ab", 1)).toBe(true);
  expect(isClusterBoundary("کُش", 1)).toBe(false);
  expect(isClusterBoundary("کُش", 2)).toBe(true);
  expect(isClusterBoundary("می‌خ", 2)).toBe(false);
  expect(isClusterBoundary("😀", 1)).toBe(false);
  expect(isClusterBoundary("👩‍👩", 3)).toBe(false);
  expect(isClusterBoundary("\r\n", 1)).toBe(false);
});
