import type { Finding, Period } from "../config/index.ts";
import { type Diagnostic, didYouMean } from "../diagnostic.ts";
import { readClaims } from "./claims.ts";
import type { DistinctCells, EventCells, EventCondition } from "./event-cells.ts";
import { type EventColumn, type EventGroup, filledTexts, groupsIn } from "./event-columns.ts";
import { findRowsOf } from "./event-findings.ts";
import { type CellFinding, EventRow, tableOfOne } from "./event-row.ts";
import { type IncidentContext, readIncidents } from "./incidents.ts";
import { createReaders, type Readers } from "./readers.ts";
import type { Claim, Incident } from "./record.ts";
import { shorten } from "./shorten.ts";

/** A distinct row of a group of columns, as records say it. */
export interface ReadCells extends DistinctCells {
  /** What the group's columns of an incident are; in its other fields stands something. Absent where they cannot be read. */
  readonly incident?: Incident;
  /** The same of its claim. */
  readonly claim?: Claim;
}

/** A group of columns and all that its cells say. */
export interface ReadGroup {
  readonly columns: EventGroup;
  readonly rows: readonly ReadCells[];
}

/** What is known of a table of events without its rows. */
export interface Events {
  readonly file: string;
  readonly columns: readonly EventColumn[];
  readonly events: number;
  readonly groups: readonly ReadGroup[];
  /** What stands for an event in the columns that the table does not have; the rest of it means nothing. */
  readonly plain: { readonly incident: Incident; readonly claim: Claim };
}

/** What the reading of events rests on. */
export interface EventContext extends IncidentContext {
  readonly coverage: Period;
  /** The ids of sources.csv; undefined where it could not be read whole. */
  readonly sources: ReadonlySet<string> | undefined;
}

/**
 * Checks a table of events, and reads what its cells say: each distinct row of a group of columns once, by the readers of
 * incidents and claims. Of a finding that many rows have the first 20 are told, then how many there are.
 */
export async function readEvents(
  cells: EventCells,
  context: EventContext,
): Promise<{ readonly events: Events; readonly diagnostics: readonly Diagnostic[] }> {
  const { file, columns, events } = cells;
  const readers = createReaders();
  const readGroup = async (columns: EventGroup): Promise<{ group: ReadGroup; found: Found[] }> => {
    const found: Found[] = [];
    const rows: ReadCells[] = [];
    for (const distinct of await cells.distinct(columns)) {
      const { read, findings } = readCells(distinct, columns, { file, readers, context });
      rows.push(read);
      const condition = { kind: "cells", columns, cells: distinct.cells } as const;
      for (const { column, finding } of findings)
        found.push({ column, finding, condition, events: distinct.events });
    }
    return { group: { columns, rows }, found };
  };
  // The engine looks at ids and texts while the groups are read here.
  const finding = findRowsOf(inTexts(columns), cells);
  const reading = groupsIn(columns).map(readGroup);
  // Where one fails the others are waited for: nobody may close an engine that is asked.
  await Promise.allSettled([finding, ...reading]);
  const aboutTexts = await finding;
  const read = await Promise.all(reading);
  const groups = read.map(({ group }) => group);
  return {
    events: { file, columns, events, groups, plain: readPlain(readers, context) },
    diagnostics: [
      ...(await findRowsOf(
        read.flatMap(({ found }) => found),
        cells,
      )),
      ...aboutTexts,
      ...(await findRowsOf([besideSplit(groups)], cells)),
    ],
  };
}

/** Something wrong with cells, and which rows have them. */
export interface Found extends CellFinding {
  readonly condition: EventCondition;
  /** How many rows these are, where that is known. */
  readonly events?: number;
}

interface ReadingOf {
  readonly file: string;
  readonly readers: Readers;
  readonly context: EventContext;
}

const claimGroups: ReadonlySet<string> = new Set([
  "source",
  "killed",
  "wounded",
  "casualties",
  "attributed_to",
  "attribution_basis",
]);

function readCells(
  distinct: DistinctCells,
  columns: EventGroup,
  { file, readers, context }: ReadingOf,
): { readonly read: ReadCells; readonly findings: readonly CellFinding[] } {
  const given = Object.fromEntries(
    columns.map((column, index) => [column, (distinct.cells[index] ?? "").trim()]),
  );
  const where = { asked: columns, file, readers };
  if (columns.some((column) => claimGroups.has(column))) {
    const row = new EventRow({ ...plainClaim, ...given }, where);
    const [claim] = readClaims(tableOfOne(row));
    const findings = [...row.findings, ...doubtSource(claim, columns, context)];
    return { read: { ...distinct, ...(claim && { claim }) }, findings };
  }
  const category = context.categories?.[0] ?? "event";
  const row = new EventRow({ ...plainIncident, category, ...given }, where);
  const [incident] = readIncidents(tableOfOne(row), context);
  const doubts = incident === undefined ? [] : doubtIncident(incident, columns, context);
  return {
    read: { ...distinct, ...(incident && { incident }) },
    findings: [...row.findings, ...doubts],
  };
}

