import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/index.ts";
import type { Diagnostic } from "../../src/diagnostic.ts";
import { diskEffects } from "../../src/effect.ts";
import { readDataset } from "../../src/incident/index.ts";
import { withCase } from "../support/project.ts";

interface Row {
  readonly id: string;
  readonly date?: string;
  readonly end?: string;
  readonly place?: string;
  readonly town?: string;
  readonly precision?: string;
  readonly method?: string;
  readonly source?: string;
  readonly killed?: string;
  readonly wounded?: string;
}

// Two incidents of two days, the first as given, the second as given beside it.
async function doubts(...rows: readonly Row[]): Promise<readonly Diagnostic[]> {
  return withCase("82-place-names", async (root) => {
    const replace = (file: string, rowOf: (row: Row) => string): void => {
      const path = join(root, file);
      const [header] = readFileSync(path, "utf8").split("\n", 1);
      writeFileSync(path, `${[header, ...rows.map(rowOf)].join("\n")}\n`);
    };
    replace(
      "data/incidents.csv",
      ({
        id,
        date = "2030-01-12",
        end = date,
        place = "the bazaar",
        town = "",
        precision = town === "" ? "district" : "town",
        method = "flood",
      }) =>
        `${id},Flood,${date},${end},${date === end ? "day" : "week"},${place},${town},${precision === "country" ? "" : "AF-KDZ"},AF,${precision},flash-flood,stated,,market,${method},reported,public,,,`,
    );
    replace(
      "data/claims.csv",
      ({ id, source = id === "A" ? "radio" : "office", killed = "3", wounded = "?" }) =>
        `C-${id},${id},${source},${killed},${wounded},,,undetermined,public,,`,
    );
    const briefing = join(root, "briefing.yaml");
    writeFileSync(briefing, readFileSync(briefing, "utf8").replace("ps-AF\n\n", "en\n\n"));
    const { config } = await readConfig(root, diskEffects);
    if (config === undefined) throw new Error("briefing.yaml cannot be read");
    const { diagnostics } = await readDataset(config, diskEffects);
    return diagnostics.filter(({ code }) => code === "incident/told-twice");
  });
}

const [A, B] = [{ id: "A" }, { id: "B" }];
const town = { place: "Khanabad", town: "Khanabad" };

describe("two incidents of one day", () => {
  test("at one place are a doubt, told of the second, at its line", async () => {
    const [found, ...more] = await doubts(A, B);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      severity: "warning",
      record: "B",
      message: 'incident "B" may be "A": on one day, at one place',
      place: { file: "data/incidents.csv", line: 3 },
    });
    expect(found?.hint).toContain('give its claims to "A"');
  });

  test("at one place are one however it is spelled, and whatever the tolls", async () => {
    expect(await doubts(A, { ...B, place: "The  Bazaar", killed: "40" })).toHaveLength(1);
  });

  test("in one town are one where method, target and toll are alike", async () => {
    const [found] = await doubts({ ...A, ...town }, { ...B, ...town, killed: "at least 2" });
    expect(found?.message).toBe(
      'incident "B" may be "A": on one day, in one town, alike in method, target and toll',
    );
  });

  test.each<[string, Row]>([
    ["another toll", { ...B, killed: "5" }],
    ["no toll", { ...B, killed: "?" }],
    ["another number of wounded", { ...B, wounded: "7" }],
    ["another method", { ...B, method: "dam-break" }],
    ["a source that tells of both", { ...B, source: "radio" }],
    ["another day", { ...B, date: "2030-01-13" }],
  ])("in one town are two with %s", async (_, other) => {
    expect(await doubts({ ...A, ...town, wounded: "2" }, { ...town, ...other })).toEqual([]);
  });

  test.each<[string, Row]>([
    ["another place", { ...B, place: "the bridge" }],
    ["another day", { ...B, date: "2030-01-13" }],
    ["a day that is not known", { ...B, end: "2030-01-18" }],
  ])("are two with %s", async (_, other) => {
    expect(await doubts(A, other)).toEqual([]);
  });

  test("are two where no more is known than the country, the province or the town", async () => {
    const nowhere = { place: "not stated", precision: "country" };
    expect(await doubts({ ...A, ...nowhere }, { ...B, ...nowhere })).toEqual([]);
    expect(await doubts({ ...A, place: "Kunduz" }, { ...B, place: "Kunduz" })).toEqual([]);
    const named = { place: "Khanabad", town: "Khanabad", method: "not-stated" };
    expect(await doubts({ ...A, ...named }, { ...B, ...named })).toEqual([]);
  });

  test("are counted where they are many", async () => {
    const rows = Array.from({ length: 31 }, (_, index) => ({ id: `N${index}` }));
    const found = await doubts(...rows);
    expect(found).toHaveLength(20);
    expect(found.at(-1)).toMatchObject({
      message: '11 incidents more may be told twice, "N20" and others after it',
      record: "N20",
    });
  });

  test("are told once each, of the first", async () => {
    const found = await doubts(A, B, { id: "C", source: "radio" });
    expect(found.map(({ message }) => message.slice(0, 28))).toEqual([
      'incident "B" may be "A": on ',
      'incident "C" may be "A": on ',
    ]);
  });
});
