import { readCsv } from "../../src/incident/index.ts";

/** The columns of ACLED since 20 March 2023, in the order of its codebook. */
export const acledColumns: readonly string[] = (
  "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 " +
  "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude " +
  "longitude geo_precision source source_scale notes fatalities tags timestamp"
).split(" ");

/** The same before that day, and in the files of 2015 to 2017. */
export const oldAcledColumns: readonly string[] = (
  "data_id iso event_id_cnty event_id_no_cnty event_date year time_precision event_type sub_event_type actor1 " +
  "assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction region country admin1 admin2 admin3 location latitude " +
  "longitude geo_precision source source_scale notes fatalities timestamp iso3"
).split(" ");

export const oldestAcledColumns: readonly string[] = (
  "GWNO EVENT_ID_CNTY EVENT_ID_NO_CNTY EVENT_DATE YEAR TIME_PRECISION EVENT_TYPE ACTOR1 ALLY_ACTOR_1 INTER1 ACTOR2 " +
  "ALLY_ACTOR_2 INTER2 INTERACTION COUNTRY ADMIN1 ADMIN2 ADMIN3 LOCATION LATITUDE LONGITUDE GEO_PRECISION SOURCE NOTES " +
  "FATALITIES"
).split(" ");

/** The 49 columns of UCDP GED, and the 42 of its version 19.1. */
export const gedColumns: readonly string[] = (
  "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id " +
  "dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources " +
  "source_article source_office source_date source_headline source_original where_prec where_coordinates " +
  "where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity " +
  "date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"
).split(" ");

export const oldGedColumns: readonly string[] = (
  "id year active_year type_of_violence conflict_new_id conflict_name dyad_new_id dyad_name side_a_new_id gwnoa side_a " +
  "side_b_new_id gwnob side_b number_of_sources source_article source_office source_date source_headline " +
  "source_original where_prec where_coordinates adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country " +
  "country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown low " +
  "best high"
).split(" ");

const text = (stem: string, from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => `${stem}${from + i} ${stem}${from + i}_txt`).join(
    " ",
  );

/** The 135 columns of GTD, in the order of its codebook. */
export const gtdColumns: readonly string[] = (
  "eventid iyear imonth iday approxdate extended resolution country country_txt region region_txt provstate city " +
  "latitude longitude specificity vicinity location summary crit1 crit2 crit3 doubtterr alternative alternative_txt " +
  `multiple success suicide ${text("attacktype", 1, 3)} ` +
  [1, 2, 3]
    .map(
      (n) =>
        `targtype${n} targtype${n}_txt targsubtype${n} targsubtype${n}_txt corp${n} target${n} natlty${n} natlty${n}_txt `,
    )
    .join("") +
  "gname gsubname gname2 gsubname2 gname3 gsubname3 motive guncertain1 guncertain2 guncertain3 individual nperps " +
  "nperpcap claimed claimmode claimmode_txt claim2 claimmode2 claimmode2_txt claim3 claimmode3 claimmode3_txt compclaim " +
  [1, 2, 3, 4]
    .map((n) => `weaptype${n} weaptype${n}_txt weapsubtype${n} weapsubtype${n}_txt `)
    .join("") +
  "weapdetail nkill nkillus nkillter nwound nwoundus nwoundte property propextent propextent_txt propvalue propcomment " +
  "ishostkid nhostkid nhostkidus nhours ndays divert kidhijcountry ransom ransomamt ransomamtus ransompaid ransompaidus " +
  "ransomnote hostkidoutcome hostkidoutcome_txt nreleased addnotes scite1 scite2 scite3 dbsource INT_LOG INT_IDEO " +
  "INT_MISC INT_ANY related"
).split(" ");

export type Cells = Readonly<Record<string, string>>;

/** A made-up event of ACLED; no such thing happened. */
export const acledEvent: Cells = {
  data_id: "9000001",
  event_id_cnty: "AFG90001",
  event_id_no_cnty: "90001",
  event_date: "2022-04-21",
  year: "2022",
  time_precision: "1",
  disorder_type: "Political violence",
  event_type: "Explosions/Remote violence",
  sub_event_type: "Remote explosive/landmine/IED",
  actor1: "Made-up Group",
  inter1: "Rebel group",
  actor2: "Civilians (Afghanistan)",
  inter2: "Civilians",
  interaction: "Rebel group-Civilians",
  civilian_targeting: "Civilians targeted",
  iso: "4",
  iso3: "AFG",
  GWNO: "700",
  region: "Caucasus and Central Asia",
  country: "Afghanistan",
  admin1: "Balkh",
  admin2: "Mazar-e Sharif",
  location: "Mazar-e Sharif",
  latitude: "36.7090",
  longitude: "67.1109",
  geo_precision: "1",
  source: "Made-up Radio; Made-up News",
  source_scale: "National",
  notes: "A made-up event; nothing like it happened.",
  fatalities: "3",
  timestamp: "1684796400",
};

