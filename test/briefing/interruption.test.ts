import { mkdirSync, mkdtempSync, rmSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ended, filesIn, runCommand } from "../support/command.ts";
import { sampleProject } from "../support/sample.ts";

const folder = mkdtempSync(join(tmpdir(), "fieldbrief-interruption-"));
const out = join(folder, "out");
const edition = join(out, "2022-05-en");
const names = [
  "briefing.html",
  "briefing.pdf",
  "datapackage.json",
  "figures.json",
  "incidents.csv",
  "manifest.json",
  "redactions.json",
];
const earlier = Buffer.alloc(1_000_000, "what the build before this one wrote\n");

/** The files of a build that nothing disturbed, and its time. */
let whole: ReadonlyMap<string, Buffer>;
let time: number;

const buildTo = (to: string, onStart?: (kill: () => void) => void): Promise<Ended> =>
  runCommand(["build", "--edition", "2022-05-en", "--out", to], {
    cwd: sampleProject,
    ...(onStart ? { onStart } : {}),
  });

beforeAll(async () => {
  const start = performance.now();
  const { code, err } = await buildTo(join(folder, "undisturbed"));
  time = performance.now() - start;
  expect([code, err]).toEqual([0, ""]);
  whole = filesIn(join(folder, "undisturbed/2022-05-en"));
  expect([...whole.keys()]).toEqual(names);
  mkdirSync(edition, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Puts the earlier files in place, runs a build that `interrupt` kills, and sees what it left.
async function interrupted(interrupt: (kill: () => void) => () => void): Promise<boolean> {
  for (const name of names) writeFileSync(join(edition, name), earlier);
  let tidy = (): void => {};
  const { code } = await buildTo(out, (kill) => {
    tidy = interrupt(kill);
  });
  tidy();
  const left = filesIn(edition);
  expect([...left.keys()].filter((name) => !name.endsWith(".unfinished"))).toEqual(names);
  for (const name of names) {
    const bytes = left.get(name) ?? earlier;
    const isWhole = bytes.equals(earlier) || bytes.equals(whole.get(name) ?? earlier);
    expect(isWhole, `${name} is one of the two`).toBe(true);
  }
  return code === null;
}

describe("a build that is killed", () => {
  test.each([0.1, 0.25, 0.45, 0.6, 0.75, 0.9])(
    "after %d of its time leaves every earlier file whole",
    async (part) => {
      const wasKilled = await interrupted((kill) => {
        const timer = setTimeout(kill, part * time);
        return () => clearTimeout(timer);
      });
      // Later a run that is faster than the first may have come to its end.
      if (part < 0.3) expect(wasKilled).toBe(true);
    },
  );

  test.each([1, 3, 5, 7])(
    "at sign %d that it writes leaves every earlier file whole",
    async (nth) => {
      let signs = 0;
      await interrupted((kill) => {
        const watcher = watch(edition, () => {
          if (++signs === nth) kill();
        });
        return () => watcher.close();
      });
      // Elsewhere the news of a file may come after the build's end.
      if (process.platform === "linux") expect(signs).toBeGreaterThanOrEqual(nth);
    },
  );

  test("is followed by one that writes the same as if nothing had happened", async () => {
    writeFileSync(join(edition, ".another.unfinished"), "half a file");
    expect(await buildTo(out)).toEqual({ code: 0, err: "" });
    const files = filesIn(edition);
    expect([...files.keys()]).toEqual(names);
    for (const name of names)
      expect(files.get(name)?.equals(whole.get(name) ?? earlier)).toBe(true);
  });
});
