import type { FolderReader } from "../read-folder.ts";
import type { OwnHelpers } from "./load-own-helpers.ts";

/** The files of a template's folder that may hold helpers: one of them. */
export const helperFiles: readonly string[] = ["helpers.js", "helpers.ts"];

/** Reads helpers.js or helpers.ts of a template's folders; of helpers of one name the first is taken. */
export async function readOwnHelpers(readers: readonly FolderReader[]): Promise<OwnHelpers> {
  const has = readers.flatMap((reader) => helperFiles.map((name) => reader.has(name)));
  if (!(await Promise.all(has)).includes(true)) return { helpers: [], diagnostics: [] };
  // Most templates have none, and need not wait until the parsers of code are loaded.
  const { loadOwnHelpers } = await import("./load-own-helpers.ts");
  return loadOwnHelpers(readers);
}
