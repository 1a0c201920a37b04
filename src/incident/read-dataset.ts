import { acceptWarnings, type Config } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { ReadEffects } from "../effect.ts";
import { breakdownColumns, readBreakdowns } from "./breakdowns.ts";
import { checkChoices } from "./choices.ts";
import { claimColumns, readClaims } from "./claims.ts";
import { type DataFile, openFile, type Project, tableOf } from "./data-file.ts";
import { doubtClaims, doubtEditions, doubtIncidents } from "./doubts.ts";
import { foldFindings, recordByFile } from "./fold-findings.ts";
import { type GivenRows, withGiven } from "./given-rows.ts";
import type { Columns } from "./header.ts";
import { incidentColumns } from "./incident-columns.ts";
import { readIncidents } from "./incidents.ts";
import { foreignLanguages, readersOf } from "./languages.ts";
import { type LinkedTables, linkTables } from "./linked-tables.ts";
import { type LinkColumn, linkColumns } from "./links.ts";
import { checkTownNames } from "./names.ts";
import type { Places } from "./places.ts";
import { readPlaces } from "./read-places.ts";
import { readTranslations } from "./read-translations.ts";
import type { Dataset, Link } from "./record.ts";
import { checkReferences, type Tables } from "./references.ts";
import { readSources, sourceColumns } from "./sources.ts";
import { noStatements, type ReadStatements, readStatements } from "./statements.ts";
import { emptyTable, type Table, type TableOptions } from "./table.ts";
import { doubtRepeats } from "./told-twice.ts";
import { type PrintedText, printedTexts } from "./translatable.ts";

