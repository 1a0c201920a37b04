import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { sampleProject } from "./sample.ts";

/** How a process ended. */
export interface Ended {
  /** `null` where a signal ended it. */
  readonly code: number | null;
  readonly err: string;
}

interface Options {
  /** The repository, or a copy of it. */
  readonly clone?: string;
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Told of the way to kill it as soon as it runs. */
  readonly onStart?: (kill: () => void) => void;
}

/** Runs the compiled command line as a process of its own. */
export function runCommand(argv: readonly string[], options: Options): Promise<Ended> {
  const { clone = sampleProject, cwd, env = {}, onStart } = options;
  const main = join(clone, "dist/cli/main.js");
  if (!existsSync(main)) throw new Error(`no ${main}: "npm run compile" makes it`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...argv], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += String(chunk);
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, err }));
    onStart?.(() => child.kill("SIGKILL"));
  });
}

/** Copies all of the repository that a build needs to a folder, as a clone would have it. */
export function cloneTo(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of ["briefing.yaml", "data", "templates", "dist", "package.json"])
    cpSync(join(sampleProject, name), join(folder, name), { recursive: true });
  symlinkSync(join(sampleProject, "node_modules"), join(folder, "node_modules"), "junction");
}

/** Returns the files below a folder by their paths in it, in the order of these. */
export function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path))]));
}
