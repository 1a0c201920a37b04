import { type Count, formatCount } from "../count/index.ts";
import type {
  Breakdown,
  Claim,
  Incident,
  Province,
  Source,
  Statement,
  Town,
} from "../incident/index.ts";
import type { Aspect, RecordKind } from "./change.ts";

/** A record of any kind, as fields in the spelling of data files; what holds nothing is not there. */
export interface FlatRecord {
  readonly of: RecordKind;
  readonly id: string;
  readonly within: string | null;
  readonly fields: ReadonlyMap<string, string>;
}

// A new field of a record does not compile before it is said here what a change of it is.
type Fields<R, Apart extends keyof R> = {
  readonly [Field in Exclude<keyof R, Apart>]-?: Named;
};

// A remark says why or in which words, and has a change of its aspect only beside what it is a remark on.
type Named = readonly [name: string, aspect: Aspect, remark?: "remark"];

const incidentFields: Fields<Incident, "id" | "place"> = {
  title: ["title", "edited"],
  date: ["date", "re-dated"],
  dateEnd: ["date_end", "re-dated"],
  datePrecision: ["date_precision", "re-dated"],
  dateReason: ["date_reason", "re-dated", "remark"],
  time: ["time", "re-dated"],
  placeWritten: ["place_written", "re-placed"],
  town: ["town", "re-placed"],
  province: ["province", "re-placed"],
  country: ["country", "re-placed"],
  originCountry: ["origin_country", "re-placed"],
  placePrecision: ["place_precision", "re-placed"],
  placeNote: ["place_note", "re-placed", "remark"],
  category: ["category", "re-classified"],
  categoryBasis: ["category_basis", "re-classified"],
  targetGroups: ["target_groups", "re-classified"],
  targetType: ["target_type", "re-classified"],
  method: ["method", "re-classified"],
  status: ["status", "re-classified"],
  attacks: ["attacks", "recounted"],
  detonations: ["detonations", "recounted"],
  munitions: ["munitions", "recounted"],
  munitionWritten: ["munition_written", "recounted"],
  preferredClaim: ["preferred_claim", "chosen"],
  preferredReason: ["preferred_reason", "chosen"],
  rule: ["rule", "chosen"],
  ruleReason: ["rule_reason", "chosen"],
  sensitivity: ["sensitivity", "re-marked"],
  note: ["note", "edited"],
  provider: ["provider", "re-sourced"],
};

const claimFields: Fields<Claim, "id" | "place"> = {
  incident: ["incident", "moved"],
  source: ["source", "re-sourced"],
  killed: ["killed", "recounted"],
  wounded: ["wounded", "recounted"],
  casualties: ["casualties", "recounted"],
  killedVerbatim: ["killed_verbatim", "recounted"],
  woundedVerbatim: ["wounded_verbatim", "recounted"],
  casualtiesVerbatim: ["casualties_verbatim", "recounted"],
  date: ["date", "re-dated"],
  dateVerbatim: ["date_verbatim", "re-dated", "remark"],
  placeVerbatim: ["place_verbatim", "re-placed", "remark"],
  attributedTo: ["attributed_to", "attributed"],
  attributionBasis: ["attribution_basis", "attributed"],
  linkedFrom: ["linked_from", "moved"],
  sensitivity: ["sensitivity", "re-marked"],
  note: ["note", "edited"],
};

const breakdownFields: Fields<Breakdown, "claim" | "measure" | "group" | "place"> = {
  count: ["count", "recounted"],
  verbatim: ["verbatim", "recounted"],
  relation: ["relation", "edited"],
};

const sourceFields: Fields<Source, "id" | "place"> = {
  publisher: ["publisher", "edited"],
  title: ["title", "edited"],
  type: ["type", "re-classified"],
  url: ["url", "edited"],
  archivedUrl: ["archived_url", "edited"],
  published: ["published", "re-dated"],
  accessed: ["accessed", "re-dated"],
  language: ["language", "edited"],
  group: ["source_group", "re-classified"],
  via: ["via", "re-classified"],
  nameWritten: ["name_written", "edited"],
  sensitivity: ["sensitivity", "re-marked"],
  note: ["note", "edited"],
};

