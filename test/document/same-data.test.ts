import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isSameData } from "../../src/document/index.ts";

test("two values are the same where node:util says so", () => {
  const value = fc.anything({ withMap: true, withSet: true, withTypedArray: true, maxDepth: 4 });
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(isSameData(a, b)).toBe(isDeepStrictEqual(a, b));
      expect(isSameData(a, structuredClone(a))).toBe(isDeepStrictEqual(a, structuredClone(a)));
      expect(isSameData([a, { b }], [a, { b }])).toBe(true);
    }),
    { seed: 7, numRuns: 500 },
  );
});

test.each([
  [
    { a: 1, b: undefined },
    { a: 1, c: undefined },
  ],
  [{ a: 1 }, { a: 1, b: undefined }],
  [[1, 2], [1]],
  [{ 0: 1, length: 1 }, [1]],
  [new Map([[1, 2]]), new Map([[1, 3]])],
  [0, -0],
])("%j and %j differ", (a, b) => {
  expect(isSameData(a, b)).toBe(false);
});
