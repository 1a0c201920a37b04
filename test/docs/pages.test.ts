import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { repository } from "../support/project.ts";
import { runPage } from "./run-page.ts";

// The tutorial is done as a newcomer does it, from the packed package in an empty folder; each guide goes on where it
// ends, in a copy of what it made.

const folder = mkdtempSync(join(tmpdir(), "fieldbrief-docs-"));
const page = (path: string): { readonly path: string; readonly markdown: string } => ({
  path,
  markdown: readFileSync(join(repository, path), "utf8"),
});
const hasPdf = (): boolean =>
  existsSync(join(folder, "exercise/out/2031-en-internal/briefing.pdf"));

let tutorial: ReturnType<typeof runPage>;

beforeAll(() => {
  tutorial = runPage(page("docs/tutorial.md"), folder, hasPdf);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the tutorial leads to a PDF of one's own within ten commands and edits", () => {
  expect(tutorial.reached).toBeLessThanOrEqual(10);
  expect(existsSync(join(tutorial.cwd, "out/2031-04-en-internal/briefing.pdf"))).toBe(true);
});

test("the tutorial's table has 200 rows, and is what its script writes", () => {
  const written = readFileSync(join(repository, "docs/tutorial/incidents.csv"), "utf8");
  expect(written.trimEnd().split("\n")).toHaveLength(201);
  const script = join(repository, "docs/tutorial/incidents.js");
  const { stdout } = spawnSync(process.execPath, [script, "--print"], { encoding: "utf8" });
  expect(stdout).toBe(written);
});

describe("the guide", () => {
  const guides = readdirSync(join(repository, "docs/how-to")).sort();
  test.each(guides)("%s does what it says", (guide) => {
    const copy = join(dirname(tutorial.cwd), guide.replace(/\.md$/, ""));
    cpSync(tutorial.cwd, copy, { recursive: true });
    runPage(page(`docs/how-to/${guide}`), copy);
  });
});
