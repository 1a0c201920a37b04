import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { sampleProject } from "../support/sample.ts";
import { recordingTerminal } from "../support/terminal.ts";

const folder = (): string => mkdtempSync(join(tmpdir(), "fieldbrief-cli-"));

async function fieldbrief(argv: readonly string[], cwd: string = sampleProject) {
  const terminal = recordingTerminal(cwd);
  const code = await run(argv, terminal);
  return { code, out: terminal.stdout(), err: terminal.stderr() };
}

describe("the command line", () => {
  test("builds the sample and sums up what it made", async () => {
    const out = folder();
    const {
      code,
      out: printed,
      err,
    } = await fieldbrief(["build", "--out", out, "--edition", "2022-05-en"]);
    expect([code, err]).toEqual([0, ""]);
    expect(printed).toMatch(/2022-05 en: 14 incidents, \d+ pages/);
    expect(printed).toMatch(/1 edition, \d+ pages, 14 incidents, no findings, \d+\.\d\d s\n$/);
    expect(readFileSync(join(out, "2022-05-en/briefing.pdf")).subarray(0, 5).toString()).toBe(
      "%PDF-",
    );
    // What is not looked at again is said to be as it was, not to be without findings.
    const again = await fieldbrief(["build", "--out", out, "--edition", "2022-05-en"]);
    expect(again.out).toMatch(
      /1 edition, 1 of them unchanged, \d+ pages, 14 incidents, \d+\.\d\d s\n$/,
    );
  });

  test("adds up the pages of several editions, and no incidents, which they have in common", async () => {
    const out = folder();
    const words = ["build", "--out", out, "--edition", "2022-05-en", "--edition", "2022-05-fa-AF"];
    const { out: printed } = await fieldbrief(words);
    const pages = [...printed.matchAll(/14 incidents, (\d+) pages/g)].map(([, n]) => Number(n));
    expect(pages).toHaveLength(2);
    const [last] = printed.trimEnd().split("\n").slice(-1);
    const sum = pages.reduce((total, n) => total + n, 0);
    expect(last).toMatch(new RegExp(`^2 editions, ${sum} pages, no findings, [\\d.]+ s$`));
  });

  test("checks the sample without writing", async () => {
    const out = join(sampleProject, "out");
    const before = existsSync(out);
    const { code, out: printed } = await fieldbrief(["check"]);
    expect([code, printed]).toEqual([0, "no findings\n"]);
    expect(existsSync(out)).toBe(before);
  });

  test.each([
    [
      ["--audience", "public", "--audience", "partner"],
      "once, with commas between: public,partner",
    ],
    [["--period", "2022-04", "--period", "2022-05"], "--period is given 2 times; give it once"],
    [["--project", ".", "--project", ".."], "--project is given 2 times"],
  ])("says what is given twice and may not be: %s", async (words, message) => {
    const { code, err } = await fieldbrief(["check", ...words]);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  test("takes editions one by one", async () => {
    const words = ["--edition", "2022-05-en", "--edition", "2022-06-en"];
    const { code, out } = await fieldbrief(["check", ...words]);
    expect([code, out]).toEqual([2, expect.stringContaining("2022-06-en")]);
  });

  test("says 2 where there is no project", async () => {
    const { code, err } = await fieldbrief(["build"], folder());
    expect(code).toBe(2);
    expect(err).toContain("briefing.yaml");
  });

  test("says 2, and which editions there are, to an unknown one", async () => {
    const { code, err } = await fieldbrief(["build", "--edition", "2022-06", "--out", folder()]);
    expect(code).toBe(2);
    expect(err).toContain('error[edition/unknown] no edition "2022-06"');
    expect(err).toContain('did you mean "2022-05"?');
  });

  test("says 2 where it may not write, and names the folder", async () => {
    const file = join(folder(), "taken");
    writeFileSync(file, "");
    const { code, err } = await fieldbrief(["build", "--out", file]);
    expect(code).toBe(2);
    // Once, though three editions were to be written there.
    expect(err.match(/error\[io\/write\]/g)).toHaveLength(1);
    expect(err).toContain(`cannot write to ${file}: a file stands where a folder should be`);
    expect(readFileSync(file, "utf8")).toBe("");
  });

  test.each([
    [["bild"], 'unknown command "bild"; did you mean "build"?'],
    [[], "say which command to run"],
    [["build", "--edtion", "x"], 'unknown option --edtion; did you mean "--edition"?'],
    [["build", "--format", "xml"], "format"],
    [["build", "--out"], "out"],
  ])("says 2 and what is wrong with the words %j", async (argv, message) => {
    const { code, err } = await fieldbrief(argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test.each([
    ["trace", "page", "--page takes a whole number, from 1", "0"],
    ["build", "jobs", "--jobs takes a whole number of threads, from 1", "0"],
    ["preview", "port", "--port takes a whole number from 0 to 65535", "65536"],
  ])("says 2 where %s is given no whole number for --%s", async (command, option, message, out) => {
    const words = command === "trace" ? ["trace", "headline.killed"] : [command];
    for (const given of ["abc", "1.5", "-1", "1e99", out]) {
      const { code, err } = await fieldbrief([...words, `--${option}=${given}`]);
      expect([given, code, err]).toEqual([given, 2, expect.stringContaining(message)]);
    }
  });

  test("prints help", async () => {
    const { code, out } = await fieldbrief(["--help"]);
    expect(code).toBe(0);
    expect(out).toContain("fieldbrief build");
  });

  test("prints a build's report as JSON", async () => {
    const argv = ["build", "--edition", "2022-05", "--format", "json", "--out", folder()];
    const { code, out } = await fieldbrief(argv);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      editions: ["en", "fa-AF", "ps-AF"].map((language) => ({ id: "2022-05", language })),
      diagnostics: [],
    });
  });

  test("prints findings as annotations of a workflow", async () => {
    const root = folder();
    writeFileSync(join(root, "briefing.yaml"), "titel: x\n");
    const { code, out } = await fieldbrief(["check", "--format", "github"], root);
    expect(code).toBe(1);
    expect(out).toMatch(/^::error file=briefing\.yaml,line=1,col=1,title=config\//m);
  });

  test("prints findings as SARIF alone, and writes them to a file beside another format", async () => {
    const root = folder();
    writeFileSync(join(root, "briefing.yaml"), "titel: x\n");
    for (const command of ["check", "build"]) {
      const printed = await fieldbrief([command, "--format", "sarif"], root);
      expect([printed.code, printed.err]).toEqual([1, ""]);
      const [run] = JSON.parse(printed.out).runs;
      expect(run.results[0].ruleId).toMatch(/^config\//);
      const file = join(root, "deep/findings.sarif");
      await fieldbrief([command, "--sarif", "deep/findings.sarif"], root);
      expect(readFileSync(file, "utf8")).toBe(printed.out);
      rmSync(file);
    }
    writeFileSync(join(root, "taken"), "");
    const refused = await fieldbrief(["check", "--sarif", "taken/findings.sarif"], root);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("error[io/write]");
  });

  test("sums up built editions, findings and changes as Markdown", async () => {
    const root = folder();
    writeFileSync(join(root, "changes.md"), "**1 incident new**\n");
    const asked = ["summary", "--out", join(root, "out"), "--changes", "changes.md"];
    const { code, out } = await fieldbrief(asked, root);
    expect([code, out]).toEqual([0, "\n### What changed\n\n**1 incident new**\n"]);
    const bad = ["--findings", "changes.md", "--changes", "no.md", "--pictures", "javascript:1"];
    const { code: refused, err } = await fieldbrief(["summary", ...bad], root);
    expect(refused).toBe(2);
    expect(err.match(/summary\/[a-z-]+/g)?.sort()).toEqual([
      "summary/bad-address",
      "summary/not-sarif",
      "summary/unreadable-file",
    ]);
  });
});
