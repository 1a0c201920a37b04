import { describe, expect, test } from "vitest";
import { dateOrderOf } from "../../src/mapping/index.ts";
import { readWrittenDate } from "../../src/mapping/written-date.ts";

const read = (text: string, order?: "day-first" | "month-first"): string => {
  const date = readWrittenDate(text, order);
  return "code" in date
    ? date.code
    : `${date.start} ${date.end} ${date.precision}${date.time ?? ""}`;
};

describe("dates as tables have them", () => {
  test.each([
    ["2022-05-31", "2022-05-31 2022-05-31 day"],
    ["2022/5/1", "2022-05-01 2022-05-01 day"],
    ["2022-05-31T14:30:00Z", "2022-05-31 2022-05-31 day14:30:00Z"],
    ["2022-05-31 00:00:00", "2022-05-31 2022-05-31 day"],
    ["31.05.2022", "2022-05-31 2022-05-31 day"],
    ["05/31/2022", "2022-05-31 2022-05-31 day"],
    ["05/05/2022", "2022-05-05 2022-05-05 day"],
    ["31 May 2022", "2022-05-31 2022-05-31 day"],
    ["Tuesday, 31st of May, 2022", "2022-05-31 2022-05-31 day"],
    ["May 31, 2022", "2022-05-31 2022-05-31 day"],
    ["31-Sept-2022", "mapping/bad-date"],
    ["May 2022", "2022-05-01 2022-05-31 month"],
    ["2024-02", "2024-02-01 2024-02-29 month"],
    ["2022", "2022-01-01 2022-12-31 year"],
    ["۲۰۲۲-۰۵-۳۱", "2022-05-31 2022-05-31 day"],
    ["2022-02-30", "mapping/bad-date"],
    ["31/05/22", "mapping/bad-date"],
    ["1401-03-10", "mapping/bad-date"],
    ["44712", "mapping/bad-date"],
    ["early May", "mapping/bad-date"],
    ["May 2022 to June 2022", "mapping/bad-date"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test("which number is the day is never guessed", () => {
    expect(read("03/04/2022")).toBe("mapping/date-order");
    expect(read("03/04/2022", "day-first")).toBe("2022-04-03 2022-04-03 day");
    expect(read("03/04/2022", "month-first")).toBe("2022-03-04 2022-03-04 day");
    // A date that says it itself is not turned over by what the column says.
    expect(read("31/05/2022", "month-first")).toBe("2022-05-31 2022-05-31 day");
  });

  test("a column says it where its values agree", () => {
    expect(dateOrderOf(["03/04/2022", "31/05/2022"])).toBe("day-first");
    expect(dateOrderOf(["03/04/2022", "05/31/2022"])).toBe("month-first");
    expect(dateOrderOf(["03/04/2022", "04/05/2022"])).toBe("ambiguous");
    expect(dateOrderOf(["31/05/2022", "05/31/2022", "03/04/2022"])).toBe("ambiguous");
    expect(dateOrderOf(["2022-05-31", "05/05/2022"])).toBe("none");
  });
});
