import { dateProblem } from "../config/index.ts";
import { type DateCells, daysOf } from "../mapping/index.ts";
import { type Refusal, refuse, type SourceRow } from "./provider.ts";

/** When an attack was. */
export interface GtdDates {
  readonly cells: DateCells;
  /** The day, where it is known. */
  readonly day: string;
  readonly verbatim: string;
}

/**
 * Returns the days of an attack: GTD writes 0 for a month or day that it does not know, and an approximate date in words
 * beside. The number of an event begins with its day: where the two differ that is told.
 */
export function gtdDates(row: SourceRow, id: string): GtdDates | Refusal {
  const [year = "", month = "", day = ""] = ["iyear", "imonth", "iday"].map((column) =>
    row.cell(column).replace(/\.0+$/, ""),
  );
  const approximate = row.cell("approxdate");
  if (!/^(?:19|20)\d\d$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day))
    return refuse(
      "import/bad-date",
      `year "${year.slice(0, 20)}", month "${month.slice(0, 20)}", day "${day.slice(0, 20)}" are no day`,
      "write a year, and 0 for a month or day that is not known",
    );
  const [mm, dd] = [month.padStart(2, "0"), day.padStart(2, "0")];
  const isMonth = mm !== "00";
  const isDay = isMonth && dd !== "00";
  const start = `${year}-${isMonth ? mm : "01"}-${isDay ? dd : "01"}`;
  if (dateProblem(start) !== undefined)
    return refuse("import/bad-date", `"${start}" does not exist`, "mend imonth and iday");
  if (!id.startsWith(`${year}${mm}${dd}`))
    row.warn({
      code: "import/contradiction",
      message: `eventid ${id} is of another day than ${year}-${mm}-${dd}`,
      hint: "year, month and day were taken; look up the event",
    });
  const exactness = isDay ? "day" : isMonth ? "month" : "year";
  const cells = daysOf(start, start, exactness);
  if (cells === undefined) throw new Error(`no span of ${start}`);
  return { cells, day: isDay ? start : "", verbatim: approximate || `${year}-${mm}-${dd}` };
}
