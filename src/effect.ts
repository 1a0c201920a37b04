import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  constants,
  createReadStream,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
} from "node:fs";
import { mkdir, open, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isServed } from "./served.ts";
import { diskPath, isShipped, shippedPath, shippedShelf } from "./shipped.ts";

/** Reading the disk, handed in to whatever reads. Paths are absolute. All reject with Node's errors. */
export interface ReadEffects {
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** The path with every symbolic link resolved. */
  readonly realpath: (path: string) => Promise<string>;
  /** The names in a folder, sorted by code unit. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Files that are too large to be held; absent where files do not lie on a disk. */
  readonly large?: LargeFiles;
  /** What servers are found by; absent where none is asked. */
  readonly environment?: Environment;
}

/** Looking at a file without holding it. Paths are absolute. All reject with Node's errors. */
export interface LargeFiles {
  /** How a file begins, and the path by which others of this machine can read it. */
  readonly look: (path: string) => Promise<{ readonly path: string; readonly start: Uint8Array }>;
  /** The SHA-256 of its bytes, in hexadecimal. */
  readonly hash: (path: string) => Promise<string>;
}

/**
 * The real disk, and beside it what comes with the program, by the paths of `shipped.ts`. Only regular files are read:
 * a pipe or a device would hang or never end.
 */
export const diskEffects: ReadEffects = {
  // Without a way through the thread pool, which takes several times as long as most of these files do.
  readFile: async (path) => withFile(diskPath(path), (file) => readFileSync(file)),
  async realpath(path) {
    const real = await realpath(diskPath(path));
    return isShipped(path) ? shippedPath(path, real, await realpath(shippedShelf(path))) : real;
  },
  async list(path) {
    return (await readdir(diskPath(path))).sort();
  },
  large: {
    async look(path) {
      const real = diskPath(path);
      return withFile(real, (file) => {
        const start = Buffer.alloc(startBytes);
        return { path: real, start: start.subarray(0, readSync(file, start, 0, startBytes, 0)) };
      });
    },
    async hash(path) {
      const real = diskPath(path);
      withFile(real, () => undefined);
      const hash = createHash("sha256");
      for await (const bytes of createReadStream(real, { highWaterMark: 1 << 20 }))
        hash.update(bytes);
      return hash.digest("hex");
    },
  },
};

// Enough for a header of many columns.
const startBytes = 65_536;

function withFile<T>(path: string, read: (file: number) => T): T {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(file);
    if (stat.isFile()) return read(file);
    throw Object.assign(new Error(`not a regular file: ${path}`), {
      code: stat.isDirectory() ? "EISDIR" : "ENOTFILE",
    });
  } finally {
    closeSync(file);
  }
}

/** Returns effects that read what comes with the program as `shipped` does, and all else as `effects` do. */
export function besideShipped(effects: ReadEffects, shipped: ReadEffects): ReadEffects {
  const of = (path: string): ReadEffects => (isShipped(path) ? shipped : effects);
  const { large } = effects;
  return {
    ...(large && { large }),
    readFile: (path) => of(path).readFile(path),
    realpath: (path) => of(path).realpath(path),
    list: (path) => of(path).list(path),
  };
}

/** Environment variables, handed in: what one is set to, or undefined. */
export type Environment = (name: string) => string | undefined;

/** The environment of this process. */
export const processEnvironment: Environment = (name) => process.env[name];

/** Thrown by an effect that cannot read, for a reason of its own that a user can mend. It says nothing of the machine. */
export class ReadRefusal extends Error {
  override readonly name = "ReadRefusal";
  readonly code = "EREFUSED";
  readonly finding: { readonly code: string; readonly message: string; readonly hint: string };
  constructor(finding: ReadRefusal["finding"]) {
    super(finding.message);
    this.finding = finding;
  }
}

/** Reading tables of servers, by the paths of `served.ts`. */
export interface ServedEffects {
  readonly readFile: ReadEffects["readFile"];
  readonly hash: LargeFiles["hash"];
  readonly environment: Environment;
}

