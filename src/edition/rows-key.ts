import { redactionReport } from "../audience/index.ts";
import type { EditionConfig } from "../config/index.ts";
import type { QueryResult } from "../database/index.ts";
import type { IncidentFile } from "../hxl/index.ts";
import type { Claim, Incident } from "../incident/index.ts";
import { hashOf, sha256 } from "../manifest/index.ts";
import type { Seen } from "./audience.ts";

interface Read {
  readonly edition: EditionConfig;
  readonly seen: Seen;
  readonly queries: readonly QueryResult[];
  readonly cells: number;
  readonly incidentFile: IncidentFile | undefined;
  /** What it says of the issues before it, where it has some. */
  readonly earlier?: unknown;
}

/**
 * Returns the hash of all that an edition reads of the data. That is the rows of its queries with the records that
 * they are of, every statement, source and province, the file of its incidents, and how much was withheld: nothing that
 * is made after the queries sees more. What its audience may not see is no part of it, and cannot be guessed from it.
 */
export function rowsKey({ edition, seen, queries, cells, incidentFile, earlier }: Read): string {
  const { dataset, figures } = seen.project;
  const { incidents, claims, breakdowns, sources, statements, provinces, linked } = dataset;
  const named = namesIn(queries, statements);
  // An incident that is named brings its claims, a claim that is named its incident: what the ledger prints of them.
  const behind = new Set(
    [...incidents.map(({ id }) => id), ...figures.keys()].filter((id) => named.has(id)),
  );
  for (const { id, incident } of claims)
    if (named.has(id) || named.has(`claim/${id}`)) behind.add(incident);
  const itsClaims = claims.filter(({ incident }) => behind.has(incident));
  const ids = new Set(itsClaims.map(({ id }) => id));
  return hashOf([
    queries,
    incidents.filter(({ id }) => behind.has(id)).map(incidentKey),
    itsClaims.map(claimKey),
    breakdowns.filter(({ claim }) => ids.has(claim)).map(unplaced),
    [...behind].sort().map((id) => [id, figures.get(id)]),
    [sources, statements, provinces].map((records) => records.map(unplaced)),
    redactionReport({ ...seen, edition, cells }),
    incidentFile ? sha256(incidentFile.bytes) : null,
    ...(earlier === undefined ? [] : [earlier]),
    ...(linked === undefined ? [] : [linked]),
  ]);
}

// Of an imported one the line of its row is printed; of one's own it is as it was before there were any of those.
function incidentKey(incident: Incident): object {
  const { provider, ...own } = incident;
  return provider ? incident : unplaced(own);
}

// As it was before there were links, where none brought it.
function claimKey({ linkedFrom, ...claim }: Claim): object {
  return unplaced(linkedFrom ? { ...claim, linkedFrom } : claim);
}

// The line that a record stands on is printed nowhere.
function unplaced(record: object): object {
  return { ...record, place: undefined };
}

function namesIn(...tops: readonly unknown[]): ReadonlySet<string> {
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === "string") names.add(value);
    else if (typeof value === "object" && value !== null)
      for (const inner of Object.values(value)) walk(inner);
  };
  walk(tops);
  return names;
}
