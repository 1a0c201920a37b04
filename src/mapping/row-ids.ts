import type { Unread } from "./country-of.ts";
import type { FoundRow } from "./found.ts";
import type { IncidentCells } from "./incident-of.ts";
import { notStated } from "./looks.ts";
import type { MapOptions } from "./map-options.ts";

/** What a row says beside its counts. */
interface Described {
  readonly cells: IncidentCells;
  readonly source: string;
}

interface Known extends Described {
  readonly row: FoundRow;
}

/** The id of a row's incident, and whether that was there before. */
export interface Named {
  readonly id: string;
  /** Which claim of the incident the row makes, from 1. */
  readonly turn: number;
}

const alike = ["date", "date_end", "place_written", "province"] as const;

/** Names incidents. Rows of one id that say when and where alike are what several sources say of one incident. */
export class RowIds {
  readonly #known = new Map<string, Known[]>();
  readonly #options: Pick<MapOptions, "isStrict" | "advice">;

  constructor(options: Pick<MapOptions, "isStrict" | "advice">) {
    this.#options = options;
  }

  /** Returns the id of a row, or why it is none of the data. `part` says which table it is of, from 0. */
  nameOf(row: FoundRow, part: number, described: Described): Named | Unread {
    const said = row.cell("id");
    const written = notStated.has(said.toLowerCase()) ? "" : said;
    const id = written.replace(/[^\p{L}\p{N}._:-]+/gu, "-").replace(/^[^\p{L}\p{N}]+|-+$/gu, "");
    // A file's own rows are all there is to name them by.
    const usual = part === 0 ? `row-${row.line}` : `table-${part + 1}-row-${row.line}`;
    if (id === "") return this.#add(usual, row, described);
    const before = this.#known.get(id);
    if (before === undefined) return this.#add(id, row, described);
    const [first] = before;
    const isAlike = alike.every((column) => first?.cells[column] === described.cells[column]);
    const problem = this.#options.isStrict ? this.#strictly(id, row, described, before) : undefined;
    if (problem !== undefined) return problem;
    if (isAlike) return this.#add(id, row, described);
    row.report("id", {
      severity: "warning",
      code: "mapping/repeated-id",
      message: `"${written.slice(0, 60)}" is the name of a row before, of another day or place`,
      hint: `this one is called ${id}-row-${row.line}`,
    });
    return this.#add(`${id}-row-${row.line}`, row, described);
  }

  // A table that is kept up has the same rows later, some of them changed: which one holds is not guessed.
  #strictly(
    id: string,
    row: FoundRow,
    { cells, source }: Described,
    before: readonly Known[],
  ): Unread | undefined {
    const told = (other: Known, what: string, hint: string): Unread => ({
      code: "mapping/repeated-id",
      message: `${id} is there ${what}: ${other.row.sheet.file}, line ${other.row.line}`,
      hint: `${this.#options.advice.left}; ${hint}`,
    });
    const newer = "the first one stands: give the newer table first, or alone";
    const same = before.find(
      (other) => other.row.row.cells.join("\n") === row.row.cells.join("\n"),
    );
    if (same !== undefined) return told(same, "already", "the first one stands");
    const [first] = before;
    if (first !== undefined && alike.some((column) => first.cells[column] !== cells[column]))
      return told(first, "with another day or place", newer);
    const spoken = before.find((other) => other.source === source);
    return spoken === undefined ? undefined : told(spoken, "with other cells", newer);
  }

  #add(id: string, row: FoundRow, described: Described): Named {
    const rows = this.#known.get(id) ?? [];
    rows.push({ ...described, row });
    this.#known.set(id, rows);
    return { id, turn: rows.length };
  }
}
