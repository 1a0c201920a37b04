import type { Finding } from "../config/index.ts";
import { checkLinks } from "./check-links.ts";
import type { ClaimColumn } from "./claims.ts";
import type { IncidentColumn } from "./incident-columns.ts";
import { linkedFrom } from "./linked-from.ts";
import { type LinkColumn, readLinks } from "./links.ts";
import type { Readers } from "./readers.ts";
import type { Link } from "./record.ts";
import type { Tables } from "./references.ts";
import type { Row, Table } from "./table.ts";

/** Tables in which accepted links hold. */
export interface LinkedTables {
  readonly tables: Tables;
  /** The incidents that went into others: no rows of `tables` any more. */
  readonly gone: Table<IncidentColumn>;
  /** The links by which they did, by the id of the one that is gone. */
  readonly links: ReadonlyMap<string, Link>;
  /** All that were said, those included that are not in force. */
  readonly said: readonly Link[];
}

/**
 * Makes the claims of incidents that a human has found to be one event those of the one that is kept; reports links that
 * cannot hold.
 */
export function linkTables(tables: Tables, table: Table<LinkColumn>): LinkedTables {
  const { incidents, claims } = tables;
  const rows = readLinks(table);
  const said = rows.map(({ link }) => link);
  const links = new Map(checkLinks(rows, incidents).map((link) => [link.sameAs, link] as const));
  if (links.size === 0) return { tables, gone: withRows(incidents, []), links, said };
  const isGone = ({ id }: Row<IncidentColumn>): boolean => links.has(id);
  const moved = claims.rows.map((row): Row<ClaimColumn> => {
    const link = links.get(row.cell("incident"));
    return link === undefined ? row : new MovedClaim(row, link);
  });
  return {
    tables: {
      ...tables,
      incidents: withRows(
        incidents,
        incidents.rows.filter((row) => !isGone(row)),
      ),
      claims: withRows(claims, moved),
    },
    gone: withRows(incidents, incidents.rows.filter(isGone)),
    links,
    said,
  };
}

// A claim of an incident that is one event with another: it says what it said, of that one.
class MovedClaim implements Row<ClaimColumn> {
  readonly #row: Row<ClaimColumn>;
  readonly #link: Link;

  constructor(row: Row<ClaimColumn>, link: Link) {
    this.#row = row;
    this.#link = link;
  }

  get id(): string {
    return this.#row.id;
  }

  get place(): Row<ClaimColumn>["place"] {
    return this.#row.place;
  }

  get readers(): Readers {
    return this.#row.readers;
  }

  cell(column: ClaimColumn): string {
    return this.cellNamed(column);
  }

  cellNamed(column: string): string {
    if (column === "incident") return this.#link.incident;
    return column === linkedFrom ? this.#link.sameAs : this.#row.cellNamed(column);
  }

  spotOf(column: ClaimColumn): ReturnType<Row<ClaimColumn>["spotOf"]> {
    return this.#row.spotOf(column);
  }

  report(column: ClaimColumn, finding: Finding): void {
    this.#row.report(column, finding);
  }

  hasFailed(): boolean {
    return this.#row.hasFailed();
  }
}

// Findings about the rows are those of the table that they are from.
function withRows<K extends string>(table: Table<K>, rows: readonly Row<K>[]): Table<K> {
  const { file, columns, ids, complete, whole } = table;
  return {
    file,
    columns,
    rows,
    ids,
    complete,
    whole,
    get diagnostics() {
      return table.diagnostics;
    },
  };
}