const statementFields: Fields<Statement, "id" | "place" | "figures"> = {
  kind: ["kind", "re-classified"],
  by: ["by", "attributed"],
  source: ["source", "re-sourced"],
  text: ["text", "edited"],
  scope: ["scope", "edited"],
  periodStart: ["period-start", "re-dated"],
  periodEnd: ["period-end", "re-dated"],
  sensitivity: ["sensitivity", "re-marked"],
  note: ["note", "edited"],
};

const provinceFields: Fields<Province, "id"> = {
  pcode: ["pcode", "edited"],
  name: ["name", "edited"],
  names: ["names", "edited"],
  longitude: ["longitude", "re-placed"],
  latitude: ["latitude", "re-placed"],
};

const townFields: Fields<Town, "name" | "province"> = {
  names: ["names", "edited"],
  longitude: ["longitude", "re-placed"],
  latitude: ["latitude", "re-placed"],
};

const tables: Readonly<Record<string, Readonly<Record<string, Named>>>> = {
  incident: incidentFields,
  claim: claimFields,
  breakdown: breakdownFields,
  source: sourceFields,
  statement: statementFields,
  province: provinceFields,
  town: townFields,
};

const aspects: ReadonlyMap<string, Aspect> = new Map(
  Object.entries(tables).flatMap(([of, fields]) =>
    Object.values(fields).map(([name, aspect]) => [`${of}.${name}`, aspect] as const),
  ),
);

/** Returns what a change of a field is; of one that is given by language or name, by what it begins with. */
export function aspectOf(of: RecordKind, field: string): Aspect {
  const [name = field] = field.split(".");
  if (of === "statement" && name === "figures") return "recounted";
  return aspects.get(`${of}.${name}`) ?? "edited";
}

const remarks: ReadonlySet<string> = new Set(
  Object.entries(tables).flatMap(([of, fields]) =>
    Object.values(fields).flatMap(([name, , remark]) => (remark ? [`${of}.${name}`] : [])),
  ),
);

/** Tells whether a field says only why another of its aspect is as it is, or in which words. */
export function isRemark(of: RecordKind, field: string): boolean {
  return remarks.has(`${of}.${field}`);
}

/** Which record it is. */
interface Identity {
  readonly of: RecordKind;
  readonly id: string;
  readonly within?: string;
}

/** Returns a record as fields, from an object with the names that records have in the program. */
export function flatten(record: object, { of, id, within }: Identity): FlatRecord {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(record);
  const table = tables[of];
  const fields = new Map<string, string>();
  for (const [key, value] of entries) {
    const name = table?.[key]?.[0];
    if (name !== undefined) put(fields, name, value);
  }
  return { of, id, within: within ?? null, fields };
}

/** Returns a record of fields that are named as they are to be reported. */
export function flatOf(
  of: RecordKind,
  id: string,
  named: Readonly<Record<string, unknown>>,
): FlatRecord {
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(named)) put(fields, name, value);
  return { of, id, within: null, fields };
}

/** Returns a statement as fields: each of its figures by name. */
export function flattenStatement(statement: Statement): FlatRecord {
  const { id, figures } = statement;
  const flat = flatten(statement, { of: "statement", id });
  const fields = new Map(flat.fields);
  for (const { name, count, unit, verbatim } of figures)
    put(fields, `figures.${name}`, { count, unit, verbatim });
  return { ...flat, fields };
}

// An empty text is no text, as in a cell; texts by language are a field each.
function put(fields: Map<string, string>, name: string, value: unknown): void {
  if (value === null || value === undefined || value === "") return;
  if (Array.isArray(value)) put(fields, name, value.join("; "));
  else if (isCount(value)) fields.set(name, writeCount(value));
  else if (typeof value === "object")
    for (const [key, inner] of Object.entries(value)) put(fields, `${name}.${key}`, inner);
  else fields.set(name, String(value));
}

/** Writes a count as data files spell it. */
export function writeCount(count: Count): string {
  return count.withheld ? "withheld" : formatCount(count);
}

function isCount(value: unknown): value is Count {
  return typeof value === "object" && value !== null && "bound" in value && "words" in value;
}
