import { join } from "node:path";
import type { Sensitivity } from "../config/index.ts";
import { type Diagnostic, hasErrors, ReportError } from "../diagnostic.ts";
import {
  checkEvents,
  checkOther,
  checkTwice,
  type GivenFile,
  headerOfMapping,
  importMappedTables,
  type OpenTable,
  openTables,
  orderIn,
  providers,
  tagHeader,
} from "../import/index.ts";
import type { Places } from "../incident/index.ts";
import {
  columnsIn,
  type DateOrder,
  fitMapping,
  type Mapping,
  type MappingFile,
  propose,
  proposeByTags,
  readMapping,
  usualCountry,
  writeMapping,
} from "../mapping/index.ts";
import { dataFolder, namesOf } from "./data-folder.ts";
import { findMapping, mappingName } from "./find-mapping.ts";
import { checkAccessed, doubtAccess, openFiles, placesFor } from "./import-files.ts";
import { nameOf, originOf, tableSource } from "./mapped-origin.ts";
import { type ImportReport, reportOf } from "./report.ts";
import { type ImportEffects, inTheWay, writeFolder } from "./write-folder.ts";

/** Tables that are imported by a mapping of their columns. */
export type MappedFormat = "table" | "hxl";

/** What is to be imported by a mapping, and how. Paths are absolute. */
export interface MappedImport {
  readonly format: MappedFormat;
  readonly files: readonly string[];
  /** The mapping that somebody named. */
  readonly mapping: string | undefined;
  readonly out: string;
  readonly replace: boolean;
  /** The day that the tables were downloaded, ISO 8601. */
  readonly accessed: string | undefined;
  /** What the mapping is to say where it says nothing. */
  readonly sensitivity: Sensitivity | undefined;
  readonly order: DateOrder | undefined;
  /** The sheet of a workbook. */
  readonly sheet: string | undefined;
}

/**
 * Imports tables of anybody's into a data folder, by the mapping that is remembered, or by one that is proposed, and
 * remembered from then on. Throws a `ReportError` where nothing can be written; a proposed mapping that lacks what only
 * somebody can say is written all the same.
 */
export async function importMapped(
  task: MappedImport,
  effects: ImportEffects,
): Promise<ImportReport> {
  const found = await findMapping(task, effects.read);
  const given = await openFiles(task.files, effects);
  const places = await placesFor(task.out, effects.read);
  const agreed =
    found === undefined
      ? await proposed(task, given, places)
      : await remembered({ ...found, isProposed: false }, task, given);
  const { file, text, path, isProposed } = agreed;
  const { language } = file.written;
  const isSaid = saysOf(file.yaml.value, "sensitivity");
  const sensitivity = isSaid ? file.written.sensitivity : (task.sensitivity ?? "confidential");
  const own = join(task.out, mappingName);
  const isNew = isProposed || path !== own;
  const names = [...namesOf(language), ...(isNew ? [mappingName] : [])];
  const obstacles = [
    ...checkAccessed(task.accessed),
    ...(task.replace ? [] : await inTheWay(task.out, names, effects)),
  ];
  if (obstacles.length > 0) throw new ReportError(obstacles);
  const remember = [[mappingName, new TextEncoder().encode(text)]] as const;
  const open = whatIsMissing(agreed);
  if (open.length > 0) {
    if (isProposed) await writeFolder(task.out, new Map(remember), effects);
    throw new ReportError(open);
  }
  const table = tableSource(file, given, task.accessed);
  const said = file.written["date-order"] ?? task.order;
  const seen = orderIn(agreed.tables, agreed.mappings);
  const order = said ?? (seen === "none" || seen === "ambiguous" ? undefined : seen);
  const imported = importMappedTables(agreed.tables, agreed.mappings, {
    places,
    order,
    country: file.written.country ?? "",
    sensitivity,
    zero: file.written.zero ?? "undecided",
    language,
    unknown: file.written.unknown,
    table,
  });
  const doubts =
    file.written.source.url === undefined
      ? []
      : doubtAccess(task.accessed, { name: nameOf(table) });
  const diagnostics = [...agreed.diagnostics, ...imported.diagnostics, ...doubts];
  const origin = originOf(task.format, file, { table, sensitivity });
  const made = {
    imported: { ...imported, diagnostics },
    origin,
    sensitivity,
    accessed: task.accessed,
    language,
    sources: imported.sources,
    isProvider: false,
  };
  const files = await dataFolder(made, task.out, effects.read);
  if (isNew) for (const [name, bytes] of remember) files.set(name, bytes);
  await writeFolder(task.out, files, effects);
  const columns = (agreed.mappings[0]?.columns ?? []).map(({ target, header, why }) => ({
    target,
    header,
    why,
  }));
  return {
    ...reportOf(nameOf(table), made.imported, [...files.keys()]),
    mapping: { file: path, isProposed, columns },
  };
}