/** A made-up event of UCDP GED. */
const gedEvent: Cells = {
  id: "900001",
  relid: "AFG-2022-1-1-1",
  year: "2022",
  active_year: "1",
  code_status: "Clear",
  type_of_violence: "1",
  conflict_name: "Made up",
  dyad_name: "Made-up Government - Made-up Group",
  side_a: "Made-up Government",
  side_b: "Made-up Group",
  number_of_sources: "2",
  source_article: '"Made-up Radio, 2022-04-22, A title";"Made-up News, 2022-04-23"',
  where_prec: "1",
  where_coordinates: "Mazar-e Sharif city",
  adm_1: "Balkh province",
  adm_2: "Mazar-e Sharif district",
  latitude: "36.709",
  longitude: "67.1109",
  country: "Afghanistan",
  country_id: "700",
  region: "Asia",
  event_clarity: "1",
  date_prec: "1",
  date_start: "2022-04-21 00:00:00.000",
  date_end: "2022-04-21 00:00:00.000",
  deaths_a: "2",
  deaths_b: "1",
  deaths_civilians: "4",
  deaths_unknown: "0",
  best: "7",
  high: "9",
  low: "5",
  gwnoa: "700",
};

/** A made-up attack of GTD. */
const gtdEvent: Cells = {
  eventid: "202204210001",
  iyear: "2022",
  imonth: "4",
  iday: "21",
  extended: "0",
  country: "4",
  country_txt: "Afghanistan",
  provstate: "Balkh",
  city: "Mazar-e Sharif",
  latitude: "36.709",
  longitude: "67.1109",
  specificity: "1",
  vicinity: "0",
  summary: "A made-up attack.",
  doubtterr: "0",
  attacktype1: "3",
  attacktype1_txt: "Bombing/Explosion",
  targtype1: "15",
  targtype1_txt: "Religious Figures/Institutions",
  gname: "Made-up Group",
  guncertain1: "0",
  claimed: "1",
  nkill: "12",
  nkillter: "2",
  nwound: "20",
  nwoundte: "-99",
  scite1: "“Made up,” Made-up Radio, April 22, 2022.",
};

/** Returns a delimited text of events, each laid over `event`. */
export function tableOf(
  columns: readonly string[],
  event: Cells,
  changes: readonly Cells[],
  separator = ",",
): string {
  const quoted = (cell: string): string =>
    cell.includes(separator) || /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const cellOf = (cells: Cells, column: string): string =>
    cells[column] ??
    cells[column.toLowerCase()] ??
    cells[column.toLowerCase().replace("ally", "assoc")] ??
    "";
  const rows = changes.map((change) =>
    columns.map((column) => quoted(cellOf({ ...event, ...change }, column))).join(separator),
  );
  return `${[columns.join(separator), ...rows].join("\n")}\n`;
}

/** Returns the rows of a CSV as objects. */
export function recordsOf(csv: string): readonly Cells[] {
  const [header, ...rows] = readCsv(csv).rows;
  return rows.map(({ cells }) =>
    Object.fromEntries((header?.cells ?? []).map((name, i) => [name, cells[i] ?? ""])),
  );
}

/** Tables of events whose ids go up. */
export const acledTable = (
  changes: readonly Cells[],
  columns: readonly string[] = acledColumns,
): string =>
  tableOf(
    columns,
    acledEvent,
    changes.map((change, i) => ({ event_id_cnty: `AFG${90001 + i}`, ...change })),
  );

export const gedTable = (
  changes: readonly Cells[],
  columns: readonly string[] = gedColumns,
): string =>
  tableOf(
    columns,
    gedEvent,
    changes.map((change, i) => ({ id: `${900001 + i}`, ...change })),
  );

export const gtdTable = (
  changes: readonly Cells[],
  columns: readonly string[] = gtdColumns,
): string =>
  tableOf(
    columns,
    gtdEvent,
    changes.map((change, i) => ({
      eventid: `20220421${String(i + 1).padStart(4, "0")}`,
      ...change,
    })),
  );
