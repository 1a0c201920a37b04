import type {
  Claim,
  Dataset,
  Events,
  Incident,
  IncidentFigures,
  ReadCells,
  ReadGroup,
} from "../../incident/index.ts";
import type { ColumnOf } from "../columns.ts";
import { lineageSuffix, type Table } from "../database.ts";
import { incidentColumns } from "../incident-columns.ts";
import type { Needed } from "../needed-columns.ts";
import { packSuffixes } from "../packed-totals.ts";
import type { Context } from "../record-context.ts";
import { readContext } from "../record-context.ts";
import { constantsOf, sqlNull } from "./event-constants.ts";
import { literal, quoted } from "./event-file.ts";
import { type CellForm, countEnds, type Output, sayGroup, type WordType } from "./event-words.ts";

/** The table of the cells of events as they are written, which an engine holds. */
export const heldCells = "event_cells";

/** What stands in the place of the tables incidents and claims where an engine holds the rows of events. */
export interface EventTables {
  /** What the cells of each group of columns say; `k0`, `k1`, … are the cells. */
  readonly words: readonly Table[];
  /** Types by which texts of these are held as numbers: of a column those that it has. */
  readonly types: readonly WordType[];
  /** What is selected of these, and made a table where cells are held by numbers. */
  readonly keyed: readonly { readonly name: string; readonly sql: string }[];
  /** What is selected of all of these and of the held cells, then of `event_rows`: in this order, each by its name. */
  readonly selects: readonly { readonly name: EventTable; readonly sql: string }[];
}

type EventTable = "event_rows" | "incidents" | "claims";

/** Returns the tables of events for an engine: what all queries of an edition read, or what one of them does. */
export type EventsOf = (form: CellForm, query?: string) => EventTables;

/** What tables of events are made from, beside what is known of these. */
export interface EventInput {
  /** Its sources, provinces and towns. */
  readonly dataset: Dataset;
  /** BCP 47: the language that names are given in. */
  readonly language: string;
  /** The only events that are in them: of these provinces, categories, ids. */
  readonly filter?: {
    readonly provinces?: readonly string[] | undefined;
    readonly categories?: readonly string[] | undefined;
    readonly incidents?: readonly string[] | undefined;
  };
  /** What queries may read. */
  readonly needed: Needed;
  readonly form: CellForm;
}

// Columns that hold anything, of incidents and of claims.
const incidentTexts = [
  "id",
  "title",
  "date_reason",
  "time",
  "place_written",
  "place_note",
  "munition_written",
  "note",
] as const;
const claimTexts = [
  "killed_verbatim",
  "wounded_verbatim",
  "casualties_verbatim",
  "date_verbatim",
  "place_verbatim",
] as const;
const texts = [...incidentTexts, ...claimTexts, "source"] as const;

// What the cells of a group say of an incident, by a column that only this group has.
const saidBy: Readonly<Record<string, readonly string[]>> = {
  date: ["date", "date_end", "date_precision", "month"],
  province: [
    "town",
    "town_longitude",
    "town_latitude",
    "province",
    "province_name",
    "longitude",
    "latitude",
    "country",
    "origin_country",
    "place_precision",
  ],
  source: ["source_ids", "sources", "party_source"],
  killed: ["killed", "killed_sources"],
  wounded: ["wounded", "wounded_sources"],
  casualties: ["casualties", "casualties_sources"],
  attributed_to: ["attributed_to", "attribution_basis"],
};

