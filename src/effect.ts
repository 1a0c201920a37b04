import { constants } from "node:fs";
import { open, readdir, realpath } from "node:fs/promises";

/** Reading the disk, handed in to whatever reads. Paths are absolute. All reject with Node's errors. */
export interface ReadEffects {
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** The path with every symbolic link resolved. */
  readonly realpath: (path: string) => Promise<string>;
  /** The names in a folder, sorted by code unit. */
  readonly list: (folder: string) => Promise<readonly string[]>;
}

/** The real disk. Only regular files are read: a pipe or a device would hang or never end. */
export const diskEffects: ReadEffects = {
  async readFile(path) {
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stat = await handle.stat();
      if (stat.isFile()) return await handle.readFile();
      throw Object.assign(new Error(`not a regular file: ${path}`), {
        code: stat.isDirectory() ? "EISDIR" : "ENOTFILE",
      });
    } finally {
      await handle.close();
    }
  },
  realpath: (path) => realpath(path),
  async list(path) {
    return (await readdir(path)).sort();
  },
};

/** Returns the system's code of a failed effect (`ENOENT`), or `undefined` for any other error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
}
