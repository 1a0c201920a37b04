import { describe, expect, test } from "vitest";
import { dateOrderOf } from "../../src/mapping/index.ts";
import { readWrittenDate } from "../../src/mapping/written-date.ts";

const read = (
  text: string,
  order?: "day-first" | "month-first",
  calendar?: "solar-hijri",
): string => {
  const date = readWrittenDate(text, { order, calendar });
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
    ["1401-03-10", "mapping/solar-date"],
    ["44712", "mapping/bad-date"],
    ["early May", "mapping/bad-date"],
    ["May 2022 to June 2022", "mapping/bad-date"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ["1401-03-10", "2022-05-31 2022-05-31 day"],
    ["۱۴۰۱/۰۱/۰۱", "2022-03-21 2022-03-21 day"],
    ["\u200f۱۴۰۱/۱/۱", "2022-03-21 2022-03-21 day"],
    ["1399/12/30", "2021-03-20 2021-03-20 day"],
    ["1401-02-31 14:30", "2022-05-21 2022-05-21 day14:30"],
    ["31/02/1401", "2022-05-21 2022-05-21 day"],
    ["۱۵ حمل ۱۴۰۱", "2022-04-04 2022-04-04 day"],
    ["سه‌شنبه، ۱۰ جوزا سال ۱۴۰۱", "2022-05-31 2022-05-31 day"],
    ["د ۱۴۰۱ کال د غبرګولي ۱۰", "2022-05-31 2022-05-31 day"],
    ["10 Jawza 1401", "2022-05-31 2022-05-31 day"],
    ["خرداد ۱۴۰۱", "2022-05-22 2022-06-21 month"],
    ["1403-12", "2025-02-19 2025-03-20 month"],
    ["1401", "2022-03-21 2023-03-20 year"],
    ["2022-05-31", "2022-05-31 2022-05-31 day"],
    ["۳۱ می ۲۰۲۲", "2022-05-31 2022-05-31 day"],
    ["1400-12-30", "mapping/bad-date"],
    ["1401-07-31", "mapping/bad-date"],
    ["1401-13-01", "mapping/bad-date"],
    ["10 May 1401", "mapping/bad-date"],
    ["10 Jawza 2022", "mapping/bad-date"],
    ["1443-10-30", "mapping/bad-date"],
    ["03/04/1401", "mapping/date-order"],
  ])("of the Solar Hijri calendar, where a table is said to have them: %s", (text, expected) => {
    expect(read(text, undefined, "solar-hijri")).toBe(expected);
  });

  test.each(["10 Jawza 1401", "۱۴۰۱/۰۳/۱۰", "1401"])(
    "are not taken for it unless said: %s",
    (text) => {
      expect(read(text)).toBe("mapping/solar-date");
    },
  );

  test("which century two digits are of is never guessed", () => {
    const short = (text: string, century?: 1400 | 2000): string => {
      const date = readWrittenDate(text, { century, calendar: "solar-hijri" });
      return "code" in date ? date.code : date.start;
    };
    expect(short("9-Apr-22")).toBe("mapping/short-year");
    expect(short("9-Apr-22", 2000)).toBe("2022-04-09");
    expect(short("Apr 9, 22", 2000)).toBe("2022-04-09");
    expect(short("31-Feb-22", 2000)).toBe("mapping/bad-date");
    expect(short("10 Jawza 01", 1400)).toBe("2022-05-31");
    expect(short("10 Jawza 01", 2000)).toBe("mapping/bad-date");
    // Neither a month of a year nor three numbers say which of them is the year.
    expect(short("Apr-22", 2000)).toBe("mapping/bad-date");
    expect(short("09/04/22", 2000)).toBe("mapping/bad-date");
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
    expect(dateOrderOf(["۰۳/۰۴/۱۴۰۱", "۳۱/۰۲/۱۴۰۱"])).toBe("day-first");
    expect(dateOrderOf(["03/04/2022", "05/31/2022"])).toBe("month-first");
    expect(dateOrderOf(["03/04/2022", "04/05/2022"])).toBe("ambiguous");
    expect(dateOrderOf(["31/05/2022", "05/31/2022", "03/04/2022"])).toBe("ambiguous");
    expect(dateOrderOf(["2022-05-31", "05/05/2022"])).toBe("none");
  });
});
