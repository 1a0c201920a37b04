import { type Change, compareLedgers, type FigureChange } from "../change/index.ts";
import { asPublished, restated } from "../figure/index.ts";
import {
  indexRecords,
  type LedgerEntry,
  type Records,
  readValue,
  restingOn,
  toWritten,
  type WrittenFigure,
  type WrittenLedger,
  writeFigure,
} from "../ledger/index.ts";
import { changedIncidents, moversOf } from "./changed-incidents.ts";
import type { ComparedIssue, RestatedFigure, Today } from "./compared-issue.ts";
import { isAlike, saysNothing } from "./is-alike.ts";
import { isPictured, likeness, noticedOf, type Said, sameness, standingOf } from "./noticed.ts";
import { type Sight, sightOf } from "./sight.ts";
import { type Again, type Valued, workOutAgain } from "./work-out-again.ts";

/** Compares what an issue printed with what is so today; `all` are the published issues, oldest first. */
export function compareIssue(
  issue: WrittenLedger,
  all: readonly WrittenLedger[],
  today: Today,
): ComparedIssue {
  const sight = sightOf(issue, all, today);
  const later = all.slice(all.indexOf(issue) + 1);
  const noticed = noticedOf(issue, later);
  const standing = new Map<string, Valued | null>();
  const moved = new Map<string, Moved>();
  const records = indexRecords(today.records);
  let unknown = 0;
  let isWithheld = false;
  for (const figure of issue.figures) {
    const last = noticed.last(figure.id);
    const base = last === undefined ? figure : last.as;
    // A later issue may have said of it what rests on more.
    const said = [figure, ...(base === null ? [] : [base]), ...noticed.told(figure)];
    if (!isCompared(figure) || figure.withheld === true) continue;
    if (said.some(sight.isHidden)) {
      isWithheld ||= !sight.restsOnHidden(figure);
      continue;
    }
    const statements = today.records.dataset.statements;
    const again = workOutAgain(figure, { ...today, statements, countOf: records.countOf });
    if (again === "unknown") unknown += 1;
    if (again === "unknown") continue;
    if (sight.isUnseen(again)) {
      isWithheld = true;
      continue;
    }
    const entry = again === "gone" ? undefined : entryOf(again, records);
    const now = entry && writeFigure(entry);
    if (again !== "gone" && now !== undefined)
      standing.set(figure.id, isAlike(figure, now) ? null : ofIssue(again, issue));
    if (isSame(base, now) || noticed.isSaid(figure, now)) continue;
    const key = JSON.stringify([likeness(figure), standingOf(now)]);
    const one = { figure, last, again, stands: standingOf(now), ...(entry && { entry }) };
    if (isBetter(one, moved.get(key))) moved.set(key, one);
  }
  const told = withoutRepeats([...moved.values()]);
  return { ...described(told, { issue, all, today, sight }), unknown, isWithheld, standing };
}

interface Moved {
  readonly figure: WrittenFigure;
  readonly last: Said | undefined;
  readonly again: Exclude<Again, "unknown">;
  readonly stands: string;
  readonly entry?: LedgerEntry;
}

function isSame(base: WrittenFigure | null, now: WrittenFigure | undefined): boolean {
  if (base === null) return now === undefined;
  return now === undefined ? saysNothing(base) : isAlike(base, now);
}

// Of figures that say the same, the one that a later issue has spoken of, then the one that readers saw first.
function isBetter(one: Moved, other: Moved | undefined): boolean {
  if (other === undefined) return true;
  const [isSaid, wasSaid] = [one, other].map(({ last }) => last !== undefined);
  if (isSaid !== wasSaid) return isSaid === true;
  return isHeadline(one.figure) && !isHeadline(other.figure);
}

// A chart repeats what stands elsewhere, and other charts.
function withoutRepeats(moved: readonly Moved[]): readonly Moved[] {
  const said = new Set<string>();
  const keyOf = ({ figure, stands }: Moved): string => `${sameness(figure)} ${stands}`;
  for (const one of moved) if (!isPictured(one.figure)) said.add(keyOf(one));
  return moved.filter((one) => {
    if (!isPictured(one.figure)) return true;
    const key = keyOf(one);
    const isNew = !said.has(key);
    said.add(key);
    return isNew;
  });
}

