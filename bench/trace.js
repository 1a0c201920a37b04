// Times `fieldbrief trace` as whole processes: on the sample, whose ledger holds the incidents of each figure, and on
// a generated project of so many that it holds queries, which trace runs over the data.
// Usage: npm run bench:trace [-- RUNS [INCIDENTS]]. Prints medians; machines are noisy, so compare within one run.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { projectOf } from "./many-incidents.js";
import { median, printRow, runCommand } from "./process.js";

const [runs = 7, incidents = 100_000] = process.argv.slice(2).map(Number);
const sample = resolve(import.meta.dirname, "..");
const many = projectOf(incidents);
const out = mkdtempSync(join(tmpdir(), "fieldbrief-bench-"));

try {
  compare();
} finally {
  for (const folder of [many, out]) rmSync(folder, { recursive: true });
}

function compare() {
  runCommand(sample, ["build", "--out", out]);
  const built = runCommand(many, ["build"]);
  const cases = [
    ["sample, by id", sample, "headline.killed", "2022-05-en"],
    ["many, a number", many, "headline.incidents[all]"],
    ["many, a sum", many, "headline.killed[all]"],
    ["many, a sixth of a sum", many, "parts.killed[province=AF-BAL,category=flash-flood]"],
    ["many, as JSON", many, "headline.killed[all]", undefined, "json"],
  ];
  const took = new Map(cases.map((one) => [one, []]));
  for (let i = 0; i < runs; i++) for (const one of cases) took.get(one).push(traced(one));

  console.log(`${runs} processes of each, by turns; ${incidents} incidents; medians\n`);
  console.log("trace".padEnd(28), "wall ms".padStart(9), "CPU ms".padStart(9), "MB".padStart(9));
  for (const [[name], results] of took)
    printRow(name, ...["wall", "cpu", "peak"].map((of) => median(results.map((one) => one[of]))));
  printRow("many, built once", built.wall, built.cpu, built.peak);
}

function traced([, project, figure, edition, format = "text"]) {
  const where = project === sample ? ["--out", out, "--edition", edition] : [];
  return runCommand(project, ["trace", figure, "--format", format, ...where]);
}
