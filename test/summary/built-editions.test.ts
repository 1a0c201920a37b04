import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { build, nodeEffects } from "../../src/index.ts";
import { repository } from "../support/project.ts";
import { recordingTerminal } from "../support/terminal.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-summary-")));
const april = join(root, "out/2022-04-en");

beforeAll(async () => {
  cpSync(join(repository, "examples/monthly"), root, { recursive: true });
  const report = await build({ project: root, out: join(root, "out"), all: true }, nodeEffects());
  if (report.editions.length !== 2) throw new Error(JSON.stringify(report.diagnostics));
}, 120_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

async function summary(): Promise<{ code: number; out: string; err: string }> {
  const terminal = recordingTerminal(root);
  const code = await run(["summary"], terminal);
  return { code, out: terminal.stdout(), err: terminal.stderr() };
}

// What a file of April holds, while `use` runs.
async function withFile<T>(name: string, text: string, use: () => Promise<T>): Promise<T> {
  const path = join(april, name);
  const was = readFileSync(path);
  writeFileSync(path, text);
  return use().finally(() => writeFileSync(path, was));
}

describe("a summary of a folder", () => {
  test("is of the editions in it, of which all are whole", async () => {
    const { code, out, err } = await summary();
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^\*\*2 editions\*\*\n\n### Editions/);
  });

  test.each([
    ["manifest.json", "{", "manifest.json cannot be read"],
    ["incidents.csv", "id\n", "incidents.csv not as manifest.json says"],
  ])("tells of an edition whose %s is broken, and of the others", async (name, text, why) => {
    const { code, out, err } = await withFile(name, text, summary);
    expect(code).toBe(1);
    expect(out).toMatch(/^\*\*1 edition\*\*\n\n\*\*1 edition not whole/);
    expect(out).toContain("- `2022-05-en`");
    expect(err).toBe(
      [
        `error[summary/broken-edition] "2022-04-en" is not summed up: ${why}`,
        "  out/2022-04-en/manifest.json",
        "  hint: build it again, or take its folder away",
        "",
      ].join("\n"),
    );
  });
});
