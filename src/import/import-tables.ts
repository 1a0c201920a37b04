import { createHash } from "node:crypto";
import { type Finding, toDiagnostic } from "../config/index.ts";
import type { Diagnostic, Place } from "../diagnostic.ts";
import type { Places } from "../incident/index.ts";
import { type DateOrder, dateOrderOf, type MappedWord, Words } from "../mapping/index.ts";
import { decodeTable } from "./decode.ts";
import type { BreakdownCells, ClaimCells, IncidentCells, Provider, SourceRow } from "./provider.ts";
import { type GivenRow, type GivenTable, readTable } from "./read-table.ts";
import { checkProvider, columnsOf } from "./recognise.ts";

/** A file as it was given. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
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
}

/**
 * Reads the tables of one provider into records. A file that is not of this provider is refused whole, with an error;
 * a row that cannot be read is rejected with its line and text. Every row that was given is read or rejected.
 */
export function importTables(files: readonly GivenFile[], options: ImportOptions): Imported {
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
  return { ...state, places, words: state.words.all() };
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
  readonly known: Map<string, { readonly place: Place; readonly row: GivenRow }>;
}

function importFile({ name, bytes }: GivenFile, options: ImportOptions, state: State): void {
  const { provider, providers } = options;
  const decoded = decodeTable(bytes, name);
  state.diagnostics.push(...decoded.diagnostics);
  if (decoded.text === undefined) return;
  const table = readTable(decoded.text, name, provider);
  const refusals = checkProvider(table, provider, providers);
  state.diagnostics.push(...table.diagnostics, ...refusals);
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
  const said = [decoded.encoding, ...table.said];
  const unread = table.header.filter((_, index) => !asked.has(names[index] ?? ""));
  state.files.push({ name, hash, said, unread, given, read, rejected });
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
  const reject = ({ code, message, hint }: Finding): void => {
    state.diagnostics.push(toDiagnostic({ code, message, hint }, place));
    state.rejected.push({ file: table.file, line: given.line, reason: message, raw: given.raw });
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
    warn: (finding) => findings.push(toDiagnostic({ severity: "warning", ...finding }, place)),
  };
  const made = provider.read(row, { places, sensitivity, order, words: state.words });
  if ("refused" in made) {
    reject(made.refused);
    return;
  }
  const { id } = made.incident;
  const known = state.known.get(id);
  if (known !== undefined) {
    const at = `${known.place.file}, line ${known.place.line}`;
    reject(repeated(id, at, known.row.cells.join("\n") === given.cells.join("\n")));
    return;
  }
  state.known.set(id, { place, row: given });
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
