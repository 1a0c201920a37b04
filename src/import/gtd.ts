import { shorten } from "../incident/index.ts";
import { type CellNumber, numberIn } from "./count.ts";
import { countryOf } from "./country.ts";
import { type GtdDates, gtdDates } from "./gtd-dates.ts";
import { placeOf, pointIn } from "./place.ts";
import type {
  BreakdownCells,
  ClaimCells,
  Provider,
  ReadRow,
  Refusal,
  RowContext,
  SourceRow,
} from "./provider.ts";
import { identifierIn, sentences, titleOf, wordIn } from "./words.ts";

// GTD codebook: -9 is a flag that is not known, -99 a number; copies of it have -999, too.
const unknown = ["-9", "-99", "-999"] as const;

/** GTD: one attack, split or merged. 135 columns, 134 before 2015. */
export const gtd: Provider = {
  format: "gtd",
  name: "GTD",
  required: [
    "eventid",
    "iyear",
    "imonth",
    "iday",
    "country_txt",
    "provstate",
    "city",
    "specificity",
    "attacktype1_txt",
    "targtype1_txt",
    "gname",
    "nkill",
    "nwound",
  ],
  aliases: { nwoundter: "nwoundte" },
  terms: {
    attribution:
      "National Consortium for the Study of Terrorism and Responses to Terrorism (START), University of Maryland: Global Terrorism Database, start.umd.edu/gtd, with the year of the issue.",
    licence:
      "GTD's terms of use, which do not let its data be published again where all can get at them.",
    shown:
      "Sums and charts with the attribution. No entries of it in public outputs, nor for partners. They are therefore confidential, which editions for `internal` alone show; make public figures as statements of your own, with their source.",
    open: false,
  },
  source: {
    id: "gtd",
    publisher: "START, University of Maryland",
    title: "Global Terrorism Database",
    type: "unknown",
    url: "https://www.start.umd.edu/gtd",
    note: "A data set of a university; attribution is owed, and its entries may not be published.",
  },
  rules: [
    "`killed`: nkill, which counts attackers, too; nkillter is a part of it in `breakdowns.csv`. `wounded`: nwound, the same with nwoundte. GTD gives the figure of most of its sources, else the lowest or the latest.",
    "Blank, NA, -9, -99, -999 are *not known*, never 0. A 0 is GTD's own, and stays.",
    "A fraction is GTD's share of one total of several linked attacks: not a number of people, so not known here, and kept as written.",
    "Whom GTD names is `asserted`, or `claimed` where it says that the group claimed it; `Unknown` is nobody.",
    "A month or day of 0 is not known: the days span the month or year. Places: specificity 1 and 2 are the town, 3 the district, 4 the province, 5 the country; near a town (vicinity) is its district.",
    "All entries are in one part, `listed`; `method` is the first type of attack, `target_type` of target. GTD changed its method on 2011-11-01: no trend holds across that.",
  ],
  read,
};

function read(row: SourceRow, context: RowContext): ReadRow | Refusal {
  const id = identifierIn(row, "eventid", /^\d{12}$/);
  if (typeof id !== "string") return id;
  const dates = gtdDates(row, id);
  if ("refused" in dates) return dates;
  const country = countryOf(row, "country_txt");
  if (typeof country !== "string") return country;
  const place = gtdPlace(row, country, context);
  const target = said(row, "targtype1_txt");
  const method = said(row, "attacktype1_txt");
  const killed = numberIn(row, "nkill", unknown);
  const wounded = numberIn(row, "nwound", unknown);
  return {
    incident: {
      id: `gtd-${id}`,
      title: titleOf(method === "" ? "Attack" : method, place),
      ...dates.cells,
      ...place,
      category: "listed",
      category_basis: "editor",
      target_type: wordIn(context, "target-type", target),
      method: wordIn(context, "method", method),
      status: "reported",
      sensitivity: context.sensitivity,
      note: noteOf(row),
    },
    claim: claimOf(row, { killed, wounded, dates }, context),
    breakdowns: [
      ...attackers(row, { id, measure: "killed", total: killed, column: "nkillter" }),
      ...attackers(row, { id, measure: "wounded", total: wounded, column: "nwoundte" }),
    ],
  };
}