/** The records of a project that are free of errors, and everything that is wrong with the others. */
export interface ReadDataset {
  readonly dataset: Dataset;
  readonly places: Places;
  /** The ids of the sources, those of faulty rows too; undefined where some could not be read. */
  readonly sourceIds: ReadonlySet<string> | undefined;
  /** What was said of incidents that may be one event, whatever came of it. */
  readonly links: readonly Link[];
  /** The editors' own prose, in the language of the data and in translation. */
  readonly texts: readonly PrintedText[];
  /** Warnings that briefing.yaml accepts are left out. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes rows of the tables that briefing.yaml imports, by the places of the project; ids of its own sources are taken. */
export type ReadGiven = (places: Places, ownSources: ReadonlySet<string>) => Promise<GivenRows>;

/**
 * Reads and checks the data files that briefing.yaml names; with `readGiven` also what it imports, in one dataset. Of
 * each kind of finding in an imported file the first are told, and the number of the others.
 */
export async function readDataset(
  config: Config,
  effects: ReadEffects,
  readGiven?: ReadGiven,
): Promise<ReadDataset> {
  const { root, data, editions, accept } = config;
  const project: Project = { root, effects, namedAt: data.namedAt ?? {} };
  const { places, diagnostics: aboutPlaces } = await readPlaces(config, project);
  const own = tablesOf(await openFiles(config, project), config);
  const given = await readGiven?.(places, new Set(own.sources.ids.keys()));
  const links = await openLinks(config, project);
  const linked = linkTables(given === undefined ? own : withGiven(own, given), links);
  const { tables } = linked;
  const records = linkedRecords(linked, places, config);
  const translated = await readTranslations(tables, config, project);
  const dataset: Dataset = { ...records, translations: translated.translations };

  checkReferences(tables);
  checkChoices(tables.incidents, tables.claims, data.rule);
  doubtIncidents(dataset.incidents, tables.incidents, data.coverage);
  doubtRepeats(dataset, tables.incidents, places);
  doubtClaims(dataset.claims, tables.claims, dataset.incidents, tables.incidents.file);
  checkTownNames(
    { incidents: dataset.incidents, table: tables.incidents, towns: places.towns },
    { languages: foreignLanguages(config), isRead: readersOf(config) },
  );
  const { incidents, claims, breakdowns, sources, statements } = tables;
  // Of events an engine holds the rows; they are checked apart.
  const isWhole =
    data.events === null && incidents.whole && dataset.incidents.length === incidents.rows.length;
  const diagnostics = [
    ...(isWhole ? doubtEditions(editions, dataset.incidents) : []),
    ...aboutPlaces,
    ...incidents.diagnostics,
    ...claims.diagnostics,
    ...breakdowns.diagnostics,
    ...sources.diagnostics,
    ...statements.diagnostics,
    ...translated.diagnostics,
    ...links.diagnostics,
  ];
  const about = {
    dataset,
    places,
    sourceIds: sources.complete ? new Set(sources.ids.keys()) : undefined,
    links: linked.said,
    // Nobody here has chosen the words of imported rows.
    texts: [...printedTexts(own, data.language), ...translated.texts],
  };
  // Those of events are among the ones that an editor accepts.
  if (data.events !== null) return { ...about, diagnostics };
  const files = given?.files ?? new Set();
  const found = recordByFile([...(given?.diagnostics ?? []), ...diagnostics], files, accept);
  const prefixes =
    given === undefined
      ? ["incident/", "linking/"]
      : ["import/", "mapping/", "incident/", "linking/"];
  const left = prefixes.reduce((some, prefix) => acceptWarnings(some, accept, prefix), found);
  return { ...about, diagnostics: foldFindings(left, files) };
}

/** Opens links.csv; an empty table where there is none. */
export async function openLinks(
  { data }: Config,
  project: Project,
  options: TableOptions = {},
): Promise<Table<LinkColumn>> {
  if (data.links === undefined) return emptyTable("links.csv", [], true);
  return tableOf(await openFile(data.links, "links", project), linkColumns, options);
}

/** The data files that briefing.yaml names; null where it names none. */
export type DataFiles = Readonly<Record<keyof Tables, DataFile | null>>;

/** Reads the data files that briefing.yaml names. */
export async function openFiles({ data }: Config, project: Project): Promise<DataFiles> {
  const open = async (key: keyof Tables): Promise<DataFile | null> => {
    const isHeld = data.events !== null && (key === "incidents" || key === "claims");
    const path = isHeld ? null : data[key];
    return path === null ? null : await openFile(path, key, project);
  };
  return {
    incidents: await open("incidents"),
    claims: await open("claims"),
    breakdowns: await open("breakdowns"),
    sources: await open("sources"),
    statements: await open("statements"),
  };
}

/** Makes tables of the data files. */
export function tablesOf(files: DataFiles, config: Config, options: TableOptions = {}): Tables {
  const table = <K extends string>(key: keyof Tables, columns: Columns<K>): Table<K> => {
    const file = files[key];
    return file === null ? emptyTable(`${key}.csv`, [], true) : tableOf(file, columns, options);
  };
  return {
    incidents: table("incidents", incidentColumns),
    claims: table("claims", claimColumns),
    breakdowns: table("breakdowns", breakdownColumns),
    sources: table("sources", sourceColumns),
    statements: statementsOf(files.statements, config),
  };
}

function statementsOf(file: DataFile | null, config: Config): ReadStatements {
  if (file?.text === undefined) return noStatements(file?.diagnostics ?? []);
  const languages = [...new Set(config.editions.map(({ language }) => language))];
  return readStatements(file.text, file.file, { languages, isRead: readersOf(config) });
}

/** Reads the records of tables in which links hold, with the incidents that went into others. */
export function linkedRecords(
  { tables, gone, links }: LinkedTables,
  places: Places,
  config: Config,
): Dataset {
  const records = recordsOf(tables, places, config);
  if (links.size === 0) return records;
  const linked = incidentsOf(gone, places, config);
  return {
    ...records,
    linked: linked.flatMap((incident) => {
      const link = links.get(incident.id);
      return link === undefined ? [] : [{ incident, link }];
    }),
  };
}

/** Reads the records of tables, row by row. */
export function recordsOf(tables: Tables, places: Places, config: Config): Dataset {
  return {
    incidents: incidentsOf(tables.incidents, places, config),
    claims: readClaims(tables.claims),
    breakdowns: readBreakdowns(tables.breakdowns),
    sources: readSources(tables.sources),
    statements: tables.statements.statements,
    provinces: places.provinces,
    towns: places.towns,
  };
}

function incidentsOf(
  table: Tables["incidents"],
  places: Places,
  { data }: Config,
): Dataset["incidents"] {
  return readIncidents(table, { places, categories: data.categories, rule: data.rule });
}
