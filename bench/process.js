// Runs the command as whole processes, and sums up what they took.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const script = join(import.meta.dirname, "command.js");
const compiled = join(import.meta.dirname, "../dist/cli/main.js");

/** Runs `fieldbrief`, or what was compiled of it elsewhere: its output, its wall and CPU time in ms, its most memory in MB. */
export function runCommand(cwd, argv, program = compiled) {
  const folder = mkdtempSync(join(tmpdir(), "fieldbrief-bench-"));
  const usage = join(folder, "usage.json");
  const start = performance.now();
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [script, usage, program, ...argv],
    {
      cwd,
      encoding: "utf8",
      maxBuffer: 2 ** 30,
    },
  );
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(stderr || stdout);
  const took = JSON.parse(readFileSync(usage, "utf8"));
  rmSync(folder, { recursive: true });
  return { stdout, wall, ...took };
}

/** Returns the middle of some numbers. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (
    (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2
  );
}

/** Prints a name and some milliseconds, as a row of a table. */
export function printRow(name, ...times) {
  console.log(name.padEnd(28), ...times.map((time) => time.toFixed(0).padStart(9)));
}
