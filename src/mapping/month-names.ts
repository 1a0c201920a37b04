/** What days are counted by. */
export type Calendar = "gregorian" | "solar-hijri";

/** A month of a calendar, from 1. */
export interface NamedMonth {
  readonly calendar: Calendar;
  readonly month: number;
}

// A line a month: in English, Dari, Pashto, and the Persian of Iran, whose media are quoted.
const gregorian = [
  "january jan جنوری ژانویه",
  "february feb فبروری فوریه",
  "march mar مارچ مارس",
  "april apr اپریل آپریل آوریل",
  "may می مه مۍ",
  "june jun جون ژوئن",
  "july jul جولای ژوئیه",
  "august aug اگست آگست اګست اوت",
  "september sept sep سپتمبر سپتامبر",
  "october oct اکتوبر اکتبر",
  "november nov نومبر نوامبر",
  "december dec دسمبر دسامبر",
];
const solar = [
  "hamal حمل وری فروردین",
  "sawr saur ثور غویی اردیبهشت",
  "jawza jauza جوزا غبرګولی خرداد",
  "saratan سرطان چنګاښ تیر",
  "asad اسد زمری مرداد",
  "sunbula sonbola سنبله وږی شهریور",
  "mizan میزان تله مهر",
  "aqrab عقرب لړم آبان",
  "qaws qaus قوس لیندۍ آذر",
  "jadi جدی مرغومی دی",
  "dalw dalwa دلو سلواغه بهمن",
  "hut hoot حوت کب اسفند",
];

const named: ReadonlyMap<string, NamedMonth> = new Map(
  (["gregorian", "solar-hijri"] as const).flatMap((calendar) =>
    (calendar === "gregorian" ? gregorian : solar).flatMap((names, index) =>
      names.split(" ").map((name) => [folded(name), { calendar, month: index + 1 }] as const),
    ),
  ),
);

/** Returns the month of a name, in any spelling of its letters, or `undefined`. */
export function monthNamed(word: string): NamedMonth | undefined {
  return named.get(folded(word));
}

/** Returns a word as words of dates are compared: Arabic letters as Persian keyboards write them, without marks. */
export function folded(word: string): string {
  return word
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(/[يىېۍ]/gu, "ی")
    .replace(/ك/gu, "ک")
    .replace(/گ/gu, "ګ");
}
