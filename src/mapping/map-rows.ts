import type { Diagnostic, Place } from "../diagnostic.ts";
import { adviceOfInit } from "./advice.ts";
import { codesIn } from "./code-like.ts";
import type { Target } from "./columns.ts";
import { countryOf, type Unread } from "./country-of.ts";
import { dateOf } from "./date-of.ts";
import { type FoundRow, mappedRows } from "./found.ts";
import {
  type ClaimCells,
  claimOf,
  type IncidentCells,
  incidentOf,
  type RowContext,
  rowContext,
} from "./incident-of.ts";
import { notStated } from "./looks.ts";
import type { MapOptions } from "./map-options.ts";
import type { Mapping } from "./propose.ts";
import type { Sheet, SheetRow } from "./read-sheet.ts";
import { type Named, RowIds } from "./row-ids.ts";
import { type SourceCells, Sources } from "./source-of.ts";
import { isSum, sumCellOf } from "./sum-row.ts";
import { tableDoubts } from "./table-doubts.ts";
import { eventKey } from "./told-twice.ts";
import { type MappedWord, Words } from "./words.ts";

/** A row that makes no incident, whole, and why. */
export interface LeftOut {
  readonly row: SheetRow;
  readonly why: string;
}

/** The cells of a dataset, and everything that somebody has to look at. */
export interface Mapped {
  readonly incidents: readonly IncidentCells[];
  readonly claims: readonly ClaimCells[];
  /** Where the row of each claim stands, in their order. */
  readonly claimPlaces: readonly Place[];
  readonly sources: readonly SourceCells[];
  readonly words: readonly MappedWord[];
  readonly leftOut: readonly LeftOut[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A table, and what its columns are. */
export interface Part {
  readonly sheet: Sheet;
  readonly mapping: Mapping;
}

/** Returns the rows of one table of a new project. What the table does not say is not said, and never 0. */
export function mapRows(
  sheet: Sheet,
  mapping: Mapping,
  options: Omit<MapOptions, "advice" | "isStrict">,
): Mapped {
  return mapSheets([{ sheet, mapping }], { ...options, advice: adviceOfInit, isStrict: false });
}

/** Returns the rows of tables as the cells of one dataset: every row makes a claim, or is left out with the reason. */
export function mapSheets(parts: readonly Part[], options: MapOptions): Mapped {
  const state = stateOf(parts, options);
  for (const [index, { sheet, mapping }] of parts.entries()) {
    const hasCategory = mapping.columns.some(({ target }) => target === "category");
    const { words, isUnknown } = state;
    const noCategory = hasCategory ? "not-stated" : "listed";
    const codes = new Map(
      mapping.columns.map(({ target, index }) => [target, codesIn(sheet, index)] as const),
    );
    const isCode = (target: Target, cell: string): boolean => codes.get(target)?.has(cell) === true;
    const read = rowContext(options, { words, isUnknown, isCode, noCategory });
    const context = { ...options, ...state, read, part: (options.tablesBefore ?? 0) + index };
    for (const row of mappedRows(sheet, mapping, state.isOwnUnknown)) mapRow(row, context);
    state.diagnostics.push(...tableDoubts(sheet, mapping, options));
  }
  const { incidents, claims, claimPlaces, leftOut, diagnostics, sources, words } = state;
  return {
    incidents: [...incidents.values()],
    claims,
    claimPlaces,
    sources: sources.all(),
    words: words.all(),
    leftOut,
    diagnostics,
  };
}

interface State {
  readonly incidents: Map<string, IncidentCells>;
  readonly claims: ClaimCells[];
  readonly claimPlaces: Place[];
  readonly leftOut: LeftOut[];
  readonly diagnostics: Diagnostic[];
  readonly ids: RowIds;
  /** The first row of each event, by its day and place. */
  readonly events: Map<string, FoundRow>;
  readonly sources: Sources;
  readonly words: Words;
  /** Whether a cell says that nothing is known: in words of the table, or in those and the usual ones. */
  readonly isOwnUnknown: (cell: string) => boolean;
  readonly isUnknown: (cell: string) => boolean;
}

function stateOf(parts: readonly Part[], options: MapOptions): State {
  const { sensitivity, advice, unknown = [] } = options;
  const table = options.table ?? { id: "table", title: parts[0]?.sheet.file ?? "" };
  const own = new Set(unknown.map((word) => word.toLowerCase()));
  const names = new Set(parts.flatMap(sourceCells).map((cell) => cell.toLowerCase()));
  const isName = (text: string): boolean => names.has(text.toLowerCase());
  const isOwnUnknown = (cell: string): boolean => own.has(cell.toLowerCase());
  return {
    incidents: new Map(),
    claims: [],
    claimPlaces: [],
    leftOut: [],
    diagnostics: [],
    ids: new RowIds(options),
    events: new Map(),
    sources: new Sources({
      table,
      sensitivity,
      isVia: options.table !== undefined,
      advice,
      isName,
    }),
    words: new Words(parts.flatMap(({ mapping }) => mapping.presets ?? [])),
    isOwnUnknown,
    isUnknown: (cell) => isOwnUnknown(cell) || notStated.has(cell.toLowerCase()),
  };
}

function sourceCells({ sheet, mapping }: Part): readonly string[] {
  const index = mapping.columns.find(({ target }) => target === "source")?.index;
  return index === undefined ? [] : sheet.rows.map(({ cells }) => cells[index] ?? "");
}

interface Context extends MapOptions, State {
  readonly read: RowContext;
  /** Which of the tables it is, from 0. */
  readonly part: number;
}

function mapRow(row: FoundRow, context: Context): void {
  const { isStrict, diagnostics, leftOut, claims, claimPlaces } = context;
  const read = readRow(row, context);
  if ("unread" in read) {
    const { code, message, hint, isCertain = false } = read.unread;
    row.findings.length = 0;
    const severity = isStrict && !isCertain ? "error" : "warning";
    row.report(read.target, { severity, code, message, hint });
    leftOut.push({ row: row.row, why: message });
  } else {
    const { id, turn, cells, claim } = read;
    if (!context.incidents.has(id)) {
      context.incidents.set(id, { ...cells, id });
      reportToldTwice(row, cells, context);
    }
    const name = turn === 1 ? `claim-${id}` : `claim-${id}-${turn}`;
    claims.push({ id: name, incident: id, ...claim });
    claimPlaces.push({ file: row.sheet.file, line: row.line });
  }
  diagnostics.push(...row.findings);
}

// What two sources say of one event makes two incidents, unless somebody says that it is one.
function reportToldTwice(row: FoundRow, cells: IncidentCells, { events, places }: Context): void {
  const key = eventKey(row, cells, places);
  if (key === undefined) return;
  const before = events.get(key);
  if (before === undefined) events.set(key, row);
  else
    row.report("date", {
      severity: "warning",
      code: "mapping/told-twice",
      message: `the day and the place of line ${before.line}${before.sheet === row.sheet ? "" : ` of ${before.sheet.file}`}, too: one event would be counted twice`,
      hint: "where it is one, give both rows the same id in a column of ids: each is a claim of it then",
    });
}

interface Read extends Named {
  readonly cells: IncidentCells;
  readonly claim: ClaimCells;
}

function readRow(
  row: FoundRow,
  context: Context,
): Read | { readonly target: Target; readonly unread: Unread } {
  const none = noIncident(row, context);
  if (none !== undefined) return { target: "date", unread: none };
  const days = [row.cell("date"), row.cell("date_end")];
  const sum = sumCellOf(row.row.cells.filter((cell) => isSum(cell) || !days.includes(cell)));
  if (sum !== undefined) return { target: "date", unread: sumRow(sum, context) };
  const date = dateOf(row, context);
  if ("code" in date) return { target: "date", unread: date };
  const country = countryOf(row, context);
  if (typeof country !== "string") return { target: "country", unread: country };
  const source = context.sources.sourceOf(row);
  const facts = { date, country, isNamed: source.isNamed };
  const cells = incidentOf(row, facts, context.read);
  const named = context.ids.nameOf(row, context.part, { cells, source: source.id });
  if ("code" in named) return { target: "id", unread: named };
  return { ...named, cells, claim: { source: source.id, ...claimOf(row, facts, context.read) } };
}

// A header that stands again, as at the head of each page, and a note below the table, or a heading within it.
function noIncident({ row, sheet }: FoundRow, { advice }: MapOptions): Unread | undefined {
  const filled = row.cells.filter((cell) => cell !== "");
  const [only = "", ...more] = filled;
  const isCertain = true;
  if (more.length > 0 && row.cells.every((cell, index) => cell === (sheet.header[index] ?? "")))
    return {
      code: "mapping/repeated-header",
      message: "the header again",
      hint: advice.left,
      isCertain,
    };
  if (more.length > 0 || !/\p{L}.*\p{L}/u.test(only) || isSum(only) || sheet.header.length < 3)
    return undefined;
  return {
    code: "mapping/note-row",
    message: `"${only.slice(0, 60)}", and nothing else: a note or a heading is no incident`,
    hint: `${advice.left}; where it heads the rows below it, write it into each of them`,
    isCertain,
  };
}

// A row that says of itself that it adds up others, and nothing else, would count them twice.
function sumRow(written: string, { advice }: MapOptions): Unread {
  return {
    code: "mapping/sum-row",
    message: `"${written.slice(0, 60)}", and no other words: a sum of other rows is no incident`,
    hint: advice.left,
    isCertain: true,
  };
}
