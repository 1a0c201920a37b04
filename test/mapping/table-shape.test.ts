import { describe, expect, test } from "vitest";
import { joinedHeader } from "../../src/mapping/index.ts";

const cells = (line: string): readonly string[] => line.split(",");
const joined = (above: string, below: string) =>
  joinedHeader(cells(above), cells(below))?.join(",");

describe("a header of two lines", () => {
  test.each([
    [
      "Date,Province,Casualties,,Source",
      ",,Killed,Wounded,",
      "Date,Province,Casualties Killed,Casualties Wounded,Source",
    ],
    // A workbook leaves out the last cells of a row where they are empty.
    [
      "Date,Province,Casualties",
      ",,Killed,Wounded",
      "Date,Province,Casualties Killed,Casualties Wounded",
    ],
    [
      "Date,Place,,Killed,,Note",
      ",Province,District,Men,Women,",
      "Date,Place Province,Place District,Killed Men,Killed Women,Note",
    ],
    ["تاریخ,ولایت,تلفات,,منبع", ",,کشته,زخمی,", "تاریخ,ولایت,تلفات کشته,تلفات زخمی,منبع"],
  ])("%s / %s", (above, below, header) => {
    expect(joined(above, below)).toBe(header);
  });

  test.each([
    ["a row of numbers", "Date,Province,Casualties,,Source", ",,3,12,"],
    ["a row with a day", "Date,Province,Casualties,,Source", "2031-04-03,,Killed,Wounded,"],
    ["a row whose last cells are empty", "Date,Province,Killed,Source", "2031-04-03,Herat,,"],
    ["a row with a word below a named column", "Date,Province,Killed,Source", ",,Herat,"],
    ["a part without a name", "Date,Province,Casualties,,,Source", ",,Killed,,Wounded,"],
    ["words below the only names", "Name,,Note", "Herat,Market,"],
    ["nothing below", "Date,Province,Casualties,,Source", ",,,,"],
  ])("is not %s", (_, above, below) => {
    expect(joined(above, below)).toBeUndefined();
  });
});
