import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse } from "yaml";
import { check, nodeEffects } from "../../src/build.ts";
import type { Diagnostic } from "../../src/diagnostic.ts";
import { diskEffects, type ReadEffects } from "../../src/effect.ts";
import { repository } from "./project.ts";

/** The folder of the mistakes that designers make: a folder each. */
export const mistakes: string = join(repository, "test/cases/mistakes");

// The project that each mistake is made in: all of it is there to be changed.
const project = join(repository, "examples/monthly");

/** A change of one file: words by others, or the whole of it. A null in the place of the whole takes the file away. */
type Edit =
  | { readonly file: string; readonly find: string; readonly put: string }
  | { readonly file: string; readonly write: string | null }
  | { readonly file: string; readonly base64: string };

/** A mistake, as `mistake.yaml` of its case says it. */
export interface Mistake {
  readonly about: string;
  readonly edits: readonly Edit[];
  /** What the hint says, done. Left out where that is to write another word at the finding's place. */
  readonly mend?: readonly Edit[];
}

/** Files of the project that are others than on the disk, by their paths in it. */
export type Changed = ReadonlyMap<string, string | Uint8Array | null>;

/** Reads a case. */
export function readMistake(name: string): Mistake {
  return parse(readFileSync(join(mistakes, name, "mistake.yaml"), "utf8"));
}

/** Returns the files of the project with edits made. Throws where what is to be replaced is not there just once. */
export function change(edits: readonly Edit[], before: Changed = new Map()): Changed {
  const files = new Map(before);
  for (const edit of edits) {
    if ("write" in edit) files.set(edit.file, edit.write);
    else if ("base64" in edit) files.set(edit.file, Buffer.from(edit.base64, "base64"));
    else files.set(edit.file, replaced(textIn(files, edit.file), edit));
  }
  return files;
}

function replaced(text: string, { file, find, put }: Extract<Edit, { find: string }>): string {
  const parts = text.split(find);
  if (parts.length !== 2) throw new Error(`${file} holds ${parts.length - 1} times ${find}`);
  return parts.join(put);
}

/** Returns the text of a file of the project. */
export function textIn(files: Changed, file: string): string {
  const path = join(project, file);
  const changed = files.get(file);
  if (typeof changed === "string") return changed;
  return changed === undefined && existsSync(path) ? readFileSync(path, "utf8") : "";
}

/** Tells whether all files are as they are on the disk. */
export function isAsOnDisk(files: Changed): boolean {
  return [...files].every(([file, changed]) => {
    const path = join(project, file);
    if (changed === null || !existsSync(path)) return changed === null && !existsSync(path);
    return readFileSync(path).equals(Buffer.from(changed));
  });
}

/** Checks the project with files of it changed, as `fieldbrief check` does. */
export async function checkChanged(files: Changed): Promise<readonly Diagnostic[]> {
  const { crashes, diagnostics } = await check({ project }, nodeEffects({ read: laidOver(files) }));
  if (crashes[0] !== undefined) throw crashes[0];
  return diagnostics;
}

function laidOver(files: Changed): ReadEffects {
  const changed = new Map([...files].map(([file, text]) => [join(project, file), text]));
  const gone = (path: string): never => {
    throw Object.assign(new Error(`no such file: ${path}`), { code: "ENOENT" });
  };
  const isNewFolder = (path: string): boolean =>
    [...changed.keys()].some((file) => file.startsWith(`${path}/`));
  return {
    async readFile(path) {
      const text = changed.get(path);
      if (text === null) return gone(path);
      if (text === undefined) return diskEffects.readFile(path);
      return typeof text === "string" ? new TextEncoder().encode(text) : text;
    },
    async realpath(path) {
      const text = changed.get(path);
      if (text === null) return gone(path);
      return text !== undefined || isNewFolder(path) ? path : diskEffects.realpath(path);
    },
    async list(folder) {
      const isThere = !isNewFolder(folder) || existsSync(folder);
      const names = new Set(isThere ? await diskEffects.list(folder) : []);
      for (const [path, text] of changed)
        if (dirname(path) === folder && text !== null) names.add(basename(path));
        else if (dirname(path) === folder) names.delete(basename(path));
        else if (dirname(dirname(path)) === folder) names.add(basename(dirname(path)));
      return [...names].sort();
    },
  };
}
