import type { EditionConfig } from "../config/index.ts";
import { unknownCount } from "../count/index.ts";
import { type Cell, incidentCells } from "../database/index.ts";
import { type Dataset, type StandingFigures, writeCsv } from "../incident/index.ts";
import { columns, type IncidentRow, tableColumns, tagOf } from "./columns.ts";
import { onOneLine, withoutFormula } from "./formula.ts";

/** Records as the audience of an edition may see them, in its language and of its filter. */
export interface SeenIncidents {
  readonly dataset: Dataset;
  readonly figures: StandingFigures;
}

/** The incidents of an edition, written. */
export interface IncidentFile {
  readonly bytes: Uint8Array;
  /** The sources that its rows name. */
  readonly sources: ReadonlySet<string>;
}

const notStated = unknownCount();
const noFigures = { killed: notStated, wounded: notStated, casualties: notStated } as const;

/**
 * Writes the incidents that begin in the period of an edition as CSV (RFC 4180, UTF-8, lines end in line feeds): names of
 * columns, hashtags of HXL 1.1, and a row for each incident, by date and id. What is not known is an empty cell.
 */
export function writeIncidentFile(
  { dataset, figures }: SeenIncidents,
  { period, language }: Pick<EditionConfig, "period" | "language">,
): IncidentFile {
  const incidents = dataset.incidents
    .filter(({ date }) => period.start <= date && date <= period.end)
    .sort((a, b) => byCodeUnit(a.date, b.date) || byCodeUnit(a.id, b.id));
  const cells = incidentCells(
    { dataset: { ...dataset, incidents }, figures, language },
    tableColumns,
  );
  const claims = new Map(dataset.claims.map((claim) => [claim.id, claim]));
  const names = new Map(dataset.sources.map((one) => [one.id, one.publisher || (one.title ?? "")]));
  const pcodes = new Map(dataset.provinces.map(({ id, pcode }) => [id, pcode]));
  const sources = new Set<string>();
  const rows = incidents.map(({ id }, index) => {
    const standing = figures.get(id);
    const own = String(cells.get("source_ids")?.[index] ?? "")
      .split(";")
      .filter(Boolean);
    for (const source of own) sources.add(source);
    const row: IncidentRow = {
      id,
      cell: (name) => cells.get(name)?.[index] ?? null,
      pcode: pcodes.get(String(cells.get("province")?.[index] ?? "")) ?? null,
      figures: standing ?? noFigures,
      standing: standing?.claims.flatMap((claim) => claims.get(claim) ?? []) ?? [],
      sources: own.map((source) => names.get(source) ?? source),
    };
    return columns.map(({ cellOf }) => written(cellOf(row)));
  });
  const header = columns.map(({ name }) => name);
  const tags = columns.map((column) => tagOf(column, language));
  const text = writeCsv(header, [tags, ...rows]);
  return { bytes: new TextEncoder().encode(text), sources };
}

function written(cell: Cell): string {
  if (typeof cell === "string") return withoutFormula(onOneLine(cell));
  return typeof cell === "number" || typeof cell === "boolean" ? String(cell) : "";
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
