import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/index.ts";
import { diskEffects } from "../../src/effect.ts";
import { describeData, type Form, readDataset } from "../../src/incident/index.ts";
import { writeDataPage } from "../../src/reference/index.ts";
import { expectGolden } from "../support/golden.ts";
import { repository, withCase } from "../support/project.ts";

test("docs/data.md is what the program reads by", () => {
  expectGolden(join(repository, "docs/data.md"), writeDataPage());
});

// What a value of another form is called.
const refusals: Readonly<Partial<Record<Form, string>>> = {
  date: "incident/bad-date",
  count: "incident/bad-count",
  word: "incident/bad-word",
  words: "incident/bad-word",
  "one of": "incident/unknown-value",
  "whole number": "incident/bad-number",
  "web address": "incident/bad-url",
  "language tag": "incident/bad-language",
  "country code": "incident/unknown-country",
};

const files = describeData().filter(({ records }) => records !== undefined);

describe.each(files)("$file is read as docs/data.md has it", ({ file, columns }) => {
  // The base project's file, every column there is in it, with a value in one cell of its first row.
  const codesWith = (column: string, value: string): Promise<readonly string[]> =>
    withCase("base", async (root) => {
      const path = join(root, "data", file);
      const [header = "", first = ""] = readFileSync(path, "utf8").split("\n");
      const cells = new Map(
        header.split(",").map((name, at) => [name, first.split(",")[at] ?? ""]),
      );
      const row = columns.map(({ name }) => (name === column ? value : (cells.get(name) ?? "")));
      writeFileSync(path, `${columns.map(({ name }) => name).join(",")}\n${row.join(",")}\n`);
      // Categories are words of the data's own.
      const briefing = readFileSync(join(root, "briefing.yaml"), "utf8");
      writeFileSync(join(root, "briefing.yaml"), briefing.replace(/^ {2}categories.*\n/m, ""));
      const { config } = await readConfig(root, diskEffects);
      if (config === undefined) throw new Error("the base project is broken");
      const { diagnostics } = await readDataset(config, diskEffects);
      return diagnostics
        .filter(({ place }) => place?.file === `data/${file}`)
        .map(({ code }) => code);
    });

  test.for(columns)("$name", async ({ name, form, values = [], filled }) => {
    const refusal = refusals[form];
    if (refusal !== undefined) expect(await codesWith(name, "not Such!")).toContain(refusal);
    const empty = await codesWith(name, "");
    expect(empty.includes("incident/missing-value")).toBe(filled === true);
    for (const value of values)
      expect(await codesWith(name, value), value).not.toContain("incident/unknown-value");
  });
});
