import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repository } from "../support/project.ts";

/** The columns of a table of events, and how they are dealt to the tables of records. */
const incidentColumns = [
  "id",
  "title",
  "date",
  "date_end",
  "date_precision",
  "date_reason",
  "time",
  "place_written",
  "town",
  "province",
  "country",
  "origin_country",
  "place_precision",
  "place_note",
  "category",
  "category_basis",
  "target_groups",
  "target_type",
  "method",
  "attacks",
  "detonations",
  "munitions",
  "munition_written",
  "status",
  "sensitivity",
  "note",
] as const;
const claimColumns = [
  "source",
  "killed",
  "wounded",
  "casualties",
  "killed_verbatim",
  "wounded_verbatim",
  "casualties_verbatim",
  "date_verbatim",
  "place_verbatim",
  "attributed_to",
  "attribution_basis",
] as const;

export type EventCells = Readonly<Record<string, string>>;

/** One event with nothing wrong in it. */
export function event(id: string, cells: EventCells = {}): EventCells {
  return {
    id,
    title: "Made up",
    date: "2031-04-03",
    date_precision: "day",
    place_written: "A street, made up",
    province: "AF-KAB",
    country: "AF",
    place_precision: "province",
    category: "battles",
    category_basis: "stated",
    target_type: "market",
    method: "gunfire",
    status: "reported",
    sensitivity: "public",
    source: "radio",
    killed: "3",
    attribution_basis: "undetermined",
    ...cells,
  };
}

const quotedCell = (cell: string): string =>
  /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Writes rows as CSV. */
function csv(columns: readonly string[], rows: readonly EventCells[]): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))];
  return lines.map((line) => `${line.map(quotedCell).join(",")}\n`).join("");
}

/** Returns a table of events. */
export function eventsCsv(rows: readonly EventCells[]): string {
  return csv([...incidentColumns, ...claimColumns], rows);
}

/** Returns the same as the files of records. */
export function recordFiles(rows: readonly EventCells[]): Readonly<Record<string, string>> {
  const claims = rows.map((row) => ({
    ...row,
    id: `${row["id"]?.trim()}:1`,
    incident: row["id"]?.trim() ?? "",
    note: "",
  }));
  return {
    "data/incidents.csv": csv(incidentColumns, rows),
    "data/claims.csv": csv(["id", "incident", "sensitivity", ...claimColumns], claims),
  };
}

const sources = `id,publisher,title,type,url,accessed,sensitivity
radio,Exercise Radio,,media,https://example.org/radio,2031-05-01,public
party,Exercise Front,,party,https://example.org/front,2031-05-01,public
office,Exercise Office,,official,https://example.org/office,2031-05-01,public
`;

const strings = `
category: { battles: Battles, protests: Protests }
part: { battles: Battles, protests: Protests }
method: { gunfire: Gunfire, arson: Arson }
target-type: { market: Market, road: Road }
`;

export interface ProjectOptions {
  /** Its name from the project's folder, where there is one. */
  readonly events?: string;
  readonly editions?: string;
  readonly more?: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

/** Lays out a project and returns its folder. */
export function layOut({ events, editions, more = "", files }: ProjectOptions): string {
  const folder = mkdtempSync(join(tmpdir(), "fieldbrief-events-"));
  const briefing = `title: Made-up events
publisher: Exercise Office
template: templates/mine
data:
  folder: data
${events === undefined ? "" : `  events: ${events}\n`}  language: en
  kind: selection
  coverage: 2031-01-01..2031-12-31
  rule: range
  categories: [battles, protests]
editions:
${editions ?? `  - { id: "2031", number: 1, period: 2031-01-01..2031-12-31, published: 2032-01-05, data-as-of: 2032-01-03, language: en }`}
${more}`;
  const all: ProjectOptions["files"] = {
    "briefing.yaml": briefing,
    "data/sources.csv": sources,
    "data/narrative/summary.en.md": "Made-up events.\n",
    "templates/mine/template.yaml": "description: Made up.\nextends: fieldbrief:tally\n",
    "templates/mine/strings.en.yaml": strings,
    ...files,
  };
  cpSync(join(repository, "data/places"), join(folder, "data/places"), { recursive: true });
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