/** A mapping, and the tables that it fits. */
interface Agreed {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  readonly isProposed: boolean;
  readonly file: MappingFile;
  readonly tables: readonly OpenTable[];
  readonly mappings: readonly Mapping[];
  readonly diagnostics: readonly Diagnostic[];
}

type Text = Pick<Agreed, "path" | "name" | "text" | "isProposed">;

async function remembered(
  found: Text,
  task: MappedImport,
  given: readonly GivenFile[],
): Promise<Agreed> {
  const { file, diagnostics } = readMapping(found.text, found.name);
  if (file === undefined) throw new ReportError(diagnostics);
  const headers = columnsIn(file.written).map(([, header]) => header);
  const header = headerOfMapping([...headers, ...file.written.unread]);
  const tables = await openTables(given, { header, ...task, isHxl: task.format === "hxl" });
  const fitted = tables.map(({ sheet }) => fitMapping(file, sheet));
  const problems = [...saidOtherwise(file, task), ...fitted.flatMap((each) => each.diagnostics)];
  if (hasErrors(problems)) throw new ReportError(problems);
  const mappings = fitted.flatMap(({ mapping }) => mapping ?? []);
  const refusals = tables.flatMap(({ sheet }, index) => {
    const mapping = mappings[index];
    return mapping === undefined ? [] : checkEvents(sheet, mapping);
  });
  if (refusals.length > 0) throw new ReportError(refusals);
  return { ...found, file, tables, mappings, diagnostics: [...diagnostics, ...problems] };
}

async function proposed(
  task: MappedImport,
  given: readonly GivenFile[],
  places: Places,
): Promise<Agreed> {
  const isHxl = task.format === "hxl";
  const tables = await openTables(given, { ...task, header: isHxl ? tagHeader : undefined, isHxl });
  const [first] = tables;
  if (first === undefined) throw new Error("an import of no file");
  const { sheet } = first;
  const refusals = isHxl ? checkTags(sheet) : checkOther(sheet, Object.values(providers));
  if (refusals.length > 0) throw new ReportError(refusals);
  const mapping = isHxl ? proposeByTags(sheet) : propose(sheet, places);
  const problems = [...checkEvents(sheet, mapping), ...checkTwice(sheet, mapping)];
  if (problems.length > 0) throw new ReportError(problems);
  const text = writeMapping({
    sheet,
    mapping,
    places,
    order: task.order ?? orderIn([first], [mapping]),
    country: usualCountry(sheet, mapping, places),
    sensitivity: task.sensitivity ?? "confidential",
  });
  // What is written is what is read, so that the next table is read in the same way.
  const path = join(task.out, mappingName);
  const agreed = await remembered({ path, name: mappingName, text, isProposed: true }, task, given);
  const whys = new Map(mapping.columns.map(({ target, why }) => [target, why]));
  const mappings = agreed.mappings.map((each) => ({
    ...each,
    columns: each.columns.map((column) => ({ ...column, why: whys.get(column.target) ?? "" })),
  }));
  return { ...agreed, mappings };
}

function checkTags({ file, header }: OpenTable["sheet"]): readonly Diagnostic[] {
  if (tagHeader.share(header) > 0) return [];
  return [
    {
      severity: "error",
      code: "import/no-hashtags",
      message: `"${file}" has no row of HXL hashtags among its first 25`,
      hint: "a table without them is imported by its header: fieldbrief import table",
      place: { file, line: 1 },
    },
  ];
}

// What only somebody can say, before a row can be read.
function whatIsMissing({ file, mappings, name, isProposed }: Agreed): readonly Diagnostic[] {
  const isSaid = file.written.country !== undefined;
  if (isSaid || mappings.every(({ columns }) => columns.some(({ target }) => target === "country")))
    return [];
  return [
    {
      severity: "error",
      code: "mapping/no-country",
      message: "neither a column nor the mapping says in which country it was",
      hint: `write country: AF into mapping.yaml, in the two letters of ISO 3166-1${isProposed ? "; the file is proposed, and waits for it in the folder of --out" : ""}`,
      place: { file: name },
    },
  ];
}

function saysOf(value: unknown, key: string): boolean {
  return typeof value === "object" && value !== null && key in value;
}

// A flag says what a mapping leaves open. Which of two holds that say different things is not guessed.
function saidOtherwise(
  { written, yaml }: MappingFile,
  { sensitivity, order }: MappedImport,
): readonly Diagnostic[] {
  const pairs = [
    ["sensitivity", "--sensitivity", sensitivity, written.sensitivity],
    ["date-order", "--date-order", order, written["date-order"]],
  ] as const;
  return pairs.flatMap(([key, flag, given, there]) =>
    given === undefined || !saysOf(yaml.value, key) || given === there
      ? []
      : [
          {
            severity: "error" as const,
            code: "mapping/said-otherwise",
            message: `${flag} is ${given}, and the mapping says ${there}`,
            hint: "change it in the mapping, or leave the flag out",
            place: yaml.placeOf([key]),
          },
        ],
  );
}
