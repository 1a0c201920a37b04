import { ownProvider } from "../config/index.ts";
import type { QueryResult } from "../database/index.ts";
import type { ProviderCounts } from "../figure/index.ts";
import { type Dataset, providerOfClaims } from "../incident/index.ts";

/**
 * Says of each number, count and sum of query results how many records of each data set it is of, by the records that
 * its lineage names. That stays where which records these are is itself no longer said.
 */
export function withProviders(
  results: readonly QueryResult[],
  dataset: Dataset,
): readonly QueryResult[] {
  const { incidents, claims } = dataset;
  const names = new Map(incidents.map(({ id, provider }) => [id, provider ?? ownProvider]));
  const providerOf = providerOfClaims(dataset);
  for (const claim of claims) names.set(`claim/${claim.id}`, providerOf(claim) ?? ownProvider);
  return results.map((result): QueryResult => {
    const columns = Object.entries(result.lineage ?? {}).map(
      ([column, lineages]) =>
        [
          column,
          lineages.map((one): ProviderCounts | null => {
            if (one === null) return null;
            return one.mode === "of" ? countsOf(one.ids, names) : {};
          }),
        ] as const,
    );
    return { ...result, providers: Object.fromEntries(columns) };
  });
}

// What is of no incident, such as a statement, is of no data set.
function countsOf(ids: readonly string[], names: ReadonlyMap<string, string>): ProviderCounts {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const name = names.get(id);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
