import { type Document, type FigureList, visit } from "../document/index.ts";
import { bracket } from "../figure/index.ts";
import type { Ledger, LedgerEntry } from "./ledger.ts";

/** Figures of one row that rest on the same records: one entry of the list of figures. */
export interface FigureGroup {
  /** What the list calls it. */
  readonly name: string;
  /** Its id as a target. */
  readonly target: string;
  readonly entries: readonly LedgerEntry[];
}

/** Where figures lead to. */
export interface Targets {
  readonly groups: readonly FigureGroup[];
  /** The id of what says of what records a figure is, if the document has such. */
  readonly targetOf: (figure: string) => string | undefined;
}

/**
 * Finds for each figure what a reader should be led to: of one incident, that incident's row; of a statement, that
 * statement; of several incidents, an entry of the list of figures, if the document has one. A figure of no
 * record leads nowhere.
 */
export function findTargets(
  document: Document,
  { entries }: Ledger,
  list: FigureList | undefined,
): Targets {
  const ids = new Set<string>();
  visit(document, ({ id }) => id !== undefined && ids.add(id));
  const groups = new Map<string, { name: string; entries: LedgerEntry[] }>();
  const targets = new Map<string, string>();
  for (const entry of entries) {
    const { derivation, incidents } = entry;
    const record = recordTarget(entry, list).find((id) => ids.has(id));
    // A figure of an earlier issue is of incidents that this one does not list.
    if (derivation.issue !== undefined) continue;
    if (record !== undefined) targets.set(derivation.id, record);
    else if (list !== undefined && incidents !== null && incidents.length > 0) {
      const name = nameOf(entry);
      const key = JSON.stringify([name, incidents]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { name, entries: [entry] });
      else group.entries.push(entry);
    }
  }
  const named = [...groups.values()].map((group): FigureGroup => {
    const target = claimId(`figure-${slugOf(group.name)}`, ids);
    for (const { derivation } of group.entries) targets.set(derivation.id, target);
    return { ...group, target };
  });
  return { groups: named, targetOf: (figure) => targets.get(figure) };
}

// Most telling first.
function recordTarget(
  { incidents, statements }: LedgerEntry,
  list: FigureList | undefined,
): readonly string[] {
  const [statement, ...otherStatements] = statements;
  if (statement !== undefined && otherStatements.length === 0) return [`statement-${statement}`];
  const [incident, ...others] = incidents ?? [];
  if (incident === undefined || others.length > 0) return [];
  return [...(list ? [`${list.prefix}${incident}`] : []), incident];
}

function nameOf({ derivation: { source, where } }: LedgerEntry): string {
  return `${source}${bracket(where)}`;
}

function slugOf(name: string): string {
  return name.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/-$/, "");
}

function claimId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
  taken.add(id);
  return id;
}