// A word of the codebook; GTD writes "Unknown" where it knows none.
function said(row: SourceRow, column: string): string {
  const text = row.cell(column);
  return /^(?:unknown|\.|-9+)$/i.test(text) ? "" : text;
}

function gtdPlace(row: SourceRow, country: string, { places }: RowContext) {
  const finest = { 1: "town", 2: "town", 3: "district", 4: "province" } as const;
  const code = row.cell("specificity").replace(/\.0+$/, "");
  const isFine = code === "1" || code === "2" || code === "3" || code === "4";
  const vicinity = row.cell("vicinity").replace(/\.0+$/, "");
  const city = said(row, "city");
  const allowed = isFine ? finest[code] : "country";
  const isNear = allowed === "town" && vicinity === "1";
  const written = placeOf(
    row,
    {
      country,
      province: said(row, "provstate"),
      district: isNear ? city : "",
      town: city,
      finest: isNear ? "district" : allowed,
      note: sentences([
        said(row, "location"),
        isNear ? "In the vicinity of the town" : "",
        `GTD's specificity ${code || "not known"}${pointIn(row)}`,
      ]),
    },
    places,
  );
  return written;
}

interface Part {
  readonly id: string;
  readonly measure: "killed" | "wounded";
  readonly total: CellNumber;
  readonly column: string;
}

function attackers(
  row: SourceRow,
  { id, measure, total, column }: Part,
): readonly BreakdownCells[] {
  const { value, written } = numberIn(row, column, unknown);
  if (value === undefined || value === 0 || total.value === undefined) return [];
  if (value > total.value) {
    row.warn({
      code: "import/parts-differ",
      message: `${column} is ${value}, and all ${measure} are ${total.value}`,
      hint: "the attackers are left out; look up the event",
    });
    return [];
  }
  const part = { measure, group: "attackers", count: String(value), verbatim: written };
  return [{ claim: `claim-gtd-${id}`, ...part, relation: "part-of" }];
}

function noteOf(row: SourceRow): string {
  const related = row.cell("related");
  return sentences([
    row.cell("summary"),
    row.cell("addnotes"),
    related === "" ? "" : `Linked with ${related}`,
    row.cell("doubtterr").startsWith("1") ? "GTD doubts that it was terrorism" : "",
  ]);
}

interface Claimed {
  readonly killed: CellNumber;
  readonly wounded: CellNumber;
  readonly dates: GtdDates;
}

function claimOf(
  row: SourceRow,
  { killed, wounded, dates }: Claimed,
  { sensitivity }: RowContext,
): ClaimCells {
  const written = said(row, "gname");
  const who = /^unknown\b/i.test(written) ? "" : written;
  const isClaimed = row.cell("claimed").startsWith("1");
  const sources = ["scite1", "scite2", "scite3"]
    .map((column) => row.cell(column))
    .filter((text) => text !== "");
  return {
    killed: killed.value === undefined ? "" : String(killed.value),
    killed_verbatim: killed.written,
    wounded: wounded.value === undefined ? "" : String(wounded.value),
    wounded_verbatim: wounded.written,
    casualties: "",
    date: dates.day,
    date_verbatim: shorten(dates.verbatim),
    attributed_to: who,
    attribution_basis: who === "" ? "undetermined" : isClaimed ? "claimed" : "asserted",
    sensitivity,
    note: sentences([
      killed.value === undefined ? "" : "GTD counts attackers among the killed",
      row.cell("guncertain1").startsWith("1") ? "GTD is not certain who did it" : "",
      sources.length === 0 ? "" : `Sources that GTD names: ${sources.join("; ")}`,
    ]),
  };
}
