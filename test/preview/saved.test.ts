import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Opened, openAt, openCopy } from "./opened.ts";

// Longer than anything takes on a machine that is busy.
const patience = 120_000;

describe("the preview, once a file is saved", () => {
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
  ])("a message %s, shows what a new one shows", async (_, words, others) => {
    const path = join(opened.project, "templates/briefing/strings.en.yaml");
    const text = readFileSync(path, "utf8");
    expect(await html(opened.url)).not.toContain("Swiftly");
    writeFileSync(path, text.replace(words, others));
    const shown = await seen("Swiftly");
    const fresh = await openAt(opened.project);
    expect(shown).toBe(await html(fresh.url));
    await fresh.stop();
    writeFileSync(path, text);
    await vi.waitFor(async () => expect(await html(opened.url)).not.toContain("Swiftly"), patience);
  });

  test("helpers of one's own, shows what they return now", async () => {
    const inTemplate = (name: string): string => join(opened.project, "templates/briefing", name);
    const helpers = (word: string): string =>
      `export default { said: { about: "A word.", params: [], run() { return "${word}"; } } };`;
    const title = readFileSync(inTemplate("partials/title.hbs"), "utf8");
    writeFileSync(inTemplate("helpers.js"), helpers("Hushed"));
    writeFileSync(inTemplate("partials/title.hbs"), title.replace("<h1>", "<h1>{{said}} "));
    await seen("Hushed");
    writeFileSync(inTemplate("helpers.js"), helpers("Aloud"));
    expect(await seen("Aloud")).not.toContain("Hushed");
    writeFileSync(inTemplate("partials/title.hbs"), title);
    rmSync(inTemplate("helpers.js"));
    await vi.waitFor(async () => expect(await html(opened.url)).not.toContain("Aloud"), patience);
  });

  const seen = (word: string): Promise<string> =>
    vi.waitFor(
      async () => {
        const found = await html(opened.url);
        expect(found).toContain(word);
        return found;
      },
      { timeout: patience, interval: 200 },
    );
});

async function html(url: string): Promise<string> {
  const response = await fetch(new URL("/file/briefing.html?language=en", url));
  return response.text();
}
