import { describe, expect, test } from "vitest";
import { type Asked, holdsStill, noteAsked } from "../../src/preview/asked-messages.ts";

describe("messages that were asked for", () => {
  const messages = { a: "one", b: "two", c: "three" };

  test.each([
    ["by reading one", (noted: Record<string, string>) => noted["a"], ["a"]],
    ["by looking for one", (noted: object) => "b" in noted, ["b"]],
    ["by looking for one of its own", (noted: object) => Object.hasOwn(noted, "d"), ["d"]],
    ["by listing all", (noted: object) => Object.entries(noted), ["a", "b", "c"]],
  ])("are noted %s", (_, ask, keys) => {
    const asked: Asked = new Map();
    ask({ ...noteAsked(messages, new Map()) });
    ask(noteAsked(messages, asked));
    expect([...asked.keys()]).toEqual(keys);
  });

  test("hold still where each has its text, or is still missing", () => {
    const asked: Asked = new Map();
    const noted = noteAsked(messages, asked);
    expect([noted["a"], noted["d"]]).toEqual(["one", undefined]);
    expect(holdsStill(asked, { a: "one", b: "TWO" })).toBe(true);
    expect(holdsStill(asked, { a: "ONE" })).toBe(false);
    expect(holdsStill(asked, { a: "one", d: "four" })).toBe(false);
  });
});
