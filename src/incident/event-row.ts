import type { Finding } from "../config/index.ts";
import type { Place } from "../diagnostic.ts";
import type { EventColumn } from "./event-columns.ts";
import type { Readers } from "./readers.ts";
import type { Row, Table } from "./table.ts";

/** What was found in a cell of a group. */
export interface CellFinding {
  readonly column: EventColumn;
  readonly finding: Finding;
}

type Cells = Readonly<Partial<Record<string, string>>>;

/**
 * Cells of a few columns as a row that record readers read: in the other columns stands what they find nothing wrong with,
 * and what they find all the same is left out.
 */
export class EventRow<K extends string> implements Row<K> {
  readonly id = "event";
  readonly place: Place;
  readonly readers: Readers;
  readonly findings: CellFinding[] = [];
  readonly #cells: Cells;
  readonly #asked: readonly EventColumn[];
  #failed = false;

  constructor(
    cells: Cells,
    where: {
      readonly asked: readonly EventColumn[];
      readonly file: string;
      readonly readers: Readers;
    },
  ) {
    this.#cells = cells;
    this.#asked = where.asked;
    this.place = { file: where.file };
    this.readers = where.readers;
  }

  cell(column: K): string {
    return this.cellNamed(column);
  }

  cellNamed(column: string): string {
    return this.#cells[column] ?? "";
  }

  spotOf(): { readonly place: Place; readonly excerpt: string } {
    return { place: this.place, excerpt: "" };
  }

  report(column: K, finding: Finding): void {
    const asked = this.#asked.find((one) => one === column);
    if (finding.severity !== "warning") this.#failed = true;
    if (asked !== undefined) this.findings.push({ column: asked, finding });
  }

  hasFailed(): boolean {
    return this.#failed;
  }
}

/** Returns a table of one row. */
export function tableOfOne<K extends string>(row: Row<K>): Table<K> {
  const file = row.place.file;
  return {
    file,
    columns: [],
    rows: [row],
    ids: new Map(),
    complete: true,
    whole: true,
    diagnostics: [],
  };
}
