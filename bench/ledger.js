// What the ledger costs a build: the sample built cold as it is, without the list of figures in its annex, and by a
// program compiled without the ledger. Whole processes, by turns.
// Usage: npm run bench:ledger [-- RUNS]. Prints medians, and of each pair of neighbours the ratio.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { median, printRow, runCommand } from "./process.js";
import { compileWithoutLedger, copyWithoutList } from "./without-ledger.js";

const runs = Number(process.argv[2] ?? 15);
const root = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "fieldbrief-bench-"));

try {
  const without = await compileWithoutLedger();
  const plain = copyWithoutList(join(folder, "sample"));
  compare([
    ["with the ledger", root],
    ["no list of figures", plain],
    ["no ledger", plain, without],
  ]);
} finally {
  rmSync(folder, { recursive: true });
}

function compare(cases) {
  const took = cases.map(() => []);
  for (const one of cases) built(one); // warms the file cache
  for (let i = 0; i < runs; i++)
    for (const [index, one] of cases.entries()) took[index].push(built(one));

  console.log(`one edition of the sample, ${runs} cold processes of each, by turns; medians\n`);
  console.log("build".padEnd(28), "wall ms".padStart(9), "CPU ms".padStart(9));
  for (const [index, [name]] of cases.entries())
    printRow(name, ...["wall", "cpu"].map((of) => median(took[index].map((one) => one[of]))));
  const [all, noList, none] = took;
  console.log("");
  for (const of of ["wall", "cpu"]) {
    const cost = (a, b) => (median(a.map((one, i) => one[of] / b[i][of])) - 1) * 100;
    const [whole, list, rest] = [cost(all, none), cost(all, noList), cost(noList, none)];
    console.log(
      `${of}: the ledger costs ${whole.toFixed(1)} %; its list ${list.toFixed(1)} %, the rest ${rest.toFixed(1)} %`,
    );
  }
}

function built([, project, program]) {
  const out = mkdtempSync(join(folder, "out-"));
  const argv = ["build", "--no-cache", "--edition", "2022-05-en", "--out", out];
  const took = runCommand(project, argv, program);
  rmSync(out, { recursive: true });
  return took;
}
