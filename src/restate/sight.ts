import type { Change } from "../change/index.ts";
import { isTotal } from "../count/index.ts";
import type { WrittenFigure, WrittenLedger } from "../ledger/index.ts";
import type { Today } from "./compared-issue.ts";
import type { Again } from "./work-out-again.ts";

/** What the audience of an issue may still see of it. */
export interface Sight {
  /** How many incidents of the issue it may no longer see, or not by name. */
  readonly hidden: number;
  /** Tells whether a printed figure rests on what may not be seen: what it is now would say what that adds. */
  readonly isHidden: (figure: WrittenFigure) => boolean;
  /** The same of a figure as it stands now. */
  readonly isUnseen: (again: Again) => boolean;
  /** Tells whether a figure rests on one of the incidents that are `hidden`. */
  readonly restsOnHidden: (figure: WrittenFigure) => boolean;
  /** Tells whether an incident or a claim may be spoken of: by its own id. */
  readonly mayName: (id: string) => boolean;
  /** Tells whether a change may be told: of records by their own ids. */
  readonly mayTell: (change: Change) => boolean;
}

// What was masked goes by its turn, which others take when it leaves: `incident-1` is not the same tomorrow.
const pseudonym = /^(?:incident|claim|source|group)-\d+$/;

/** Returns what may be seen of an issue today; `all` are the published issues, which may have said more of its figures. */
export function sightOf(
  issue: WrittenLedger,
  all: readonly WrittenLedger[],
  { records, written }: Today,
): Sight {
  const { dataset, figures } = records;
  const seen = new Set([
    ...[...dataset.incidents, ...dataset.claims].map(({ id }) => id),
    ...dataset.statements.map(({ id }) => `statement/${id}`),
  ]);
  const isMasked = (id: string): boolean => pseudonym.test(id) && !written.has(id);
  const isGone = (id: string): boolean => isMasked(id) || (written.has(id) && !seen.has(id));
  // One that goes by another name now is known by its claims.
  const hidden = new Set(
    [issue, ...all]
      .flatMap(({ incidents }) => Object.entries(incidents))
      .filter(([id, { claims }]) => isGone(id) || (!written.has(id) && claims.some(isGone)))
      .map(([id]) => id),
  );
  // Where nobody says which incidents a figure is of, any that left may have been in it.
  const isAnyHidden = written.size > seen.size;
  const isWithheld = (id: string): boolean => {
    const standing = figures.get(id);
    const counts = standing ? [standing.killed, standing.wounded, standing.casualties] : [];
    return counts.some((count) => count.withheld === true);
  };
  const isOut = (id: string): boolean => hidden.has(id) || isMasked(id) || isWithheld(id);
  return {
    hidden: [...ownIncidents(issue)].filter((id) => hidden.has(id)).length,
    isHidden({ incidents, withheld, kind, where }) {
      if (withheld === true) return true;
      if (kind === "stated") return isGone(`statement/${where["id"]}`);
      return incidents === null ? isAnyHidden : incidents.some(isOut);
    },
    isUnseen(again) {
      if (typeof again === "string") return false;
      const { value, derivation } = again;
      const isKept = typeof value === "object" && !isTotal(value) && value.withheld === true;
      return isKept || (derivation.lineage?.ids ?? []).some(isOut);
    },
    restsOnHidden: ({ incidents }) => incidents?.some((id) => hidden.has(id)) === true,
    mayName: (id) => !isGone(id),
    mayTell: ({ id, within }) => ![id, within ?? ""].some(isGone),
  };
}

// Those of its own figures, not of what it said of issues before it.
function ownIncidents({ figures }: WrittenLedger): ReadonlySet<string> {
  const own = figures.filter(({ issue }) => issue === undefined);
  return new Set(own.flatMap(({ incidents }) => incidents ?? []));
}
