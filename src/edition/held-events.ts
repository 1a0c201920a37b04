import { maySeeAll } from "../audience/index.ts";
import {
  audienceNamed,
  type Config,
  displayPath,
  type EditionConfig,
  lookAtFile,
  type Period,
} from "../config/index.ts";
import {
  type Engine,
  type EventsOf,
  eventTables,
  neededBy,
  openEngine,
  openServedEvents,
} from "../database/index.ts";
import { type Diagnostic, hasErrors, type Place, ReportError } from "../diagnostic.ts";
import { type ReadEffects, ReadRefusal } from "../effect.ts";
import {
  type Claim,
  type EventCells,
  type EventColumn,
  type EventRowCells,
  type Events,
  eventReader,
  type Incident,
  type IncidentFigures,
  type ReadDataset,
  readEvents,
} from "../incident/index.ts";
import { isServed, servedTable } from "../served.ts";
import type { Project } from "./read-project.ts";

/** A table of events whose rows an engine holds, and what their cells say. */
export interface HeldEvents {
  readonly events: Events;
  readonly cells: EventCells;
  readonly engine: Engine;
}

/** Events unless an error stands in the way, and everything found on the way. */
export interface ReadHeldEvents {
  readonly held: HeldEvents | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Has an engine read the table of events that briefing.yaml names, and checks it. */
export async function readHeldEvents(
  config: Config,
  data: Pick<ReadDataset, "places" | "sourceIds">,
  effects: ReadEffects,
): Promise<ReadHeldEvents> {
  return checkHeldEvents(config, data, await openHeldEvents(config, effects));
}

/** Has an engine read the table of events that briefing.yaml names. */
export async function openHeldEvents(
  { root, data: { events: path, namedAt } }: Config,
  effects: ReadEffects,
): Promise<OpenedEvents> {
  if (path === null) return { source: undefined, diagnostics: [] };
  const options = { root, effects, place: namedAt?.["events"] };
  return isServed(path) ? openServed(path, options) : openFile(path, options);
}

/** Checks events that an engine has read, against the places and sources of the project. */
export async function checkHeldEvents(
  config: Config,
  { places, sourceIds }: Pick<ReadDataset, "places" | "sourceIds">,
  opened: OpenedEvents,
): Promise<ReadHeldEvents> {
  const { events: path, namedAt, categories, rule, coverage } = config.data;
  if (path === null || opened.source === undefined)
    return { held: undefined, diagnostics: opened.diagnostics };
  const { engine, cells } = opened.source;
  try {
    const context = { places, categories, rule, coverage, sources: sourceIds };
    const { events, diagnostics } = await readEvents(cells, context);
    // Of dates that cannot be read it would be said that nothing happened.
    const found = hasErrors(diagnostics)
      ? diagnostics
      : [...diagnostics, ...doubtPeriods(config, events)];
    if (!hasErrors(found)) return { held: { events, cells, engine }, diagnostics: found };
    engine.close();
    return { held: undefined, diagnostics: found };
  } catch (error) {
    engine.close();
    return refused(error, namedAt?.["events"] ?? { file: displayPath(config.root, path) });
  }
}

interface Source {
  readonly engine: Engine;
  readonly cells: EventCells;
}

/** A table of events that an engine has read, or why it has not. */
export interface OpenedEvents {
  readonly source: Source | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

interface OpenOptions {
  readonly root: string;
  readonly effects: ReadEffects;
  /** Where briefing.yaml names it. */
  readonly place: Place | undefined;
}

async function openFile(
  path: string,
  { root, effects, place }: OpenOptions,
): Promise<OpenedEvents> {
  const { large, diagnostics } = await lookAtFile(path, {
    root,
    effects,
    ...(place && { namedAt: place }),
  });
  if (large === undefined) return { source: undefined, diagnostics };
  const file = displayPath(root, path);
  const engine = await openEngine();
  try {
    // The hash is for the manifest; the engine reads meanwhile.
    const [cells] = await Promise.all([
      engine.holdEvents({ ...large, file }),
      effects.large?.hash(large.real),
    ]);
    return { source: { engine, cells }, diagnostics: [] };
  } catch (error) {
    engine.close();
    return { source: undefined, ...refused(error, { file }) };
  }
}

const attempts = 3;

// What is hashed for the manifest is the state that is read; where rows changed in between, both again.
async function openServed(
  path: string,
  { root, effects, place }: OpenOptions,
): Promise<OpenedEvents> {
  const file = displayPath(root, path);
  const [table, { environment, large, readFile }] = [servedTable(path), effects];
  if (table === undefined || environment === undefined || large === undefined)
    throw new Error("no server can be asked");
  try {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      await effects.realpath(path);
      const hash = await large.hash(path);
      const source = await openServedEvents(table, file, { environment, readFile });
      if (source.hash === hash) return { source, diagnostics: [] };
      source.engine.close();
    }
    const code = "edition/inputs-changed";
    const message = `rows of "${file}" change all the time`;
    const hint = "run it again when nobody writes there, or make a copy of the table";
    const finding = { severity: "error", code, message, hint, place: place ?? { file } } as const;
    return { source: undefined, diagnostics: [finding] };
  } catch (error) {
    return { source: undefined, ...refused(error, place ?? { file }) };
  }
}

function refused(
  error: unknown,
  place: Place,
): { readonly held: undefined; readonly diagnostics: readonly Diagnostic[] } {
  if (error instanceof ReadRefusal)
    return { held: undefined, diagnostics: [{ severity: "error", ...error.finding, place }] };
  if (!(error instanceof ReportError)) throw error;
  return { held: undefined, diagnostics: error.diagnostics };
}

function doubtPeriods({ editions }: Config, events: Events): readonly Diagnostic[] {
  const periods = new Map(editions.map((edition) => [edition.issue?.id ?? edition.id, edition]));
  return [...periods].flatMap(([id, { period, place }]) => {
    if (eventsWithin(events, period) > 0) return [];
    const message = `no incident from ${period.start} to ${period.end}, the period of edition "${id}"`;
    const hint = "check the period and the dates; accept it where nothing happened";
    const code = "incident/empty-period";
    return [{ severity: "warning", code, message, hint, record: id, ...(place && { place }) }];
  });
}

/** Counts the events that begin in a period. */
export function eventsWithin({ groups }: Events, { start, end }: Period): number {
  const dates = groups.find(({ columns }) => columns.includes("date"))?.rows ?? [];
  return dates
    .filter(({ incident }) => incident && start <= incident.date && incident.date <= end)
    .reduce((sum, { events }) => sum + events, 0);
}

/** Returns the tables that queries of an edition select events from. */
export function eventTablesOf(
  { events: held, dataset }: Pick<Project, "events" | "dataset">,
  { language, filter }: Pick<EditionConfig, "language" | "filter">,
  queries: readonly string[],
): EventsOf | undefined {
  if (held === undefined) return undefined;
  return (form, query) => {
    const needed = neededBy(query === undefined ? queries : [query]);
    return eventTables(held.events, { dataset, language, needed, form, ...(filter && { filter }) });
  };
}

/**
 * Says why an edition cannot be made of events whose rows nobody looks at: its audience may not see all of them as they
 * are, or no small group of them.
 */
export function checkEventAudience(
  { config, dataset, events: held }: Pick<Project, "config" | "dataset" | "events">,
  { id, audience: name, place }: EditionConfig,
): readonly Diagnostic[] {
  if (held === undefined) return [];
  const audience = audienceNamed(config.audiences, name);
  const group = held.events.groups.find(({ columns }) => columns.includes("sensitivity"));
  const hidden = (group?.rows ?? []).filter(
    ({ incident }) => incident && !maySeeAll(audience, incident.sensitivity),
  );
  const rows = hidden.reduce((sum, { events }) => sum + events, 0);
  const refuse = (message: string, hint: string): readonly Diagnostic[] => [
    { severity: "error", code: "audience/events", message, hint, ...(place && { place }) },
  ];
  const are = rows === 1 ? "1 row is" : `${rows} rows are`;
  if (rows > 0)
    return refuse(
      `edition "${id}" for ${name}: of ${held.events.file} ${are} not for them as they are`,
      "events are not rewritten for an audience: give a table of those it may see, or the audience another rule",
    );
  const told = held.events.groups.find(({ columns }) => columns.includes("source"))?.rows ?? [];
  const used = new Set(told.map(({ claim }) => claim?.source));
  const masked = dataset.sources.find(
    (source) => used.has(source.id) && !maySeeAll(audience, source.sensitivity),
  );
  if (masked !== undefined)
    return refuse(
      `edition "${id}" for ${name}: the source "${masked.id}" of events is not for them as it is`,
      "give a table without what that source says, or the audience another rule",
    );
  if (audience.smallCells < 2) return [];
  return refuse(
    `edition "${id}" for ${name}: small cells cannot be withheld of events that an engine adds up`,
    "give the records as incidents and claims instead of events, or leave out small_cells for this audience",
  );
}

/**
 * Returns records of events that an engine holds: the claims of those of some ids, and of the first `most` of them the
 * incidents, too.
 */
export async function recordsOfEvents(
  { events, cells }: HeldEvents,
  ids: readonly string[],
  most: number,
): Promise<EventRecordsOf> {
  const claimed = columnsFor(claimColumnsOfEvents, events);
  const read = eventReader(events);
  const asked = new Set(ids);
  const claims = rowsIn(claimed, await cells.rows(claimed)).flatMap((row) =>
    asked.has((row.id ?? "").trim()) ? [read(row).claim] : [],
  );
  const told = ids.slice(0, most);
  const incidents = rowsIn(events.columns, await cells.rows(events.columns, told)).map(
    (row) => read(row).incident,
  );
  const figures = new Map(
    claims.map(({ id, incident, killed, wounded, casualties }) => [
      incident,
      { killed, wounded, casualties, claims: [id] },
    ]),
  );
  return { incidents, claims, figures };
}

interface EventRecordsOf {
  readonly incidents: readonly Incident[];
  readonly claims: readonly Claim[];
  readonly figures: ReadonlyMap<string, IncidentFigures>;
}

const claimColumnsOfEvents: readonly EventColumn[] = [
  "id",
  "source",
  "killed",
  "wounded",
  "casualties",
  "attributed_to",
  "attribution_basis",
  "sensitivity",
];

function columnsFor(wanted: readonly EventColumn[], { columns }: Events): readonly EventColumn[] {
  return wanted.filter((column) => columns.includes(column));
}

function rowsIn(
  names: readonly EventColumn[],
  columns: readonly (readonly (string | null)[])[],
): readonly EventRowCells[] {
  return (columns[0] ?? []).map(
    (_, row): EventRowCells =>
      Object.fromEntries(names.map((name, index) => [name, columns[index]?.[row] ?? null])),
  );
}
