import type { Cause, Change, ChangeKind, FigureChange } from "../change/index.ts";
import { type Count, parseCount } from "../count/index.ts";
import type { WrittenFigure, WrittenIncident, WrittenLedger } from "../ledger/index.ts";
import type { RestatedFigure } from "./compared-issue.ts";

/** An incident that moved a figure, and what became of it. */
export interface Mover {
  readonly incident: string;
  readonly kinds: readonly ChangeKind[];
}

/** An incident that moved figures of an issue. */
export interface ChangedIncident extends Mover {
  /** Its dates then and now; null where it was not known, or is no more. */
  readonly was: string | null;
  readonly is: string | null;
  /** Its provinces then and now, by id, where they are others; the country's code where it is in none. */
  readonly places: { readonly was: string; readonly is: string } | null;
  readonly counts: readonly {
    readonly measure: string;
    readonly before: Count;
    readonly after: Count;
  }[];
  /** Fields of its classification that are others: `category`, `status`. */
  readonly classes: readonly {
    readonly field: string;
    readonly before: string;
    readonly after: string;
  }[];
  readonly causes: readonly Cause[];
}

/** Returns the incidents that moved a figure: those that came, left, or count for more or less, and what became of them. */
export function moversOf(
  { entered, left, revised }: FigureChange,
  changes: readonly Change[],
  { kind }: Pick<WrittenFigure, "kind">,
): readonly Mover[] {
  const own = changes.filter(({ of }) => of === "incident");
  const nameNow = new Map(
    own
      .filter(({ kind }) => kind === "renamed")
      .flatMap(({ id, fields }) => fields.map(({ before }) => [before, id] as const)),
  );
  const kindsOf = (id: string): readonly ChangeKind[] =>
    own.filter((change) => change.id === id).map(({ kind }) => kind);
  const came = new Set(entered.map(({ incident }) => incident));
  const went = left
    .map(({ incident }) => incident)
    .filter((id) => !came.has(nameNow.get(id) ?? ""));
  // What states nothing is counted by itself: another number moves nothing there.
  const isGap = kind === "unknown" || kind === "missing";
  const recounted = revised.filter(
    ({ before, after }) =>
      !isGap || [before, after].some((count) => parseCount(count).count?.bound === "unknown"),
  );
  const ids = [...came, ...went, ...recounted.map(({ incident }) => incident)];
  return [...new Set(ids)].sort().map((incident) => ({ incident, kinds: kindsOf(incident) }));
}

interface Sides {
  readonly before: WrittenLedger;
  readonly after: WrittenLedger;
  readonly changes: readonly Change[];
  /** Tells whether a claim may be spoken of. */
  readonly mayName: (claim: string) => boolean;
}

/** Returns every incident that moved one of the figures, by its date, with what became of it and why. */
export function changedIncidents(
  figures: readonly RestatedFigure[],
  { before, after, changes, mayName }: Sides,
): readonly ChangedIncident[] {
  const movers = new Map(
    figures.flatMap((figure) => figure.movers.map((mover) => [mover.incident, mover] as const)),
  );
  // Where nothing of what the ledger holds is another, and the query is the same, something else of its entry is.
  const isEdited = (id: string): boolean =>
    figures.some(
      (figure) => !figure.isRecounted && figure.movers.some(({ incident }) => incident === id),
    );
  return [...movers.values()]
    .map((mover): ChangedIncident => {
      const { incident } = mover;
      const own = changes.filter(({ of, id }) => of === "incident" && id === incident);
      const [then, now] = [before, after].map(({ incidents }) =>
        Object.hasOwn(incidents, incident) ? incidents[incident] : undefined,
      );
      return {
        ...mover,
        kinds: mover.kinds.length === 0 && isEdited(incident) ? ["edited"] : mover.kinds,
        was: then?.date ?? null,
        is: now?.date ?? null,
        places: placesOf(then, now),
        counts: own.flatMap(countsIn),
        classes: own.flatMap(classesIn),
        causes: own
          .flatMap(({ causes = [] }) => causes)
          .filter((cause) => cause.type !== "claim" || mayName(cause.claim)),
      };
    })
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function placesOf(
  then: WrittenIncident | undefined,
  now: WrittenIncident | undefined,
): ChangedIncident["places"] {
  const [was, is] = [then, now].map((one) => one && (one.province ?? one.country));
  return was === undefined || is === undefined || was === is ? null : { was, is };
}

function orderOf({ incident, was, is }: ChangedIncident): string {
  return `${is ?? was ?? ""} ${incident}`;
}

const counted: ReadonlySet<string> = new Set(["killed", "wounded", "casualties", "munitions"]);

function countsIn({ kind, fields }: Change): ChangedIncident["counts"] {
  if (kind !== "revised" && kind !== "recounted") return [];
  return fields
    .filter(({ field }) => counted.has(field))
    .flatMap(({ field, before, after }) => {
      const [was, is] = [before, after].map((text) => parseCount(text ?? "?").count);
      return was && is ? [{ measure: field, before: was, after: is }] : [];
    });
}

const classed: ReadonlySet<string> = new Set(["category", "status"]);

function classesIn({ kind, fields }: Change): ChangedIncident["classes"] {
  if (kind !== "re-classified") return [];
  return fields.flatMap(({ field, before, after }) =>
    classed.has(field) && before !== null && after !== null ? [{ field, before, after }] : [],
  );
}