// What nothing is found wrong with, for the columns that are not asked about.
const plainIncident = {
  id: "event",
  title: "event",
  date: "2000-01-01",
  date_precision: "day",
  place_written: "event",
  country: "AF",
  place_precision: "country",
  category_basis: "stated",
  target_type: "event",
  method: "event",
  status: "reported",
  sensitivity: "public",
} as const;

const plainClaim = {
  id: "event",
  incident: "event",
  source: "event",
  attribution_basis: "undetermined",
  sensitivity: "public",
} as const;

function doubtSource(
  claim: Claim | undefined,
  columns: EventGroup,
  { sources }: EventContext,
): readonly CellFinding[] {
  const column = columns.find((one) => one === "source");
  if (claim === undefined || column === undefined || sources === undefined) return [];
  if (sources.has(claim.source)) return [];
  const finding: Finding = {
    code: "incident/unknown-source",
    message: `unknown source "${shorten(claim.source)}"`,
    hint: didYouMean(claim.source, sources) ?? "no row of the sources has this id",
  };
  return [{ column, finding }];
}

function doubtIncident(
  { status, date, dateEnd }: Incident,
  columns: EventGroup,
  { coverage }: EventContext,
): readonly CellFinding[] {
  const found: CellFinding[] = [];
  if (columns.includes("status") && status === "unsourced")
    found.push({
      column: "status",
      finding: {
        severity: "warning",
        code: "incident/unsourced",
        message: "an event has no source of its own",
        hint: "find a source, or accept it in briefing.yaml with a reason",
      },
    });
  if (columns.includes("date") && (date < coverage.start || dateEnd > coverage.end))
    found.push({
      column: "date",
      finding: {
        severity: "warning",
        code: "incident/outside-coverage",
        message: `an event of ${date} is outside the coverage, ${coverage.start} to ${coverage.end}`,
        hint: "mend the date, or the coverage in briefing.yaml",
      },
    });
  return found;
}

function readPlain(readers: Readers, context: EventContext): Events["plain"] {
  const where = { asked: [], file: "", readers };
  const category = context.categories?.[0] ?? "event";
  const [incident] = readIncidents(
    tableOfOne(new EventRow({ ...plainIncident, category }, where)),
    context,
  );
  const [claim] = readClaims(tableOfOne(new EventRow(plainClaim, where)));
  if (incident === undefined || claim === undefined) throw new Error("a plain event has findings");
  return { incident, claim };
}

// Ids, and texts that hold anything.
function inTexts(columns: readonly EventColumn[]): readonly Found[] {
  const found: Found[] = [
    {
      column: "id",
      condition: { kind: "bad-id" },
      finding: {
        code: "incident/bad-id",
        message: "an empty cell, or one that cannot be an id",
        hint: "use letters, digits, hyphens, dots and colons, without blanks",
      },
    },
    {
      column: "id",
      condition: { kind: "repeated-id" },
      finding: {
        code: "incident/duplicate-id",
        message: "an id that an earlier row has",
        hint: "each record has an id of its own",
      },
    },
  ];
  for (const column of filledTexts)
    if (columns.includes(column))
      found.push({
        column,
        condition: { kind: "empty", column },
        finding: {
          code: "incident/missing-value",
          message: `no ${column}`,
          hint: `fill in the column "${column}"`,
        },
      });
  return found;
}

// What no group by itself says.
function besideSplit(groups: readonly ReadGroup[]): Found {
  const unknown = (measure: "killed" | "wounded" | "casualties"): readonly string[] =>
    (groups.find(({ columns: [first] }) => first === measure)?.rows ?? []).flatMap(
      ({ cells: [cell], claim }) =>
        cell != null && (claim === undefined || claim[measure].bound === "unknown") ? [cell] : [],
    );
  return {
    column: "casualties",
    condition: {
      kind: "stated-beside",
      unknown: {
        killed: unknown("killed"),
        wounded: unknown("wounded"),
        casualties: unknown("casualties"),
      },
    },
    finding: {
      severity: "warning",
      code: "incident/casualties-beside-split",
      message: "casualties are given together with killed or wounded",
      hint: "casualties are those a source does not split; they are never added to the others",
    },
  };
}
