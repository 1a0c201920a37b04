// In: the rows that a query gave, with the records each cell is of. Out: what a printed figure was made
// from, under a name that stays when the data are revised. Knows no database, no template and no page.
export {
  asPublished,
  bracket,
  cellOf,
  countRows,
  type Derivation,
  type Lineage,
  listOf,
  missingIn,
  percentOf,
  restated,
  type Selection,
  select,
  sumOf,
  type Traced,
  totalOf,
  unknownIn,
  type Where,
} from "./derivation.ts";
export type { ProviderCounts } from "./provider-counts.ts";
