import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { readConfig } from "../../src/config/index.ts";
import type { Document } from "../../src/document/index.ts";
import { diskEffects } from "../../src/effect.ts";
import { build, nodeEffects } from "../../src/index.ts";
import type { PagedDocument } from "../../src/layout/index.ts";
import { digits, type Given, kindsOfWords, knownWords, measure } from "../support/digit-kinds.ts";
import { sampleEditions, sampleProject } from "../support/sample.ts";
import { runTool } from "../support/tool.ts";

// What each edition was set from, as the pipeline hands it over.
const set = vi.hoisted(() => ({ all: [] as { document: unknown; paged: unknown }[] }));

vi.mock("../../src/layout/index.ts", async (load) => {
  const layout = await load<typeof import("../../src/layout/index.ts")>();
  return {
    ...layout,
    layoutDocument: (...given: Parameters<typeof layout.layoutDocument>) => {
      const made = layout.layoutDocument(...given);
      set.all.push({ document: given[0], paged: made.paged });
      return made;
    },
  };
});

describe("of the digits in the sample's PDF", { timeout: 120_000 }, () => {
  const texts = new Map<string, string>();
  let given: Given;

  beforeAll(async () => {
    const { config } = await readConfig(sampleProject, diskEffects);
    if (config === undefined) throw new Error("no sample");
    given = await knownWords(config);
    const out = mkdtempSync(join(tmpdir(), "fieldbrief-digits-"));
    const report = await build({ project: sampleProject, out }, nodeEffects());
    expect(report.diagnostics).toEqual([]);
    for (const edition of sampleEditions)
      texts.set(
        edition,
        runTool("pdftotext", ["FILE", "-"], readFileSync(join(out, edition, "briefing.pdf"))).out,
      );
    rmSync(out, { recursive: true });
  }, 120_000);

  test.each(sampleEditions.map((edition, index) => [edition, index] as const))(
    "%s: all are traced, dates, constants, furniture, or words of the record",
    (edition, index) => {
      const made = set.all[index];
      const kinds = measure(made?.document as Document, made?.paged as PagedDocument, given);
      const all = [...kinds.values()].reduce((sum, number) => sum + number, 0);
      expect(kinds.get("loose") ?? 0).toBe(0);
      expect(kinds.get("figure")).toBeGreaterThan(450);
      // No digit of the file is left out of the count.
      expect(all).toBe(digits(texts.get(edition) ?? "").length);
    },
  );

  test("one that is in a text without being the record's would be loose", () => {
    expect(kindsOfWords("In all 47 killed", given)).toEqual(new Map([["loose", 2]]));
    const [record = ""] = given.records;
    expect(kindsOfWords(`${record} 8`, given).get("loose")).toBe(1);
  });
});
