import { displayPath, type MappedImport, readText } from "../config/index.ts";
import { type Diagnostic, hasErrors, type Place, ReportError } from "../diagnostic.ts";
import {
  agreeOnMapping,
  type MappedTask,
  type MappingText,
  proposeMapping,
  whatIsMissing,
} from "./agree-mapping.ts";
import { type ImportedByMapping, importAgreed } from "./import-agreed.ts";
import type { GivenFile } from "./import-tables.ts";
import { adviceOfBriefing } from "./mapped-advice.ts";
import { nameOfTable } from "./mapped-source.ts";
import {
  findingsOf,
  type OneImport,
  type Reading,
  type Rows,
  readGivenFiles,
} from "./one-import.ts";
import { onceByFiles } from "./read-once.ts";
import { noAccessDate } from "./terms.ts";

/** Reads tables by their mapping. Rows without an id are called by how many tables stand before theirs. */
export async function readMapped(
  one: MappedImport,
  tablesBefore: number,
  reading: Reading,
): Promise<OneImport> {
  const { given, diagnostics } = await readGivenFiles(one, reading);
  const mapping = await readMappingText(one, reading);
  const found = [...diagnostics, ...mapping.diagnostics];
  const files = given.map(({ name }) => name);
  const none = { rows: noRows, isMapped: true, files, read: undefined };
  // A mapping is proposed by the first table, which others are then held to.
  if (given.length < one.files.length || hasErrors(found)) return { ...none, diagnostics: found };
  const { made, ...read } = await importOnce(
    given,
    { one, text: mapping.text, tablesBefore },
    reading,
  );
  const all = [...found, ...read.diagnostics.map((each) => placed(each, one))];
  if (made === undefined) return { ...none, diagnostics: all };
  const { imported, language } = made;
  return {
    rows: rowsOf(made, one.place),
    isMapped: true,
    files,
    diagnostics: findingsOf({ diagnostics: all, rejected: imported.rejected }),
    read: { language, imported },
  };
}

const noRows: Rows = { incidents: [], claims: [], breakdowns: [], sources: [] };

// What findings call a mapping that is in no file.
const proposedName = "";

async function readMappingText(
  { mapping }: MappedImport,
  { root, effects }: Reading,
): Promise<{ readonly text?: MappingText; readonly diagnostics: readonly Diagnostic[] }> {
  if (mapping === undefined) return { diagnostics: [] };
  const { path, place } = mapping;
  const { text, diagnostics } = await readText(path, { root, effects, namedAt: place });
  return text === undefined
    ? { diagnostics }
    : { text: { name: displayPath(root, path), text }, diagnostics };
}

// Nobody can look at a mapping that is in no file.
function placed({ excerpt, ...finding }: Diagnostic, { place }: MappedImport): Diagnostic {
  if (finding.place?.file !== proposedName)
    return { ...finding, ...(excerpt === undefined ? {} : { excerpt }) };
  const hint =
    finding.code === "mapping/no-country"
      ? finding.hint
      : "the hashtags are those of the first table: name a mapping, or give the other an entry of its own";
  return { ...finding, place, ...(hint === undefined ? {} : { hint }) };
}

interface Task {
  readonly one: MappedImport;
  readonly text: MappingText | undefined;
  readonly tablesBefore: number;
}

interface Made extends ImportedByMapping {
  readonly language: string;
  /** Where the mapping says whose the table is. */
  readonly saidAt: Place | undefined;
}

interface Outcome {
  readonly made?: Made;
  readonly diagnostics: readonly Diagnostic[];
}

const once = onceByFiles<Outcome>();

function importOnce(
  given: readonly GivenFile[],
  task: Task,
  { places }: Reading,
): Promise<Outcome> {
  const { one, text, tablesBefore } = task;
  const { provider, sheet, accessed, sensitivity, order } = one;
  const said = [text, accessed, sensitivity, order, tablesBefore];
  const key = JSON.stringify([...said, places.provinces, places.towns]);
  const slot = JSON.stringify([provider, sheet, one.mapping?.path]);
  return once(given, { slot, key }, async () => {
    try {
      return await importBy(given, task, places);
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      return { diagnostics: error.diagnostics };
    }
  });
}

async function importBy(
  given: readonly GivenFile[],
  { one, text, tablesBefore }: Task,
  places: Reading["places"],
): Promise<Outcome> {
  const task: MappedTask = {
    format: one.provider,
    accessed: one.accessed ?? undefined,
    sensitivity: one.sensitivity ?? undefined,
    order: one.order ?? undefined,
    sheet: one.sheet,
    advice: adviceOfBriefing(text === undefined),
  };
  const agreed =
    text === undefined
      ? await proposeMapping(proposedName, task, given, places)
      : await agreeOnMapping(text, task, given);
  const open = whatIsMissing(agreed, task.advice);
  if (open.length > 0) return { diagnostics: [...agreed.diagnostics, ...open] };
  const made = importAgreed(agreed, task, { given, places, tablesBefore });
  const { written, yaml } = agreed.file;
  const doubts =
    written.source.url === undefined || one.accessed !== null
      ? []
      : [
          {
            ...noAccessDate({ name: nameOfTable(made.table) }, "say accessed: 2026-01-31"),
            place: one.place,
          },
        ];
  const saidAt = text === undefined ? undefined : yaml.placeOf(["source"]);
  return {
    made: { ...made, language: written.language, saidAt },
    diagnostics: [...agreed.diagnostics, ...made.imported.diagnostics, ...doubts],
  };
}

function rowsOf({ imported, table, saidAt }: Made, place: Place): Rows {
  const { incidents, claims, claimPlaces, sources } = imported;
  const ofIncident = new Map<string, Place>();
  const ofSource = new Map<string, Place>([[table.id, saidAt ?? place]]);
  const see = (known: Map<string, Place>, id: string | undefined, at: Place): void => {
    if (id !== undefined && !known.has(id)) known.set(id, at);
  };
  const placedClaims = claims.map((cells, index) => {
    const at = claimPlaces[index] ?? place;
    see(ofIncident, cells.incident, at);
    see(ofSource, cells.source, at);
    return { cells, place: at };
  });
  return {
    incidents: incidents.map((cells) => ({
      cells,
      place: ofIncident.get(cells.id ?? "") ?? place,
    })),
    claims: placedClaims,
    breakdowns: [],
    sources: sources.map((cells) => ({ cells, place: ofSource.get(cells.id ?? "") ?? place })),
  };
}
