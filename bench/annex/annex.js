// The annex of all incidents at scale: the same rows and columns through Fieldbrief and its peers, each as
// a whole process, in turns. Usage: npm run bench:annex [-- ROWS [ROUNDS]]. Prints medians; machines are
// noisy, so compare within one run.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { rolldown } from "rolldown";
import { input, output } from "../../bundle/options.js";
import { makeRows } from "./rows.js";

const here = import.meta.dirname;
const root = resolve(here, "../..");
const rows = Number(process.argv[2] ?? 10_000);
const rounds = Number(process.argv[3] ?? 5);
// Within the project, for the bundle finds there what it does not hold itself.
const folder = join(here, "out");
mkdirSync(folder, { recursive: true });

const engines = [
  { name: "fieldbrief", script: join(await bundle(), "engine-fieldbrief.js") },
  {
    name: "typst",
    script: join(here, "engine-typst.js"),
    lacks: lacksPackage("@myriaddreamin/typst-ts-node-compiler"),
  },
  { name: "pdfmake", script: join(here, "engine-pdfmake.js"), lacks: lacksPackage("pdfmake") },
  {
    name: "chromium",
    script: join(here, "engine-chromium.js"),
    lacks: lacksChromium(),
    once: true,
  },
];

try {
  const few = writeRows(rows / 10);
  const many = writeRows(rows);
  for (const { name, lacks } of engines) if (lacks) console.log(`${name} is left out: ${lacks}`);
  const present = engines.filter(({ lacks }) => lacks === undefined);
  for (const engine of present) run(engine, few); // warms the file cache
  const runs = new Map(present.map((engine) => [engine, []]));
  const fewRuns = [];
  for (let round = 0; round < rounds; round++)
    for (const engine of present) {
      if (round > 0 && engine.once) continue;
      runs.get(engine).push(run(engine, many));
      if (engine.name === "fieldbrief") fewRuns.push(run(engine, few));
    }
  await print(runs, many);
  printGrowth(fewRuns, runs.get(engines[0]));
} finally {
  rmSync(folder, { recursive: true });
}

// The engine as users have it: bundled as the program is.
async function bundle() {
  const entry = { "engine-fieldbrief": join(here, "engine-fieldbrief.js") };
  const build = await rolldown({ ...input, input: entry });
  // Beside the colour profile, which goes to `shared`.
  const entryFileNames = "shared/[name].js";
  await build.write({ ...output, dir: folder, entryFileNames });
  await build.close();
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  return join(folder, "shared");
}

function writeRows(count) {
  const file = join(folder, `rows-${count}.json`);
  writeFileSync(file, JSON.stringify(makeRows(count)));
  return file;
}

function run({ name, script }, rowsFile) {
  const out = outOf(name, rowsFile);
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, rowsFile, out, root], {
    encoding: "utf8",
    cwd: here,
  });
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(`${name} ended with ${status}\n${stderr}`);
  return { wall, ...JSON.parse(stdout) };
}

function outOf(name, rowsFile) {
  return rowsFile.replace(/json$/, `${name}.pdf`);
}

async function print(runs, rowsFile) {
  console.log(`\n${rows} rows, ${rounds} rounds in turns, whole processes; medians\n`);
  console.log(line(["engine", "wall ms", "ratio", "peak MB", "file MB", "pages", "tagged"]));
  const walls = [...runs].map(([{ name }, all]) => [name, median(all.map(({ wall }) => wall))]);
  const [[, ours]] = walls;
  for (const [engine, all] of runs) {
    const file = outOf(engine.name, rowsFile);
    const wall = median(all.map((one) => one.wall));
    const peak = median(all.map((one) => one.peak));
    const { pages, tagged } = await readFacts(file);
    const size = statSync(file).size / 1e6;
    const cells = [wall.toFixed(0), (ours / wall).toFixed(2), peak.toFixed(0), size.toFixed(1)];
    console.log(line([engine.name, ...cells, String(pages), tagged ? "yes" : "no"]));
  }
  console.log(
    "\nratio: Fieldbrief's wall time to the engine's; Chromium, which takes minutes, runs once",
  );
}

// What a row takes when there are ten times as many of them: nothing grows faster than the rows.
function printGrowth(few, many) {
  const perRow = (runs, count) =>
    median(runs.map(({ stages }) => (stages.layout + stages.pdf) / count)) * 1000;
  const [small, large] = [perRow(few, rows / 10), perRow(many, rows)];
  const stages = ["layout", "pdf"].map(
    (name) => `${name} ${median(many.map((one) => one.stages[name])).toFixed(0)} ms`,
  );
  console.log(`\nFieldbrief, without start and reading: ${stages.join(", ")};`);
  console.log(
    `${small.toFixed(0)} µs a row of ${rows / 10}, ${large.toFixed(0)} µs a row of ${rows}: ${(large / small).toFixed(2)} times`,
  );
}

async function readFacts(file) {
  const data = new Uint8Array(readFileSync(file));
  const document = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
  const tagged = (await document.getMarkInfo())?.Marked === true;
  const pages = document.numPages;
  await document.destroy();
  return { pages, tagged };
}

function lacksPackage(name) {
  return existsSync(join(here, "node_modules", name))
    ? undefined
    : "install the peers with `npm install --no-save --prefix bench/annex`";
}

function lacksChromium() {
  const { error } = spawnSync(process.env.CHROMIUM ?? "chromium", ["--version"]);
  return error && "no chromium on the path; CHROMIUM may name one";
}

function line([name, ...cells]) {
  return name.padEnd(12) + cells.map((cell) => cell.padStart(9)).join("");
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (
    (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2
  );
}
