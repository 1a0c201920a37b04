import fc from "fast-check";
import { expect, test } from "vitest";
import { dateProblem, daysBetween } from "../../src/config/index.ts";

const day = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test("takes every day there is", () => {
  fc.assert(fc.property(day, (written) => dateProblem(written) === undefined));
  expect(dateProblem("2000-02-29")).toBeUndefined();
});

test.for(["2022-02-29", "1900-02-29", "2022-04-31", "2022-13-01", "2022-00-10", "2022-01-00"])(
  "refuses %s, which does not exist",
  (written) => {
    expect(dateProblem(written)).toBeDefined();
  },
);

test.for([
  "",
  "2022-1-5",
  "25/05/2022",
  "25.5.22",
  "2022-05-25T00:00:00Z",
  " 2022-05-25",
  "2022-05",
])("refuses %j, which is no ISO date", (written) => {
  expect(dateProblem(written)?.message).toContain("is not a date");
});

test("says why it does not read a numeric order", () => {
  expect(dateProblem("05/06/2022")?.hint).toContain("not guessed");
});

test("counts days with both ends, over leap days and the change of summer time", () => {
  expect(daysBetween("2022-05-25", "2022-05-25")).toBe(1);
  expect(daysBetween("2024-02-28", "2024-03-01")).toBe(3);
  expect(daysBetween("2022-01-01", "2022-12-31")).toBe(365);
});
