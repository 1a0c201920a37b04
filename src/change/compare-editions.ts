import type { WrittenLedger } from "../ledger/index.ts";
import type { Change, FigureChange } from "./change.ts";
import { compareFigures } from "./compare-figures.ts";
import { compareRecords } from "./compare-records.ts";
import { snapshotOfLedger } from "./ledger-snapshot.ts";
import { refuse } from "./open-side.ts";
import { both, type Pair } from "./pair.ts";
import type { ChangeReport } from "./report.ts";
import { markOutside, narrow, scopeNotes } from "./scope.ts";

type Compared = Pick<ChangeReport, "totals" | "figures" | "changes" | "withheld" | "notes">;

// What an edition says of the issues before it is of those.
function withoutEarlier(ledger: WrittenLedger): WrittenLedger {
  return { ...ledger, figures: ledger.figures.filter(({ issue }) => issue === undefined) };
}

/**
 * Compares what two ledgers print, and the records that it rests on: with `texts` also titles and names, which are in
 * the language of each.
 */
export function compareLedgers(
  ledgers: Pair<WrittenLedger>,
  { texts }: { readonly texts: boolean },
): { readonly figures: readonly FigureChange[]; readonly changes: readonly Change[] } {
  const changes = compareRecords(...both(ledgers, (one) => snapshotOfLedger(one, { texts })));
  const [before, after] = ledgers;
  return { figures: compareFigures({ before, after, changes }), changes };
}

/**
 * Compares two built editions by their figures.json: what is printed, and the records that it rests on. Throws a
 * `ReportError` where they are for other readers than each other, or than the report.
 */
export function compareEditions(ledgers: Pair<WrittenLedger>, audience: string | null): Compared {
  const [was, is] = both(ledgers, ({ edition }) => edition);
  if (was.audience !== is.audience)
    throw refuse(
      "change/unlike-editions",
      `an edition for ${was.audience} is compared with one for ${is.audience}`,
      "they hold different records; compare editions for one audience",
    );
  if (audience !== null && audience !== "internal" && audience !== is.audience)
    throw refuse(
      "change/narrower-edition",
      `the editions are for ${is.audience}, the report for ${audience}`,
      `say --audience ${is.audience} if only they read it, or build the editions for ${audience}`,
    );
  const texts = was.language === is.language;
  const { ledgers: narrowed, outside } = narrow(both(ledgers, withoutEarlier));
  const { figures, changes } = compareLedgers(narrowed, { texts });
  return {
    totals: [],
    figures: figures.map((figure) => markOutside(figure, outside)),
    changes,
    withheld: {},
    notes: [
      ...scopeNotes(ledgers, outside),
      "Of records, what the figures of the editions rest on is compared; to compare all, name the data.",
      ...(texts
        ? []
        : ["The editions are in different languages: titles and names are not compared."]),
    ],
  };
}
