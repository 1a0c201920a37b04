import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { jsonSchemaOf, schemaNames } from "../../src/reference/index.ts";
import { recordingTerminal } from "../support/terminal.ts";

async function fieldbrief(argv: readonly string[], cwd: string = tmpdir()) {
  const terminal = recordingTerminal(cwd);
  const code = await run(argv, terminal);
  return { code, out: terminal.stdout(), err: terminal.stderr() };
}

describe("fieldbrief schema", () => {
  test("prints a schema, or which there are", async () => {
    const { code, out } = await fieldbrief(["schema", "theme"]);
    expect([code, JSON.parse(out)]).toEqual([0, jsonSchemaOf("theme")]);
    const list = await fieldbrief(["schema"]);
    expect(list).toEqual({ code: 0, out: `${schemaNames.join("\n")}\n`, err: "" });
  });

  test("writes all of them to a folder, as the package has them", async () => {
    const cwd = mkdtempSync(join(tmpdir(), "fieldbrief-schema-"));
    expect(await fieldbrief(["schema", "--to", "made/here"], cwd)).toMatchObject({ code: 0 });
    const files = readdirSync(join(cwd, "made/here"));
    expect(files.sort()).toEqual(schemaNames.map((name) => `${name}.schema.json`).sort());
    const packaged = resolve(import.meta.dirname, "../../schemas");
    for (const file of files)
      expect(readFileSync(join(cwd, "made/here", file), "utf8")).toBe(
        readFileSync(join(packaged, file), "utf8"),
      );
  });

  test("says 2 where it may not write", async () => {
    const { code, err } = await fieldbrief(["schema", "--to", "/dev/null/schemas"]);
    expect([code, err]).toEqual([2, expect.stringContaining("error[io/write]")]);
  });
});

describe("fieldbrief explain", () => {
  test("prints cause and cure of a code, within 80 columns", async () => {
    const { code, out } = await fieldbrief(["explain", "ledger/parity"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^error\[ledger\/parity\]\n {2}cause: a figure has another value/);
    expect(out).toMatch(/\n {2}cure: print it in every language;/);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("takes a code as the terminal prints it", async () => {
    const { out } = await fieldbrief(["explain", "warning[incident/unsourced]"]);
    expect(out).toMatch(/^warning\[incident\/unsourced\]\n/);
  });

  test("prints it for programs and for pages", async () => {
    const json = await fieldbrief(["explain", "config/yaml", "--format", "json"]);
    expect(JSON.parse(json.out)).toMatchObject([{ code: "config/yaml", severity: "error" }]);
    const page = await fieldbrief(["explain", "config/yaml", "--format", "markdown"]);
    expect(page.out).toContain("\n| `config/yaml` | error | the file is not YAML |");
  });

  test("lists every code where none is given", async () => {
    const codes = (await fieldbrief(["explain"])).out.trim().split("\n");
    expect(codes.length).toBeGreaterThan(200);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe("a word that means nothing", () => {
  test.each([
    [["schema", "breifing"], 'no schema "breifing"; did you mean "briefing"?'],
    [["explain", "template/unknwn-helper"], 'did you mean "template/unknown-helper"?'],
    [["explain", "unknown-helper"], "there is template/unknown-helper"],
    [["biuld", "--edition", "x"], 'unknown command "biuld"; did you mean "build"?'],
    [["template", "ejct", "title"], 'unknown command "ejct"; did you mean "eject"?'],
    [["build", "--editon=x"], 'unknown option --editon; did you mean "--edition"?'],
    [["build", "--no-cach"], 'unknown option --no-cach; did you mean "--no-cache"?'],
    [["check", "--no-cach"], "unknown option --no-cach\n"],
    [["check", "--format", "txt"], '--format cannot be "txt"; did you mean "text"?'],
    [["zzzzzz"], 'unknown command "zzzzzz"; there are init, build, check, '],
    [["build", "all"], '"all" is one word too many: fieldbrief build\n'],
    [["template", "eject"], "a word is missing: fieldbrief template eject <name>\n"],
    [["build", "--edition"], "--edition needs a value\n"],
  ])("%j", async (argv, expected) => {
    const { code, out, err } = await fieldbrief(argv);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(expected);
    expect(err).not.toContain("bug of ours");
  });
});
