import { daysOf } from "../mapping/index.ts";
import { interOf } from "./acled-codes.ts";
import { codeIn, numberIn } from "./count.ts";
import { countryOf } from "./country.ts";
import { dayIn } from "./days.ts";
import { placeOf, pointIn } from "./place.ts";
import {
  type ClaimCells,
  type Provider,
  type ReadRow,
  type Refusal,
  type RowContext,
  refuse,
  type SourceRow,
} from "./provider.ts";
import { identifierIn, sentences, titleOf, wordIn } from "./words.ts";

const zero =
  "ACLED writes 0 where nobody was killed and where nothing is known of it (codebook: no information on fatalities is recorded as 0), so it is not known here.";
const lowest =
  "ACLED's figure, the most conservative of those reported by its rule, so here at least that many; no split by side, those of attackers included.";

/** ACLED: one event a day, place and set of parties. Codebook of 2024, and the layouts before it back to 2015. */
export const acled: Provider = {
  format: "acled",
  name: "ACLED",
  required: [
    "event_id_cnty",
    "event_date",
    "time_precision",
    "event_type",
    "actor1",
    "country",
    "admin1",
    "location",
    "geo_precision",
    "fatalities",
  ],
  aliases: {
    geo_precis: "geo_precision",
    time_precis: "time_precision",
    ally_actor_1: "assoc_actor_1",
    ally_actor_2: "assoc_actor_2",
  },
  terms: {
    attribution:
      "ACLED (Armed Conflict Location & Event Data), acleddata.com. Every figure and picture made from it names ACLED, the day it was downloaded, the filters used, and what was changed.",
    licence: "ACLED's terms of use: rows are for whoever registered, and are not passed on.",
    shown:
      "Sums and charts with the attribution. No rows of it: not in public outputs, nor for partners. The entries are therefore confidential, which editions for `internal` alone show; make public figures as statements of your own, with their source.",
    open: false,
  },
  source: {
    id: "acled",
    publisher: "ACLED",
    title: "Armed Conflict Location & Event Data",
    type: "ngo",
    url: "https://acleddata.com",
    note: "Attribution is owed on everything made from it; no raw rows may be shown.",
  },
  rules: [
    "`killed`: fatalities of 1 and more are `at least` that many, for ACLED records the most conservative figure that was reported, 10 or 12 or 100 for words such as dozens or hundreds, and divides totals over days and places.",
    "A 0 of fatalities is *not known*: the codebook writes 0 also where there is no information. It stands in `killed_verbatim`.",
    "`wounded`: never; ACLED has no such column.",
    "Nobody is held responsible: actor1 is a party to the event. Parties stand in the note.",
    "Days: time_precision 1 is the day, 2 the week around it, 3 its month. Places: geo_precision 1 is the town, 2 the district, 3 the province.",
    "`category` is the event type, `method` the sub-event type.",
  ],
  read,
};

function read(row: SourceRow, context: RowContext): ReadRow | Refusal {
  const id = identifierIn(row, "event_id_cnty", /^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u);
  if (typeof id !== "string") return id;
  const day = dayOf(row, context);
  if (typeof day !== "string") return day;
  const country = countryOf(row, "country", "iso");
  if (typeof country !== "string") return country;
  const exactness = { 1: "day", 2: "week", 3: "month" } as const;
  const time = codeIn(row, "time_precision", ["1", "2", "3"]);
  const dates = daysOf(day, day, exactness[time === "1" || time === "2" ? time : 3]);
  if (dates === undefined) return refuse("import/bad-date", "no day", "mend event_date");
  const method = row.cell("sub_event_type") || row.cell("event_type");
  const civilians = row.cell("civilian_targeting") === "" ? "" : "Civilians";
  const place = acledPlace(row, country, context);
  return {
    incident: {
      id: `acled-${id}`,
      title: titleOf(method, place),
      ...dates,
      ...place,
      category: wordIn(context, "category", row.cell("event_type")),
      category_basis: "heading",
      target_type: wordIn(context, "target-type", civilians),
      method: wordIn(context, "method", method),
      status: "reported",
      sensitivity: context.sensitivity,
      note: sentences([partiesOf(row), row.cell("notes")]),
    },
    claim: claimOf(row, time === "1" ? day : "", context),
    breakdowns: [],
  };
}

// Exports of all years differ: 2020-03-21, 21 March 2020, 01-January-2015, 2021-01-02T00:00:00Z, and 0016-10-07 of the API.
function dayOf(row: SourceRow, { order }: RowContext): string | Refusal {
  const written = row.cell("event_date");
  const year = row.cell("year");
  const [, tail] = /^00(\d{2}-\d{2}-\d{2})/.exec(written) ?? [];
  const repaired = tail !== undefined && year === `20${tail.slice(0, 2)}` ? `20${tail}` : written;
  const date = dayIn(repaired, order);
  if (typeof date !== "string") return date;
  if (year !== "" && year.replace(/\.0+$/, "") !== date.slice(0, 4))
    row.warn({
      code: "import/contradiction",
      message: `event_date is ${date}, and year is ${year.slice(0, 20)}`,
      hint: "the date was taken; look up the event",
    });
  return date;
}

function acledPlace(row: SourceRow, country: string, { places }: RowContext) {
  const finest = { 1: "town", 2: "district", 3: "province" } as const;
  const geo = codeIn(row, "geo_precision", ["1", "2", "3"]);
  return placeOf(
    row,
    {
      country,
      province: row.cell("admin1"),
      district: row.cell("admin2"),
      town: row.cell("location"),
      finest: finest[geo === "1" || geo === "2" ? geo : 3],
      note: sentences([`ACLED's geo_precision ${geo || "not known"}${pointIn(row)}`]),
    },
    places,
  );
}

function partiesOf(row: SourceRow): string {
  const party = (number: "1" | "2"): string => {
    const kind = interOf(row, `inter${number}`);
    const allies = row.cell(`assoc_actor_${number}`);
    const name = row.cell(`actor${number}`);
    if (name === "") return "";
    return `${name}${kind === "" ? "" : ` (${kind})`}${allies === "" ? "" : `, with ${allies}`}`;
  };
  const parties = [party("1"), party("2")].filter((each) => each !== "");
  return parties.length === 0 ? "" : `Parties, as ACLED has them: ${parties.join("; ")}`;
}

function claimOf(row: SourceRow, day: string, { sensitivity }: RowContext): ClaimCells {
  const { value, written } = numberIn(row, "fatalities");
  const sources = row.cell("source");
  const rule = value === undefined ? "" : value === 0 ? zero : lowest;
  return {
    killed: value === undefined || value === 0 ? "" : `at least ${value}`,
    killed_verbatim: written,
    wounded: "",
    casualties: "",
    date: day,
    date_verbatim: row.cell("event_date"),
    attributed_to: "",
    attribution_basis: "undetermined",
    sensitivity,
    note: sentences([rule, sources === "" ? "" : `Sources that ACLED names: ${sources}`]),
  };
}
