import { shorten } from "../incident/index.ts";
import { type DateOrder, readWrittenDate } from "../mapping/index.ts";
import { type Refusal, refuse } from "./provider.ts";

/** Reads a text as one day, ISO 8601; which number of 03/04/2022 is the day, only `order` decides. */
export function dayIn(written: string, order: DateOrder | undefined): string | Refusal {
  const date = readWrittenDate(written, { order });
  if (!("code" in date))
    return date.precision === "day"
      ? date.start
      : refuse("import/bad-date", `"${shorten(written)}" is no day`, "write year-month-day");
  const code = date.code === "mapping/date-order" ? "import/date-order" : "import/bad-date";
  return refuse(code, date.message, date.hint);
}
