import { type Finding, toDiagnostic } from "../config/index.ts";
import type { Diagnostic, Place } from "../diagnostic.ts";
import type { BreakdownColumn } from "./breakdowns.ts";
import type { ClaimColumn } from "./claims.ts";
import type { IncidentColumn } from "./incident-columns.ts";
import { createReaders, type Readers } from "./readers.ts";
import type { Tables } from "./references.ts";
import type { SourceColumn } from "./sources.ts";
import { type Row, type Table, trim } from "./table.ts";

/** A row of the data that was made of a row of another file: its cells by column, and where that stands. */
export interface GivenRow<K extends string> {
  readonly cells: Readonly<Partial<Record<K, string>>>;
  readonly place: Place;
}

/** Rows of the data that no CSV file of the data holds, and what was found while they were made. */
export interface GivenRows {
  readonly incidents: readonly GivenRow<IncidentColumn>[];
  readonly claims: readonly GivenRow<ClaimColumn>[];
  readonly breakdowns: readonly GivenRow<BreakdownColumn>[];
  readonly sources: readonly GivenRow<SourceColumn>[];
  /** The files that they were made of, as findings name them. */
  readonly files: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns tables with given rows behind their own. What is found in these is told where they were made of. */
export function withGiven(tables: Tables, given: GivenRows): Tables {
  return {
    incidents: append(tables.incidents, given.incidents),
    claims: append(tables.claims, given.claims),
    breakdowns: append(tables.breakdowns, given.breakdowns),
    sources: append(tables.sources, given.sources),
    statements: tables.statements,
  };
}

function append<K extends string>(table: Table<K>, given: readonly GivenRow<K>[]): Table<K> {
  const found: Diagnostic[] = [];
  const readers = createReaders();
  const ids = new Map(table.ids);
  const rows = given.map((row) => new GivenRecord<K>(row, readers, found));
  for (const { id, place } of rows) if (id !== "" && !ids.has(id)) ids.set(id, place);
  return {
    ...table,
    rows: [...table.rows, ...rows],
    ids,
    isAppended: true,
    // Both grow as rows are read.
    get diagnostics() {
      return [...table.diagnostics, ...found];
    },
  };
}

// A class, for there are many.
class GivenRecord<K extends string> implements Row<K> {
  readonly readers: Readers;
  readonly place: Place;
  readonly #cells: Readonly<Partial<Record<string, string>>>;
  readonly #found: Diagnostic[];
  #failed = false;

  constructor({ cells, place }: GivenRow<K>, readers: Readers, found: Diagnostic[]) {
    this.#cells = cells;
    this.place = place;
    this.readers = readers;
    this.#found = found;
  }

  get id(): string {
    return this.cellNamed("id");
  }

  cell(column: K): string {
    return this.cellNamed(column);
  }

  cellNamed(column: string): string {
    return trim(this.#cells[column] ?? "");
  }

  spotOf(): ReturnType<Row<K>["spotOf"]> {
    return { place: this.place, excerpt: "" };
  }

  report(_column: K, finding: Finding): void {
    if (finding.severity !== "warning") this.#failed = true;
    const found = this.id === "" ? finding : { record: this.id, ...finding };
    this.#found.push(toDiagnostic(found, this.place));
  }

  hasFailed(): boolean {
    return this.#failed;
  }
}
