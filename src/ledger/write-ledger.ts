import { formatCount, isTotal, type Total, totalToCount } from "../count/index.ts";
import type { Place } from "../diagnostic.ts";
import type { Derivation } from "../figure/index.ts";
import type { LinkedIncident } from "../incident/index.ts";
import type { Ledger, LedgerEntry } from "./ledger.ts";
import { indexRecords, type LedgerInput, type Records } from "./records.ts";
import {
  ledgerVersion,
  type WrittenClaim,
  type WrittenEdition,
  type WrittenFigure,
  type WrittenIncident,
  type WrittenLedger,
  type WrittenOrigin,
  type WrittenSource,
  type WrittenTotal,
} from "./written-ledger.ts";

/** What a ledger says beside its figures. */
export interface LedgerFrame {
  /** Of which edition: plain values, in the order to be written. */
  readonly edition: WrittenEdition;
  /** Which claim's figures stand for an incident with several. */
  readonly rule: string;
  readonly queries: readonly {
    readonly name: string;
    readonly file: string;
    readonly sql: string;
  }[];
  readonly parameters: Readonly<Record<string, string | number | null>>;
  readonly issues?: WrittenLedger["issues"];
  readonly gone?: WrittenLedger["gone"];
  readonly traced?: WrittenLedger["traced"];
  /** Files of others, of whose incidents the row is told, as that of a data set is; from the project's folder. */
  readonly imported?: ReadonlySet<string>;
  /** Incidents to be named beside those of the figures. */
  readonly also?: readonly string[];
}

/** Writes a ledger as JSON, `figures.json` of an edition: what {@link toWritten} gives. */
export function writeLedger(ledger: Ledger, input: LedgerInput, frame: LedgerFrame): Uint8Array {
  const json = toWritten(ledger, input, frame);
  return new TextEncoder().encode(`${JSON.stringify(json, null, 1)}\n`);
}

/**
 * Returns a ledger with every query and every record that it names. Counts are in the spelling that they have in
 * data files. Keys and records are in a fixed order.
 */
export function toWritten(ledger: Ledger, input: LedgerInput, frame: LedgerFrame): WrittenLedger {
  const records = indexRecords(input);
  const { entries } = ledger;
  const used = new Set(entries.map(({ derivation }) => derivation.source));
  const incidents = all([
    ...entries.flatMap((entry) => entry.incidents ?? []),
    ...(frame.also ?? []).filter(records.isIncident),
  ]);
  const claims = all([
    ...entries.flatMap((entry) => entry.claims),
    ...incidents.flatMap((id) => records.claimsOf(id).map((claim) => claim.id)),
  ]);
  const sources = all([
    ...entries.flatMap((entry) => entry.sources),
    ...claims.flatMap((id) => records.claims.get(id)?.source ?? []),
  ]);
  return {
    version: ledgerVersion,
    edition: frame.edition,
    rule: frame.rule,
    ...(frame.traced && { traced: frame.traced }),
    parameters: frame.parameters,
    ...(frame.issues && { issues: frame.issues }),
    ...(frame.gone && frame.gone.length > 0 && { gone: frame.gone }),
    queries: Object.fromEntries(
      frame.queries
        .filter(({ name }) => used.has(name))
        .map(({ name, file, sql }) => [name, { file, sql }]),
    ),
    figures: entries.map(writeFigure),
    incidents: Object.fromEntries(
      incidents.flatMap((id) => {
        const found = incidentOf(id, input, { ...records, imported: frame.imported });
        return found === undefined ? [] : [[id, found]];
      }),
    ),
    claims: Object.fromEntries(claims.flatMap((id) => claimOf(id, records))),
    sources: Object.fromEntries(
      input.dataset.sources
        .filter(({ id }) => sources.includes(id))
        .map(({ id, place: _, sensitivity: __, note: ___, ...source }): [string, WrittenSource] => [
          id,
          source,
        ]),
    ),
  };
}

/** Returns the key figures of a ledger by their ids, spelled as {@link writeLedger} does. */
export function keyFigures({ entries }: Ledger): Readonly<Record<string, unknown>> {
  const key = entries.filter(({ occurrences }) =>
    occurrences.some(({ situation }) => situation === "key-figure"),
  );
  return Object.fromEntries(
    key.map(({ derivation, value }) => [derivation.id, written(value)] as const),
  );
}

