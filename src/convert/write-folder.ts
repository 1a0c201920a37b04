import { basename, dirname, join } from "node:path";
import { type Diagnostic, ReportError } from "../diagnostic.ts";
import { errorCode, exists, type ReadEffects, type WriteEffects } from "../effect.ts";

/** What an import does to the world. */
export interface ImportEffects {
  readonly read: ReadEffects;
  readonly write: WriteEffects;
}

/** Returns what an import would write over: the files of these names that are there. */
export async function inTheWay(
  folder: string,
  names: readonly string[],
  { read }: ImportEffects,
): Promise<readonly Diagnostic[]> {
  const found: string[] = [];
  for (const name of names) if (await exists(join(folder, name), read)) found.push(name);
  if (found.length === 0) return [];
  return [
    {
      severity: "error",
      code: "import/in-the-way",
      message: `"${basename(folder)}" has ${found.join(", ")} already`,
      hint: "name another folder with --out, or say --replace: these are then written over",
    },
  ];
}

/**
 * Writes files into a folder: all of them beside their places first, then each into its own in one step. Throws a
 * `ReportError` where the disk refuses.
 */
export async function writeFolder(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  { write }: ImportEffects,
): Promise<void> {
  const beside = (name: string): string => join(folder, `${name}.part`);
  try {
    for (const [name, bytes] of files) {
      await write.makeFolder(dirname(join(folder, name)));
      await write.writeFile(beside(name), bytes);
    }
    for (const name of files.keys()) await write.rename(beside(name), join(folder, name));
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    for (const name of files.keys()) await removeQuietly(beside(name), write);
    const diagnostic: Diagnostic = {
      severity: "error",
      code: "io/write",
      message: `"${basename(folder)}" cannot be written: ${errorCode(error)}`,
      hint: "check the rights on the folder and the room on the disk",
    };
    throw new ReportError([diagnostic], { cause: error });
  }
}

// What refuses to be removed was refused before, too: the first reason is the one to tell.
async function removeQuietly(path: string, write: WriteEffects): Promise<void> {
  try {
    await write.remove(path);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
}
