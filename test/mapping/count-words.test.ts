import { expect, test } from "vitest";
import { parseCount } from "../../src/count/index.ts";
import { countInWords } from "../../src/mapping/count-words.ts";

test.each([
  ["دست‌کم ۳۱", "at least 31"],
  ["حداقل ۳۱ تن", "at least 31"],
  ["لږ تر لږه ۱۲", "at least 12"],
  ["بیش از ۱٬۲۰۰ نفر", "more than 1200"],
  ["بیشتر از ۶۶", "more than 66"],
  ["له ۶۶ زیات", "more than 66"],
  ["له ۶۶ څخه ډېر", "more than 66"],
  ["کمتر از ۱۰", "less than 10"],
  ["تر ۱۰ لږ", "less than 10"],
  ["تا ۵ نفر", "at most 5"],
  ["تر ۵ پورې", "at most 5"],
  ["نزدیک به ۶۰", "about 60"],
  ["تقریباً ۶۰", "about 60"],
  ["شاوخوا ۶۰", "about 60"],
  ["۵ تا ۷", "5-7"],
  ["از ۵ تا ۷ تن", "5-7"],
  ["بین ۳۳ و ۴۰", "33-40"],
  ["له ۵ تر ۷", "5-7"],
  ["د ۳۳ او ۴۰ ترمنځ", "33-40"],
  ["۱۲ تن", "12"],
  ["\u200f۱۲ نفر", "12"],
  ["12 people", "12"],
])("%s", (written, count) => {
  expect(countInWords(written)).toBe(count);
  expect(parseCount(count).problem).toBeUndefined();
});

test.each([
  "۵ کشته و ۷ زخمی",
  "۱۲ تن از مهاجمان",
  "بیش از ۵ تا ۷",
  "ده‌ها تن",
  "۵ و ۷",
  "12 civilians",
  "at least 12 people or so",
  "۱۲/۰۳",
])("%s is not read for certain", (written) => {
  expect(countInWords(written)).toBeUndefined();
});
