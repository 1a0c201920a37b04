import type { ClaimColumn, IncidentColumn } from "../incident/index.ts";
import { type CountOptions, countsOf } from "./counts-of.ts";
import type { RowDate } from "./date-of.ts";
import type { MappedRow } from "./found.ts";
import type { MapOptions } from "./map-options.ts";
import { type PlaceOptions, placeOf } from "./place-of.ts";
import type { MappedWord, Words } from "./words.ts";

export type IncidentCells = Partial<Record<IncidentColumn, string>>;
export type ClaimCells = Partial<Record<ClaimColumn, string>>;

const said = {
  en: {
    incident: "Incident",
    notStated: "not stated",
    separator: ", ",
    latitude: "latitude",
    longitude: "longitude",
    parties: "Parties, as the table has them",
    casualties: "Casualties, as the table has them",
  },
  "fa-AF": {
    incident: "رویداد",
    notStated: "ذکر نشده",
    separator: "، ",
    latitude: "عرض البلد",
    longitude: "طول البلد",
    parties: "طرف‌ها، به گفتهٔ جدول",
    casualties: "Casualties, as the table has them",
  },
  "ps-AF": {
    incident: "پېښه",
    notStated: "یادونه نشته",
    separator: "، ",
    latitude: "عرض البلد",
    longitude: "طول البلد",
    parties: "اړخونه، د جدول له مخې",
    casualties: "Casualties, as the table has them",
  },
} as const;

/** What the rows of a table are read with. */
export interface RowContext {
  readonly text: TableText;
  readonly place: PlaceOptions;
  readonly count: CountOptions;
  readonly sensitivity: string;
  /** The part of what no cell puts into one. */
  readonly noCategory: string;
  readonly words: Words;
  readonly isUnknown: (cell: string) => boolean;
}

/** What was read of a row before the rest of it. */
export interface RowFacts {
  readonly date: RowDate;
  /** ISO 3166-1. */
  readonly country: string;
  /** Whether it names its source. */
  readonly isNamed: boolean;
}

type TableText = (typeof said)[MapOptions["language"]];

/** Returns what the rows of a table are read with. */
export function rowContext(
  { language, places, isStrict, zero, sensitivity, advice }: MapOptions,
  others: Pick<RowContext, "noCategory" | "words" | "isUnknown"> & Pick<CountOptions, "isCode">,
): RowContext {
  const text = said[language];
  const { notStated, latitude, longitude } = text;
  return {
    ...others,
    text,
    place: { places, notStated, latitude, longitude, saysDoubts: isStrict },
    count: { zero, isUnknown: others.isUnknown, isCode: others.isCode, claims: advice.claims },
    sensitivity,
  };
}

const statuses = ["unsourced", "alleged", "reported", "corroborated", "verified", "disputed"];

interface Choice {
  readonly words: readonly string[];
  readonly isUnknown: (cell: string) => boolean;
}

// A word of the data; empty where the row says none, or one that is not known.
function wordIn(
  row: MappedRow,
  target: "status" | "attribution_basis",
  { words, isUnknown }: Choice,
): string {
  const written = row.cell(target);
  const word = written.toLowerCase();
  if (written === "" || words.includes(word)) return word;
  if (!isUnknown(written) && word !== "undetermined")
    row.report(target, {
      severity: "warning",
      code: "mapping/bad-word",
      message: `"${written.slice(0, 60)}" is none of ${words.join(", ")}`,
      hint: "left out; say under words of mapping.yaml which it means",
    });
  return "";
}

/** Returns the incident of a row, without its id. What the row does not say is not said. */
export function incidentOf(
  row: MappedRow,
  { date, country, isNamed }: RowFacts,
  context: RowContext,
): IncidentCells {
  const { words, text, sensitivity, isUnknown } = context;
  const place = placeOf(row, country, context.place);
  const wordOf = (kind: MappedWord["kind"], cell: string): string =>
    cell === "" || isUnknown(cell) ? "" : words.wordFor(kind, cell);
  const method = wordOf("method", row.cell("method"));
  const what = method === "" ? text.incident : row.cell("method");
  const area = [row.cell("district"), row.cell("province")].filter((part) => part !== "");
  const where = place.town || row.cell("place_written") || area.join(text.separator);
  const title =
    row.cell("title") ||
    [what, where.slice(0, 80)].filter((part) => part !== "").join(text.separator);
  const status = wordIn(row, "status", { words: statuses, isUnknown });
  const parties = [row.cell("party_first"), row.cell("party_second")].filter(
    (party) => party !== "",
  );
  return {
    ...place,
    title,
    date: date.start,
    date_end: date.end,
    date_precision: date.precision,
    time: row.cell("time") || (date.time ?? ""),
    category: wordOf("category", row.cell("category")) || context.noCategory,
    category_basis: "editor",
    target_type: wordOf("target-type", row.cell("target_type")) || "not-stated",
    method: method || "not-stated",
    status: status || (isNamed ? "reported" : "unsourced"),
    sensitivity,
    note: [parties.length === 0 ? "" : `${text.parties}: ${parties.join("; ")}.`, row.cell("note")]
      .filter((part) => part !== "")
      .join(" "),
  };
}

const nobody: ReadonlySet<string> = new Set(["unidentified", "none", "no claim", "unclaimed"]);
const bases = ["claimed", "official", "media", "asserted", "heading"];

/** Returns what a row claims of its incident, without ids. */
export function claimOf(
  row: MappedRow,
  { date }: Pick<RowFacts, "date">,
  { text, count, sensitivity, isUnknown }: RowContext,
): ClaimCells {
  const { cells, aside } = countsOf(row, count);
  const written = row.cell("attributed_to");
  const who = isUnknown(written) || nobody.has(written.toLowerCase()) ? "" : written;
  const basis = wordIn(row, "attribution_basis", { words: bases, isUnknown });
  return {
    ...cells,
    date: date.precision === "day" && date.start === date.end ? date.start : "",
    date_verbatim: row.cell("date"),
    attributed_to: who,
    // Of whoever the table names it says no more than that it does, unless a column says on what that rests.
    attribution_basis: who === "" ? "undetermined" : basis || "heading",
    sensitivity,
    note: aside === "" ? "" : `${text.casualties}: ${aside}`,
  };
}
