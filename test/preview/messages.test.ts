import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Asked, holdsStill, noteAsked } from "../../src/preview/asked-messages.ts";
import { type Opened, openAt, openCopy } from "./opened.ts";

// Longer than anything takes on a machine that is busy.
const patience = 120_000;

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

describe("the preview, once a message is saved", () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await openCopy(".");
  });
  afterAll(async () => {
    await opened.stop();
  });

  test.each([
    ["of prose", "at-a-glance: ", "at-a-glance: Swiftly "],
    ["of a chart", 'mark: "{month_text}', 'mark: "Swiftly {month_text}'],
    ["of a chart's caption", "caption: Listed", "caption: Swiftly listed"],
    [
      "that moves the lines of others",
      /^( *)at-a-glance: /m,
      "$1# Moved.\n$1at-a-glance: Swiftly ",
    ],
  ])("%s, shows what a new one shows", async (_, words, others) => {
    const path = join(opened.project, "templates/briefing/strings.en.yaml");
    const text = readFileSync(path, "utf8");
    expect(await html(opened.url)).not.toContain("Swiftly");
    writeFileSync(path, text.replace(words, others));
    const shown = await vi.waitFor(
      async () => {
        const found = await html(opened.url);
        expect(found).toContain("Swiftly");
        return found;
      },
      { timeout: patience, interval: 200 },
    );
    const fresh = await openAt(opened.project);
    expect(shown).toBe(await html(fresh.url));
    await fresh.stop();
    writeFileSync(path, text);
    await vi.waitFor(async () => expect(await html(opened.url)).not.toContain("Swiftly"), patience);
  });
});

async function html(url: string): Promise<string> {
  const response = await fetch(new URL("/file/briefing.html?language=en", url));
  return response.text();
}
