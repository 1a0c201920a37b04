import { folded } from "./month-names.ts";
import { plainDigits } from "./written-date.ts";

// How Dari and Pashto say it, of one number N or of two; spelled as `folded` does. In the order in which they are tried.
const phrases: readonly (readonly [string, readonly string[]])[] = [
  [
    "at least N",
    ["دست کم N", "دستکم N", "حد اقل N", "حداقل N", "لااقل N", "کم از کم N", "لږ تر لږه N"],
  ],
  [
    "more than N",
    [
      "بیش از N",
      "بیشتر از N",
      "زیادتر از N",
      "اضافه از N",
      "اضافه تر از N",
      "له N زیات",
      "له N څخه زیات",
    ],
  ],
  [
    "more than N",
    ["تر N زیات", "له N ډېر", "له N څخه ډېر", "تر N ډېر", "له N ډیر", "له N څخه ډیر", "تر N ډیر"],
  ],
  [
    "less than N",
    [
      "کمتر از N",
      "کم تر از N",
      "له N کم",
      "له N څخه کم",
      "تر N کم",
      "له N لږ",
      "له N څخه لږ",
      "تر N لږ",
    ],
  ],
  ["at most N", ["حد اکثر N", "حداکثر N", "تا N", "تر N پورې"]],
  [
    "about N",
    [
      "حدود N",
      "در حدود N",
      "نزدیک به N",
      "قریب به N",
      "قریب N",
      "تقریبا N",
      "شاوخوا N",
      "نږدې N",
      "نژدې N",
    ],
  ],
  [
    "N-N",
    ["N تا N", "از N تا N", "N الی N", "از N الی N", "بین N و N", "بین N تا N", "میان N و N"],
  ],
  [
    "N-N",
    ["N تر N", "له N تر N", "له N څخه تر N", "له N نه تر N", "د N او N ترمنځ", "د N او N تر منځ"],
  ],
  ["N", ["N"]],
];

const number = String.raw`(\d+(?:[,٬]\d{3})*)`;
// Who is counted, where nobody is told from anybody.
const persons = "(?: (?:people|persons|نفر|تن|تنه|کس|کسان|شخص|افراد))?";

const known = phrases.flatMap(([english, spellings]) =>
  spellings.map((spelling) => {
    const pattern = folded(spelling).replaceAll("n", `${number}${persons}`);
    return { english, pattern: new RegExp(`^${pattern}$`, "u") };
  }),
);

/**
 * Returns a count that Dari or Pashto words say, as Fieldbrief's data have it: "دست‌کم ۳۱ تن" is `at least 31`. `undefined`
 * for what holds anything else, which is not read for certain.
 */
export function countInWords(cell: string): string | undefined {
  const plain = folded(plainDigits(cell).replaceAll("\u200c", " ")).replace(/\s+/gu, " ").trim();
  for (const { english, pattern } of known) {
    const [, ...numbers] = pattern.exec(plain) ?? [];
    if (numbers.length === 0) continue;
    const given = numbers.map((one) => one.replace(/[,٬]/g, ""));
    return english.replace(/N/g, () => given.shift() ?? "");
  }
  return undefined;
}