/** Returns the tables of an edition over events whose rows an engine holds. */
export function eventTables(events: Events, input: EventInput): EventTables {
  const { needed, form } = input;
  const { columns, plain } = columnsOf(events, input);
  const isWanted = wantedBy(input);
  const said = events.groups.map((group, index) =>
    sayGroup(group, { index, outputs: outputsOf(group, columns, input), needed, form }),
  );
  const words = said.flatMap((one) => one.words ?? []);
  // What a row of `event_rows` holds; and what is the same of all of them, which none needs to hold.
  const fields = new Map(words.flatMap((one) => one.fields));
  const constants = new Map(said.flatMap((one) => one.constants));
  for (const name of texts) {
    if (!isWanted(name) || fields.has(name) || constants.has(name)) continue;
    if (events.columns.some((one) => one === name)) fields.set(name, cellText(name, form));
    else constants.set(name, sqlNull.text);
  }
  for (const [name, type, cellOf] of columns) {
    if (!isWanted(name) || name === "attribution_source") continue;
    for (const [field, value] of constantsOf(name, type, cellOf(plain, 0)))
      if (!fields.has(field) && !constants.has(field)) constants.set(field, value);
  }
  const held = form === "texts" ? new Map([...fields, ...constants]) : fields;
  const types = words.flatMap((one) => one.types);
  const typed = new Set(types.map(({ column }) => column));
  const read: ReadRows = {
    needed,
    sqlOf(name) {
      if (!held.has(name)) return constants.get(name) ?? name;
      return typed.has(name) ? `CAST(${name} AS varchar)` : name;
    },
    packsOf: (name) =>
      packSuffixes.map((suffix) => `${name}_${suffix}`).filter((field) => fields.has(field)),
  };
  const chosen = [...held].map(([name, value]) => `${value} AS ${quoted(name)}`);
  const joins = words.map(({ join }) => join).join(" ");
  const where = whereOf(input, new Map([...constants, ...fields]));
  const rows = `SELECT ${chosen.join(", ")} FROM ${heldCells} AS c ${joins}${where}`;
  return {
    words: words.map(({ table }) => table),
    types,
    keyed: words.flatMap(({ keyed }) => keyed ?? []),
    selects: [
      { name: "event_rows", sql: rows },
      { name: "incidents", sql: incidentsOf(columns, read) },
      { name: "claims", sql: claimsOf(read) },
    ],
  };
}

function wantedBy({ needed, filter }: EventInput): (name: string) => boolean {
  return (name) =>
    needed.column(name) ||
    name === "id" ||
    (name === "province" && filter?.provinces !== undefined) ||
    (name === "category" && filter?.categories !== undefined) ||
    (["attributed_to", "source"].includes(name) && needed.column("attribution_source"));
}

// What the cells of a group say that is asked for.
function outputsOf(
  { columns: cells }: ReadGroup,
  columns: readonly Output[],
  input: EventInput,
): readonly Output[] {
  const isWanted = wantedBy(input);
  const names: readonly string[] = cells.flatMap((column) => saidBy[column] ?? []);
  const told: readonly string[] = names.length > 0 ? names : cells;
  const outputs = columns.filter(([name]) => told.includes(name) && isWanted(name));
  // A server trims it as fast as it joins it.
  const hasSource = input.form === "numbers" && cells.includes("source") && isWanted("source");
  return hasSource
    ? [...outputs, ["source", "text", ({ claim }) => claim?.source ?? null]]
    : outputs;
}

// A text without a blank at its ends is not copied to take some away.
function cellText(column: string, form: CellForm): string {
  const cell = `CAST(c.${quoted(column)} AS varchar)`;
  const trimmed = `nullif(trim(${cell}), '')`;
  if (form === "texts") return trimmed;
  return `CASE WHEN ${cell} LIKE ' %' OR ${cell} LIKE '% ' OR ${cell} = '' THEN ${trimmed} ELSE ${cell} END`;
}

interface EventColumns {
  readonly columns: readonly ColumnOf<ReadCells>[];
  readonly plain: ReadCells;
}

