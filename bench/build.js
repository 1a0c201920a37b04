// Times the sample's build: cold as whole processes, warm inside one, and each stage of both.
// Usage: npm run bench [-- RUNS]. Prints medians; machines are noisy, so compare within one run.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(import.meta.dirname, "..");
const runs = Number(process.argv[2] ?? 9);

if (process.argv[2] === "--child") await child(Number(process.argv[3]));
else parent();

async function child(rounds) {
  const { build, nodeEffects } = await import(join(root, "dist/index.js"));
  const out = mkdtempSync(join(tmpdir(), "fieldbrief-bench-"));
  const results = [];
  for (let i = 0; i < rounds; i++) {
    const start = i === 0 ? 0 : performance.now();
    const report = await build({ project: root, out }, nodeEffects());
    results.push({ total: performance.now() - start, stages: report.stages });
  }
  rmSync(out, { recursive: true });
  const peak = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ results, peak }));
}

function parent() {
  const script = fileURLToPath(import.meta.url);
  const measure = (rounds) => {
    const start = performance.now();
    const { stdout, status, stderr } = spawnSync(
      process.execPath,
      [script, "--child", String(rounds)],
      {
        encoding: "utf8",
      },
    );
    if (status !== 0) throw new Error(stderr);
    return { wall: performance.now() - start, ...JSON.parse(stdout) };
  };
  measure(1); // warms the file cache
  const cold = Array.from({ length: runs }, () => measure(1));
  const warm = measure(runs + 3);
  const settled = warm.results.slice(3);

  console.log(`${runs} cold processes, ${runs} warm builds in one process; medians\n`);
  console.log("stage".padEnd(28), "cold ms".padStart(9), "warm ms".padStart(9));
  for (const [index, { name }] of cold[0].results[0].stages.entries()) {
    const time = (round) => round.stages[index]?.time ?? 0;
    row(name, median(cold.map((run) => time(run.results[0]))), median(settled.map(time)));
  }
  row("whole", median(cold.map((run) => run.wall)), median(settled.map((round) => round.total)));
  const walls = cold.map((run) => run.wall).sort((a, b) => a - b);
  console.log(
    `\ncold, whole process: min ${walls[0].toFixed(0)}, max ${walls.at(-1).toFixed(0)} ms`,
  );
  console.log(
    `peak memory: cold ${median(cold.map((run) => run.peak)).toFixed(0)} MB, warm ${warm.peak.toFixed(0)} MB`,
  );
}

function row(name, ...times) {
  console.log(name.padEnd(28), ...times.map((time) => time.toFixed(0).padStart(9)));
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (
    (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2
  );
}
