import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ended, filesIn, runCommand } from "../support/command.ts";
import { copyCase } from "../support/project.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-crew-")));
const briefing = join(root, "briefing.yaml");
const floods = join(root, "data/incidents.csv");

// The base project as a series of weeks: with those of dams alone, two editions a week.
const series = [
  "series:",
  "  unit: week",
  "  first: 2030-W01",
  "  last: 2030-W06",
  "  languages: [en]",
  "  published: 5",
  "  data-as-of: 2",
  "  filters: [{ id: dams, categories: [dam] }]",
  "",
].join("\n");

const build = (
  out: string,
  options: readonly string[] = [],
  onStart?: (kill: () => void) => void,
): Promise<Ended> =>
  runCommand(["build", "--all", "--out", out, ...options], {
    cwd: root,
    ...(onStart ? { onStart } : {}),
  });

/** The files of a build that nothing disturbed, in one thread. */
let whole: ReadonlyMap<string, Buffer>;

beforeAll(async () => {
  copyCase("base", root, { templates: true });
  const text = readFileSync(briefing, "utf8");
  writeFileSync(briefing, text.replace(/^editions:\n(?:[ ].*\n)*/m, series));
  expect((await build("alone", ["--jobs", "1"])).code).toBe(0);
  whole = filesIn(join(root, "alone"));
  expect([...whole.keys()].filter((path) => path.endsWith(".pdf"))).toHaveLength(12);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function expectWhole(folder: string): void {
  const files = filesIn(join(root, folder));
  expect([...files.keys()]).toEqual([...whole.keys()]);
  for (const [path, bytes] of whole) expect(files.get(path)?.equals(bytes), path).toBe(true);
}

describe("editions that are shared out to threads", () => {
  test("have the same bytes as those of one thread", async () => {
    const { code } = await build("shared", ["--jobs", "2"]);
    expect(code).toBe(0);
    expectWhole("shared");
  });

  test("are found unchanged, and only those that print a row that changed are made again", async () => {
    const before = readFileSync(floods, "utf8");
    try {
      writeFileSync(floods, before.replace("Flood in Khanabad", "Flood at Khanabad"));
      const { code } = await build("shared", ["--jobs", "2"]);
      expect(code).toBe(0);
      const changed = [...filesIn(join(root, "shared"))]
        .filter(([path, bytes]) => path.endsWith(".pdf") && !whole.get(path)?.equals(bytes))
        .map(([path]) => path.split(/[/\\]/)[0]);
      expect(changed).toEqual(["2030-W02-en"]);
    } finally {
      writeFileSync(floods, before);
    }
    expect((await build("shared", ["--jobs", "2"])).code).toBe(0);
    expectWhole("shared");
  });

  test("are made again where a file of theirs was spoilt or is gone, and only these", async () => {
    const written = (): ReadonlyMap<string, number> =>
      new Map(
        [...whole.keys()]
          .filter((path) => path.endsWith("manifest.json"))
          .map((path) => [path, statSync(join(root, "shared", path)).mtimeMs]),
      );
    const before = written();
    const [first = "", second = ""] = [...before.keys()].map((path) => dirname(path));
    writeFileSync(join(root, "shared", first, "briefing.pdf"), "no PDF");
    rmSync(join(root, "shared", second, "figures.json"));
    expect((await build("shared", ["--jobs", "2"])).code).toBe(0);
    const made = [...written()].filter(([path, time]) => before.get(path) !== time);
    expect(made.map(([path]) => dirname(path))).toEqual([first, second]);
    expectWhole("shared");
  });

  test("fail one by one, and the run tells which", async () => {
    const template = join(root, "templates/briefing/briefing.hbs");
    const before = readFileSync(template, "utf8");
    try {
      const fault = '{{#if (eq edition.id "2030-W03")}}{{cite edition.id}}{{/if}}';
      writeFileSync(template, `${before}\n<p>Words. ${fault}</p>\n`);
      const { code, err } = await build("failing", ["--jobs", "3"]);
      expect(err).toContain("templates/briefing/briefing.hbs");
      expect(code).toBe(1);
      const made = [...filesIn(join(root, "failing")).keys()];
      expect(made.filter((path) => path.endsWith(".pdf"))).toHaveLength(11);
    } finally {
      writeFileSync(template, before);
    }
  });

  // MOMENTS=50 tries more of them.
  const moments = Number(process.env["MOMENTS"] ?? 6);
  test.each(Array.from({ length: moments }, (_, index) => (index + 0.5) / moments))(
    "are whole after a kill with %d of the files there, and the next run brings all to their end",
    async (part) => {
      rmSync(join(root, "killed"), { recursive: true, force: true });
      let timer: NodeJS.Timeout | undefined;
      const killed = await build("killed", ["--jobs", "2"], (kill) => {
        timer = setInterval(() => {
          if (countFiles("killed") >= part * whole.size) kill();
        }, 1);
      });
      clearInterval(timer);
      // Near the end it may be faster than whoever counts.
      if (part < 0.5) expect(killed.code).not.toBe(0);
      for (const [path, bytes] of existing("killed"))
        if (!path.endsWith(".unfinished"))
          expect(whole.get(path)?.equals(bytes), `${path} is whole`).toBe(true);
      expect((await build("killed", ["--jobs", "2"])).code).toBe(0);
      expectWhole("killed");
    },
  );

  test("are not asked of no thread", async () => {
    const { code, err } = await build("none", ["--jobs", "0"]);
    expect(err).toContain("--jobs takes a whole number of threads, from 1");
    expect(code).toBe(2);
  });
});

// Folders come and go under the hands of whoever counts.
function countFiles(folder: string): number {
  try {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).length;
  } catch {
    return 0;
  }
}

function existing(folder: string): ReadonlyMap<string, Buffer> {
  try {
    return filesIn(join(root, folder));
  } catch {
    return new Map();
  }
}
