import type { Cause, Change, FieldChange } from "./change.ts";
import { type Measure, measures, type Snapshot, type Standing } from "./snapshot.ts";

interface Revising {
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** What became of the records themselves. */
  readonly changes: readonly Change[];
  /** The id that an incident had, where it has another now. */
  readonly nameBefore: ReadonlyMap<string, string>;
}

/** Returns the incidents whose figures are others under the rule in force, each with what did it. */
export function revisedFigures(revising: Revising): readonly Change[] {
  const { before, after, nameBefore } = revising;
  return [...after.standing].flatMap(([id, now]): readonly Change[] => {
    const was = before.standing.get(nameBefore.get(id) ?? id);
    if (was === undefined) return [];
    const fields = measures
      .filter((measure) => was[measure] !== now[measure])
      .map((measure) => ({ field: measure, before: was[measure], after: now[measure] }));
    if (fields.length === 0) return [];
    const revised = fields.map(({ field }) => field);
    const causes = causesOf(id, { was, now, revised }, revising);
    return [{ of: "incident", kind: "revised", id, title: null, within: null, fields, causes }];
  });
}

interface Revised {
  readonly was: Standing;
  readonly now: Standing;
  readonly revised: readonly Measure[];
}

function causesOf(id: string, revised: Revised, revising: Revising): readonly Cause[] {
  const { before, after, changes, nameBefore } = revising;
  const own = changes.filter((change) => change.of === "incident" && change.id === id);
  const chosen = own.filter(({ kind }) => kind === "chosen").flatMap(({ fields }) => fields);
  const preferred = chosen.filter(({ field }) => field.startsWith("preferred"));
  const ownRule = chosen.filter(({ field }) => field.startsWith("rule"));
  const rule =
    before.rule === after.rule || after.records.get("incident")?.get(id)?.fields.has("rule")
      ? ownRule
      : [...ownRule, { field: "rule", before: before.rule, after: after.rule }];
  const incidents = new Set([id, nameBefore.get(id) ?? id]);
  const claims = changes.flatMap((change) => claimCause(change, incidents, revising) ?? []);
  const standing = new Set([...revised.was.claims, ...revised.now.claims]);
  const used = claims.filter(({ claim }) => standing.has(claim));
  return [
    ...(used.length > 0 ? used : claims),
    ...(preferred.length > 0 ? [{ type: "preferred" as const, fields: preferred }] : []),
    ...(rule.length > 0 ? [{ type: "rule" as const, fields: rule }] : []),
  ];
}

const causing = ["new", "withdrawn", "recounted", "moved", "renamed"] as const;
const counts: ReadonlySet<string> = new Set(
  measures.flatMap((measure) => [measure, `${measure}_verbatim`]),
);

function claimCause(
  change: Change,
  incidents: ReadonlySet<string>,
  { before, after }: Revising,
): Extract<Cause, { readonly type: "claim" }> | undefined {
  if (change.of !== "claim") return undefined;
  const kind = causing.find((one) => one === change.kind);
  if (kind === undefined) return undefined;
  const [was, now] = [before, after].map(({ records }) => records.get("claim")?.get(change.id));
  if (![was, now].some((claim) => incidents.has(claim?.within ?? ""))) return undefined;
  const said = (fields: readonly FieldChange[]): readonly FieldChange[] =>
    fields.filter(
      ({ field, before, after }) => counts.has(field) && (before ?? "?") !== (after ?? "?"),
    );
  const fields = kind === "moved" || kind === "renamed" ? change.fields : said(change.fields);
  const source = (now ?? was)?.fields.get("source") ?? null;
  return { type: "claim", change: kind, claim: change.id, source, fields };
}
