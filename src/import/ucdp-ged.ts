import { daysOf } from "../mapping/index.ts";
import { codeIn } from "./count.ts";
import { countryOf } from "./country.ts";
import { dayIn } from "./days.ts";
import { gedColumns } from "./ged-columns.ts";
import { type GedFigures, gedFigures } from "./ged-figures.ts";
import { placeOf, pointIn } from "./place.ts";
import {
  type Provider,
  type ReadRow,
  type Refusal,
  type RowContext,
  refuse,
  type SourceRow,
} from "./provider.ts";
import { identifierIn, sentences, titleOf, wordIn } from "./words.ts";

const violence = {
  1: "State-based violence",
  2: "Non-state violence",
  3: "One-sided violence",
} as const;

/** UCDP GED: one event a pair of parties, place and day or span. Columns go by name; Candidate releases may have none. */
export const ucdpGed: Provider = {
  format: "ucdp-ged",
  name: "UCDP GED",
  required: [
    "id",
    "type_of_violence",
    "side_a",
    "side_b",
    "country",
    "where_prec",
    "date_prec",
    "date_start",
    "date_end",
    "best",
    "high",
    "low",
  ],
  aliases: { best_est: "best", high_est: "high", low_est: "low" },
  bare: {
    columns: gedColumns,
    matches: (cells) =>
      cells.length === gedColumns.length &&
      /^\d+$/.test(cells[0] ?? "") &&
      /^(?:19|20)\d\d$/.test(cells[2] ?? "") &&
      /^[123]$/.test(cells[5] ?? ""),
  },
  terms: {
    attribution:
      "Uppsala Conflict Data Program, UCDP Georeferenced Event Dataset (GED), ucdp.uu.se, with the number of the version.",
    licence: "CC BY 4.0, as UCDP states; look at the page that you had it from.",
    shown:
      "Entries and figures with the attribution. They are confidential unless `--sensitivity` says otherwise: a licence to show says nothing of harm to persons.",
    open: true,
  },
  source: {
    id: "ucdp-ged",
    publisher: "Uppsala Conflict Data Program",
    title: "UCDP Georeferenced Event Dataset",
    type: "unknown",
    url: "https://ucdp.uu.se",
    note: "A data set of a university; attribution is owed.",
  },
  rules: [
    "`killed`: UCDP's low and high estimate as a range, one number where they are equal. Its best estimate stands in `killed_verbatim`. Sums of lows and of highs are wider than what UCDP would say of the whole.",
    "Where low ≤ best ≤ high fails, nothing is put in order: best stands alone, as `about`, and is told.",
    "`breakdowns.csv`: the deaths of side A, side B, civilians and unknown of the best estimate, where they add up to it.",
    "`wounded`: never; UCDP has no such column.",
    "Of one-sided violence side A is named, as UCDP asserts; of all other nobody is held responsible.",
    "Days: date_prec 1 is the day, 2 and 3 at most a week, 4 a month, 5 a year. Places: where_prec 1 is the town, 2 and 3 the district, 4 the province, 5 to 7 the country.",
  ],
  read,
};

function read(row: SourceRow, context: RowContext): ReadRow | Refusal {
  const id = identifierIn(row, "id", /^\d{1,12}$/);
  if (typeof id !== "string") return id;
  const dates = datesOf(row, context);
  if ("refused" in dates) return dates;
  const country = countryOf(row, "country");
  if (typeof country !== "string") return country;
  const type = codeIn(row, "type_of_violence", ["1", "2", "3"]);
  const kind = type === "1" || type === "2" || type === "3" ? violence[type] : undefined;
  const place = gedPlace(row, country, context);
  const figures = gedFigures(row);
  const claimId = `claim-ged-${id}`;
  return {
    incident: {
      id: `ged-${id}`,
      title: titleOf(kind ?? "Violence", place),
      ...dates.cells,
      ...place,
      category: wordIn(context, "category", kind ?? ""),
      category_basis: "heading",
      target_type: wordIn(context, "target-type", type === "3" ? "Civilians" : ""),
      method: "not-stated",
      status: "reported",
      sensitivity: context.sensitivity,
      note: noteOf(row),
    },
    claim: claimOf(row, { figures, type, day: dates.day }, context),
    breakdowns: figures.parts.map(({ group, count }) => ({
      claim: claimId,
      measure: "killed",
      group,
      count,
      verbatim: count,
      relation: figures.isExact ? "part-of" : "unknown",
    })),
  };
}

