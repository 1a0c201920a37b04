import type { Claim, Dataset, Incident, Statement } from "../../src/incident/index.ts";
import { claim, countOf, dataset, incident, province, type Said } from "./builder.ts";

interface Listed extends Said {
  readonly id: string;
  readonly date: string;
  readonly incident?: Partial<Incident>;
}

const kunduz = { town: "Kunduz", province: "AF-KDZ" };
const mazar = { town: "Mazar-e Sharif", province: "AF-BAL" };
const across = { category: "cross-border", town: null, province: null, originCountry: "AF" };
const others = { category: "taliban-others" };
const provinceOnly = { town: null, placePrecision: "province" } as const;

// The incidents of the list, with the words of their counts.
const listed: readonly Listed[] = [
  { id: "S1", date: "2021-10-08", killed: "around 60", wounded: "over 100", incident: kunduz },
  {
    id: "S2",
    date: "2021-10-15",
    killed: "at least 47",
    wounded: "at least 70",
    incident: { ...provinceOnly, province: "AF-KAN" },
  },
  { id: "S3", date: "2021-11-13", killed: "at least 5", wounded: "multiple" },
  { id: "S4", date: "2021-12-10", killed: "2", wounded: "4", incident: { targetType: "vehicle" } },
  { id: "S5", date: "2022-04-19", killed: "at least 30", wounded: "scores" },
  { id: "S6", date: "2022-04-21", killed: "at least 37", wounded: "90", incident: mazar },
  { id: "S7", date: "2022-04-28", casualties: "9", incident: { ...mazar, targetType: "vehicle" } },
  { id: "S8", date: "2022-05-25", killed: "10", wounded: "more than 40", incident: mazar },
  { id: "S9", date: "2022-05-25", killed: "more than 10", wounded: "more than 22" },
  { id: "T1", date: "2021-08-27", killed: "more than 170", incident: others },
  {
    id: "T2",
    date: "2022-04-22",
    killed: "40",
    wounded: "more than 50",
    incident: { ...others, ...provinceOnly, province: "AF-KDZ" },
  },
  { id: "T3", date: "2022-04-29", killed: "more than 66", wounded: "around 78", incident: others },
  {
    id: "X1",
    date: "2022-05-07",
    incident: { ...across, country: "TJ", munitions: countOf("4"), munitionWritten: "four" },
  },
  {
    id: "X2",
    date: "2022-04-08",
    incident: { ...across, country: "UZ", munitions: countOf("11"), munitionWritten: "11" },
  },
];

// 119 attacks against 39 a year earlier; 96 of them on the Taliban, against 2.
const late2021: Statement = {
  id: "attacks-late-2021",
  kind: "figure",
  by: { en: "The article, naming no source" },
  source: "article",
  text: { en: "{attacks} attacks" },
  scope: { en: "Afghanistan" },
  periodStart: "2021-09-01",
  periodEnd: "2021-12-31",
  figures: [
    ["attacks", "119"],
    ["attacks-before", "39"],
    ["on-taliban", "96"],
    ["on-taliban-before", "2"],
  ].map(([name = "", text = ""]) => ({
    name,
    count: countOf(text),
    unit: "attacks",
    verbatim: text,
  })),
  sensitivity: "public",
  note: null,
  place: { file: "data/statements.yaml", line: 1 },
};

/** The 14 incidents that the first briefing lists, each with the one claim of the article. */
export const seed: Dataset = dataset({
  incidents: listed.map((one): Incident => incident(one.id, one.date, one.incident)),
  claims: listed.map((one): Claim => claim(one.id, one)),
  statements: [late2021],
  provinces: [
    province("AF-KAB", "Kabul", 69.18, 34.58),
    province("AF-KDZ", "Kunduz", 68.74, 36.87),
    province("AF-KAN", "Kandahar", 65.62, 31.08),
    province("AF-BAL", "Balkh", 67.02, 36.74),
    province("AF-HER", "Herat", 62.14, 34.22),
  ],
});

/** The parameters of an edition that holds all of it. */
export const seedParameters = {
  period_start: "2021-08-15",
  period_end: "2022-05-31",
  previous_start: "2020-10-30",
  previous_end: "2021-08-14",
  coverage_start: "2021-08-15",
  coverage_end: "2022-05-31",
  edition: "2022-05",
} as const;
