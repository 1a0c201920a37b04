import { type Audience, type AudienceRules, shippedAudiences } from "../../src/config/index.ts";
import type { Count } from "../../src/count/index.ts";
import { parseCount, unknownCount } from "../../src/count/index.ts";
import type {
  Breakdown,
  Claim,
  Dataset,
  Incident,
  Source,
  Statement,
} from "../../src/incident/index.ts";

const place = { file: "data/incidents.csv", line: 2 };

export function count(text: string): Count {
  return parseCount(text).count ?? unknownCount();
}

export function incident(id: string, fields: Partial<Incident> = {}): Incident {
  return {
    id,
    title: `Title of ${id}`,
    date: "2022-04-19",
    dateEnd: "2022-04-19",
    datePrecision: "day",
    dateReason: null,
    time: null,
    placeWritten: `somewhere near ${id}`,
    town: null,
    province: "AF-KDZ",
    country: "AF",
    originCountry: null,
    placePrecision: "province",
    placeNote: null,
    category: "others",
    categoryBasis: "stated",
    targetGroups: [],
    targetType: "mosque",
    method: "explosion",
    attacks: null,
    detonations: null,
    munitions: null,
    munitionWritten: null,
    status: "reported",
    sensitivity: "public",
    preferredClaim: null,
    preferredReason: null,
    note: null,
    place,
    ...fields,
  };
}

export function claim(id: string, fields: Partial<Claim> = {}): Claim {
  return {
    id,
    incident: "i-1",
    source: "s-1",
    killed: count("3"),
    wounded: count("?"),
    casualties: count("?"),
    killedVerbatim: null,
    woundedVerbatim: null,
    casualtiesVerbatim: null,
    date: null,
    dateVerbatim: null,
    attributedTo: null,
    attributionBasis: "undetermined",
    sensitivity: "public",
    note: null,
    place,
    ...fields,
  };
}

export function source(id: string, fields: Partial<Source> = {}): Source {
  return {
    id,
    publisher: `Publisher of ${id}`,
    title: null,
    type: "media",
    url: null,
    archivedUrl: null,
    published: null,
    accessed: null,
    language: null,
    group: id,
    via: null,
    nameWritten: null,
    sensitivity: "public",
    note: null,
    place,
    ...fields,
  };
}

export function statement(id: string, fields: Partial<Statement> = {}): Statement {
  return {
    id,
    kind: "figure",
    by: { en: "A speaker" },
    source: "s-1",
    text: { en: "There were {n} of them." },
    scope: { en: "The country" },
    periodStart: null,
    periodEnd: null,
    figures: [{ name: "n", count: count("12"), unit: "attacks", verbatim: "a dozen" }],
    sensitivity: "public",
    note: null,
    place,
    ...fields,
  };
}

export function breakdown(of: string, fields: Partial<Breakdown> = {}): Breakdown {
  return {
    claim: of,
    measure: "killed",
    group: "guards",
    count: count("2"),
    verbatim: "two guards",
    relation: "part-of",
    place,
    ...fields,
  };
}

export function dataset(records: Partial<Dataset> = {}): Dataset {
  return {
    incidents: [incident("i-1")],
    claims: [claim("c-1")],
    breakdowns: [],
    sources: [source("s-1")],
    statements: [],
    provinces: [
      {
        id: "AF-KDZ",
        name: { en: "Kunduz" },
        names: ["Kunduz", "Kondoz"],
        longitude: 68.7423,
        latitude: 36.8676,
      },
    ],
    towns: [],
    ...records,
  };
}

/** A shipped audience, perhaps with rules of its own. */
export function audience(name: string, changes: Partial<AudienceRules> = {}): Audience {
  const shipped = shippedAudiences.find((one) => one.name === name);
  if (shipped === undefined) throw new Error(`no audience ${name}`);
  return { ...shipped, rules: { ...shipped.rules, ...changes } };
}
