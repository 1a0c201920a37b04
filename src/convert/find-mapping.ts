import { basename, dirname, join } from "node:path";
import { readText } from "../config/index.ts";
import { hasErrors, ReportError } from "../diagnostic.ts";
import { exists, type ReadEffects } from "../effect.ts";

/** A mapping.yaml as it was found. */
export interface FoundMapping {
  /** Its absolute path. */
  readonly path: string;
  /** As findings name it. */
  readonly name: string;
  readonly text: string;
}

interface Where {
  /** The path that somebody named. */
  readonly mapping: string | undefined;
  readonly out: string;
  readonly files: readonly string[];
}

/** The name of a remembered mapping. */
export const mappingName = "mapping.yaml";

/**
 * Finds the mapping that tables are read by: the one that was named, else the one that the folder to write to has of an
 * earlier import, else the one beside the first table; `undefined` where there is none. Throws a `ReportError` where
 * one cannot be read.
 */
export async function findMapping(
  { mapping, out, files }: Where,
  read: ReadEffects,
): Promise<FoundMapping | undefined> {
  const [first] = files;
  const beside = first === undefined ? [] : [join(dirname(first), mappingName)];
  const places = mapping === undefined ? [join(out, mappingName), ...beside] : [mapping];
  for (const path of places) {
    if (mapping === undefined && !(await exists(path, read))) continue;
    const { text, diagnostics } = await readText(path, { root: dirname(path), effects: read });
    if (text === undefined || hasErrors(diagnostics)) throw new ReportError(diagnostics);
    return { path, name: basename(path), text };
  }
  return undefined;
}
