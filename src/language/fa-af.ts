import { afghanDates } from "./afghan-dates.ts";
import type { Locale } from "./locale.ts";

/** Dari, the Persian of Afghanistan. Range and minus are words: signs beside digits change sides (UAX #9). */
export const fa: Locale = {
  tag: "fa-AF",
  // CLDR: i = 0 or n = 1.
  plural: (value) => (Math.abs(value) <= 1 ? "one" : "other"),
  ordinal: () => "other",
  letters: "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی\u200cًٌَُِّْٔ،؛؟«»…–",
  digits: "۰۱۲۳۴۵۶۷۸۹",
  group: "٬",
  decimal: "٫",
  minus: "منفی ",
  percent: "٪",
  range: " تا ",
  list: { separator: "، ", last: " و " },
  ...afghanDates({
    solarMonths: "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت".split(" "),
    gregorianMonths: "جنوری فبروری مارچ اپریل می جون جولای اگست سپتمبر اکتوبر نومبر دسمبر".split(
      " ",
    ),
    to: " تا ",
  }),
};