/** Returns a figure as a ledger spells it. */
export function writeFigure(entry: LedgerEntry): WrittenFigure {
  const { derivation, occurrences } = entry;
  const { id, kind, issue, source, column, where, made, lineage } = derivation;
  const { value } = entry;
  const isWithheld = typeof value === "object" && "withheld" in value && value.withheld === true;
  return {
    id,
    value: written(value),
    ...(isWithheld && { withheld: true as const }),
    kind,
    ...(issue !== undefined && { issue }),
    source,
    column,
    where,
    ...(made && { made: [originOf(made[0]), originOf(made[1])] as const }),
    measure: lineage?.measure ?? null,
    proof: lineage?.mode ?? null,
    incidents: entry.incidents,
    claims: lineage?.ids.some((one) => one.startsWith("claim/")) ? entry.claims : undefined,
    statements: entry.statements.length > 0 ? entry.statements : undefined,
    sources: entry.sources,
    independentSources: entry.independentSources,
    printed: occurrences.map(({ situation, words, section, page }) => ({
      words,
      situation,
      section,
      ...(page !== undefined && { page }),
    })),
  };
}

function originOf({ id, kind, source, column, where }: Derivation): WrittenOrigin {
  return { id, kind, source, column, where };
}

function written(value: LedgerEntry["value"]): WrittenFigure["value"] {
  if (typeof value === "number") return value;
  if (!isTotal(value)) return formatCount(value);
  // How many parts are approximate stands beside it.
  return { total: formatCount({ ...totalToCount(value), approximate: false }), ...partsOf(value) };
}

function partsOf({ low, high, parts, approximate }: Total): Omit<WrittenTotal, "total"> {
  const given = Object.entries(parts).filter(([, number]) => number > 0);
  return { low, high, approximate, parts: Object.fromEntries(given) };
}

function incidentOf(
  id: string,
  { figures }: LedgerInput,
  {
    incidents,
    claimsOf,
    linkedTo,
    imported,
  }: Records & { readonly imported: LedgerFrame["imported"] | undefined },
): WrittenIncident | undefined {
  const incident = incidents.get(id);
  if (incident === undefined) return undefined;
  const standing = figures.get(id);
  const { date, dateEnd, title, province, country, category, status } = incident;
  return {
    date,
    ...(dateEnd !== date && { dateEnd }),
    title,
    province,
    country,
    category,
    status,
    killed: standing && formatCount(standing.killed),
    wounded: standing && formatCount(standing.wounded),
    casualties: standing && formatCount(standing.casualties),
    ...(incident.munitions && { munitions: formatCount(incident.munitions) }),
    claims: claimsOf(id).map((claim) => claim.id),
    standing: standing?.claims ?? [],
    ...(incident.provider && { provider: incident.provider }),
    ...((incident.provider || imported?.has(incident.place.file)) && {
      row: rowOf(incident.place),
    }),
    ...linkedOf(linkedTo(id)),
  };
}

function linkedOf(linked: readonly LinkedIncident[]): Pick<WrittenIncident, "linked"> {
  if (linked.length === 0) return {};
  return {
    linked: linked.map(({ incident, link }) => ({
      id: incident.id,
      date: incident.date,
      title: incident.title,
      ...(incident.provider && { provider: incident.provider }),
      row: rowOf(incident.place),
      evidence: link.evidence,
      reason: link.reason,
      decidedBy: link.decidedBy,
    })),
  };
}

function rowOf({ file, line }: Place): NonNullable<WrittenIncident["row"]> {
  return { file, ...(line !== undefined && { line }) };
}

function claimOf(id: string, { claims }: Records): readonly [string, WrittenClaim][] {
  const claim = claims.get(id);
  if (claim === undefined) return [];
  const { incident, source, killed, wounded, casualties, attributedTo, attributionBasis } = claim;
  const { killedVerbatim, woundedVerbatim, casualtiesVerbatim } = claim;
  const counts = {
    killed: formatCount(killed),
    wounded: formatCount(wounded),
    casualties: formatCount(casualties),
  };
  const from = claim.linkedFrom ? { linkedFrom: claim.linkedFrom } : {};
  const verbatim = { killedVerbatim, woundedVerbatim, casualtiesVerbatim };
  return [
    [id, { incident, ...from, source, ...counts, ...verbatim, attributedTo, attributionBasis }],
  ];
}

function all(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort();
}
