import { unknownCount } from "../../count/index.ts";
import type {
  Claim,
  Dataset,
  Events,
  Incident,
  IncidentFigures,
  ReadCells,
} from "../../incident/index.ts";
import { type ColumnOf, tableOf } from "../columns.ts";
import type { Cell, CellType, CountSuffix, Table } from "../database.ts";
import { countSuffixes, lineageSuffix } from "../database.ts";
import { incidentColumns } from "../incident-columns.ts";
import type { Needed } from "../needed-columns.ts";
import type { Context } from "../record-context.ts";
import { readContext } from "../record-context.ts";
import { literal, quoted } from "./event-file.ts";

/** The table of the cells of events as they are written, which an engine holds. */
export const heldCells = "event_cells";

/** The type of the cells of a column that is held by the numbers of its values. */
export function typeOf(column: string): string {
  return `event_${column}`;
}

/** What stands in the place of the tables incidents and claims where an engine holds the rows of events. */
export interface EventTables {
  /** What the cells of each group of columns say; `k0`, `k1`, … are the cells. */
  readonly words: readonly Table[];
  /** What is selected of these and of the held cells, then of `event_rows`: in this order, each by its name. */
  readonly selects: readonly { readonly name: EventTable; readonly sql: string }[];
}

type EventTable = "event_rows" | "incidents" | "claims";

/**
 * How an engine holds cells: by the numbers of their values, of types of their own, or as texts, in which an empty cell is
 * an empty text.
 */
