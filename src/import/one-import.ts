import { displayPath, type ImportConfig, readBytes } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { ReadEffects } from "../effect.ts";
import type { GivenRows, Places } from "../incident/index.ts";
import type { GivenFile, Imported } from "./import-tables.ts";

/** What the reading of an import rests on. */
export interface Reading {
  readonly root: string;
  readonly effects: ReadEffects;
  readonly places: Places;
}

export type Rows = Pick<GivenRows, "incidents" | "claims" | "breakdowns" | "sources">;

/** The tables of one entry of `data.imports`, read. */
export interface ReadImport {
  /** The language of their words. */
  readonly language: string;
  readonly imported: Pick<Imported, "incidents" | "words">;
}

/** One entry of `data.imports` as rows of the data. */
export interface OneImport {
  readonly rows: Rows;
  /** Whether their sources are named by rows and mapping, and not by the program. */
  readonly isMapped: boolean;
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** Absent where none of its tables can be read. */
  readonly read: ReadImport | undefined;
}

/** Reads the files of an import, as findings name them. */
export async function readGivenFiles(
  { files }: ImportConfig,
  { root, effects }: Reading,
): Promise<{ readonly given: readonly GivenFile[]; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const given: GivenFile[] = [];
  for (const { path, place } of files) {
    const read = await readBytes(path, { root, effects, namedAt: place });
    diagnostics.push(...read.diagnostics);
    if (read.bytes !== undefined) given.push({ name: displayPath(root, path), bytes: read.bytes });
  }
  return { given, diagnostics };
}

/** Returns findings with those of rows that are left out as warnings: these keep nobody from what is made of the others. */
export function findingsOf({
  diagnostics,
  rejected,
}: Pick<Imported, "diagnostics" | "rejected">): readonly Diagnostic[] {
  const left = new Set(rejected.map(({ file, line }) => `${line} ${file}`));
  return diagnostics.map((one) =>
    left.has(`${one.place?.line} ${one.place?.file}`) ? { ...one, severity: "warning" } : one,
  );
}
