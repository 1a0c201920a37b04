import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { run } from "../src/cli/run.ts";
import { createLanguage, messageArguments } from "../src/language/index.ts";
import { quantity } from "../src/quantity.ts";
import { repository } from "./support/project.ts";
import { recordingTerminal } from "./support/terminal.ts";

const table = "Date,Place,Province,Killed,Source\n2031-01-13,Kunduz,Kunduz,3,The Paper\n";
const severalOfOne = /\b1 (?:[a-z]+ )?(?:incidents|rows|claims|sources|cells|columns|editions)\b/;

function messagesIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null
    ? Object.values(value).flatMap(messagesIn)
    : [];
}

describe("one of something", () => {
  test("is no plural", () => {
    expect([0, 1, 2].map((n) => quantity(n, "row"))).toEqual(["0 rows", "1 row", "2 rows"]);
  });

  test("is one in what commands print and write of a table of one row", async () => {
    const root = mkdtempSync(join(tmpdir(), "fieldbrief-one-"));
    writeFileSync(join(root, "t.csv"), table);
    const terminal = recordingTerminal(root);
    await run(["init", "own", "--csv", "t.csv", "--yes"], terminal);
    await run(["import", "table", "t.csv", "--out", "data"], terminal);
    const readme = readFileSync(join(root, "own/data/README.md"), "utf8");
    const mapping = readFileSync(join(root, "data/mapping.yaml"), "utf8");
    const said = `${terminal.stdout()}${terminal.stderr()}${readme}${mapping}`;
    expect(said).toContain("own: 1 incident from t.csv");
    expect(said).toContain("1 row given, 1 read, 0 rejected");
    expect(said).toContain("1 row, 1 incident, 1 claim, 1 source.");
    expect(said).toContain("1 of 1 cell filled");
    expect(said).not.toMatch(severalOfOne);
  });

  test("is one in the texts of every template", () => {
    const folder = join(repository, "templates");
    const texts = readdirSync(folder)
      .map((name) => join(folder, name, "strings.en.yaml"))
      .filter((file) => existsSync(file))
      .flatMap((file) => messagesIn(parse(readFileSync(file, "utf8"))));
    expect(texts.length).toBeGreaterThan(300);
    // A browser writes these, of tables that are long enough to be filtered.
    const isOfBrowser = (text: string): boolean => text.startsWith("{shown} of {all} rows");
    const written = texts
      .filter((text) => !isOfBrowser(text))
      .map((text) => {
        const values = Object.fromEntries(messageArguments(text).map((name) => [name, 1]));
        return createLanguage("en", { text }).message("text", values);
      });
    expect(written.filter((words) => severalOfOne.test(words))).toEqual([]);
  });
});
