import { createHash } from "node:crypto";
import { type Finding, toDiagnostic } from "../config/index.ts";
import type { Diagnostic, Place } from "../diagnostic.ts";
import { type Places, shorten } from "../incident/index.ts";
import { type DateOrder, dateOrderOf, type MappedWord, Words } from "../mapping/index.ts";
import { openTable } from "./formats/open-table.ts";
import { type GivenRow, type GivenTable, type Opened, rawOf } from "./formats/table.ts";
import type { BreakdownCells, ClaimCells, IncidentCells, Provider, SourceRow } from "./provider.ts";
import { checkProvider, columnsOf, headerTestOf } from "./recognise.ts";

/** A file as it was given. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file, and the table in it. */
export interface OpenedFile extends GivenFile {
  readonly opened: Opened;
}

/** A row that is none of the data, whole, and why. */
export interface Rejected {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  readonly raw: string;
}

/** What became of one file. */
export interface FileReport {
  readonly name: string;
  /** The sheet of a workbook that was read. */
  readonly sheet?: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
  /** Encoding, signs between cells, what was passed over. */
  readonly said: readonly string[];
  /** Columns that nothing is made of; they stay in the table alone. */
  readonly unread: readonly string[];
  readonly given: number;
  readonly read: number;
  readonly rejected: number;
}

