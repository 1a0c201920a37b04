import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { leakFinder } from "../../src/audience/index.ts";
import { pdfPieces } from "../../src/pdf/index.ts";
import { builtSample, sampleProject } from "../support/sample.ts";

// Titles and notes as an edition from right to left prints them, each looked for in what its pages draw.
test("what pages draw from right to left is read in the order it was written", async () => {
  const { pdf } = await builtSample("2022-05-fa-AF");
  const rows = readFileSync(join(sampleProject, "data/translations/fa-AF.csv"), "utf8").split("\n");
  const titles = rows.flatMap(
    (row) => /^incidents\.title,(?:"[^"]*"|[^,]*),([^",]+),/.exec(row)?.[1] ?? [],
  );
  expect(titles.length).toBeGreaterThan(4);
  const drawn = [...pdfPieces(pdf)].filter(({ where }) => /^page \d+$/.test(where));
  const missed = titles.filter((value) => {
    const find = leakFinder({ hidden: [{ kind: "text", column: "", value }] }, new Map(), () => []);
    return find?.(drawn).length === 0;
  });
  expect(missed).toEqual([]);
});

test("days in Persian digits, in both calendars, are found on the pages that print them", async () => {
  const { pdf } = await builtSample("2022-05-fa-AF");
  const drawn = [...pdfPieces(pdf)].filter(({ where }) => /^page \d+$/.test(where));
  const days = ["2021-10-08", "2021-11-13", "2022-04-21", "2022-05-07"];
  const missed = days.filter((value) => {
    const find = leakFinder({ hidden: [{ kind: "date", column: "", value }] }, new Map(), () => []);
    return find?.(drawn).length === 0;
  });
  expect(missed).toEqual([]);
});