export type CellForm = "numbers" | "texts";

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
const texts = [
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

// What the cells of a group say of an incident, by a column that only this group has.
const said: Readonly<Record<string, readonly string[]>> = {
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
  const { needed, filter, form } = input;
  const { columns, plain } = columnsOf(events, input);
  const isWanted = (name: string): boolean =>
    needed.column(name) ||
    name === "id" ||
    (name === "province" && filter?.provinces !== undefined) ||
    (name === "category" && filter?.categories !== undefined) ||
    (name === "attributed_to" && needed.column("attribution_source"));
  const words: Table[] = [];
  const joins: string[] = [];
  const fields = new Map<string, string>();
  for (const [index, group] of events.groups.entries()) {
    const names = group.columns.flatMap((column) => said[column] ?? []);
    const outputs = columns.filter(
      ([name]) =>
        (names.length > 0 ? names : group.columns).some((one) => one === name) && isWanted(name),
    );
    if (outputs.length === 0) continue;
    const name = `event_words_${index}`;
    const keys = group.columns.map(
      (_, at): ColumnOf<ReadCells> => [
        `k${at}`,
        "text",
        ({ cells }) => cells[at] ?? (form === "texts" ? "" : null),
      ],
    );
    words.push(tableOf(name, [...keys, ...outputs], group.rows));
    joins.push(joinOf(name, `w${index}`, group.columns, form));
    for (const [output, type] of outputs)
      for (const field of type === "count" ? countEnds(output, needed) : [output])
        fields.set(field, `w${index}.${field}`);
  }
  const textOf = (column: string): string =>
    events.columns.some((one) => one === column)
      ? `nullif(trim(CAST(c.${quoted(column)} AS varchar)), '')`
      : "CAST(NULL AS varchar)";
  for (const name of [...texts, ...claimTexts]) if (isWanted(name)) fields.set(name, textOf(name));
  if (needed.column("source") || needed.column("attribution_source"))
    fields.set("source", textOf("source"));
  const rest = columns.filter(([name]) => isWanted(name) && name !== "attribution_source");
  for (const [name, type, cellOf] of rest)
    if (!fields.has(type === "count" ? (countEnds(name, needed)[0] ?? "") : name))
      for (const [field, value] of constantsOf(name, type, cellOf(plain, 0)))
        fields.set(field, value);
  const chosen = [...fields].map(([name, value]) => `${value} AS ${quoted(name)}`);
  const rows = `SELECT ${chosen.join(", ")} FROM ${heldCells} AS c ${joins.join(" ")}${whereOf(input, fields)}`;
  return {
    words,
    selects: [
      { name: "event_rows", sql: rows },
      { name: "incidents", sql: incidentsOf(columns, needed) },
      { name: "claims", sql: claimsOf(needed) },
    ],
  };
}

// Every cell has its row of words.
function joinOf(table: string, as: string, columns: readonly string[], form: CellForm): string {
  if (form === "texts") {
    const same = columns.map((column, at) => `c.${quoted(column)} = ${as}.k${at}`);
    return `JOIN ${table} AS ${as} ON ${same.join(" AND ")}`;
  }
  const typed = columns.map((column, at) => `CAST(k${at} AS ${typeOf(column)}) AS c${at}`);
  const same = columns.map((column, at) => `c.${quoted(column)} IS NOT DISTINCT FROM ${as}.c${at}`);
  return `JOIN (SELECT *, ${typed.join(", ")} FROM ${table}) AS ${as} ON ${same.join(" AND ")}`;
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

const sqlNull: Readonly<Record<Exclude<CellType, "count">, string>> = {
  text: "CAST(NULL AS varchar)",
  integer: "CAST(NULL AS integer)",
  double: "CAST(NULL AS double precision)",
  boolean: "CAST(NULL AS boolean)",
  date: "CAST(NULL AS date)",
};

function constantsOf(
  name: string,
  type: CellType,
  cell: Cell,
): readonly (readonly [string, string])[] {
  if (type !== "count") return [[name, constantOf(type, cell)]];
  const count = typeof cell === "object" && cell !== null ? cell : unknownCount();
  const { low, high, bound, approximate, words } = count;
  const big = (value: number | null): string => `CAST(${value ?? "NULL"} AS bigint)`;
  const ends: Readonly<Record<CountSuffix, string>> = {
    low: big(low),
    high: big(high),
    bound: literal(bound),
    approximate: String(approximate),
    words: literal(words),
  };
  return countSuffixes.map((end) => [`${name}_${end}`, ends[end]]);
}

function constantOf(type: Exclude<CellType, "count">, cell: Cell): string {
  if (cell === null || typeof cell === "object") return sqlNull[type];
  return type === "text" ? literal(String(cell)) : String(cell);
}

function whereOf({ filter }: EventInput, fields: ReadonlyMap<string, string>): string {
  const oneOf = (name: string, values: readonly string[] | undefined): readonly string[] =>
    values === undefined
      ? []
      : [`${fields.get(name) ?? "NULL"} IN (${["", ...values].map(literal).join(", ")})`];
  const conditions = [
    ...oneOf("province", filter?.provinces),
    ...oneOf("category", filter?.categories),
    ...oneOf("id", filter?.incidents),
  ];
  return conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;
}

// As `createStatement` makes it of records: of a count its ends, and which record it is of.
function incidentsOf(columns: readonly ColumnOf<ReadCells>[], needed: Needed): string {
  const fields = columns.flatMap(([name, type]) => {
    if (!needed.column(name) && name !== "id") return [];
    if (name === "attribution_source")
      return ["CASE WHEN attributed_to IS NOT NULL THEN source END AS attribution_source"];
    if (type !== "count") return [name];
    return [...countEnds(name, needed), `'${name}=' || id AS ${name}_${lineageSuffix}`];
  });
  return `SELECT ${fields.join(", ")} FROM event_rows`;
}

function countEnds(name: string, needed: Needed): readonly string[] {
  return needed.ends(name).map((end) => `${name}_${end}`);
}

// Each event has one claim, whose id is its own with a number behind.
function claimsOf(needed: Needed): string {
  const counts = ["killed", "wounded", "casualties"].filter((name) => needed.column(name));
  const fields = [
    "id || ':1' AS id",
    "id AS incident",
    "true AS stands",
    ...(needed.column("source") ? ["source"] : []),
    ...counts.flatMap((name) => [
      ...countEnds(name, needed),
      `'${name}=claim/' || id || ':1' AS ${name}_${lineageSuffix}`,
    ]),
    ...claimTexts.filter((name) => needed.column(name)),
    ...(needed.column("date") ? ["CAST(NULL AS date) AS date"] : []),
    ...["attributed_to", "sensitivity"].filter((name) => needed.column(name)),
    ...(needed.column("attribution_basis")
      ? ["coalesce(attribution_basis, 'undetermined') AS attribution_basis"]
      : []),
    "CAST(NULL AS varchar) AS note",
  ];
  return `SELECT ${fields.join(", ")} FROM event_rows`;
}
