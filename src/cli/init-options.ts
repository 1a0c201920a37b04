import { type Century, centuries } from "../mapping/index.ts";

interface TextOption {
  readonly type: "string";
  readonly requiresArg: true;
  readonly describe: string;
}

interface ChoiceOption<Word extends string | number> {
  readonly choices: readonly Word[];
  readonly requiresArg: true;
  readonly describe: string;
}

const text = (describe: string): TextOption => ({ type: "string", requiresArg: true, describe });

/** The words of the command line that say what a new project is. */
export const initOptions: {
  readonly title: TextOption;
  readonly publisher: TextOption;
  readonly languages: TextOption;
  readonly template: TextOption;
  readonly csv: TextOption;
  readonly sheet: TextOption;
  readonly column: TextOption & { readonly array: true; readonly default: string[] };
  readonly "date-order": ChoiceOption<"day-first" | "month-first">;
  readonly century: ChoiceOption<Century>;
  readonly country: TextOption;
  readonly places: TextOption;
  readonly sensitivity: TextOption;
  readonly zero: ChoiceOption<"nobody" | "unknown"> & { readonly default: "nobody" };
  readonly yes: { readonly type: "boolean"; readonly default: false; readonly describe: string };
} = {
  title: text("The title of the briefing"),
  publisher: text("Who publishes it"),
  languages: text("Its languages, that of the data first: en,fa-AF"),
  template: text("briefing, flash or annex"),
  csv: text("A table of your own, incidents, a row each: CSV, .xlsx, Parquet or JSON"),
  sheet: text("The sheet of a workbook, where it has several"),
  column: {
    type: "string",
    array: true,
    requiresArg: true,
    default: [],
    describe: 'What a column of it is: date="Event Date"; killed= for none',
  },
  "date-order": {
    choices: ["day-first", "month-first"],
    requiresArg: true,
    describe: "What comes first in 03/04/2022, where the table does not say",
  },
  century: {
    choices: centuries,
    requiresArg: true,
    describe: "The century of years of two digits: by 2000, 9-Apr-22 is of 2022",
  },
  country: text("Where rows name no country: AF"),
  places: text("A folder with the provinces, towns and map of another country"),
  sensitivity: text("Who may see the entries: public, restricted, confidential"),
  zero: {
    choices: ["nobody", "unknown"],
    default: "nobody",
    requiresArg: true,
    describe: "What a 0 of the table means; some lists write it where nobody knows",
  },
  yes: { type: "boolean", default: false, describe: "Ask nothing, take every default" },
};
