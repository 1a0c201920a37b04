import type { Diagnostic } from "../diagnostic.ts";
import type { FileReport, Imported } from "../import/index.ts";

/** What an import came to. */
export interface ImportReport {
  readonly provider: string;
  readonly files: readonly FileReport[];
  readonly given: number;
  readonly read: number;
  readonly rejected: number;
  /** Incidents that no province is known of. */
  readonly unplaced: number;
  /** The names of the files that were written. */
  readonly written: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** What the columns were read by, of a table that is no provider's. */
  readonly mapping?: MappingReport;
}

/** The mapping that a table was read by. */
export interface MappingReport {
  /** Where it was found, or written. */
  readonly file: string;
  /** Whether it was proposed, and nobody has looked at it. */
  readonly isProposed: boolean;
  readonly columns: readonly {
    readonly target: string;
    readonly header: string;
    readonly why: string;
  }[];
  /** The headers of columns that are not read. */
  readonly left: readonly string[];
}

/** Returns the report of what was imported. */
export function reportOf(
  provider: string,
  { files, incidents, diagnostics }: Omit<Imported, "places">,
  written: readonly string[],
): ImportReport {
  const sum = (of: (file: FileReport) => number): number =>
    files.reduce((total, file) => total + of(file), 0);
  return {
    provider,
    files,
    given: sum((file) => file.given),
    read: sum((file) => file.read),
    rejected: sum((file) => file.rejected),
    unplaced: incidents.filter(({ province = "" }) => province === "").length,
    written,
    diagnostics,
  };
}
