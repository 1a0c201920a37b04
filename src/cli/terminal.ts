import { writeSync } from "node:fs";
import picocolors from "picocolors";
import type { Crew } from "../build.ts";
import type { Paint } from "../chart/index.ts";
import type { HashFiles } from "../manifest/index.ts";
import type { Colors } from "./diagnostics.ts";

/** Where a command prints, and what it may use there: handed in, so that tests read what a user would. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** The folder of the repository, where a workflow of GitHub says it; annotations name files from it. */
  readonly root?: string | undefined;
  /** Whether standard error is a terminal that a progress line may be redrawn on. */
  readonly interactive: boolean;
  readonly colors: Colors;
  /** Where answers to questions are read from; absent where nobody is there to be asked. */
  readonly input?: NodeJS.ReadableStream | undefined;
  /** Today, ISO 8601, for what is made anew. */
  readonly today: () => string;
  /** Draws charts in another thread; in the main one where it is not there. */
  readonly paint?: Paint | undefined;
  /** Told as soon as it is known that something will be drawn. */
  readonly wake?: (() => void) | undefined;
  /** Hashes files in another thread; the main one does where it is not there. */
  readonly hashFiles?: HashFiles | undefined;
  /** Shares many editions out to threads, to so many of them; absent where this thread makes all. */
  readonly crew?: ((jobs: number | undefined) => Crew) | undefined;
  /** Milliseconds of a clock that only runs forward. */
  readonly now: () => number;
  /** Resolves when whoever sits there ends the program: Ctrl-C, or the system does. */
  readonly ended: () => Promise<void>;
}

// Whoever reads may stop reading, as `head` does: the work goes on, and what is left to say is said to nobody. Where
// nothing can be written for another reason, as on a full disk, no run was a success.
function tellUnwritten(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") return;
  process.once("exit", () => {
    process.exitCode ||= 1;
    if (error.syscall === "write") writeSync(2, `output is not written: ${error.code}\n`);
  });
}

/** Returns the terminal that the process was started in. Colours follow NO_COLOR and FORCE_COLOR. */
export function terminal(): Terminal {
  const interactive = process.stderr.isTTY === true && process.env["CI"] === undefined;
  for (const stream of [process.stdout, process.stderr]) stream.on("error", tellUnwritten);
  const { red, yellow, dim, bold } = picocolors.createColors(picocolors.isColorSupported);
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    cwd: process.cwd(),
    root: process.env["GITHUB_WORKSPACE"] || undefined,
    interactive,
    colors: { red, yellow, dim, bold },
    input: process.stdin.isTTY === true ? process.stdin : undefined,
    today: () => new Date().toISOString().slice(0, 10),
    now: () => performance.now(),
    ended: () =>
      new Promise((resolve) => {
        for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => resolve());
      }),
  };
}
