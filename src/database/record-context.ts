import { unknownCount } from "../count/index.ts";
import {
  type Claim,
  claimsByIncident,
  foldPlace,
  type Incident,
  type IncidentFigures,
  type Province,
  type Source,
  type Town,
} from "../incident/index.ts";
import type { TableInput } from "./tables.ts";

type Localized = Readonly<Record<string, string>>;
/** Takes a text in the language of the edition; English where there is none in it. */
export type InLanguage = (text: Localized) => string | null;

// Of fa-AF first its own text, then that of fa.
function languagePicker(tag: string): InLanguage {
  const [base = tag] = tag.split("-");
  return (text) => text[tag] ?? text[base] ?? text["en"] ?? null;
}

/** What columns of one record take from other records. */
export interface Context {
  readonly figuresOf: (incident: Incident) => IncidentFigures;
  readonly claimsOf: (incident: Incident) => readonly Claim[];
  /** Tells whether a claim is one that figures are taken from. */
  readonly stands: (claim: string) => boolean;
  readonly sources: ReadonlyMap<string, Source>;
  readonly provinces: ReadonlyMap<string, Province>;
  readonly townOf: (incident: Incident) => Town | undefined;
  readonly language: string;
  readonly inLanguage: InLanguage;
}

const notStated = unknownCount();
const noFigures: IncidentFigures = {
  killed: notStated,
  wounded: notStated,
  casualties: notStated,
  claims: [],
};

/** Indexes the records for the columns that need others than their own. */
export function readContext({
  dataset,
  figures,
  language,
}: Pick<TableInput, "dataset" | "figures" | "language">): Context {
  const claimsOf = claimsByIncident(dataset.claims);
  const towns = once(
    () => new Map(dataset.towns?.map((town) => [`${town.province} ${foldPlace(town.name)}`, town])),
  );
  const standing = once(() => standingOf(figures));
  return {
    figuresOf: ({ id }) => figures.get(id) ?? noFigures,
    claimsOf: ({ id }) => claimsOf(id),
    stands: (claim) => standing().has(claim),
    sources: new Map(dataset.sources.map((source) => [source.id, source])),
    provinces: new Map(dataset.provinces.map((province) => [province.id, province])),
    townOf: ({ town, province }) =>
      town === null ? undefined : towns().get(`${province} ${foldPlace(town)}`),
    language,
    inLanguage: languagePicker(language),
  };
}

function standingOf(figures: TableInput["figures"]): ReadonlySet<string> {
  const standing = new Set<string>();
  for (const { claims } of figures.values()) for (const claim of claims) standing.add(claim);
  return standing;
}

// Not every query asks for it.
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Groups records by a key, in the order in which the keys come. */
export function groupBy<R>(records: readonly R[], keyOf: (record: R) => string): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const record of records) {
    const key = keyOf(record);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  return groups;
}
