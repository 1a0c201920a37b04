/** What keeps a text from being a numeral. */
export type NumeralProblem = "decimal" | "grouping" | "leading-zero" | "too-large" | "not-a-number";

export type Numeral =
  | { readonly number: number; readonly problem?: never }
  | { readonly problem: NumeralProblem; readonly number?: never };

// Ten thousand million: nobody counts more people, and sums of such counts stay exact.
const limit = 10_000_000_000;

/** Reads a whole number in European, Persian or Arabic-Indic digits, with or without grouping. */
export function readNumeral(text: string): Numeral {
  const ascii = toAsciiDigits(text);
  if (/^\d+$/.test(ascii) || /^\d{1,3}(,\d{3})+$/.test(ascii)) {
    const digits = ascii.replaceAll(",", "");
    if (/^0\d/.test(digits)) return { problem: "leading-zero" };
    const number = Number(digits);
    return number > limit ? { problem: "too-large" } : { number };
  }
  if (/^\d[\d,]*\.\d+$/.test(ascii)) return { problem: "decimal" };
  if (/^\d[\d,. ]*$/.test(ascii)) return { problem: "grouping" };
  return { problem: "not-a-number" };
}

const scripts = [
  [0x6f0, /^[\u06f0-\u06f9,٬]+$/],
  [0x660, /^[\u0660-\u0669,٬]+$/],
] as const;

// U+06F0–06F9 and U+0660–0669, with the Arabic thousands separator U+066C. Digits of two scripts in
// one number stay as they are, and so are refused.
function toAsciiDigits(text: string): string {
  for (const [zero, own] of scripts) {
    if (own.test(text))
      return text
        .replaceAll("٬", ",")
        .replace(/\p{Nd}/gu, (digit) => String((digit.codePointAt(0) ?? zero) - zero));
  }
  return text;
}

const units: readonly string[] =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens: readonly string[] = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

const numberWords: ReadonlyMap<string, number> = new Map([
  ...units.map((word, value) => [word, value] as const),
  ...tens.flatMap((ten, index) => [
    [ten, (index + 2) * 10] as const,
    ...units.slice(1, 10).map((unit, i) => [`${ten}-${unit}`, (index + 2) * 10 + i + 1] as const),
  ]),
  ["hundred", 100] as const,
  ["a hundred", 100] as const,
  ["one hundred", 100] as const,
]);

/** Reads an English number word (`two`, `forty-seven`, `hundred`) that is the whole text. */
export function readNumberWord(text: string): number | undefined {
  return numberWords.get(text) ?? numberWords.get(text.replace(/ (?=[a-z]+$)/, "-"));
}

const many = "tens|dozens|scores|hundreds|thousands";
const some = "a few|few|many|multiple|numerous|several|some|various";
const vague: RegExp = new RegExp(
  `^(?:(?:${many})(?: of (?:${many}))?|(?:${some})(?: (?:dozen|score|hundred|thousand))?)(?: (?:more|others))?$`,
);

/** Tells whether a text is a word of quantity that gives no number, such as `scores`. */
export function isVague(text: string): boolean {
  return vague.test(text);
}
