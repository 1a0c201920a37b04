import type { WrittenFigure, WrittenLedger } from "../ledger/index.ts";
import { readingOf } from "./is-alike.ts";

/** What a later issue said of a figure. */
export interface Said {
  /** The id of the issue that said it. */
  readonly by: string;
  /** The figure as it was restated; null where it was no longer given. */
  readonly as: WrittenFigure | null;
}

/** What later issues have said of the figures of an issue. */
export interface Noticed {
  /** Returns what was said last of a figure, by the id that it had in the issue. */
  readonly last: (id: string) => Said | undefined;
  /** Returns all that later issues have said of a figure, and of those alike. */
  readonly told: (figure: WrittenFigure) => readonly WrittenFigure[];
  /** Tells whether some later issue said of an alike figure that it stands as it does now. */
  readonly isSaid: (figure: WrittenFigure, now: WrittenFigure | undefined) => boolean;
}

/**
 * Gathers from the issues after one what they say of its figures, so that a correction is made once: what is said
 * stands until the figure moves again.
 */
export function noticedOf(issue: WrittenLedger, later: readonly WrittenLedger[]): Noticed {
  const own = new Map(
    issue.figures.filter((one) => one.issue === undefined).map((figure) => [figure.id, figure]),
  );
  const { id: name } = issue.edition;
  const last = new Map<string, Said>();
  const said = new Map<string, Set<string>>();
  const told = new Map<string, WrittenFigure[]>();
  const say = (id: string, as: WrittenFigure | undefined): void => {
    const figure = own.get(id);
    if (figure === undefined) return;
    for (const key of [likeness(figure), sameness(figure)]) {
      said.set(key, (said.get(key) ?? new Set()).add(standingOf(as)));
      if (as !== undefined) told.set(key, [...(told.get(key) ?? []), as]);
    }
  };
  for (const { figures, edition, gone = [] } of later) {
    const restating = figures.filter((one) => one.issue === name);
    const now = new Map(
      restating
        .filter(({ kind }) => kind !== "published")
        .map((one) => [one.id.slice(name.length + 1), one]),
    );
    for (const { kind, id } of restating) {
      if (kind !== "published") continue;
      const of = id.slice(`published/${name}:`.length);
      const as = now.get(of);
      // Printed beside a figure of its own, as it was published: nothing is said of what it is now.
      if (as === undefined && !gone.includes(id)) continue;
      last.set(of, { by: edition.id, as: as ?? null });
      say(of, as);
    }
  }
  return {
    last: (id) => last.get(id),
    told: (figure) => [likeness(figure), sameness(figure)].flatMap((key) => told.get(key) ?? []),
    isSaid: (figure, now) => {
      const keys = [likeness(figure), ...(isPictured(figure) ? [sameness(figure)] : [])];
      return keys.some((key) => said.get(key)?.has(standingOf(now)) === true);
    },
  };
}

/** Returns what figures that said the same of the same incidents have in common now, if they say the same again. */
export function standingOf(figure: WrittenFigure | undefined): string {
  if (figure === undefined) return "gone";
  const { incidents, withheld } = figure;
  return JSON.stringify([readingOf(figure), withheld ?? false, incidents]);
}

/** Returns what figures have in common that say the same of the same incidents. */
export function likeness(figure: WrittenFigure): string {
  const { kind, column } = figure;
  const isGap = kind === "unknown" || kind === "missing";
  return JSON.stringify([isGap, column ?? "incidents", sameness(figure)]);
}

/** Returns what figures of the same incidents have in common, whatever they count: charts repeat others. */
export function sameness(figure: WrittenFigure): string {
  const { measure, incidents, source, where, withheld } = figure;
  // Of no incident, or of nobody says which, figures of different rows are different figures.
  const isNamed = incidents !== null && incidents.length > 0;
  const row = isNamed ? incidents : [source, where];
  return JSON.stringify([measure, readingOf(figure), withheld ?? false, row]);
}

const pictured: ReadonlySet<string> = new Set(["chart", "mark", "alternative-text"]);

/** Tells whether a figure stands in charts alone. */
export function isPictured({ printed }: WrittenFigure): boolean {
  return printed.every(({ situation }) => pictured.has(situation));
}
