import type { Count } from "../count/index.ts";
import {
  type Claim,
  type ClaimsOf,
  claimsByIncident,
  type Dataset,
  type Incident,
  type IncidentFigures,
  type LinkedIncident,
  type StandingFigures,
} from "../incident/index.ts";

/** The records that figures are traced to. */
export interface LedgerInput {
  readonly dataset: Dataset;
  /** The figures that stand for an incident under its rule, by its id. */
  readonly figures: StandingFigures;
}

/** Records by id. */
export interface Records {
  readonly incidents: ReadonlyMap<string, Incident>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly claimsOf: ClaimsOf;
  /** The entries of other data sets that are one event with an incident. */
  readonly linkedTo: (incident: string) => readonly LinkedIncident[];
  readonly sourceOfStatement: ReadonlyMap<string, string>;
  readonly isIncident: (id: string) => boolean;
  /** What sources that repeat each other have in common. */
  readonly groupOf: (source: string) => string;
  /** The count of a measure that stands for a record, named as a lineage names it. */
  readonly countOf: (id: string, measure: string) => Count | undefined;
}

/** Indexes the records of a dataset. */
export function indexRecords({ dataset, figures }: LedgerInput): Records {
  // Of many records few may be asked for.
  const incidents = once(() => byId(dataset.incidents));
  const claims = once(() => byId(dataset.claims));
  const groups = new Map(dataset.sources.map(({ id, group }) => [id, group]));
  return {
    get incidents() {
      return incidents();
    },
    get claims() {
      return claims();
    },
    isIncident: (id) => figures.has(id),
    claimsOf: claimsByIncident(dataset.claims),
    linkedTo: (id) => dataset.linked?.filter(({ link }) => link.incident === id) ?? [],
    sourceOfStatement: new Map(dataset.statements.map(({ id, source }) => [id, source])),
    groupOf: (source) => groups.get(source) ?? source,
    countOf: (id, measure) => {
      const claim = after(id, "claim/");
      if (claim !== undefined) {
        const found = claims().get(claim);
        return found && measureOf(found, measure);
      }
      if (measure === "munitions") return incidents().get(id)?.munitions ?? undefined;
      const standing = figures.get(id);
      return standing && measureOf(standing, measure);
    },
  };
}

function byId<R extends { readonly id: string }>(records: readonly R[]): ReadonlyMap<string, R> {
  return new Map(records.map((record) => [record.id, record]));
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function measureOf(
  counts: Pick<IncidentFigures, "killed" | "wounded" | "casualties">,
  measure: string,
): Count | undefined {
  switch (measure) {
    case "killed":
    case "wounded":
    case "casualties":
      return counts[measure];
    default:
      return undefined;
  }
}

/** Returns what follows a prefix, or undefined where the text does not begin with it. */
export function after(text: string, prefix: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}
