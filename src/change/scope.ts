import type { EditionFilter } from "../config/index.ts";
import type { WrittenIncident, WrittenLedger } from "../ledger/index.ts";
import type { FigureChange, Mover } from "./change.ts";
import { both, type Pair } from "./pair.ts";
import { type EditionPeriod, isOf } from "./snapshot.ts";

/** Returns which incidents an edition is of, by what its ledger says. */
export function scopeOf({ edition, parameters }: WrittenLedger): EditionPeriod {
  const day = (name: string): string => String(parameters[name] ?? "");
  const { id, filter } = edition;
  return { edition: id, start: day("period_start"), end: day("period_end"), filter };
}

/** Two editions without what only one of them can know of, and which incidents these were. */
export interface Narrowed {
  readonly ledgers: Pair<WrittenLedger>;
  /** By id, those of the one that lie outside the period or the filter of the other. */
  readonly outside: Pair<ReadonlySet<string>>;
}

/**
 * Takes out of two editions of different periods or filters the incidents that only one is of, with their claims and
 * sources: that the other does not hold them says nothing of what became of them. Figures stay as they are. An incident
 * whose claims the other holds is of both, whatever it is called there.
 */
export function narrow(ledgers: Pair<WrittenLedger>): Narrowed {
  const [before, after] = ledgers;
  if (isSame(scopeOf(before), scopeOf(after))) return { ledgers, outside: [new Set(), new Set()] };
  const outside: Narrowed["outside"] = [outsideOf(before, after), outsideOf(after, before)];
  return {
    ledgers: [without(before, outside[0], after), without(after, outside[1], before)],
    outside,
  };
}

const filterNames = ["provinces", "categories", "providers", "incidents"] as const;

function isSame(one: EditionPeriod, other: EditionPeriod): boolean {
  const keyOf = ({ start, end, filter }: EditionPeriod): string =>
    JSON.stringify([start, end, filterWords(filter)]);
  return keyOf(one) === keyOf(other);
}

function outsideOf(here: WrittenLedger, there: WrittenLedger): ReadonlySet<string> {
  const scope = scopeOf(there);
  const isOutside = ([id, { date, province, category, provider, claims }]: readonly [
    string,
    WrittenIncident,
  ]): boolean =>
    !Object.hasOwn(there.incidents, id) &&
    !claims.some((claim) => Object.hasOwn(there.claims, claim)) &&
    !isOf(scope, { id, date, province, category, provider: provider ?? null });
  return new Set(
    Object.entries(here.incidents)
      .filter(isOutside)
      .map(([id]) => id),
  );
}

// Sources are of no period: where only one edition has claims from one, nothing became of it.
function without(
  ledger: WrittenLedger,
  outside: ReadonlySet<string>,
  other: WrittenLedger,
): WrittenLedger {
  return {
    ...ledger,
    incidents: only(ledger.incidents, (id) => !outside.has(id)),
    claims: only(ledger.claims, (_, { incident }) => !outside.has(incident)),
    sources: only(ledger.sources, (id) => Object.hasOwn(other.sources, id)),
  };
}

function only<T>(
  records: Readonly<Record<string, T>>,
  isKept: (id: string, record: T) => boolean,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(records).filter(([id, record]) => isKept(id, record)));
}

/** Has a figure say which of the incidents that moved it lie outside the other edition. */
export function markOutside(
  figure: FigureChange,
  [before, after]: Narrowed["outside"],
): FigureChange {
  const mark = (movers: readonly Mover[], outside: ReadonlySet<string>): readonly Mover[] =>
    movers.map((one) => (outside.has(one.incident) ? { ...one, outside: true } : one));
  return { ...figure, entered: mark(figure.entered, after), left: mark(figure.left, before) };
}

/** Says in what the scopes of two editions differ, and how many incidents only one of them is of. */
export function scopeNotes(
  ledgers: Pair<WrittenLedger>,
  outside: Narrowed["outside"],
): readonly string[] {
  const [was, is] = both(ledgers, scopeOf);
  const periods = both([was, is], ({ start, end }) => `${start}..${end}`);
  const filters = both([was, is], ({ filter }) => filterWords(filter));
  const differing = [
    ...(periods[0] === periods[1] ? [] : [`periods (${periods.join(" and ")})`]),
    ...(filters[0] === filters[1] ? [] : [`filters (${filters.join(" and ")})`]),
  ];
  if (differing.length === 0) return [];
  const [before, after] = both(outside, ({ size }) => size);
  return [
    `The editions are of different ${differing.join(" and ")}. An incident of one that lies outside the other is neither withdrawn nor new: there are ${before} of the first, ${after} of the second.`,
  ];
}

function filterWords(filter: EditionFilter | undefined): string {
  if (filter === undefined) return "none";
  return filterNames
    .flatMap((name) => {
      const list = filter[name];
      return list === undefined ? [] : [`${name} ${[...list].sort().join(", ")}`];
    })
    .join("; ");
}
