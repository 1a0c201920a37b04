import type { WrittenFigure, WrittenLedger } from "../ledger/index.ts";
import type { Change, FigureChange, Mover, PrintedFigure } from "./change.ts";
import { withParts } from "./snapshot.ts";

/** Two built editions, and what became of their records. */
export interface Editions {
  readonly before: WrittenLedger;
  readonly after: WrittenLedger;
  readonly changes: readonly Change[];
}

/**
 * Returns the figures of two editions that are not the same: key figures first, then in the order of the page. What
 * counts is the value, in whatever language; each says which incidents came in, left, and count for more or less.
 */
export function compareFigures({ before, after, changes }: Editions): readonly FigureChange[] {
  const was = new Map(before.figures.map((figure) => [figure.id, figure]));
  const is = new Map(after.figures.map((figure) => [figure.id, figure]));
  const because = kindsByIncident(changes);
  const ids = [...new Set([...is.keys(), ...was.keys()])];
  const found = ids.flatMap((id): readonly FigureChange[] => {
    const [then, now] = [was.get(id), is.get(id)];
    if (then && now && writeValue(then) === writeValue(now)) return [];
    return [
      {
        id,
        kind: then === undefined ? "new" : now === undefined ? "gone" : "moved",
        headline: [then, now].some((one) => one !== undefined && isHeadline(one)),
        before: then === undefined ? null : printed(then),
        after: now === undefined ? null : printed(now),
        ...movers(then, now, because),
        revised: then && now ? revised(then, now, { before, after, changes }) : [],
      },
    ];
  });
  return [
    ...found.filter(({ headline }) => headline),
    ...found.filter(({ headline }) => !headline),
  ];
}

function isHeadline({ printed: places }: WrittenFigure): boolean {
  return places.some(({ situation }) => situation === "key-figure");
}

function writeValue({ value }: WrittenFigure): string {
  if (typeof value !== "object") return value === "?" ? "not stated" : String(value);
  const { total, approximate, parts } = value;
  const { unknown = 0, ...known } = parts;
  const stated = Object.values(known).reduce<number>((sum, number) => sum + (number ?? 0), 0);
  return withParts(total === "?" ? "not stated" : total, { stated, approximate, unknown });
}

function printed(figure: WrittenFigure): PrintedFigure {
  const unique = <T>(values: readonly (T | undefined)[]): readonly T[] => [
    ...new Set(values.filter((value) => value !== undefined)),
  ];
  return {
    value: writeValue(figure),
    words: unique(figure.printed.map(({ words }) => words)),
    pages: unique(figure.printed.map(({ page }) => page)),
    sections: unique(figure.printed.map(({ section }) => section)).filter((one) => one !== ""),
  };
}

type Because = ReadonlyMap<string, Mover["because"]>;

function kindsByIncident(changes: readonly Change[]): Because {
  const kinds = new Map<string, Change["kind"][]>();
  for (const { of, id, kind } of changes)
    if (of === "incident") kinds.set(id, [...(kinds.get(id) ?? []), kind]);
  return kinds;
}

function movers(
  then: WrittenFigure | undefined,
  now: WrittenFigure | undefined,
  because: Because,
): Pick<FigureChange, "entered" | "left"> {
  const only = (
    here: WrittenFigure | undefined,
    there: WrittenFigure | undefined,
  ): readonly Mover[] => {
    const others = new Set(there?.incidents ?? []);
    const own = new Set(here?.incidents ?? []);
    return [...own]
      .filter((id) => !others.has(id))
      .map((incident) => ({ incident, because: because.get(incident) ?? [] }));
  };
  return { entered: only(now, then), left: only(then, now) };
}

function revised(
  then: WrittenFigure,
  now: WrittenFigure,
  { before, after }: Editions,
): FigureChange["revised"] {
  const { measure } = now;
  if (measure === null) return [];
  const valueIn = ({ incidents }: WrittenLedger, id: string): string => {
    const fields: readonly (readonly [string, unknown])[] = Object.entries(incidents[id] ?? {});
    return String(new Map(fields).get(measure) ?? "?");
  };
  const were = new Set(then.incidents ?? []);
  return (now.incidents ?? [])
    .filter((id) => were.has(id))
    .map((incident) => ({
      incident,
      before: valueIn(before, incident),
      after: valueIn(after, incident),
    }))
    .filter((one) => one.before !== one.after);
}
