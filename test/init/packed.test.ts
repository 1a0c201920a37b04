import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installPacked } from "../support/packed.ts";
import { ownTable } from "./tables.ts";

// As a newcomer has it: the packed package, installed into an empty folder that knows nothing of this repository.

const folder = mkdtempSync(join(tmpdir(), "fieldbrief-packed-"));

beforeAll(() => {
  installPacked(folder);
  writeFileSync(join(folder, "own.csv"), ownTable());
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function npx(...argv: readonly string[]): {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
} {
  const { status, stdout, stderr, error } = spawnSync(
    "npx",
    ["--no-install", "fieldbrief", ...argv],
    {
      cwd: folder,
      encoding: "utf8",
    },
  );
  if (error !== undefined) throw error;
  return { code: status, out: stdout, err: stderr };
}

const firstLine = (project: string): string | undefined =>
  readFileSync(join(folder, project, "briefing.yaml"), "utf8").split("\n")[0];

test("a project from a table of 200 rows is built, checked and verified", () => {
  const started = npx("init", "mine", "--csv", "own.csv", "--yes");
  expect([started.code, started.out]).toEqual([0, expect.stringContaining("no findings")]);
  const edition = join(folder, "mine/out/2021-en-internal");
  expect(readFileSync(join(edition, "briefing.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
  expect(existsSync(join(edition, "briefing.html"))).toBe(true);
  expect(firstLine("mine")).toContain(
    "$schema=../node_modules/fieldbrief/schemas/briefing.schema.json",
  );
  expect(npx("build", "--project", "mine")).toMatchObject({ code: 0, err: "" });
  expect(npx("check", "--project", "mine")).toMatchObject({
    code: 0,
    out: "no findings\n",
    err: "",
  });
});

test("an example is built and checked, in the folder where the package is installed", () => {
  const started = npx("init", ".", "--yes", "--title", "First");
  expect([started.code, started.out]).toEqual([0, expect.stringContaining("out/")]);
  expect(firstLine(".")).toContain(
    "$schema=./node_modules/fieldbrief/schemas/briefing.schema.json",
  );
  expect(npx("check")).toMatchObject({ code: 0, out: "no findings\n", err: "" });
});

test("nobody is asked where nobody is there", () => {
  const { code, err } = npx("init", "another");
  expect([code, err]).toEqual([
    2,
    expect.stringContaining("--title, --languages, --template, or --yes"),
  ]);
  expect(existsSync(join(folder, "another"))).toBe(false);
});
