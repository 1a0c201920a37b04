import type { Count } from "../count/index.ts";
import type { Cell } from "../database/index.ts";
import {
  attributionBases,
  type Claim,
  datePrecisions,
  placePrecisions,
  statuses,
} from "../incident/index.ts";
import { countColumns } from "./count-columns.ts";
import { type Measure, measures } from "./written-words.ts";

/** An incident, as columns read it. */
export interface IncidentRow {
  readonly id: string;
  /** A cell of the table incidents, the one that queries select from. */
  readonly cell: (name: TableColumn) => Cell;
  /** The P-code of its province, where the places folder has it. */
  readonly pcode: string | null;
  readonly figures: Readonly<Record<Measure, Count>>;
  /** The claims that its figures are from. */
  readonly standing: readonly Claim[];
  /** The names of its sources. */
  readonly sources: readonly string[];
}

/** A type of Table Schema (Frictionless Data). */
type FieldType = "string" | "date" | "integer" | "number" | "boolean";

/** A column of the file: how it is called, what it is in HXL and in Table Schema, and how a row fills it. */
export interface HxlColumn {
  readonly name: string;
  /** A hashtag of HXL 1.1 with its attributes; in words of the edition's language where `isWorded`. */
  readonly tag: string;
  readonly isWorded?: true;
  readonly type: FieldType;
  readonly description: string;
  readonly constraints?: Readonly<Record<string, unknown>>;
  readonly cellOf: (row: IncidentRow) => Cell;
}

/** The columns of the table incidents that are read. */
export const tableColumns = [
  "title",
  "date",
  "date_end",
  "date_precision",
  "town",
  "province_name",
  "province",
  "country",
  "town_latitude",
  "town_longitude",
  "place_precision",
  "category",
  "method",
  "target_groups",
  "target_type",
  "status",
  "attributed_to",
  "attribution_basis",
  "source_ids",
  "claims",
] as const;

type TableColumn = (typeof tableColumns)[number];

const from =
  (name: TableColumn): HxlColumn["cellOf"] =>
  ({ cell }) =>
    cell(name);

const required = { required: true } as const;

const what: readonly HxlColumn[] = [
  {
    name: "id",
    tag: "#event+id",
    type: "string",
    description: "Identifies the incident in this edition",
    constraints: { required: true, unique: true },
    cellOf: ({ id }) => id,
  },
  {
    name: "title",
    tag: "#event+name",
    isWorded: true,
    type: "string",
    description: "What happened and where",
    constraints: required,
    cellOf: from("title"),
  },
  {
    name: "date_start",
    tag: "#date+start",
    type: "date",
    description: "First day on which it may have happened, as far as date_precision says",
    constraints: required,
    cellOf: from("date"),
  },
  {
    name: "date_end",
    tag: "#date+end",
    type: "date",
    description: "Last day; the first one again where it is one day",
    constraints: required,
    cellOf: from("date_end"),
  },
  {
    name: "date_precision",
    tag: "#meta+date+precision",
    type: "string",
    description: "How exactly the date is known",
    constraints: { required: true, enum: datePrecisions },
    cellOf: from("date_precision"),
  },
];

