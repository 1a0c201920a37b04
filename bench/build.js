// Times the sample's build: cold as whole processes of the command, warm inside one, and each stage of both.
// Usage: npm run bench [-- RUNS]. Prints medians; machines are noisy, so compare within one run.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { median, printRow, runCommand } from "./process.js";

const root = resolve(import.meta.dirname, "..");
const script = fileURLToPath(import.meta.url);
const [what = "9", ...rest] = process.argv.slice(2);

if (what === "--warm") await warmBuilds(Number(rest[0]), rest[1]);
else compare(Number(what));

async function warmBuilds(rounds, edition) {
  const { build, nodeEffects } = await import(join(root, "dist/index.js"));
  const out = mkdtempSync(join(tmpdir(), "fieldbrief-bench-"));
  const results = [];
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    const { stages } = await build(
      { project: root, out, editions: [edition], cache: false },
      nodeEffects(),
    );
    results.push({ wall: performance.now() - start, stages });
  }
  rmSync(out, { recursive: true });
  const peak = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ results, peak }));
}

function compare(runs) {
  const all = cold([]).editions.map(({ id, language }) => `${id}-${language}`); // warms the file cache
  const [first] = all;
  const one = [];
  const every = [];
  for (let i = 0; i < runs; i++) {
    one.push(cold(["--edition", first]));
    if (all.length > 1) every.push(cold([]));
  }
  const warm = JSON.parse(node(["--warm", String(runs + 3), first]));
  const settled = warm.results.slice(3);

  console.log(`${first}: ${runs} cold processes, ${runs} warm builds in one process; medians\n`);
  console.log("stage".padEnd(28), "cold ms".padStart(9), "warm ms".padStart(9));
  for (const [index, { name }] of one[0].stages.entries()) {
    const time = ({ stages }) => stages[index]?.time ?? 0;
    printRow(name, median(one.map(time)), median(settled.map(time)));
  }
  printRow("whole", median(walls(one)), median(walls(settled)));
  console.log("\nchart and template go on at the same time in a cold process.");
  range(`cold, ${first}`, one);
  if (every.length > 0) {
    range(`cold, ${all.length} editions`, every);
    const ratio = median(every.map(({ wall }, i) => wall / one[i].wall));
    console.log(`${all.length} editions against one: ${ratio.toFixed(2)} times`);
  }
  console.log(
    `peak memory: cold ${median(one.map(({ peak }) => peak)).toFixed(0)} MB, warm ${warm.peak.toFixed(0)} MB`,
  );
}

function cold(argv) {
  const folder = mkdtempSync(join(tmpdir(), "fieldbrief-bench-"));
  const out = ["--out", join(folder, "out")];
  const { stdout, ...took } = runCommand(root, ["build", "--format", "json", ...out, ...argv]);
  rmSync(folder, { recursive: true });
  return { ...JSON.parse(stdout), ...took };
}

function node(argv) {
  const options = { cwd: root, encoding: "utf8" };
  const { stdout, status, stderr } = spawnSync(process.execPath, [script, ...argv], options);
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function walls(results) {
  return results.map(({ wall }) => wall);
}

function range(name, results) {
  const sorted = walls(results).sort((a, b) => a - b);
  const [min, max] = [sorted[0], sorted.at(-1)];
  console.log(
    `${name}, whole process: median ${median(sorted).toFixed(0)}, min ${min.toFixed(0)}, max ${max.toFixed(0)} ms`,
  );
}
