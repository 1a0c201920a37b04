import { expect, test } from "vitest";
import { monthsOf } from "../../src/database/months.ts";

const coverage = { start: "2021-08-15", end: "2022-05-31" };
const shown = (start: string, end: string): string =>
  monthsOf({ start, end }, coverage)
    .map((month) => `${month.start.slice(0, 7)}..${month.end.slice(8)} ${month.coverage}`)
    .join(", ");

test("every month that the period touches is there once, in order", () => {
  expect(shown("2021-12-01", "2022-02-28")).toBe(
    "2021-12..31 full, 2022-01..31 full, 2022-02..28 full",
  );
  expect(shown("2022-04-30", "2022-05-01")).toBe("2022-04..30 part, 2022-05..31 part");
});

test("a month is covered in part where the period or the data hold a part of it", () => {
  expect(shown("2021-07-01", "2021-09-30")).toBe(
    "2021-07..31 none, 2021-08..31 part, 2021-09..30 full",
  );
  expect(shown("2021-08-01", "2021-08-14")).toBe("2021-08..31 none");
});
