import { basename, dirname, join } from "node:path";
import { dateProblem, readBytes, type Sensitivity, yamlOf } from "../config/index.ts";
import { type Diagnostic, hasErrors, ReportError } from "../diagnostic.ts";
import { exists } from "../effect.ts";
import {
  type FileReport,
  type Format,
  type GivenFile,
  type Imported,
  importTables,
  noAccessDate,
  type Provider,
  providers,
  sourceOf,
  termsProblem,
} from "../import/index.ts";
import {
  breakdownColumns,
  claimColumns,
  incidentColumns,
  readPlacesFolder,
  sourceColumns,
  writeCsv,
  writeTable,
} from "../incident/index.ts";
import { type DateOrder, wordConstants, wordTexts } from "../mapping/index.ts";
import { shippedPlaces } from "../shipped.ts";
import { importReadme } from "./readme.ts";
import { type ImportEffects, inTheWay, writeFolder } from "./write-folder.ts";

/** What is to be imported, and how. Paths are absolute. */
interface Import {
  readonly format: Format;
  readonly files: readonly string[];
  /** The folder to write to. */
  readonly out: string;
  /** Whether the files of an earlier import may be written over. */
  readonly replace: boolean;
  /** Confidential unless told; what a provider's terms do not allow is refused. */
  readonly sensitivity: Sensitivity;
  /** The day that the tables were downloaded, ISO 8601. */
  readonly accessed: string | undefined;
  readonly order: DateOrder | undefined;
  /** The sheet of a workbook. */
  readonly sheet?: string | undefined;
}

/** What an import came to. */
export interface ImportReport {
  readonly provider: string;
  readonly files: readonly FileReport[];
  readonly given: number;
  readonly read: number;
  readonly rejected: number;
  /** Incidents that no province is known of. */
  readonly unplaced: number;
  /** The names of the files that were written. */
  readonly written: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const names = [
  "incidents.csv",
  "claims.csv",
  "breakdowns.csv",
  "sources.csv",
  "rejects.csv",
  "README.md",
  "template/template.yaml",
  "template/strings.en.yaml",
] as const;

/**
 * Imports tables into a data folder. Throws a `ReportError` where nothing can be written: a file that cannot be read or
 * is not the provider's, files that are there, terms that do not allow what is asked.
 */
export async function importFiles(task: Import, effects: ImportEffects): Promise<ImportReport> {
  const provider = providers[task.format];
  const obstacles = [
    ...checkTask(task, provider),
    ...(task.replace ? [] : await inTheWay(task.out, names, effects)),
  ];
  if (obstacles.length > 0) throw new ReportError(obstacles);
  const given = await openFiles(task.files, effects);
  const own = join(task.out, "places");
  const hasPlaces = await exists(own, effects.read);
  const places = await readPlacesFolder(hasPlaces ? own : shippedPlaces(), effects.read);
  const imported = await importTables(given, { ...task, provider, providers: list, places });
  if (imported.files.length < given.length) throw new ReportError(imported.diagnostics);
  const diagnostics = [...imported.diagnostics, ...doubtAccess(task, provider)];
  const files = filesOf({ ...imported, diagnostics }, task, provider);
  if (!hasPlaces) for (const [name, bytes] of await shippedFiles(effects)) files.set(name, bytes);
  if (!(await exists(join(task.out, "narrative"), effects.read)))
    for (const [name, text] of narrative(provider)) files.set(name, encoder.encode(text));
  await writeFolder(task.out, files, effects);
  const sum = (of: (file: FileReport) => number): number =>
    imported.files.reduce((total, file) => total + of(file), 0);
  return {
    provider: provider.name,
    files: imported.files,
    given: sum((file) => file.given),
    read: sum((file) => file.read),
    rejected: sum((file) => file.rejected),
    unplaced: imported.incidents.filter(({ province = "" }) => province === "").length,
    written: [...files.keys()],
    diagnostics,
  };
}

const list: readonly Provider[] = Object.values(providers);

function checkTask({ sensitivity, accessed }: Import, provider: Provider): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const terms = termsProblem(provider, sensitivity, "leave --sensitivity out");
  if (terms !== undefined) found.push(terms);
  const problem = accessed === undefined ? undefined : dateProblem(accessed);
  if (problem !== undefined)
    found.push({ severity: "error", code: "import/bad-access-date", ...problem });
  return found;
}

function doubtAccess({ accessed }: Import, provider: Provider): readonly Diagnostic[] {
  return accessed === undefined ? [noAccessDate(provider, "say --accessed 2026-01-31")] : [];
}

async function openFiles(
  paths: readonly string[],
  { read }: ImportEffects,
): Promise<readonly GivenFile[]> {
  const given: GivenFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const { bytes, diagnostics: found } = await readBytes(path, {
      root: dirname(path),
      effects: read,
    });
    diagnostics.push(...found);
    if (bytes !== undefined) given.push({ name: basename(path), bytes });
  }
  if (hasErrors(diagnostics)) throw new ReportError(diagnostics);
  return given;
}

function filesOf(imported: Imported, task: Import, provider: Provider): Map<string, Uint8Array> {
  const { incidents, claims, breakdowns, rejected, words } = imported;
  const { accessed, sensitivity } = task;
  const sources = [sourceOf(provider, accessed, sensitivity)];
  const countries = incidents.flatMap(({ country = "" }) => country || []);
  const texts = wordTexts(words, countries, "en");
  const rejects = rejected.map(({ file, line, reason, raw }) => [file, String(line), reason, raw]);
  const content: Readonly<Record<(typeof names)[number], string>> = {
    "incidents.csv": writeTable(incidents, incidentColumns),
    "claims.csv": writeTable(claims, claimColumns),
    "breakdowns.csv": writeTable(breakdowns, breakdownColumns),
    "sources.csv": writeTable(sources, sourceColumns),
    "rejects.csv": writeCsv(["file", "line", "reason", "row"], rejects),
    "template/template.yaml": `# The template of what was imported. Copy this folder to templates/ to change it.\nextends: fieldbrief:general\n${wordConstants(words, "en")}`,
    "template/strings.en.yaml": `# The provider's words, and what stands for each in a briefing.\n${yamlOf(texts)}`,
    "README.md": importReadme({ imported, provider, sensitivity, accessed }),
  };
  return new Map(names.map((name) => [name, encoder.encode(content[name])]));
}

const encoder = new TextEncoder();

// What the template asks for; who is to be named is in its method section by itself.
function narrative({ name }: Provider): readonly (readonly [string, string])[] {
  const summary = "*The summary of this issue is still to be written, in narrative/summary.en.md.*";
  const coverage = `*Which filters the table of ${name} was exported with is still to be written, in narrative/method-coverage.en.md.*`;
  return [
    ["narrative/summary.en.md", `${summary}\n`],
    ["narrative/method-coverage.en.md", `${coverage}\n`],
  ];
}

async function shippedFiles({ read }: ImportEffects): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = shippedPlaces();
  const files = new Map<string, Uint8Array>();
  for (const name of await read.list(folder))
    files.set(`places/${name}`, await read.readFile(join(folder, name)));
  return files;
}
