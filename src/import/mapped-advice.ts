import { type Advice, adviceOfImport, zeroAdvice } from "../mapping/index.ts";

/** Where findings send whoever has tables read by a mapping. */
export interface MappedAdvice {
  readonly rows: Advice;
  /** What is called so that says something beside the mapping. */
  readonly said: (key: "sensitivity" | "date-order") => string;
  /** What takes that back. */
  readonly unsay: string;
  /** How a table without hashtags is read. */
  readonly untagged: string;
  /** How it is said where rows lie. */
  readonly noCountry: string;
}

/** Of `fieldbrief import`; `isProposed` where nobody has seen the mapping yet. */
export function adviceOfCommand(isProposed: boolean): MappedAdvice {
  return {
    rows: adviceOfImport,
    said: (key) => `--${key}`,
    unsay: "leave the flag out",
    untagged: "a table without them is imported by its header: fieldbrief import table",
    noCountry: `write country: AF into mapping.yaml, in the two letters of ISO 3166-1${isProposed ? "; the file is proposed, and waits for it in the folder of --out" : ""}`,
  };
}

/** Of `data.imports`; `isProposed` where hashtags alone say what the columns are. */
export function adviceOfBriefing(isProposed: boolean): MappedAdvice {
  const say = (line: string): string =>
    isProposed ? `name a mapping that says ${line}` : `write ${line} into the mapping`;
  const country = `${say("country: AF")}, in the two letters of ISO 3166-1`;
  return {
    rows: {
      ...adviceOfImport,
      left: "the row is left out",
      claims: "",
      precision: `give the table columns that say it in words, and ${isProposed ? "name a mapping that has them" : "name them in the mapping"} as date_precision and place_precision`,
      incidents: "the table",
      order: "say date-order: day-first or month-first in the mapping, or in the import",
      century: `${say("century: 2000")} where 9-Apr-22 is of 2022`,
      calendar: `${say("calendar: solar-hijri")}, or the Gregorian day into the table, 2022-05-31`,
      zero: zeroAdvice(say),
      country,
    },
    said: (key) => `${key} of the import`,
    unsay: "take it out of the import",
    untagged: "a table without them is read by a mapping: provider: table",
    noCountry: isProposed ? `${country}; fieldbrief import hxl proposes one` : country,
  };
}
