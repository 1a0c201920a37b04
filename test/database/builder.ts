import { type Count, parseCount, unknownCount } from "../../src/count/index.ts";
import type { TableInput } from "../../src/database/index.ts";
import type {
  Breakdown,
  Claim,
  Dataset,
  Incident,
  IncidentFigures,
  Province,
  Source,
  Statement,
  Town,
} from "../../src/incident/index.ts";

const place = { file: "data/test.csv", line: 1 };

/** Returns the count that `text` writes. */
export function countOf(text: string | undefined): Count {
  if (text === undefined) return unknownCount();
  const parsed = parseCount(text);
  if (parsed.count === undefined) throw new Error(parsed.problem.message);
  return parsed.count;
}

/** Returns an incident of one day in Kabul, and what differs from that. */
export function incident(id: string, date: string, changes: Partial<Incident> = {}): Incident {
  return {
    id,
    title: `Incident ${id}`,
    date,
    dateEnd: date,
    datePrecision: "day",
    dateReason: null,
    time: null,
    placeWritten: "Kabul",
    town: "Kabul",
    province: "AF-KAB",
    country: "AF",
    originCountry: null,
    placePrecision: "town",
    placeNote: null,
    category: "shia-hazara",
    categoryBasis: "heading",
    targetGroups: ["Shia"],
    targetType: "mosque",
    method: "explosion",
    attacks: 1,
    detonations: null,
    munitions: null,
    munitionWritten: null,
    status: "reported",
    sensitivity: "public",
    preferredClaim: null,
    preferredReason: null,
    note: null,
    place,
    ...changes,
  };
}

/** What a claim says of killed, wounded and unsplit casualties, as written. */
export interface Said {
  readonly killed?: string;
  readonly wounded?: string;
  readonly casualties?: string;
}

/** Returns the claim of source `article` about an incident. */
export function claim(incidentId: string, said: Said, changes: Partial<Claim> = {}): Claim {
  return {
    id: `${incidentId}-article`,
    incident: incidentId,
    source: "article",
    killed: countOf(said.killed),
    wounded: countOf(said.wounded),
    casualties: countOf(said.casualties),
    killedVerbatim: said.killed ?? null,
    woundedVerbatim: said.wounded ?? null,
    casualtiesVerbatim: said.casualties ?? null,
    date: null,
    dateVerbatim: null,
    attributedTo: "IS-K",
    attributionBasis: "heading",
    sensitivity: "public",
    note: null,
    place,
    ...changes,
  };
}

/** Returns a source of a group of its own. */
export function source(id: string, changes: Partial<Source> = {}): Source {
  return {
    id,
    publisher: id,
    title: null,
    type: "article",
    url: null,
    archivedUrl: null,
    published: null,
    accessed: null,
    language: "en",
    group: id,
    via: null,
    nameWritten: null,
    sensitivity: "public",
    note: null,
    place,
    ...changes,
  };
}

/** Returns a province named in English and Dari. */
export function province(id: string, en: string, longitude = 69, latitude = 34): Province {
  return { id, name: { en, fa: `${en} (fa)` }, names: [en], longitude, latitude };
}

interface Records {
  readonly incidents?: readonly Incident[];
  readonly claims?: readonly Claim[];
  readonly breakdowns?: readonly Breakdown[];
  readonly sources?: readonly Source[];
  readonly statements?: readonly Statement[];
  readonly provinces?: readonly Province[];
}

/** Returns the records with one source and two provinces, unless others are given. */
export function dataset(records: Records): Dataset {
  return {
    incidents: [],
    claims: [],
    breakdowns: [],
    statements: [],
    towns: [kabul],
    sources: [source("article")],
    provinces: [
      { ...province("AF-KAB", "Kabul"), pcode: "AF01" },
      province("AF-BAL", "Balkh", 67, 36.7),
    ],
    ...records,
  };
}

/** Takes the figures of each incident from its only claim. */
function figuresOf(data: Dataset): ReadonlyMap<string, IncidentFigures> {
  return new Map(
    data.claims.map(({ id, incident: of, killed, wounded, casualties }) => [
      of,
      { killed, wounded, casualties, claims: [id] },
    ]),
  );
}

const kabul: Town = {
  name: "Kābul",
  names: { fa: "کابل" },
  province: "AF-KAB",
  longitude: 69.17,
  latitude: 34.53,
};

/** Returns what tables are built from: in English, three parts, August 2021 to May 2022 covered. */
export function tableInput(data: Dataset, changes: Partial<TableInput> = {}): TableInput {
  return {
    dataset: data,
    figures: figuresOf(data),
    categories: ["shia-hazara", "taliban-others", "cross-border"],
    period: { start: "2021-08-15", end: "2022-05-31" },
    coverage: { start: "2021-08-15", end: "2022-05-31" },
    language: "en",
    ...changes,
  };
}
