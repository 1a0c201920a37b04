import type { Diagnostic } from "../diagnostic.ts";
import type { ClaimColumn, IncidentColumn, Places } from "../incident/index.ts";
import { foldHeader } from "./columns.ts";
import { type CountCells, countsOf, type Zero } from "./counts-of.ts";
import { type MappedRow, mappedRows } from "./found.ts";
import { notStated } from "./looks.ts";
import { placeOf } from "./place-of.ts";
import type { Mapping } from "./propose.ts";
import type { Sheet, SheetRow } from "./read-sheet.ts";
import { type SourceCells, Sources } from "./source-of.ts";
import { type MappedWord, Words } from "./words.ts";
import { type DateOrder, readWrittenDate, type WrittenDate } from "./written-date.ts";

export type { MappedWord } from "./words.ts";

export type IncidentCells = Partial<Record<IncidentColumn, string>>;
export type ClaimCells = Partial<Record<ClaimColumn, string>>;

/** A row that makes no incident, whole, and why. */
export interface LeftOut {
  readonly row: SheetRow;
  readonly why: string;
}

/** The cells of a dataset, and everything that somebody has to look at. */
export interface Mapped {
  readonly incidents: readonly IncidentCells[];
  readonly claims: readonly ClaimCells[];
  readonly sources: readonly SourceCells[];
  readonly words: readonly MappedWord[];
  readonly leftOut: readonly LeftOut[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface MapOptions {
  readonly places: Places;
  readonly order?: DateOrder | undefined;
  readonly country: string;
  readonly sensitivity: string;
  readonly zero: Zero;
  /** Words for what the table does not say, in the language of the data. */
  readonly language: "en" | "fa-AF" | "ps-AF";
}

const said = {
  en: { incident: "Incident", notStated: "not stated", separator: ", " },
  "fa-AF": { incident: "رویداد", notStated: "ذکر نشده", separator: "، " },
  "ps-AF": { incident: "پېښه", notStated: "یادونه نشته", separator: "، " },
} as const;

/** Returns the rows of a table as the cells of a dataset. What the table does not say is not said, and never 0. */
export function mapRows(sheet: Sheet, mapping: Mapping, options: MapOptions): Mapped {
  const diagnostics: Diagnostic[] = [];
  const incidents = new Map<string, IncidentCells>();
  const claims: ClaimCells[] = [];
  const leftOut: LeftOut[] = [];
  const context = {
    ...options,
    noCategory: mapping.columns.some(({ target }) => target === "category")
      ? "not-stated"
      : "listed",
    words: new Words(),
    sources: new Sources(sheet.file, options.sensitivity),
  };
  const claimsOf = new Map<string, number>();
  for (const row of mappedRows(sheet, mapping, diagnostics)) {
    const date = dateOf(row, options.order);
    if ("message" in date) {
      row.report("date", { ...date, severity: "warning" });
      leftOut.push({ row: row.row, why: date.message });
      continue;
    }
    const source = context.sources.sourceOf(row);
    const cells = incidentOf(row, date, { ...context, isNamed: source.isNamed });
    const id = idFor(row, cells, incidents);
    if (!incidents.has(id)) incidents.set(id, { ...cells, id });
    const turn = (claimsOf.get(id) ?? 0) + 1;
    claimsOf.set(id, turn);
    const claim = claimOf(row, options, date);
    claims.push({
      id: turn === 1 ? `claim-${id}` : `claim-${id}-${turn}`,
      incident: id,
      source: source.id,
      ...claim,
    });
  }
  if (options.zero === "nobody") diagnostics.push(...zeros(sheet, mapping));
  diagnostics.push(...precisions(sheet, mapping));
  return {
    incidents: [...incidents.values()],
    claims,
    sources: context.sources.all(),
    words: context.words.all(),
    leftOut,
    diagnostics,
  };
}

type Undated = Pick<Diagnostic, "code" | "message" | "hint">;

function dateOf(row: MappedRow, order: DateOrder | undefined): WrittenDate | Undated {
  const written = row.cell("date");
  if (written === "")
    return { code: "mapping/bad-date", message: "no date", hint: "kept in data/left-out.csv" };
  const first = readWrittenDate(written, order);
  const last = row.cell("date_end");
  if ("code" in first) return { ...first, hint: `kept in data/left-out.csv; ${first.hint}` };
  if (last === "" || first.precision !== "day") return first;
  const end = readWrittenDate(last, order);
  if (!("code" in end) && end.end >= first.start) return { ...first, end: end.end };
  row.report("date_end", {
    severity: "warning",
    code: "mapping/bad-date-end",
    message: `"${last.slice(0, 60)}" is not read as a day from ${first.start} on`,
    hint: "left out; the incident has its first day alone",
  });
  return first;
}

interface IncidentContext extends MapOptions {
  /** The part of what no cell puts into one. */
  readonly noCategory: string;
  readonly words: Words;
  readonly sources: Sources;
  readonly isNamed: boolean;
}

function incidentOf(row: MappedRow, date: WrittenDate, context: IncidentContext): IncidentCells {
  const { words, language, sensitivity, isNamed } = context;
  const { incident, notStated: empty, separator } = said[language];
  const place = placeOf(row, { ...context, notStated: empty });
  const wordOf = (kind: MappedWord["kind"], cell: string): string =>
    cell === "" || notStated.has(cell.toLowerCase()) ? "" : words.wordFor(kind, cell);
  const method = wordOf("method", row.cell("method"));
  const what = method === "" ? incident : row.cell("method");
  const area = [row.cell("district"), row.cell("province")].filter((part) => part !== "");
  const where = place.town || row.cell("place_written") || area.join(separator);
  const title =
    row.cell("title") || [what, where.slice(0, 80)].filter((part) => part !== "").join(separator);
  return {
    ...place,
    title,
    date: date.start,
    date_end: date.end,
    date_precision: date.precision,
    time: row.cell("time") || (date.time ?? ""),
    category: wordOf("category", row.cell("category")) || context.noCategory,
    category_basis: "editor",
    target_type: wordOf("target-type", row.cell("target_type")) || "not-stated",
    method: method || "not-stated",
    status: isNamed ? "reported" : "unsourced",
    sensitivity,
    note: row.cell("note"),
  };
}

// Rows of one id that say when and where alike are what several sources say of one incident.
function idFor(
  row: MappedRow,
  cells: IncidentCells,
  known: ReadonlyMap<string, IncidentCells>,
): string {
  const written = row.cell("id");
  const id = written.replace(/[^\p{L}\p{N}._:-]+/gu, "-").replace(/^[^\p{L}\p{N}]+|-+$/gu, "");
  if (id === "") return `row-${row.line}`;
  const first = known.get(id);
  const alike = ["date", "date_end", "place_written", "province"] as const;
  if (first === undefined || alike.every((column) => first[column] === cells[column])) return id;
  row.report("id", {
    severity: "warning",
    code: "mapping/repeated-id",
    message: `"${written.slice(0, 60)}" is the name of a row before, of another day or place`,
    hint: `this one is called ${id}-row-${row.line}`,
  });
  return `${id}-row-${row.line}`;
}

const nobody: ReadonlySet<string> = new Set([
  ...notStated,
  "unidentified",
  "none",
  "no claim",
  "unclaimed",
]);

function claimOf(row: MappedRow, { zero, sensitivity }: MapOptions, date: WrittenDate): ClaimCells {
  const { cells, aside }: { readonly cells: CountCells; readonly aside: string } = countsOf(
    row,
    zero,
  );
  const written = row.cell("attributed_to");
  const who = nobody.has(written.toLowerCase()) ? "" : written;
  return {
    ...cells,
    date: date.precision === "day" && date.start === date.end ? date.start : "",
    date_verbatim: row.cell("date"),
    attributed_to: who,
    // Of whoever the table names it says no more than that it does.
    attribution_basis: who === "" ? "undetermined" : "heading",
    sensitivity,
    note: aside === "" ? "" : `Casualties, as the table has them: ${aside}`,
  };
}

// ACLED, for one, writes 0 where nobody has reported a number: only whoever made the table knows.
function zeros(sheet: Sheet, { columns }: Mapping): readonly Diagnostic[] {
  return columns
    .filter(({ target }) => target === "killed" || target === "wounded" || target === "casualties")
    .flatMap(({ index, header }) => {
      const count = sheet.rows.filter(({ cells }) =>
        /^0(?:\.0+)?$/.test(cells[index] ?? ""),
      ).length;
      if (count === 0) return [];
      const message = `${header}: ${count} cells are 0, and are read as nobody`;
      const hint = "where 0 may stand for what is not known, start again with --zero unknown";
      const place = { file: sheet.file };
      return [{ severity: "warning", code: "mapping/zero-counts", message, hint, place }] as const;
    });
}

const precisionHeaders: ReadonlySet<string> = new Set([
  "time precision",
  "date precision",
  "date prec",
  "geo precision",
  "where prec",
]);

// Lists such as ACLED's put a day or a point where they know a week or a province, and say so in a column of codes.
function precisions(sheet: Sheet, { left }: Mapping): readonly Diagnostic[] {
  return left
    .filter((header) => precisionHeaders.has(foldHeader(header)))
    .map((header) => ({
      severity: "warning",
      code: "mapping/precision-unread",
      message: `${header}: it says how exact days or places are, and is not read`,
      hint: "make date_precision and place_precision of data/incidents.csv as coarse as it says",
      place: { file: sheet.file },
    }));
}
