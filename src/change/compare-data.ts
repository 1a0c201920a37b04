import type { Audience } from "../config/index.ts";
import { didYouMean } from "../diagnostic.ts";
import { type Change, recordKinds, type TotalChange } from "./change.ts";
import { compareRecords } from "./compare-records.ts";
import { refuse, type Side } from "./open-side.ts";
import { both, type Pair } from "./pair.ts";
import type { ChangeReport } from "./report.ts";
import { seenByAll, textsOf, withTranslationsOf } from "./seen-by.ts";
import { type Snapshot, snapshotOf } from "./snapshot.ts";
import { markStricter } from "./stricter.ts";
import { findSuccessions } from "./succession.ts";

type DataSide = Extract<Side, { readonly type: "data" }>;

type Compared = Pick<ChangeReport, "totals" | "figures" | "changes" | "withheld" | "notes">;

const notes = [
  "Figures as printed are compared between built editions: build both, and name the two.",
];

/** Compares the data of two sides, as an audience may see them; all of them where it is null. */
export function compareData(sides: Pair<DataSide>, audience: string | null): Compared {
  const all = both(sides, ({ config, known }) => snapshotOf(config, known.dataset, known.figures));
  const changes = compareRecords(...all);
  const frame = { figures: null, notes };
  if (audience === null) return { ...frame, totals: totalsOf(all), changes, withheld: {} };
  const seen = snapshotsFor(sides, all, audience);
  const visible = compareRecords(...seen);
  return {
    ...frame,
    totals: totalsOf(seen),
    changes: visible,
    withheld: withheldOf(changes, visible),
  };
}

// What one side lets out and the other does not stays in.
function snapshotsFor(
  [before, after]: Pair<DataSide>,
  all: Pair<Snapshot>,
  audience: string,
): Pair<Snapshot> {
  const audiences = both([before, after], (side) => audienceOf(side, audience));
  const known = markStricter([before.known, after.known], findSuccessions(...all));
  const marked: Pair<Pick<DataSide, "config" | "known">> = [
    { config: before.config, known: known[0] },
    { config: after.config, known: known[1] },
  ];
  const shown = both(marked, (side) => ({
    config: side.config,
    known: seenByAll(side.known, audiences, side.config),
  }));
  const texts = new Set(shown.flatMap((side) => textsOf(side.known.dataset)));
  return both(shown, ({ config, known: { dataset, figures } }) =>
    snapshotOf(config, withTranslationsOf(dataset, texts), figures),
  );
}

function audienceOf({ audiences }: DataSide, name: string): Audience {
  const found = audiences.find((audience) => audience.name === name);
  const names = audiences.map((audience) => audience.name);
  if (found !== undefined) return found;
  throw refuse(
    "change/unknown-audience",
    `no audience "${name}" on both sides`,
    didYouMean(name, names) ?? `there are ${names.join(", ")}`,
  );
}

// Numbers alone: of each kind, how many records changed that the audience is told nothing of.
function withheldOf(
  changes: readonly Change[],
  visible: readonly Change[],
): ChangeReport["withheld"] {
  const keyOf = ({ of, id }: Change): string => JSON.stringify([of, id]);
  const told = new Set(visible.map(keyOf));
  const hidden = new Map(
    changes
      .filter((change) => !told.has(keyOf(change)))
      .map((change) => [keyOf(change), change.of]),
  );
  const kinds = [...hidden.values()];
  return Object.fromEntries(
    recordKinds.flatMap((of) => {
      const number = kinds.filter((kind) => kind === of).length;
      return number > 0 ? [[of, number] as const] : [];
    }),
  );
}

function totalsOf([before, after]: Pair<Snapshot>): readonly TotalChange[] {
  const whole = after.totals.get(null);
  return [...after.totals].flatMap(([edition, now]): readonly TotalChange[] => {
    const was = before.totals.get(edition);
    if (was === undefined) return [];
    // An edition that covers everything says nothing more.
    const same = JSON.stringify([before.totals.get(null), whole]) === JSON.stringify([was, now]);
    if (edition !== null && same) return [];
    return (["incidents", "killed", "wounded", "casualties"] as const)
      .filter((measure) => was[measure] !== now[measure])
      .map((measure) => ({ edition, measure, before: was[measure], after: now[measure] }));
  });
}
