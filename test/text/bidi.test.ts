import createBidi from "bidi-js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { embeddingLevels, mirrored, visualOrder } from "../../src/text/bidi.ts";
import { dariAndPashto } from "./corpus.ts";

test("text without a letter from right to left has one level", () => {
  expect(embeddingLevels("Kabul (HKIA), 33–40", "ltr")).toBeUndefined();
  expect(embeddingLevels("کابل", "ltr")).toEqual(Uint8Array.of(1, 1, 1, 1));
});

test("digits and Latin stand at an even level within Dari", () => {
  const levels = embeddingLevels("در ۲۰ (UN)", "rtl");
  expect([...(levels ?? [])]).toEqual([1, 1, 1, 2, 2, 1, 1, 2, 2, 1]);
});

test("isolates keep a phone number in its own order", () => {
  const levels = embeddingLevels("ت \u2066+93 20\u2069 ب", "rtl");
  expect([...(levels ?? [])].slice(3, 9)).toEqual([2, 2, 2, 2, 2, 2]);
});

test("a line break ends what isolates and digits do", () => {
  const levels = embeddingLevels("ا\u20661\n1", "rtl");
  expect([...(levels ?? [])]).toEqual([1, 1, 2, 1, 2]);
});

test("brackets and guillemets have mirrors, letters have none", () => {
  expect([..."([{«<a"].map(mirrored).join("")).toBe(")]}»>a");
});

test("pieces stand in logical order where all are at level 0", () => {
  expect(visualOrder([0, 0, 0])).toEqual([0, 1, 2]);
  expect(visualOrder([])).toEqual([]);
});

test("pieces at level 1 stand from right to left, numbers among them in order", () => {
  expect(visualOrder([1, 2, 1])).toEqual([2, 1, 0]);
  expect(visualOrder([1, 2, 2, 1])).toEqual([3, 1, 2, 0]);
  expect(visualOrder([0, 1, 2, 1, 0])).toEqual([0, 3, 2, 1, 4]);
});

test("the order of pieces is a permutation", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5)), (levels) => {
      const order = visualOrder(levels);
      expect(order.toSorted((a, b) => a - b)).toEqual(levels.map((_, index) => index));
    }),
  );
});

const sign = fc.constantFrom(...` .,:()«»"'!؛،؟‌‍–—‘”*`, ..."َّ", ..."در نفر");
const other = fc.constantFrom(..."a1۲٣-/%\n\u00a0\u2067\u2069\u200f", "😀");
const text = fc
  .array(fc.oneof({ arbitrary: sign, weight: 12 }, other, fc.constantFrom(...dariAndPashto)), {
    maxLength: 12,
  })
  .map((parts) => parts.join(""));

test("levels of right-to-left text are those of UAX #9, whatever quick way there is to them", () => {
  const bidi = createBidi();
  fc.assert(
    fc.property(text, (words) => {
      // A paragraph at a time: bidi-js starts afresh at each too, but see rule P1 there.
      fc.pre(!words.includes("\n"));
      const expected = bidi.getEmbeddingLevels(words, "rtl").levels;
      expect([...(embeddingLevels(words, "rtl") ?? [])]).toEqual([...expected]);
    }),
    { numRuns: 2000 },
  );
});
