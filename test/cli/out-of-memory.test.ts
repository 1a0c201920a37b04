import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ended, filesIn, runCommand } from "../support/command.ts";
import { copyCase } from "../support/project.ts";
import { sampleProject } from "../support/sample.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-memory-")));
const small = new URL("../support/small-threads.js", import.meta.url);

// The base project, whose eight weeks two threads share.
const series = `series:
  unit: week
  first: 2030-W01
  last: 2030-W08
  languages: [en]
  published: 5
  data-as-of: 2
`;

/** Builds with threads of little memory: `crew-thread=4:1` the first of that name has 4 MB. */
const build = (
  threads: string,
  { project = "weeks", options = [] }: { project?: string; options?: readonly string[] } = {},
): Promise<Ended> =>
  runCommand(["build", "--all", "--jobs", "2", ...options], {
    cwd: join(root, project),
    env: { NODE_OPTIONS: `--import=${small}`, SMALL_THREADS: threads, NO_COLOR: "1" },
  });

const madeIn = (project: string): readonly string[] =>
  [...filesIn(join(root, project, "out")).keys()].filter((path) => path.endsWith(".pdf"));

beforeAll(() => {
  copyCase("base", join(root, "weeks"), { templates: true });
  const briefing = join(root, "weeks/briefing.yaml");
  const text = readFileSync(briefing, "utf8");
  writeFileSync(briefing, text.replace(/^editions:\n(?:[ ].*\n)*/m, series));
  cpSync(join(sampleProject, "examples/monthly"), join(root, "charts"), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("a thread that runs out of memory", () => {
  test("before any of those that make editions has read the project, fails each by a finding", async () => {
    const { code, err } = await build("crew-thread=4:2");
    expect(code).toBe(1);
    expect(err.match(/^error\[.*$/gm)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map(
        (week) =>
          `error[edition/out-of-memory] 2030-W0${week}-en: the thread that was to make it ran out of memory`,
      ),
    );
  });

  test("before it has read the project leaves its part to the others, and the run ends", async () => {
    const { code, err } = await build("crew-thread=4:1");
    expect([code, err]).toEqual([0, expect.not.stringContaining("error[")]);
    expect(madeIn("weeks")).toHaveLength(8);
  });

  test("over hashes leaves them to the main one", async () => {
    const before = [...filesIn(join(root, "weeks/out"))];
    const { code, err } = await build("hash-thread=4:1");
    expect([code, err]).toEqual([0, expect.not.stringContaining("error[")]);
    const after = filesIn(join(root, "weeks/out"));
    expect([...after.keys()]).toEqual(before.map(([path]) => path));
    for (const [path, bytes] of before) expect(after.get(path)?.equals(bytes), path).toBe(true);
  });

  test("over charts is told as that", async () => {
    const { code, err } = await build("paint-thread=4:9", { project: "charts" });
    expect([code, err]).toEqual([
      1,
      expect.stringContaining(
        "error[edition/out-of-memory] 2022-05-en: the thread that was to draw its charts ran out of memory",
      ),
    ]);
    expect(err).not.toContain("this is a bug of ours");
  });
});