/** Returns effects that read tables of servers as files, and all else as `effects` do. */
export function besideServed(
  effects: ReadEffects,
  { readFile, hash, environment }: ServedEffects,
): ReadEffects {
  const { large } = effects;
  return {
    ...(large && {
      large: {
        look: large.look,
        hash: (path) => (isServed(path) ? hash(path) : large.hash(path)),
      },
    }),
    environment,
    readFile: (path) => (isServed(path) ? readFile(path) : effects.readFile(path)),
    realpath: async (path) => (isServed(path) ? path : effects.realpath(path)),
    list: async (path) => (isServed(path) ? [] : effects.list(path)),
  };
}

/** Writing the disk, handed in to the one step that writes. Paths are absolute. */
export interface WriteEffects {
  /** Makes a folder and those above it. */
  readonly makeFolder: (path: string) => Promise<void>;
  /** Writes a file and waits until the disk has it. */
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Puts `from` in the place of `to` in one step. */
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Removes a file, if it is there. */
  readonly remove: (path: string) => Promise<void>;
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Makes a file that nobody else has made, and waits a while where somebody has, who may be gone without removing it. */
  readonly claim: (path: string) => Promise<void>;
  /** A word for names of files, which nobody else has who is writing. */
  readonly mark: () => string;
  /** Tells whether whoever had such a word is gone. */
  readonly isOver: (mark: string) => boolean;
}

// Of 20 milliseconds: files take their places in much less.
const turnsOfClaim = 150;
let marks = 0;

/** The real disk, for writing. */
export const diskWrites: WriteEffects = {
  makeFolder,
  async writeFile(path, bytes) {
    const handle = await open(path, "w");
    try {
      await handle.writeFile(bytes);
      await handle.datasync();
    } finally {
      await handle.close();
    }
  },
  rename,
  async remove(path) {
    await rm(path, { force: true });
  },
  list: diskEffects.list,
  async claim(path) {
    for (let turn = 0; turn < turnsOfClaim; turn++) {
      try {
        const handle = await open(path, "wx");
        return await handle.close();
      } catch (error) {
        if (errorCode(error) !== "EEXIST") throw error;
        await delay(20);
      }
    }
  },
  mark: () => `${process.pid}-${++marks}`,
  isOver(mark) {
    const [, id] = /^(\d+)-\d+$/.exec(mark) ?? [];
    // In a container whoever comes next may have the same id.
    if (id === undefined || Number(id) === process.pid) return true;
    try {
      return !process.kill(Number(id), 0);
    } catch (error) {
      return errorCode(error) !== "EPERM";
    }
  },
};

// Not by `recursive`, which never ends where a folder, as /proc, says that what is to be made in it is not there.
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (await isFolder(path)) return;
    const above = dirname(path);
    if (errorCode(error) !== "ENOENT" || above === path) throw error;
    await makeFolder(above);
    await mkdir(path).catch(async (again: unknown) => {
      // Another run may have made it meanwhile.
      if (!(await isFolder(path))) throw again;
    });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Returns the system's code of a failed effect (`ENOENT`), or `undefined` for any other error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
}

/** Tells whether anything is at a path. */
export async function exists(path: string, effects: ReadEffects): Promise<boolean> {
  try {
    await effects.realpath(path);
    return true;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return false;
  }
}

/** What a program answered; `code` is null where it could not be started. */
export interface Answer {
  readonly code: number | null;
  readonly stdout: Uint8Array;
  readonly stderr: string;
}

/** Runs git in a folder, with arguments that no shell reads. */
export type RunGit = (folder: string, args: readonly string[]) => Promise<Answer>;

/** The installed git. It asks nobody, fetches nothing, and writes no lock. */
export const runGit: RunGit = (folder, args) =>
  new Promise((answer) => {
    const env = {
      ...process.env,
      LC_ALL: "C",
      GIT_OPTIONAL_LOCKS: "0",
      GIT_NO_LAZY_FETCH: "1",
      GIT_TERMINAL_PROMPT: "0",
    };
    const options = { encoding: "buffer", env, maxBuffer: 600_000_000, windowsHide: true } as const;
    execFile("git", ["-C", folder, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : null;
      answer({ code, stdout, stderr: stderr.toString("utf8") });
    });
  });