interface Around {
  readonly issue: WrittenLedger;
  readonly all: readonly WrittenLedger[];
  readonly today: Today;
  readonly sight: Sight;
}

const compared: ReadonlySet<WrittenFigure["kind"]> = new Set([
  "cell",
  "count",
  "sum",
  "total",
  "unknown",
  "missing",
  "stated",
]);

function isCompared({ kind, issue }: WrittenFigure): boolean {
  return issue === undefined && compared.has(kind);
}

function isHeadline(figure: WrittenFigure): boolean {
  return figure.printed.some(({ situation }) => situation === "key-figure");
}

function entryOf({ value, derivation }: Valued, records: Records): LedgerEntry {
  return { value, derivation, occurrences: [], ...restingOn(derivation, records) };
}

function frameOf(
  entries: readonly LedgerEntry[],
  also: readonly string[],
  { records, rule, queries, parameters }: Today,
): WrittenLedger {
  const edition = { id: "", language: "", audience: "" };
  return toWritten({ entries }, records, { edition, rule, queries, parameters, also });
}

// The records of all issues stand behind an issue's figures: an incident may have come from another period.
function described(
  moved: readonly Moved[],
  { issue, all, today, sight }: Around,
): Pick<ComparedIssue, "figures" | "incidents" | "hidden"> {
  const before: WrittenLedger = {
    ...issue,
    incidents: joined(all.map(({ incidents }) => incidents)),
    claims: joined(all.map(({ claims }) => claims)),
    sources: joined(all.map(({ sources }) => sources)),
    figures: moved.map(({ figure, last }) => ({
      ...(last === undefined ? figure : (last.as ?? { ...figure, incidents: [] })),
      id: figure.id,
      issue: undefined,
    })),
  };
  const entries = moved.flatMap(({ entry }) => entry ?? []);
  const after = {
    ...frameOf(entries, Object.keys(before.incidents), today),
    edition: issue.edition,
  };
  const { figures, changes } = compareLedgers([before, after], { texts: false });
  const seen = changes.filter((change) => sight.mayTell(change));
  const byId = new Map(figures.map((one) => [one.id, one]));
  const own = moved
    .map((one) => restate(one, byId.get(one.figure.id), { issue, today, changes: seen }))
    .filter(({ movers }) => movers.every(({ incident }) => sight.mayName(incident)));
  return {
    figures: own,
    incidents: changedIncidents(own, {
      before,
      after,
      changes: seen,
      mayName: sight.mayName,
    }),
    hidden: sight.hidden,
  };
}

// What was published last of a record stands.
function joined<T>(records: readonly Readonly<Record<string, T>>[]): Readonly<Record<string, T>> {
  return Object.fromEntries(records.flatMap((one) => Object.entries(one)));
}

function ofIssue({ value, derivation }: Valued, { edition }: WrittenLedger): Valued {
  return { value, derivation: restated(derivation, edition.id) };
}

interface Restating {
  readonly issue: WrittenLedger;
  readonly today: Today;
  readonly changes: readonly Change[];
}

function restate(
  { figure, last, again }: Moved,
  change: FigureChange | undefined,
  { issue, today, changes }: Restating,
): RestatedFigure {
  const { id } = issue.edition;
  const own = Object.hasOwn(issue.queries, figure.source)
    ? issue.queries[figure.source]
    : undefined;
  const query = today.queries.find(({ name }) => name === figure.source);
  return {
    figure,
    published: { value: readValue(figure), derivation: asPublished(figure, id) },
    corrected: last === undefined ? null : correctedBy(last),
    now:
      again === "gone" ? null : { value: again.value, derivation: restated(again.derivation, id) },
    isRecounted: own !== undefined && query !== undefined && own.sql !== query.sql,
    movers: change === undefined ? [] : moversOf(change, changes, figure),
  };
}

function correctedBy({ by, as }: Said): NonNullable<RestatedFigure["corrected"]> {
  const stood = as && { value: readValue(as), derivation: asPublished(as, by) };
  return { by, as: stood };
}
