import type { WrittenFigure, WrittenLedger } from "../ledger/index.ts";

/** What later issues have said of the figures of an issue. */
export interface Noticed {
  /** Returns the figure as a later issue restated it last, under the id that it had in the issue. */
  readonly restated: (id: string) => WrittenFigure | undefined;
  /** Tells whether some later issue said of an alike figure that it stands as it does now. */
  readonly isSaid: (figure: WrittenFigure, now: WrittenFigure | undefined) => boolean;
}

/**
 * Gathers from the issues after one what they say of its figures, so that a correction is made once: what is said
 * stands until the figure moves again.
 */
export function noticedOf(issue: WrittenLedger, later: readonly WrittenLedger[]): Noticed {
  const own = new Map(issue.figures.map((figure) => [figure.id, figure]));
  const { id: name } = issue.edition;
  const restated = new Map<string, WrittenFigure>();
  const said = new Map<string, Set<string>>();
  const say = (id: string, as: WrittenFigure | undefined): void => {
    const figure = own.get(id);
    if (figure === undefined) return;
    const key = likeness(figure);
    said.set(key, (said.get(key) ?? new Set()).add(likeness(as)));
  };
  for (const { figures } of later) {
    const told = figures.filter((one) => one.issue === name);
    const now = new Map(
      told
        .filter(({ kind }) => kind !== "published")
        .map((one) => [one.id.slice(name.length + 1), one]),
    );
    for (const [id, one] of now) restated.set(id, one);
    for (const { kind, id } of told) {
      if (kind !== "published") continue;
      const of = id.slice(`published/${name}:`.length);
      say(of, now.get(of));
    }
  }
  return {
    restated: (id) => restated.get(id),
    isSaid: (figure, now) => said.get(likeness(figure))?.has(likeness(now)) === true,
  };
}

/** Returns what figures have in common that say the same of the same incidents. */
export function likeness(figure: WrittenFigure | undefined): string {
  if (figure === undefined) return "gone";
  const { kind, column, measure, value, incidents, source, where, withheld } = figure;
  // Of no incident, or of nobody says which, figures of different rows are different figures.
  const isNamed = incidents !== null && incidents.length > 0;
  const row = isNamed ? incidents : [source, where];
  const isGap = kind === "unknown" || kind === "missing";
  return JSON.stringify([isGap, column ?? "incidents", measure, value, withheld ?? false, row]);
}
