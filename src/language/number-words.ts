/** The words of a language that say how many. */
export interface NumberWords {
  readonly words: readonly string[];
  /** Phrases with one of those words in them that say nothing of a number. */
  readonly others: readonly string[];
}

// What is left out, and why: "one" and its like, which are articles and pronouns; ordinals, which say where in an
// order something stands; "both" and "neither"; words that are more often another word (Dari "no" and "village",
// Pashto "new").
const english: NumberWords = {
  words: split(
    `zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
    million millions billion billions dozen dozens half halves thirds quarters twice thrice double doubled
    triple tripled quadruple quadrupled twofold threefold fourfold fivefold tenfold`,
  ).concat("tens of", "scores of", "a couple of", "a third of", "a quarter of"),
  others: ["double-check", "on all fours"],
};

const dari: NumberWords = {
  words: split(
    `صفر دو سه چهار پنج شش هفت هشت یازده دوازده سیزده چهارده پانزده شانزده هفده هجده هژده نزده نوزده بیست سی
    چهل پنجاه شصت هفتاد هشتاد نود صد یکصد دوصد دویست سه‌صد سیصد چهارصد پنجصد پانصد ششصد هفتصد هشتصد نهصد هزار
    ده‌ها صدها صد‌ها هزاران هزارها هزار‌ها میلیون ملیون میلیون‌ها ملیون‌ها میلیارد ملیارد نیم نیمه نیمی نصف ثلث ربع
    دوچند دوبرابر سه‌برابر`,
  ),
  // Both; midnight; days of the week.
  others: ["هر دو", "نیمه شب", "دو‌شنبه", "سه‌شنبه", "چهار‌شنبه", "پنج‌شنبه"],
};

const pashto: NumberWords = {
  words: split(
    `صفر دوه دوو دوې درې دریو څلور څلورو پنځه پنځو شپږ شپږو اووه اوو اته اتو نهه نهو لس لسو یوولس دولس دوولس دیارلس
    څوارلس پنځلس شپاړس اوولس اتلس نولس نونس شل ویشت دېرش دیرش څلوېښت څلویښت پنځوس شپېته شپیته اویا اتیا سل سوه
    زر زره لسګونه سلګونه زرګونه میلیون ملیون میلیونونه ملیونونه میلیارد نیم نیمه نیمایي دوه‌چنده درې‌چنده`,
  ),
  others: [],
};

const lists: ReadonlyMap<string, NumberWords> = new Map([
  ["en", english],
  ["fa", dari],
  ["ps", pashto],
]);

/** Returns the number words of a language tag; none for a language without a list. */
export function numberWordsOf(tag: string): NumberWords {
  return lists.get(tag.split("-")[0] ?? tag) ?? { words: [], others: [] };
}

function split(words: string): string[] {
  return words.trim().split(/\s+/);
}
