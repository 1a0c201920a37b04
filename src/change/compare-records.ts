import {
  type Change,
  type ChangeKind,
  changeKinds,
  type FieldChange,
  type RecordKind,
  recordKinds,
} from "./change.ts";
import { aspectOf, type FlatRecord, isRemark } from "./flat-record.ts";
import { revisedFigures } from "./revised-figures.ts";
import { type EditionPeriod, isOf, type Snapshot } from "./snapshot.ts";
import { findSuccessions, type Successions } from "./succession.ts";

const nothing: ReadonlyMap<string, FlatRecord> = new Map();

/**
 * Compares two sides record by record, and returns what became of each, sorted by kind of record, id and kind of
 * change. A field that differs is in exactly one change of its record; the order of rows makes no difference.
 */
export function compareRecords(before: Snapshot, after: Snapshot): readonly Change[] {
  const successions = findSuccessions(before, after);
  const changes = recordKinds.flatMap((of) => compareKind(of, { before, after, successions }));
  const revised = revisedFigures({ before, after, changes, nameBefore: namesBefore(successions) });
  const titled = [...changes, ...revised].map((change) => withTitle(change, before, after));
  return titled.sort(byOrder);
}

interface Sides {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly successions: Successions;
}

function compareKind(of: RecordKind, sides: Sides): readonly Change[] {
  const before = sides.before.records.get(of) ?? nothing;
  const after = sides.after.records.get(of) ?? nothing;
  const renamed = of === "claim" || of === "incident" ? renamings(of, sides.successions) : [];
  const heirs = new Set(renamed.map(([, heir]) => heir));
  const nameNow = new Map(renamed);
  const gone = [...before.values()].flatMap((record): readonly Change[] => {
    const now = after.get(nameNow.get(record.id) ?? record.id);
    if (now === undefined) return [goneRecord(record, sides.successions)];
    return [...renaming(record, now, sides), ...fieldChanges(record, now, sides)];
  });
  const come = [...after.values()]
    .filter(({ id }) => !before.has(id) && !heirs.has(id))
    .map((record): Change => ({ ...about(record, "new"), fields: allFields(record, "after") }));
  return [...gone, ...come];
}

function about(record: FlatRecord, kind: ChangeKind): Omit<Change, "fields"> {
  const { of, id, within } = record;
  return { of, kind, id, title: null, within };
}

function goneRecord(record: FlatRecord, { incidents }: Successions): Change {
  const fields = allFields(record, "before");
  const heir = record.of === "incident" ? incidents.get(record.id) : undefined;
  if (heir === undefined) return { ...about(record, "withdrawn"), fields };
  return { ...about(record, heir.kind), fields, into: heir.into, provedBy: heir.claims };
}

function renaming(record: FlatRecord, now: FlatRecord, { successions }: Sides): readonly Change[] {
  if (record.id === now.id) return [];
  const fields = [{ field: "id", before: record.id, after: now.id }];
  const provedBy = successions.incidents.get(record.id)?.claims;
  return [
    { ...about(now, "renamed"), fields, ...(record.of === "incident" && provedBy && { provedBy }) },
  ];
}

// What decides which editions an incident is in; the first of these says so.
const deciding: readonly ChangeKind[] = ["re-dated", "re-placed", "re-classified"];

function fieldChanges(record: FlatRecord, now: FlatRecord, sides: Sides): readonly Change[] {
  const names = [...new Set([...record.fields.keys(), ...now.fields.keys()])];
  const differing = names
    .map((field): FieldChange => {
      const [before = null, after = null] = [record.fields.get(field), now.fields.get(field)];
      return { field, before, after };
    })
    .filter(({ before, after }) => before !== after);
  const grouped = new Map<ChangeKind, FieldChange[]>();
  for (const change of differing) {
    const kind = kindOf(change, now.of, differing);
    grouped.set(kind, [...(grouped.get(kind) ?? []), change]);
  }
  const carrier = deciding.find((kind) => grouped.has(kind));
  return [...grouped].map(([kind, fields]) => ({
    ...about(now, kind),
    fields,
    ...(now.of === "incident" && kind === carrier && editionsOf(record, now, sides)),
  }));
}

function kindOf(
  { field }: FieldChange,
  of: RecordKind,
  differing: readonly FieldChange[],
): ChangeKind {
  const aspect = aspectOf(of, field);
  const isAlone = !differing.some(
    (other) => aspectOf(of, other.field) === aspect && !isRemark(of, other.field),
  );
  return isRemark(of, field) && isAlone ? "edited" : aspect;
}

function editionsOf(
  record: FlatRecord,
  now: FlatRecord,
  { before, after }: Sides,
): Pick<Change, "editions"> {
  const left = editionsWith(record, before.periods);
  const entered = editionsWith(now, after.periods);
  const only = (some: readonly string[], others: readonly string[]): readonly string[] =>
    some.filter((edition) => !others.includes(edition));
  const editions = { left: only(left, entered), entered: only(entered, left) };
  return editions.left.length + editions.entered.length === 0 ? {} : { editions };
}

function editionsWith(
  { id, fields }: FlatRecord,
  periods: readonly EditionPeriod[],
): readonly string[] {
  const [date = null, province = null, category = null, provider = null] = [
    "date",
    "province",
    "category",
    "provider",
  ].map((name) => fields.get(name));
  return periods
    .filter((period) => isOf(period, { id, date, province, category, provider }))
    .map(({ edition }) => edition);
}

function allFields({ fields }: FlatRecord, side: "before" | "after"): readonly FieldChange[] {
  return [...fields].map(([field, value]) => ({
    field,
    before: null,
    after: null,
    [side]: value,
  }));
}

function renamings(
  of: "claim" | "incident",
  { claims, incidents }: Successions,
): readonly (readonly [string, string])[] {
  if (of === "claim") return [...claims];
  return [...incidents].flatMap(([id, { kind, into }]) => {
    const [heir] = into;
    return kind === "renamed" && heir !== undefined ? [[id, heir] as const] : [];
  });
}

function namesBefore(successions: Successions): ReadonlyMap<string, string> {
  return new Map(renamings("incident", successions).map(([id, heir]) => [heir, id]));
}

// A claim goes by the title of its incident, a breakdown by that of its claim's.
function withTitle(change: Change, before: Snapshot, after: Snapshot): Change {
  const find = (of: RecordKind, id: string | null): FlatRecord | undefined =>
    id === null ? undefined : (after.records.get(of)?.get(id) ?? before.records.get(of)?.get(id));
  const claim = change.of === "breakdown" ? find("claim", change.within) : undefined;
  const incident =
    change.of === "incident" ? change.id : change.of === "claim" ? change.within : claim?.within;
  return { ...change, title: find("incident", incident ?? null)?.fields.get("title") ?? null };
}

function byOrder(a: Change, b: Change): number {
  return (
    recordKinds.indexOf(a.of) - recordKinds.indexOf(b.of) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) ||
    changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind)
  );
}
