// Times a matrix of editions: 34 provinces in three languages for one quarter, PDF and HTML with all charts, in one
// process of the command. Rate and memory are taken after the start: from the first edition written to the last.
// Usage: npm run bench:matrix -- [INCIDENTS IN A PROVINCE] [OPTIONS OF build ...]. The incidents are made up.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(import.meta.dirname, "..");
const script = fileURLToPath(import.meta.url);
const [first = "3", ...rest] = process.argv.slice(2);

// The command itself, which tells at its end what it used, and of how much memory when.
async function command([notes, ...argv]) {
  const memory = [];
  const timer = setInterval(() => memory.push([Date.now(), process.memoryUsage.rss()]), 100);
  timer.unref();
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const used = { cpu: (userCPUTime + systemCPUTime) / 1000, peak: maxRSS / 1024, memory };
    writeFileSync(notes, JSON.stringify(used));
  });
  process.argv.splice(2, Number.POSITIVE_INFINITY, ...argv);
  await import(join(root, "dist/cli/main.js"));
}

function measure(incidents, options) {
  const folder = mkdtempSync(join(tmpdir(), "fieldbrief-matrix-"));
  makeProject(folder, incidents);
  const notes = join(folder, "notes.json");
  const argv = [script, "--command", notes, "build", "--project", folder, ...options];
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, argv, { encoding: "utf8" });
  const wall = performance.now() - start;
  const { cpu, peak, memory } = JSON.parse(readFileSync(notes, "utf8"));
  process.stderr.write(stderr.slice(0, 3000));
  const written = editionsIn(join(folder, "out"));
  const times = written.map(({ time }) => time);
  const [begin, end] = [times[0], times.at(-1)];
  const pages = written.reduce((sum, edition) => sum + edition.pages, 0);

  console.log(
    `${written.length} editions, ${pages} pages in ${(wall / 1000).toFixed(1)} s, exit code ${status}`,
  );
  console.log(
    `after the start: ${((1000 * (times.length - 1)) / (end - begin)).toFixed(2)} editions a second`,
  );
  console.log(`processor time: ${(cpu / written.length).toFixed(0)} ms an edition, start included`);
  const during = (from, to) =>
    median(memory.filter(([at]) => from <= at && at <= to).map(([, bytes]) => bytes));
  const [early, late] = [during(times[0], times[9]), during(times.at(-10), end)];
  const megabytes = (bytes) => (bytes / 1024 / 1024).toFixed(0);
  console.log(
    `memory: first ten ${megabytes(early)} MB, last ten ${megabytes(late)} MB (${(late / early).toFixed(2)}), peak ${peak.toFixed(0)} MB`,
  );
  rmSync(folder, { recursive: true });
}

// The sample's template and words, with other incidents: as many in each province.
function makeProject(folder, each) {
  for (const name of ["data", "templates"])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  const read = (path) => readFileSync(join(root, path), "utf8");
  const codes = read("data/places/provinces.csv").match(/^AF-[A-Z]{3}(?=,)/gm);
  const records = codes.flatMap((code, at) =>
    Array.from({ length: each }, (_, index) => incident(code, index, at * each + index)),
  );
  const write = (name, rows) => {
    const [header] = read(`data/${name}`).split("\n", 1);
    writeFileSync(join(folder, "data", name), `${[header, ...rows].join("\n")}\n`);
  };
  write(
    "incidents.csv",
    records.map(({ row }) => row),
  );
  write(
    "claims.csv",
    records.flatMap(({ claims }) => claims),
  );
  write("breakdowns.csv", []);
  for (const [language, words] of Object.entries(translations)) {
    const own = read(`data/translations/${language}.csv`).split("\n");
    const isUsed = (line) =>
      kinds.some(([title]) => line.startsWith(`incidents.title,"${title}"`)) ||
      /^(?:claims.attributed_to|sources|statements)/.test(line);
    const rest = [`incidents.preferred_reason,${reason},${words.reason},`];
    write(`translations/${language}.csv`, [...own.slice(1).filter(isUsed), ...rest]);
  }
  const settings = read("briefing.yaml")
    .replace(/^editions:\n(?:[ ].*\n)*/m, series(codes))
    .replace(/^accept:\n(?:[ ].*\n)*/m, "")
    .replace(/coverage: .*/, "coverage: 2022-01-01..2022-06-30")
    .replace("kind: selection", "kind: census");
  writeFileSync(join(folder, "briefing.yaml"), settings);
}

function series(codes) {
  const filters = codes.map(
    (code) => `    - { id: ${code.slice(3).toLowerCase()}, provinces: [${code}] }`,
  );
  return `${["series:", "  unit: quarter", "  first: 2022-Q2", "  languages: [en, fa-AF, ps-AF]", "  whole: false", "  published: 5", "  data-as-of: 2", "  filters:", ...filters].join("\n")}\n`;
}

const mosque = "Suicide attack at a mosque, Kunduz city";
const kinds = [
  [mosque, "shia-hazara", "shia; worshippers", "mosque", "suicide-attack"],
  [
    "Magnetic device on a minivan, western Kabul",
    "shia-hazara",
    "shia; hazara",
    "vehicle",
    "magnetic-device",
  ],
  [mosque, "taliban-others", "worshippers", "mosque", "explosion"],
];
const [place, reason] = ["in the province", "The first account."];
const translations = {
  "fa-AF": { reason: "نخستین گزارش." },
  "ps-AF": { reason: "لومړی راپور." },
};
const numbers = ["at least 5", "12", "about 60", "more than 66", "33-40", "?", "3", "at least 47"];

function incident(code, index, number) {
  const [title, category, groups, target, method] = kinds[index % kinds.length];
  const id = `M-${code}-${index + 1}`;
  const date = `2022-${["04", "05", "06"][index % 3]}-${String(1 + ((number * 7) % 28)).padStart(2, "0")}`;
  const count = (step) => numbers[(number + step) % numbers.length];
  const claim = (name, source, killed, wounded) =>
    `${id}-${name},${id},${source},${killed},${wounded},,,,,${date},,IS-K,heading,public,`;
  const province = `${code},AF,,province,`;
  return {
    row: `${id},"${title}",${date},${date},day,,,${place},,${province},${category},stated,${groups},${target},${method},1,1,,,reported,public,${id}-a,${reason},`,
    claims: [claim("a", "al-jazeera", count(0), count(1)), claim("b", "al-arabiya", count(3), "?")],
  };
}

function editionsIn(out) {
  return readdirSync(out)
    .map((name) => join(out, name, "manifest.json"))
    .map((file) => ({
      time: statSync(file).mtimeMs,
      pages: JSON.parse(readFileSync(file, "utf8")).pages,
    }))
    .sort((a, b) => a.time - b.time);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

if (first === "--command") await command(rest);
else if (/^\d+$/.test(first)) measure(Number(first), rest);
else measure(3, [first, ...rest]);
