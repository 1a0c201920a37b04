import type { HashFiles } from "../manifest/index.ts";
import { startThread } from "./thread.ts";

/** A thread that hashes files of the disk. */
export interface Hasher {
  readonly hashFiles: HashFiles;
  readonly stop: () => Promise<void>;
}

/** Starts the thread, which begins with the editions in a folder of outputs. */
export function startHasher(out: string): Hasher {
  const { ask, stop } = startThread<readonly string[], readonly (string | undefined)[]>(
    new URL("./hash-thread.js", import.meta.url),
    out,
  );
  return { hashFiles: ask, stop };
}
