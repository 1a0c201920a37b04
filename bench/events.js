// Times a build over a table of events that the engine reads by itself, as whole processes: CSV and Parquet, and a tenth of
// the rows beside all of them.
// Usage: npm run bench:events [-- RUNS [EVENTS]]. Prints medians; machines are noisy, so compare within one run.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { projectOf, useTable } from "./many-events.js";
import { median, printRow, runCommand } from "./process.js";

const [runs = 5, events = 1_000_000] = process.argv.slice(2).map(Number);
const [all, tenth] = await Promise.all([projectOf(events), projectOf(events / 10)]);

try {
  const cases = [
    [`${events}, CSV`, all, "events.csv"],
    [`${events}, Parquet`, all, "events.parquet"],
    [`${events / 10}, CSV`, tenth, "events.csv"],
    [`${events / 10}, Parquet`, tenth, "events.parquet"],
  ];
  const took = new Map(cases.map((one) => [one, []]));
  let last = "";
  for (let run = 0; run < runs; run++)
    for (const one of cases) {
      const [, root, table] = one;
      useTable(root, table);
      const result = runCommand(root, ["build", "--no-cache"]);
      took.get(one).push(result);
      last = result.stdout;
    }
  console.log(
    `${runs} processes of each, by turns; medians. The last: ${last.trim().split("\n").at(-1)}\n`,
  );
  console.log("build".padEnd(28), "wall ms".padStart(9), "CPU ms".padStart(9), "MB".padStart(9));
  const walls = [...took].map(([[name], results]) => {
    const [wall, cpu, peak] = ["wall", "cpu", "peak"].map((of) =>
      median(results.map((one) => one[of])),
    );
    printRow(name, wall, cpu, peak);
    return wall;
  });
  console.log(
    `\nten times the rows: ${(walls[0] / walls[2]).toFixed(2)} times the time (CSV), ${(walls[1] / walls[3]).toFixed(2)} (Parquet)`,
  );
} finally {
  for (const root of [all, tenth]) rmSync(join(root), { recursive: true });
}
