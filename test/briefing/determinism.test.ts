import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cloneTo, filesIn, runCommand } from "../support/command.ts";
import { builtSample } from "../support/sample.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-determinism-")));
const runs: ReadonlyMap<string, Buffer>[] = [];

// Half a day apart, on either side of the date line, with other digits, words and directions of writing.
const places = [
  { clone: "a", cwd: "a", TZ: "America/St_Johns", locale: "C" },
  { clone: "another/clone of it", cwd: "elsewhere", TZ: "Pacific/Apia", locale: "fa_IR.UTF-8" },
];

// One after the other: a clock that gets into an output shows.
beforeAll(async () => {
  for (const { clone, cwd, TZ, locale } of places) {
    const [from, at, out] = [join(folder, clone), join(folder, cwd), join(folder, clone, "out")];
    cloneTo(from);
    mkdirSync(at, { recursive: true });
    const { code, err } = await runCommand(["build", "--project", from], {
      clone: from,
      cwd: at,
      env: { TZ, LC_ALL: locale, LANG: locale },
    });
    expect([code, err]).toEqual([0, ""]);
    runs.push(filesIn(out));
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("two builds from two clones, in two time zones and locales", () => {
  test("write the same files", () => {
    const [one = new Map(), other = new Map()] = runs;
    expect([...one.keys()]).toEqual([...other.keys()]);
    expect(one.size).toBeGreaterThanOrEqual(2);
  });

  test("write the same bytes", () => {
    const [one = new Map<string, Buffer>(), other] = runs;
    const differing = [...one].filter(([path, bytes]) => !other?.get(path)?.equals(bytes));
    expect(differing.map(([path]) => path)).toEqual([]);
  });

  test("write what a build by the library writes, with charts drawn in its own thread", async () => {
    const { pdf, html } = await builtSample();
    const written = [...(runs[0]?.values() ?? [])];
    for (const bytes of [pdf, Buffer.from(html)])
      expect(written.some((file) => file.equals(bytes))).toBe(true);
  });
});
