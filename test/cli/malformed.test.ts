import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { malformed, withCase } from "../support/project.ts";
import { recordingTerminal } from "../support/terminal.ts";

const cases = readdirSync(malformed).filter((name) => /^\d/.test(name));
const expected = (name: string): string =>
  readFileSync(join(malformed, name, "expected.txt"), "utf8");
const hasErrors = (name: string): boolean => / error [a-z]+\//.test(expected(name));

describe("build, given what is malformed", () => {
  test.each(cases.filter(hasErrors))("%s: findings, exit 1 or 2, nothing written", async (name) => {
    await withCase(
      name,
      async (root) => {
        const terminal = recordingTerminal(root);
        const code = await run(["build"], terminal);
        expect(code).toBe(existsSync(join(root, "briefing.yaml")) ? 1 : 2);
        expect(existsSync(join(root, "out"))).toBe(false);
        expect(terminal.stderr()).toMatch(/^error\[[a-z]+\/[a-z0-9-]+\] .+\n {2}\S+/m);
        expect(terminal.stderr()).not.toMatch(/\n\s+at |bug of ours/);
      },
      { templates: true },
    );
  });

  test.each(cases.filter((name) => !hasErrors(name)))("%s: no error, a briefing", async (name) => {
    await withCase(
      name,
      async (root) => {
        const terminal = recordingTerminal(root);
        expect(`${await run(["build"], terminal)} ${terminal.stderr()}`).toMatch(/^0 warning/);
        expect(readdirSync(join(root, "out"))).not.toEqual([]);
      },
      { templates: true },
    );
  });
});
