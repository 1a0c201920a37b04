import { join } from "node:path";
import { displayPath, readText } from "../config/index.ts";
import type { Diagnostic, Place } from "../diagnostic.ts";
import { errorCode, type ReadEffects } from "../effect.ts";
import type { TemplateFile } from "./template.ts";

/** A file of a template's folder, with its name: what stands before its ending. */
export interface NamedFile extends TemplateFile {
  readonly name: string;
}

/** Reads the files of one folder of a template. */
export interface FolderReader {
  readonly folder: string;
  /** Reads a file; where it cannot be read, a finding points at where it is named, if that is told. */
  readonly read: (path: string, namedAt?: Place) => Promise<TemplateFile | undefined>;
  /** Tells whether the folder holds a file of that name. */
  readonly has: (name: string) => Promise<boolean>;
  /** Reads every file of a folder with that ending; none if there is no such folder. */
  readonly readAll: (below: string, ending: string, start?: string) => Promise<NamedFile[]>;
  readonly diagnostics: Diagnostic[];
}

interface Reading {
  readonly root: string;
  readonly effects: ReadEffects;
  /** Which folder of the template it is; 0 is its own. */
  readonly level: number;
}

/** Opens a folder of a template. */
export function openFolder(folder: string, { root, effects, level }: Reading): FolderReader {
  const diagnostics: Diagnostic[] = [];
  const read: FolderReader["read"] = async (path, namedAt) => {
    const full = join(folder, path);
    const result = await readText(full, { root, effects, ...(namedAt && { namedAt }) });
    diagnostics.push(...result.diagnostics);
    if (result.text === undefined) return undefined;
    return { file: displayPath(root, full), text: result.text, level };
  };
  const readAll: FolderReader["readAll"] = async (below, ending, start = "") => {
    const names = await listFolder(join(folder, below), effects);
    const wanted = names.filter((name) => name.startsWith(start) && name.endsWith(ending));
    const files = await Promise.all(wanted.map((name) => read(join(below, name))));
    return files.flatMap((file, index) => {
      const name = (wanted[index] ?? "").slice(start.length, -ending.length);
      return file === undefined ? [] : [{ name, ...file }];
    });
  };
  const has: FolderReader["has"] = async (name) =>
    (await listFolder(folder, effects)).includes(name);
  return { folder, read, has, readAll, diagnostics };
}

async function listFolder(folder: string, effects: ReadEffects): Promise<readonly string[]> {
  try {
    return await effects.list(folder);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}