type Dates = { readonly cells: NonNullable<ReturnType<typeof daysOf>>; readonly day: string };

function datesOf(row: SourceRow, { order }: RowContext): Dates | Refusal {
  const [from, to] = [row.cell("date_start"), row.cell("date_end")];
  const start = dayIn(from, order);
  if (typeof start !== "string") return start;
  const end = dayIn(to, order);
  if (typeof end !== "string") return end;
  if (end < start)
    return refuse("import/bad-date", `${from} to ${to} runs backwards`, "mend one of the two");
  const year = row.cell("year");
  if (year !== "" && !yearsOf(start, end).includes(year))
    row.warn({
      code: "import/contradiction",
      message: `date_start is ${start}, and year is ${year.slice(0, 20)}`,
      hint: "the dates were taken; look up the event",
    });
  const exactness = { 1: "day", 2: "week", 3: "week", 4: "month", 5: "year" } as const;
  const code = codeIn(row, "date_prec", ["1", "2", "3", "4", "5"]);
  const cells = daysOf(
    start,
    end,
    exactness[code === "1" || code === "2" || code === "3" || code === "4" ? code : 5],
  );
  if (cells === undefined)
    return refuse("import/bad-date", `${from} to ${to} is more than a year`, "mend one of the two");
  const isDay = cells.date_precision === "day" && cells.date === cells.date_end;
  return { cells, day: isDay ? start : "" };
}

function yearsOf(start: string, end: string): readonly string[] {
  return [start.slice(0, 4), end.slice(0, 4)];
}

function gedPlace(row: SourceRow, country: string, { places }: RowContext) {
  const code = codeIn(row, "where_prec", ["1", "2", "3", "4", "5", "6", "7"]);
  const finest = { 1: "town", 2: "district", 3: "district", 4: "province" } as const;
  const where = row.cell("where_coordinates");
  const isFine = code === "1" || code === "2" || code === "3" || code === "4";
  return placeOf(
    row,
    {
      country,
      province: row.cell("adm_1").replace(/\s+province$/i, ""),
      district: row.cell("adm_2").replace(/\s+district$/i, ""),
      town: where.replace(/\s+(?:city|town|village)$/i, ""),
      finest: isFine ? finest[code] : "country",
      note: sentences([
        row.cell("where_description"),
        `UCDP's where_prec ${code || "not known"}${pointIn(row)}`,
      ]),
    },
    places,
  );
}

function noteOf(row: SourceRow): string {
  const parties = [row.cell("side_a"), row.cell("side_b")].filter((side) => side !== "");
  const status = row.cell("code_status");
  return sentences([
    parties.length === 0 ? "" : `Parties, as UCDP has them: ${parties.join("; ")}`,
    row.cell("event_clarity").startsWith("2")
      ? "UCDP made this event of several in one report"
      : "",
    status === "" || status === "Clear" ? "" : `UCDP's state of the coding: ${status}`,
    row.cell("source_headline"),
  ]);
}

interface Claimed {
  readonly figures: GedFigures;
  readonly type: string;
  readonly day: string;
}

function claimOf(row: SourceRow, { figures, type, day }: Claimed, { sensitivity }: RowContext) {
  const sources = row.cell("source_article");
  const [start, end] = [row.cell("date_start"), row.cell("date_end")];
  const who = type === "3" ? row.cell("side_a") : "";
  return {
    killed: figures.killed,
    killed_verbatim: figures.verbatim,
    wounded: "",
    casualties: "",
    date: day,
    date_verbatim: start === end ? start : `${start} to ${end}`,
    attributed_to: who,
    attribution_basis: who === "" ? "undetermined" : "asserted",
    sensitivity,
    note: sentences([figures.note, sources === "" ? "" : `Sources that UCDP names: ${sources}`]),
  };
}
