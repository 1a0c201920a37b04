/** How many records of each data set a value counts or adds up; none where it depends on them in another way. */
export type ProviderCounts = Readonly<Record<string, number>>;

/** Returns what several values are of together; null where one of them does not say. */
export function joinCounts(all: readonly (ProviderCounts | null)[]): ProviderCounts | null {
  const joined = new Map<string, number>();
  for (const counts of all) {
    if (counts === null) return null;
    for (const [name, number] of Object.entries(counts))
      joined.set(name, (joined.get(name) ?? 0) + number);
  }
  return Object.fromEntries(joined);
}

/** Returns how many records that are. */
export function sizeOf(counts: ProviderCounts): number {
  return Object.values(counts).reduce((sum, number) => sum + number, 0);
}
