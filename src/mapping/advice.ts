/** Where findings send whoever reads them: what is done next differs between a new project and an import. */
export interface Advice {
  /** What becomes of a row that makes no incident. */
  readonly left: string;
  /** Where it is kept what a count was written as: what `killed_verbatim` and its like are of; empty where no file has it. */
  readonly claims: string;
  /** What makes the exactness of days and places what a column of codes says. */
  readonly precision: string;
  /** Where what was written of an incident is mended. */
  readonly incidents: string;
  /** What decides between day and month. */
  readonly order: string;
  /** What says that days are of the Solar Hijri calendar. */
  readonly calendar: string;
  /** What says which century years of two digits are of. */
  readonly century: string;
  /** What decides what a 0 means; where it is read as nobody, what decides otherwise. */
  readonly zero: Readonly<Record<"undecided" | "nobody", string>>;
  /** Where the table is to be found as it was. */
  readonly table: string;
  /** What puts right where rows lie that name no country. */
  readonly country: string;
}

const zeroUnknown = "where 0 may stand for what is not known,";

/** A table that a new project starts from. */
export const adviceOfInit: Advice = {
  left: "kept in data/left-out.csv",
  claims: "data/claims.csv",
  precision: "make date_precision and place_precision of data/incidents.csv as coarse as it says",
  incidents: "data/incidents.csv",
  order: "say --date-order day-first or month-first",
  century: "say --century 2000 where 9-Apr-22 is of 2022",
  calendar: "most others are Gregorian: write this one so, too, 2022-05-31",
  zero: {
    undecided: "start again with --zero nobody or --zero unknown",
    nobody: `${zeroUnknown} start again with --zero unknown`,
  },
  table: "it is in the table that is kept in data/original",
  country: "say --country, in the two letters of ISO 3166-1: AF",
};

/** Returns what decides what a 0 means, where lines of a mapping do. */
export function zeroAdvice(say: (line: string) => string): Advice["zero"] {
  return {
    undecided: say("zero: nobody or zero: unknown"),
    nobody: `${zeroUnknown} ${say("zero: unknown")}`,
  };
}

/** A table that is imported by mapping.yaml. */
export const adviceOfImport: Advice = {
  left: "the row is in rejects.csv",
  claims: "claims.csv",
  precision: "make date_precision and place_precision of incidents.csv as coarse as it says",
  incidents: "incidents.csv",
  order: "write date-order: day-first or month-first into mapping.yaml",
  century: "write century: 2000 into mapping.yaml where 9-Apr-22 is of 2022",
  calendar: "write calendar: solar-hijri into mapping.yaml, or the Gregorian day, 2022-05-31",
  zero: zeroAdvice((line) => `write ${line} into mapping.yaml, and import again`),
  table: "it is in the table alone",
  country: "write country: AF into mapping.yaml, in the two letters of ISO 3166-1",
};
