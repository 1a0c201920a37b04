import { afghanDates } from "./afghan-dates.ts";
import type { Locale } from "./locale.ts";

/** Pashto of Afghanistan. Range and minus are words: signs beside digits change sides (UAX #9). */
export const ps: Locale = {
  tag: "ps-AF",
  // CLDR: n = 1.
  plural: (value) => (Math.abs(value) === 1 ? "one" : "other"),
  ordinal: () => "other",
  letters: "ءآأئابپتټثجچحځخڅدډذرړزژږسشښصضطظعغفقکګلمنڼوهۀيیېۍ\u200cًٌَُِّْٔ،؛؟«»…–",
  digits: "۰۱۲۳۴۵۶۷۸۹",
  group: "٬",
  decimal: "٫",
  minus: "منفي ",
  percent: "٪",
  range: " تر ",
  list: { separator: "، ", last: " او " },
  ...afghanDates({
    solarMonths: "وری غویی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب".split(" "),
    gregorianMonths: "جنوري فبروري مارچ اپریل مۍ جون جولای اګست سپتمبر اکتوبر نومبر دسمبر".split(
      " ",
    ),
    to: " – ",
  }),
};
