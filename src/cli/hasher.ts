import type { HashFiles } from "../manifest/index.ts";
import { startThread } from "./thread.ts";

/** A thread that hashes files of the disk. */
export interface Hasher {
  readonly hashFiles: HashFiles;
  readonly stop: () => Promise<void>;
}

/** Starts the thread. */
export function startHasher(): Hasher {
  const { ask, stop } = startThread<readonly string[], readonly (string | undefined)[]>(
    new URL("./hash-thread.js", import.meta.url),
  );
  return { hashFiles: ask, stop };
}
