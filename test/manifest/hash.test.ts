import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashOf, sha256 } from "../../src/manifest/index.ts";

type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | { readonly [key: string]: Plain };

const { plain } = fc.letrec<{ plain: Plain }>((tie) => ({
  plain: fc.oneof(
    { depthSize: "small" },
    fc.string({ unit: "binary" }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("plain")),
    fc.dictionary(fc.string(), tie("plain")),
  ),
}));

/** Returns a value with the keys of every object turned around. */
function turned(value: Plain): Plain {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(turned);
  const entries = Object.entries(value).map(([key, inner]) => [key, turned(inner)] as const);
  return Object.fromEntries(entries.reverse());
}

describe("the hash of plain data", () => {
  test("is that of its JSON, where its keys are in order", () => {
    const value = {
      a: [1.5, -0, Number.NaN, null, undefined],
      b: { c: "ü\u2028", d: true },
      e: {},
    };
    expect(hashOf(value)).toBe(sha256(JSON.stringify(value)));
    expect(hashOf("text")).toBe(sha256('"text"'));
    expect(hashOf(new Map([["a", 1]]))).toBe(sha256('[["a",1]]'));
  });

  test("does not depend on the order of keys, and leaves out what is not there", () => {
    fc.assert(fc.property(plain, (value) => hashOf(turned(value)) === hashOf(value)));
    expect(hashOf({ b: 1, a: undefined, aa: 2 })).toBe(sha256('{"aa":2,"b":1}'));
  });

  test("differs where anything is another", () => {
    const hashes = [[], {}, [{}], [""], [null], [0], ["0"], { a: 1 }, { a: "1" }, { a: [1] }, "[]"];
    expect(new Set(hashes.map(hashOf)).size).toBe(hashes.length);
  });
});
