import type { Language } from "./answers.ts";

interface Words {
  /** Before the title of an example: it stands at the head of every page. */
  readonly example: string;
  readonly subtitle: string;
  readonly exampleSubtitle: string;
  readonly exampleEntry: string;
  readonly exampleSource: string;
  readonly examplePlace: string;
  readonly summary: string;
  readonly coverage: string;
  readonly exampleSummary: string;
  readonly exampleCoverage: string;
  /** Below a map whose outlines do not come with the program. */
  readonly disclaimer: string;
}

/** What a new project says in its own texts. Dari and Pashto await review by a native reader. */
export const words: Readonly<Record<Language, Words>> = {
  en: {
    example: "EXAMPLE",
    subtitle: "Listed incidents",
    exampleSubtitle: "An example: every entry in it is made up",
    exampleEntry: "EXAMPLE: made-up entry, not an event",
    exampleSource: "EXAMPLE: made-up source",
    examplePlace: "made up",
    summary: "*The summary of this issue is still to be written, in data/narrative/summary.en.md.*",
    coverage:
      "*How the incidents were chosen, and what the list leaves out, is still to be written, in data/narrative/method-coverage.en.md.*",
    exampleSummary:
      "**This is an example.** Its entries are made up, to show what a briefing looks like. Put your own into data/, and write the summary in data/narrative/summary.en.md.",
    exampleCoverage:
      "**Nothing in this list happened.** It stands here until there are entries of your own.",
    disclaimer:
      "Boundaries and names shown, and the designations used, imply no endorsement or recognition. Whose outlines these are is still to be written, in templates/own/strings.en.yaml.",
  },
  "fa-AF": {
    example: "نمونه",
    subtitle: "رویدادهای فهرست‌شده",
    exampleSubtitle: "نمونه: همهٔ موارد آن ساختگی است",
    exampleEntry: "نمونه: مورد ساختگی، رویداد نیست",
    exampleSource: "نمونه: منبع ساختگی",
    examplePlace: "ساختگی",
    summary: "*خلاصهٔ این شماره هنوز نوشته نشده است.*",
    coverage: "*این‌که رویدادها چگونه برگزیده شده‌اند و چه چیزی در فهرست نیست، هنوز نوشته نشده است.*",
    exampleSummary:
      "**این یک نمونه است.** موارد آن ساختگی‌اند و تنها نشان می‌دهند که یک گزارش چگونه به نظر می‌رسد.",
    exampleCoverage: "**هیچ موردی در این فهرست رخ نداده است.**",
    disclaimer:
      "سرحدات و نام‌های نشان‌داده‌شده و اصطلاحات به‌کاررفته به معنای تأیید یا به رسمیت شناختن نیست. این‌که خطوط از کیست هنوز نوشته نشده است.",
  },
  "ps-AF": {
    example: "بېلګه",
    subtitle: "د لړلیک پېښې",
    exampleSubtitle: "بېلګه: ټول موارد یې جوړ کړل شوي دي",
    exampleEntry: "بېلګه: جوړ کړل شوی مورد، پېښه نه ده",
    exampleSource: "بېلګه: جوړه کړل شوې سرچینه",
    examplePlace: "جوړ کړل شوی",
    summary: "*د دې ګڼې لنډیز لا نه دی لیکل شوی.*",
    coverage: "*دا چې پېښې څنګه غوره شوې دي او څه په لړلیک کې نشته، لا نه دي لیکل شوي.*",
    exampleSummary:
      "**دا یوه بېلګه ده.** موارد یې جوړ کړل شوي دي او یوازې ښیي چې راپور څنګه ښکاري.",
    exampleCoverage: "**په دې لړلیک کې هېڅ مورد نه دی پېښ شوی.**",
    disclaimer:
      "ښودل شوي سرحدونه او نومونه او کارول شوي اصطلاحات د تایید یا په رسمیت پېژندلو معنا نه لري. دا چې کرښې د چا دي لا نه دي لیکل شوي.",
  },
};