/** The rows of all files as the cells of a dataset, and everything that somebody has to look at. */
export interface Imported {
  readonly incidents: readonly IncidentCells[];
  readonly claims: readonly ClaimCells[];
  readonly breakdowns: readonly BreakdownCells[];
  /** Where the row of each incident stands, by its id. */
  readonly places: ReadonlyMap<string, Place>;
  readonly rejected: readonly Rejected[];
  /** What the words of parts, methods and targets stand for. */
  readonly words: readonly MappedWord[];
  readonly files: readonly FileReport[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface ImportOptions {
  readonly provider: Provider;
  /** All there are: a table of another is told as that. */
  readonly providers: readonly Provider[];
  readonly places: Places;
  readonly sensitivity: string;
  readonly order?: DateOrder | undefined;
  /** The sheet of workbooks. */
  readonly sheet?: string | undefined;
}

/**
 * Reads the tables of one provider into records. A file that is not of this provider is refused whole, with an error;
 * a row that cannot be read is rejected with its line and text. Every row that was given is read or rejected.
 */
export async function importTables(
  files: readonly GivenFile[],
  options: ImportOptions,
): Promise<Imported> {
  const { provider, sheet } = options;
  const header = headerTestOf(provider);
  const opened: OpenedFile[] = [];
  for (const { name, bytes } of files)
    opened.push({ name, bytes, opened: await openTable(bytes, name, { header, sheet }) });
  return importOpened(opened, options);
}

/** Reads tables that are opened, as `importTables` does. */
export function importOpened(files: readonly OpenedFile[], options: ImportOptions): Imported {
  const state: State = {
    incidents: [],
    claims: [],
    breakdowns: [],
    rejected: [],
    files: [],
    diagnostics: [],
    words: new Words(),
    known: new Map(),
  };
  for (const file of files) importFile(file, options, state);
  const places = new Map([...state.known].map(([id, { place }]) => [id, place]));
  state.diagnostics.push(...missingPages(files));
  return { ...state, places, words: state.words.all() };
}

// A page says how many rows there are; which of them is on which page, it does not.
function missingPages(files: readonly OpenedFile[]): readonly Diagnostic[] {
  const pages = files.flatMap(({ opened }) => opened.table ?? []);
  const totals = new Set(pages.flatMap(({ total }) => total ?? []));
  return [...totals].flatMap((total): readonly Diagnostic[] => {
    const own = pages.filter((page) => page.total === total);
    const rows = own.reduce((sum, page) => sum + page.rows.length, 0);
    if (rows >= total) return [];
    const message = `the answer has ${total} rows on all its pages, and ${rows === 1 ? "1 of them is" : `${rows} of them are`} here`;
    const hint = "fetch the other pages, and give all of them at once";
    const place = { file: own[0]?.file ?? "" };
    return [{ severity: "warning", code: "import/incomplete-answer", message, hint, place }];
  });
}

interface State {
  readonly incidents: IncidentCells[];
  readonly claims: ClaimCells[];
  readonly breakdowns: BreakdownCells[];
  readonly rejected: Rejected[];
  readonly files: FileReport[];
  readonly diagnostics: Diagnostic[];
  readonly words: Words;
  /** Where each id stands first, and what its row says. */
  readonly known: Map<
    string,
    { readonly place: Place; readonly at: string; readonly row: GivenRow }
  >;
}

function importFile(
  { name, bytes, opened }: OpenedFile,
  options: ImportOptions,
  state: State,
): void {
  const { provider, providers } = options;
  const { table, diagnostics } = opened;
  state.diagnostics.push(...diagnostics);
  if (table === undefined) return;
  const refusals = checkProvider(table, provider, providers);
  state.diagnostics.push(...refusals);
  if (refusals.length > 0) return;
  const before = [state.incidents.length, state.rejected.length] as const;
  const names = columnsOf(table.header, provider);
  const order = options.order ?? orderIn(table, names);
  const indexes = new Map(names.map((column, index) => [column, index]));
  const asked = new Set<string>();
  for (const row of table.rows) importRow(row, { table, indexes, order, asked }, options, state);
  const read = state.incidents.length - before[0];
  const rejected = state.rejected.length - before[1];
  const given = table.rows.length;
  if (read + rejected !== given)
    throw new Error(`of ${given} rows ${read} were read and ${rejected} rejected`);
  const hash = createHash("sha256").update(bytes).digest("hex");
  const unread = table.header.filter((_, index) => !asked.has(names[index] ?? ""));
  state.files.push({
    name,
    ...sheetOf(table),
    hash,
    said: table.said,
    unread,
    given,
    read,
    rejected,
  });
}

function sheetOf({ sheet }: GivenTable): Pick<FileReport, "sheet"> {
  return sheet === undefined ? {} : { sheet };
}

interface Context {
  readonly table: GivenTable;
  readonly indexes: ReadonlyMap<string, number>;
  readonly order: DateOrder | undefined;
  /** Grows by the columns that are read. */
  readonly asked: Set<string>;
}

function importRow(
  given: GivenRow,
  { table, indexes, order, asked }: Context,
  { provider, places, sensitivity }: ImportOptions,
  state: State,
): void {
  const place = { file: table.file, line: given.line };
  // A row's number says little in a workbook of many sheets.
  const told = (finding: Finding): Diagnostic => {
    const { sheet } = table;
    const message =
      sheet === undefined ? finding.message : `${finding.message}, on sheet "${shorten(sheet)}"`;
    return toDiagnostic({ ...finding, message }, place);
  };
  const reject = ({ code, message, hint }: Finding): void => {
    state.diagnostics.push(told({ code, message, hint }));
    state.rejected.push({ file: table.file, line: given.line, reason: message, raw: rawOf(given) });
  };
  if (given.problem !== undefined) {
    const hint = "mend the row in the table, or download that again";
    reject({ code: "import/bad-row", message: given.problem, hint });
    return;
  }
  const findings: Diagnostic[] = [];
  const row: SourceRow = {
    cell: (column) => {
      asked.add(column);
      return clean(given.cells[indexes.get(column) ?? -1] ?? "");
    },
    warn: (finding) => findings.push(told({ severity: "warning", ...finding })),
  };
  const made = provider.read(row, { places, sensitivity, order, words: state.words });
  if ("refused" in made) {
    reject(made.refused);
    return;
  }
  const { id } = made.incident;
  const known = state.known.get(id);
  if (known !== undefined) {
    reject(repeated(id, known.at, known.row.cells.join("\n") === given.cells.join("\n")));
    return;
  }
  const at = `${table.file}, ${table.counted} ${given.line}`;
  state.known.set(id, { place, at, row: given });
  state.diagnostics.push(...findings);
  state.incidents.push({ ...made.incident, provider: provider.format });
  state.claims.push({ id: `claim-${id}`, incident: id, source: provider.source.id, ...made.claim });
  state.breakdowns.push(...made.breakdowns);
}

// A table that is downloaded again has the same events, some of them changed: which one holds is not guessed.
function repeated(id: string, at: string, isSame: boolean): Finding {
  return {
    code: "import/repeated-id",
    message: isSame ? `${id} is there already: ${at}` : `${id} is there with other cells: ${at}`,
    hint: isSame
      ? "the first one stands"
      : "the first one stands: give the newer table first, or alone",
  };
}

// What no text needs, and what says that nothing is said.
function clean(cell: string): string {
  const text = cell.replace(/[\s\p{Cc}\ufffe\uffff]+/gu, " ").trim();
  return /^(?:na|n\/a|null|nan)$/i.test(text) ? "" : text;
}

function orderIn(table: GivenTable, names: readonly string[]): DateOrder | undefined {
  const indexes = ["event_date", "date_start", "date_end"].map((name) => names.indexOf(name));
  const order = dateOrderOf(
    table.rows.flatMap(({ cells }) => indexes.map((index) => (cells[index] ?? "").trim())),
  );
  return order === "none" || order === "ambiguous" ? undefined : order;
}
