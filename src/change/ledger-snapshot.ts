import type { WrittenLedger } from "../ledger/index.ts";
import { flatten } from "./flat-record.ts";
import { scopeOf } from "./scope.ts";
import { byKind, type Snapshot } from "./snapshot.ts";

// Names and titles are in the language of the edition.
const translated: ReadonlySet<string> = new Set(["title", "publisher", "attributedTo"]);

/**
 * Returns the records that an edition's figures rest on, as they are compared; without what is written anew in each
 * language where the other side is in another.
 */
export function snapshotOfLedger(
  ledger: WrittenLedger,
  { texts }: { readonly texts: boolean },
): Snapshot {
  const kept = (record: object): object =>
    texts
      ? record
      : Object.fromEntries(Object.entries(record).filter(([name]) => !translated.has(name)));
  const { incidents, claims, sources, rule } = ledger;
  return {
    records: byKind([
      // On which line of a table an entry stands says nothing of it.
      ...Object.entries(incidents).map(([id, { row: _, ...one }]) =>
        flatten({ dateEnd: one.date, ...kept(one) }, { of: "incident", id }),
      ),
      ...Object.entries(claims).map(([id, one]) =>
        flatten(kept(one), { of: "claim", id, within: one.incident }),
      ),
      ...Object.entries(sources).map(([id, one]) => flatten(kept(one), { of: "source", id })),
    ]),
    standing: new Map(
      Object.entries(incidents).map(([id, one]) => {
        const { killed = "?", wounded = "?", casualties = "?", standing: claims } = one;
        return [id, { killed, wounded, casualties, claims }];
      }),
    ),
    rule,
    periods: [scopeOf(ledger)],
    totals: new Map(),
  };
}
