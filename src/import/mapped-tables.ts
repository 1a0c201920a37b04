import { createHash } from "node:crypto";
import { type Diagnostic, ReportError } from "../diagnostic.ts";
import {
  type Advice,
  foldColumn,
  headerOf,
  isTag,
  isTags,
  type MapOptions,
  type Mapped,
  type Mapping,
  mapSheets,
  type Sheet,
} from "../mapping/index.ts";
import { openTable } from "./formats/open-table.ts";
import {
  type GivenRow,
  type GivenTable,
  type HeaderTest,
  type OpenOptions,
  rawOf,
} from "./formats/table.ts";
import type { GivenFile, Imported, Rejected } from "./import-tables.ts";

/** A table of somebody's own as it was given, and its rows as a sheet. */
export interface OpenTable {
  readonly table: GivenTable;
  readonly sheet: Sheet;
  /** The row of the table that each row of the sheet is. */
  readonly rows: ReadonlyMap<Sheet["rows"][number], GivenRow>;
  readonly hash: string;
  readonly said: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Opening {
  readonly header: HeaderTest | undefined;
  /** The sheet of a workbook. */
  readonly sheet: string | undefined;
  /** Whether the header is hashtags, and cells are guarded against spreadsheets, as HXL's writers do. */
  readonly isHxl: boolean;
}

/** Opens the tables in files. Throws a `ReportError` where there is none in one. */
export async function openTables(
  files: readonly GivenFile[],
  { header, sheet, isHxl }: Opening,
): Promise<readonly OpenTable[]> {
  const failed: Diagnostic[] = [];
  const tables: OpenTable[] = [];
  const options: OpenOptions = { sheet, ...(header === undefined ? {} : { header }) };
  for (const { name, bytes } of files) {
    const { table, diagnostics } = await openTable(bytes, name, options);
    if (table === undefined) {
      failed.push(...diagnostics);
      continue;
    }
    const hash = createHash("sha256").update(bytes).digest("hex");
    const own = isHxl ? byTags(table) : table;
    const isTagged = own.header.some(isTag);
    const said = [
      ...own.said.filter((words) => !isTagged || !/^lines above|HXL/.test(words)),
      ...(isTagged ? ["columns by their hashtags"] : []),
    ];
    tables.push({
      ...asSheet(own, isHxl ? unguarded : clean),
      table: own,
      hash,
      said,
      diagnostics,
    });
  }
  if (failed.length > 0) throw new ReportError(failed);
  return tables;
}

// Where a file names its columns itself, as JSON and Parquet do, its hashtags are the first of its rows.
function byTags(table: GivenTable): GivenTable {
  if (table.counted === "line" || table.header.some(isTag)) return table;
  const [first, ...rows] = table.rows;
  if (table.tags !== undefined) return { ...table, header: headerOf(table.tags) };
  return first !== undefined && isTags(first.cells)
    ? { ...table, header: headerOf(first.cells), rows }
    : table;
}

/** Tells the header that a mapping names columns of; hashtags of HXL are a header, too. */
export function headerOfMapping(headers: readonly string[]): HeaderTest {
  const known = new Set(headers.map(foldColumn));
  return {
    share: (names) => names.filter((name) => known.has(foldColumn(name))).length / known.size,
  };
}

/** Tells the row of hashtags: any one is. */
export const tagHeader: HeaderTest = {
  share: (names) => {
    const filled = names.filter((name) => !/^column \d+$/.test(name));
    return filled.length > 0 && filled.every(isTag) ? 1 : 0;
  },
};

function asSheet(
  table: GivenTable,
  read: (cell: string) => string,
): Pick<OpenTable, "sheet" | "rows"> {
  const rows = new Map<Sheet["rows"][number], GivenRow>();
  for (const row of table.rows)
    if (row.problem === undefined)
      rows.set(
        { line: row.line, cells: table.header.map((_, index) => read(row.cells[index] ?? "")) },
        row,
      );
  const header = table.header.map(clean);
  return { sheet: { file: table.file, header, rows: [...rows.keys()], separator: "" }, rows };
}

// What no text needs.
function clean(cell: string): string {
  return cell.replace(/[\s\p{Cc}\ufffe\uffff]+/gu, " ").trim();
}

// OWASP, CSV injection: what writes such a file puts an apostrophe before =, + and their like.
function unguarded(cell: string): string {
  return clean(cell.replace(/^'(?='*(?:\s*[=+\-@＝＋－＠]|\p{Cc}))/u, ""));
}

type Options = Omit<MapOptions, "isStrict">;

/** Reads tables under their mappings: every row that was given is read or rejected, with its line and text. */
export function importMappedTables(
  tables: readonly OpenTable[],
  mappings: readonly Mapping[],
  options: Options,
): Omit<Imported, "places"> & Pick<Mapped, "sources" | "claimPlaces"> {
  const parts = tables.flatMap(({ sheet }, index) => {
    const mapping = mappings[index];
    return mapping === undefined ? [] : [{ sheet, mapping }];
  });
  const mapped = mapSheets(parts, { ...options, isStrict: true });
  const told = tables.flatMap((each) => each.diagnostics);
  const rejected: Rejected[] = [];
  const files = tables.map(({ table, sheet, rows, hash, said }, index) => {
    const { file } = table;
    const bad = table.rows.flatMap((row) =>
      row.problem === undefined
        ? []
        : [{ file, line: row.line, reason: row.problem, raw: rawOf(row) }],
    );
    const left = mapped.leftOut.flatMap(({ row, why }) => {
      const given = rows.get(row);
      return given === undefined ? [] : [{ file, line: row.line, reason: why, raw: rawOf(given) }];
    });
    for (const each of [...bad, ...left].sort((a, b) => a.line - b.line)) rejected.push(each);
    for (const each of bad) told.push(badRow(each, options.advice));
    const unread = mappings[index]?.left ?? [];
    const counts = { given: table.rows.length, read: sheet.rows.length - left.length };
    const ofSheet = table.sheet === undefined ? {} : { sheet: table.sheet };
    return {
      name: file,
      ...ofSheet,
      hash,
      said,
      unread,
      ...counts,
      rejected: bad.length + left.length,
    };
  });
  const read = files.reduce((total, file) => total + file.read, 0);
  const given = files.reduce((total, file) => total + file.given, 0);
  if (read !== mapped.claims.length || read + rejected.length !== given)
    throw new Error(`of ${given} rows ${read} were read and ${rejected.length} rejected`);
  const diagnostics = [...told, ...mapped.diagnostics];
  return { ...mapped, breakdowns: [], rejected, files, diagnostics };
}

function badRow({ file, line, reason }: Rejected, { left }: Advice): Diagnostic {
  return {
    severity: "error",
    code: "import/bad-row",
    message: reason,
    hint: `${left}; mend it in the table, or export that again`,
    place: { file, line },
  };
}
