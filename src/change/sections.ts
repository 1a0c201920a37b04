import { type Change, type RecordKind, recordKinds, type TotalChange } from "./change.ts";
import { describeChange, describeFigure, type Entry, kindNames, type Phrase } from "./describe.ts";
import type { ChangeReport } from "./report.ts";

/** A part of a report under a heading. */
export interface Section {
  readonly heading: string;
  readonly entries: readonly Entry[];
}

/** Returns all that a report says, in the order in which it matters: sums and figures, then records. */
export function sectionsOf(report: ChangeReport): readonly Section[] {
  const { figures, changes, totals } = report;
  const own = (of: RecordKind): readonly Change[] => changes.filter((change) => change.of === of);
  const headlines = (figures ?? []).filter(({ headline }) => headline);
  const others = (figures ?? []).filter(({ headline }) => !headline);
  const sections: readonly Section[] = [
    {
      heading: "Sums of incidents",
      entries: totals.filter(saysSomething).map((total) => ({ head: totalHead(total), lines: [] })),
    },
    { heading: "Key figures", entries: headlines.map(describeFigure) },
    { heading: "Other figures", entries: others.map(describeFigure) },
    ...recordKinds.map((of) => ({ heading: headingOf(of), entries: own(of).map(describeChange) })),
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}

// What nobody states on either side is in the JSON report alone.
function saysSomething({ before, after }: TotalChange): boolean {
  return !(before.startsWith("?") && after.startsWith("?"));
}

function totalHead({ edition, measure, before, after }: TotalChange): Phrase {
  const scope: Phrase = edition === null ? [] : [" in ", { data: edition }];
  return [measure, ...scope, ": ", { data: before }, " → ", { data: after }];
}

function headingOf(of: RecordKind): string {
  const [, several] = kindNames[of];
  return `${several.slice(0, 1).toUpperCase()}${several.slice(1)}`;
}
