import { mostDaysApart } from "./compare.ts";
import type { Side } from "./side.ts";

/** Pairs that are worth comparing, the one that would be kept first, and incidents that were left out. */
export interface Candidates {
  readonly pairs: Iterable<readonly [Side, Side]>;
  /** Of so many there are too many in one place on one day to compare each with each; known once all pairs are. */
  readonly crowded: () => number;
}

// What is known by more days than that is looked for by its months.
const longSpan = 10;
// Of one day in one province, or in one town where there are more of them.
const mostInOne = 200;

/**
 * Finds the incidents of different data sets that are near in days and place: by province and day, or by month where days
 * are not known; and where both have coordinates by squares of a quarter of a degree, across borders of provinces. So many
 * thousands are not compared with as many others.
 */
export function candidatesOf(sides: readonly Side[]): Candidates {
  const index = new Map<string, Side[]>();
  for (const side of sides) for (const key of keysOf(side)) add(index, key, side);
  const crowded = new Set<Side>();
  function* pairs(): Iterable<readonly [Side, Side]> {
    for (const side of sides) {
      const seen = new Set<Side>();
      for (const { key, narrow, isNeeded } of lookupsOf(side)) {
        const found = narrowed(index, key, narrow);
        if (found === undefined && isNeeded) crowded.add(side);
        for (const other of found ?? []) {
          if (other.provider === side.provider || seen.has(other)) continue;
          seen.add(other);
          // Of two that are known alike the first looks for the second; by days looks for by months.
          if (other.order > side.order) yield [side, other];
          else if (isLong(other) && !isLong(side)) yield [other, side];
        }
      }
    }
  }
  return {
    pairs: { [Symbol.iterator]: () => pairs()[Symbol.iterator]() },
    crowded: () => crowded.size,
  };
}

function narrowed(
  index: ReadonlyMap<string, readonly Side[]>,
  key: string,
  narrow: string | undefined,
): readonly Side[] | undefined {
  const all = index.get(key) ?? [];
  if (all.length <= mostInOne) return all;
  const some = narrow === undefined ? undefined : (index.get(narrow) ?? []);
  return some === undefined || some.length > mostInOne ? undefined : some;
}

function add(index: Map<string, Side[]>, key: string, side: Side): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [side]);
  else known.push(side);
}

function isLong({ start, end }: Side): boolean {
  return end - start >= longSpan;
}

// Under which keys an incident is found.
function keysOf(side: Side): readonly string[] {
  const { province } = side.incident;
  const areas = [
    ...(province === null ? [] : [province]),
    ...(side.point === undefined ? [] : [square(side.point.latitude, side.point.longitude)]),
  ];
  const times = isLong(side) ? monthsOf(side) : daysOf(side.start, side.end);
  return areas.flatMap((area) =>
    times.flatMap((time) => [
      `${area} ${time}`,
      ...(area === province && side.town !== "" ? [`${area} ${time} ${side.town}`] : []),
    ]),
  );
}

interface Lookup {
  readonly key: string;
  /** The same for its town alone. */
  readonly narrow: string | undefined;
  /** Whether nothing else finds what is there. */
  readonly isNeeded: boolean;
}

// Under the keys of months are those alone that are not known by days.
function* lookupsOf(side: Side): Iterable<Lookup> {
  const { province } = side.incident;
  const times = isLong(side) ? monthsOf(side) : [...near(side), ...monthsOf(side)];
  const squares = side.point === undefined ? [] : around(side.point.latitude, side.point.longitude);
  for (const area of [...(province === null ? [] : [province]), ...squares])
    for (const time of times) {
      const isProvince = area === province;
      const narrow = isProvince && side.town !== "" ? `${area} ${time} ${side.town}` : undefined;
      yield { key: `${area} ${time}`, narrow, isNeeded: isProvince || province === null };
    }
}

function near({ start, end }: Side): readonly string[] {
  return daysOf(start - mostDaysApart, end + mostDaysApart);
}

function daysOf(start: number, end: number): readonly string[] {
  return Array.from({ length: end - start + 1 }, (_, index) => `d${start + index}`);
}

function monthsOf({ start, end }: Side): readonly string[] {
  const months = new Set<string>();
  for (let day = start; day <= end; day += 27) months.add(monthOf(day));
  return [...months.add(monthOf(end))];
}

function monthOf(day: number): string {
  return `m${new Date(day * 86_400_000).toISOString().slice(0, 7)}`;
}

const perDegree = 4;

function square(latitude: number, longitude: number, north = 0, east = 0): string {
  return `${Math.floor(latitude * perDegree) + north}/${Math.floor(longitude * perDegree) + east}`;
}

// A square and those around it: at the equator 28 km and more each way, less from west to east further north.
function around(latitude: number, longitude: number): readonly string[] {
  const steps = [-1, 0, 1];
  return steps.flatMap((north) => steps.map((east) => square(latitude, longitude, north, east)));
}