const where: readonly HxlColumn[] = [
  {
    name: "town",
    tag: "#loc+name",
    isWorded: true,
    type: "string",
    description: "The town that the place resolves to; empty where none is known",
    cellOf: from("town"),
  },
  {
    name: "province_name",
    tag: "#adm1+name",
    isWorded: true,
    type: "string",
    description: "The province; empty where none is known, or the incident struck another country",
    cellOf: from("province_name"),
  },
  {
    name: "province_code",
    tag: "#adm1+code+iso",
    type: "string",
    description: "The same in ISO 3166-2",
    constraints: { pattern: "[A-Z]{2}-[A-Z0-9]{1,3}" },
    cellOf: from("province"),
  },
  {
    name: "province_pcode",
    tag: "#adm1+code+v_pcode",
    type: "string",
    description: "The P-code of the same; empty where the places folder has none",
    constraints: { pattern: "[A-Z]{2,3}[0-9]{1,12}" },
    cellOf: ({ pcode }) => pcode,
  },
  {
    name: "country_code",
    tag: "#country+code+v_iso2",
    type: "string",
    description: "The country that was struck, ISO 3166-1 alpha-2",
    constraints: { required: true, pattern: "[A-Z]{2}" },
    cellOf: from("country"),
  },
  {
    name: "latitude",
    tag: "#geo+lat",
    type: "number",
    description:
      "Of the town in the gazetteer, in degrees of WGS 84: not the spot where it happened; empty where no town is known",
    constraints: { minimum: -90, maximum: 90 },
    cellOf: from("town_latitude"),
  },
  {
    name: "longitude",
    tag: "#geo+lon",
    type: "number",
    description: "As latitude",
    constraints: { minimum: -180, maximum: 180 },
    cellOf: from("town_longitude"),
  },
  {
    name: "place_precision",
    tag: "#geo+precision",
    type: "string",
    description: "How exactly the place is known",
    constraints: { required: true, enum: placePrecisions },
    cellOf: from("place_precision"),
  },
  {
    name: "category",
    tag: "#event+type+category",
    type: "string",
    description: "The part of the briefing, by its name in the data",
    constraints: required,
    cellOf: from("category"),
  },
  {
    name: "method",
    tag: "#event+type+method",
    type: "string",
    description: "How it was done, by its name in the data",
    constraints: required,
    cellOf: from("method"),
  },
  {
    name: "target_groups",
    tag: "#group+code+target+list",
    type: "string",
    description: "Who was struck, by their names in the data, with a semicolon between them",
    cellOf: ({ cell }) => String(cell("target_groups") ?? "").replaceAll("; ", ";"),
  },
  {
    name: "target_type",
    tag: "#event+target",
    type: "string",
    description: "What was struck, by its name in the data",
    constraints: required,
    cellOf: from("target_type"),
  },
];

const whence: readonly HxlColumn[] = [
  {
    name: "status",
    tag: "#status+code",
    type: "string",
    description: "How sure the record is, by what its sources allow",
    constraints: { required: true, enum: statuses },
    cellOf: from("status"),
  },
  {
    name: "attributed_to",
    tag: "#group+name+attributed",
    isWorded: true,
    type: "string",
    description: "Who is said to be responsible; not a finding of this briefing",
    cellOf: from("attributed_to"),
  },
  {
    name: "attribution_basis",
    tag: "#meta+attribution+basis",
    type: "string",
    description: "On what that rests; empty where nobody is named",
    constraints: { enum: attributionBases },
    cellOf: from("attribution_basis"),
  },
  {
    name: "sources",
    tag: "#meta+source+name+list",
    isWorded: true,
    type: "string",
    description: "The names of its sources, with a semicolon and a blank between them",
    cellOf: ({ sources }) => sources.join("; "),
  },
  {
    name: "source_ids",
    tag: "#meta+source+id+list",
    type: "string",
    description: "The same by their identifiers, with a semicolon between them",
    cellOf: from("source_ids"),
  },
  {
    name: "claims",
    tag: "#meta+claims+num",
    type: "integer",
    description: "How many accounts of it there are",
    constraints: { minimum: 0 },
    cellOf: from("claims"),
  },
];

/** The columns of incidents.csv, in their order. */
export const columns: readonly HxlColumn[] = [
  ...what,
  ...where,
  ...measures.flatMap(countColumns),
  ...whence,
];

/** Returns a column's tag in a file of a language: texts in it say so, by ISO 639 (HXL 1.1, 3.1.3). */
export function tagOf({ tag, isWorded }: HxlColumn, language: string): string {
  return isWorded ? `${tag}+i_${language.split("-")[0]?.toLowerCase()}` : tag;
}
