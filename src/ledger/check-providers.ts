import type { Diagnostic } from "../diagnostic.ts";
import type { Derivation, ProviderCounts } from "../figure/index.ts";
import { quantity } from "../quantity.ts";
import type { PlaceOfColumn } from "./check-ledger.ts";
import type { Ledger, LedgerEntry } from "./ledger.ts";

/** What a figure is counted or added up from, under the name that findings give it. */
interface Summed {
  readonly name: string;
  readonly derivation: Derivation;
  readonly entry: LedgerEntry;
}

/**
 * Reports figures that count or add up records of several data sets, which count in ways of their own: the first of each
 * column, with how many records of each it is of. Where data sets are several, a figure that nobody can tell that of is
 * one, too.
 */
export function checkProviders(
  { entries }: Ledger,
  placeOf: PlaceOfColumn = () => undefined,
): readonly Diagnostic[] {
  const columns = new Map<string, Summed[]>();
  for (const entry of entries)
    for (const derivation of [entry.derivation, ...(entry.derivation.made ?? [])]) {
      const { kind, source, column } = derivation;
      if (!isAtFault(derivation)) continue;
      const name = column === null ? source : `${source}.${column}`;
      const key = `${kind} ${name}`;
      const known = columns.get(key);
      const summed = { name, derivation, entry };
      if (known === undefined) columns.set(key, [summed]);
      else known.push(summed);
    }
  return [...columns.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : problem(first, others.length, placeOf),
  );
}

const counted: ReadonlySet<Derivation["kind"]> = new Set([
  "cell",
  "count",
  "sum",
  "total",
  "unknown",
  "missing",
]);

function isAtFault({ kind, providers }: Derivation): boolean {
  if (!counted.has(kind) || providers === undefined) return false;
  return providers === null || Object.keys(providers).length > 1;
}

function problem(
  { name, derivation, entry }: Summed,
  others: number,
  placeOf: PlaceOfColumn,
): Diagnostic {
  const { id, kind, source, column, providers = null } = derivation;
  const printed = entry.occurrences.find((occurrence) => occurrence.place)?.place;
  const made = column === null ? undefined : placeOf(source, column);
  // What a template adds up of single cells is amended there.
  const place = kind === "cell" ? (made ?? printed) : (printed ?? made);
  const more = others === 0 ? "" : `, and ${quantity(others, "more figure")} of it`;
  if (providers === null)
    return {
      severity: "error",
      code: "ledger/untold-provider",
      message: `nothing says which records "${name}" is of, and the data are of several data sets (${id}${more})`,
      ...(place && { place }),
      hint: "write number_of(id) AS incidents in the query, or a column ending in _of or _by behind it",
    };
  return {
    severity: "error",
    code: "ledger/two-providers",
    message: `"${name}" adds up records of ${Object.keys(providers).length} data sets: ${listed(providers)} (${id}${more})`,
    ...(place && { place }),
    hint: `they count in ways of their own. Take one: WHERE provider = 'acled' in the query, or filter: { providers: [acled] } in the edition; or GROUP BY provider, side by side`,
  };
}

function listed(providers: ProviderCounts): string {
  return Object.entries(providers)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, number]) => `${number} of ${name === "own" ? "the project's own" : name}`)
    .join(", ");
}