// The columns of the table incidents, each by what the cells of a group say.
function columnsOf(events: Events, { dataset, language }: EventInput): EventColumns {
  const incidents = new Map<ReadCells, Incident>();
  const claims = new Map<Incident, Claim>();
  const plain: ReadCells = { cells: [], events: 0, ...events.plain };
  const incidentOf = (row: ReadCells): Incident => {
    const known = incidents.get(row);
    if (known !== undefined) return known;
    const incident = { ...(row.incident ?? events.plain.incident) };
    incidents.set(row, incident);
    claims.set(incident, row.claim ?? events.plain.claim);
    return incident;
  };
  const claimOf = (incident: Incident): Claim => claims.get(incident) ?? events.plain.claim;
  const context: Context = {
    ...readContext({
      dataset: { ...dataset, incidents: [], claims: [] },
      figures: new Map<string, IncidentFigures>(),
      language,
    }),
    claimsOf: (incident) => [claimOf(incident)],
    figuresOf: (incident) => {
      const { id, killed, wounded, casualties } = claimOf(incident);
      return { killed, wounded, casualties, claims: [id] };
    },
    stands: () => true,
  };
  const columns = incidentColumns(context).map(
    ([name, type, cellOf]): ColumnOf<ReadCells> => [
      name,
      type,
      (row, index) => cellOf(incidentOf(row), index),
    ],
  );
  return { columns, plain };
}

function whereOf({ filter }: EventInput, fields: ReadonlyMap<string, string>): string {
  const oneOf = (name: string, values: readonly string[] | undefined): readonly string[] =>
    values === undefined
      ? []
      : [
          `CAST(${fields.get(name) ?? "NULL"} AS varchar) IN (${["", ...values].map(literal).join(", ")})`,
        ];
  const conditions = [
    ...oneOf("province", filter?.provinces),
    ...oneOf("category", filter?.categories),
    ...oneOf("id", filter?.incidents),
  ];
  return conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;
}

// How the tables are selected from `event_rows`.
interface ReadRows {
  readonly needed: Needed;
  /** Reads a field, which may be a text that is held by its number, or the same of all rows. */
  readonly sqlOf: (name: string) => string;
  /** The packs of a count. */
  readonly packsOf: (name: string) => readonly string[];
}

// As `createStatement` makes it of records: of a count its ends, and which record it is of.
function incidentsOf(
  columns: readonly ColumnOf<ReadCells>[],
  { needed, sqlOf, packsOf }: ReadRows,
): string {
  const fields = columns.flatMap(([name, type]) => {
    if (!needed.column(name) && name !== "id") return [];
    if (name === "attribution_source")
      return [
        `CASE WHEN ${sqlOf("attributed_to")} IS NOT NULL THEN ${sqlOf("source")} END AS attribution_source`,
      ];
    if (type !== "count") return [`${sqlOf(name)} AS ${name}`];
    return [
      ...countEnds(name, needed).map((end) => `${sqlOf(end)} AS ${end}`),
      `'${name}=' || id AS ${name}_${lineageSuffix}`,
      ...packsOf(name),
    ];
  });
  return `SELECT ${fields.join(", ")} FROM event_rows`;
}

// Each event has one claim, whose id is its own with a number behind.
function claimsOf({ needed, sqlOf, packsOf }: ReadRows): string {
  const counts = ["killed", "wounded", "casualties"].filter((name) => needed.column(name));
  const fields = [
    "id || ':1' AS id",
    "id AS incident",
    "true AS stands",
    ...(needed.column("source") ? [`${sqlOf("source")} AS source`] : []),
    ...counts.flatMap((name) => [
      ...countEnds(name, needed).map((end) => `${sqlOf(end)} AS ${end}`),
      `'${name}=claim/' || id || ':1' AS ${name}_${lineageSuffix}`,
      ...packsOf(name),
    ]),
    ...claimTexts.filter((name) => needed.column(name)).map((name) => `${sqlOf(name)} AS ${name}`),
    ...(needed.column("date") ? ["CAST(NULL AS date) AS date"] : []),
    ...["attributed_to", "sensitivity"]
      .filter((name) => needed.column(name))
      .map((name) => `${sqlOf(name)} AS ${name}`),
    ...(needed.column("attribution_basis")
      ? [`coalesce(${sqlOf("attribution_basis")}, 'undetermined') AS attribution_basis`]
      : []),
    "CAST(NULL AS varchar) AS note",
  ];
  return `SELECT ${fields.join(", ")} FROM event_rows`;
}
