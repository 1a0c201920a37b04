// The installed Chromium prints a page; it tags what it prints. Its memory is that of all its processes.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { columns } from "./rows.js";
import { finish, fontFiles, look, readRows } from "./task.js";

const rows = await readRows();
const folder = await mkdtemp(join(tmpdir(), "annex-chromium-"));
const page = join(folder, "annex.html");
const pdf = join(folder, "annex.pdf");
const faces = [
  [400, fontFiles.regular],
  [600, fontFiles.bold],
].map(
  ([weight, file]) =>
    `@font-face { font-family: Annex; font-weight: ${weight}; src: url(${pathToFileURL(file)}) }`,
);
const cells = (values, name) => values.map((text) => `<${name}>${text}</${name}>`).join("");
await writeFile(
  page,
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${look.title}</title><style>
${faces.join("\n")}
@page { size: A4; margin: ${look.margin}pt; @bottom-right { content: counter(page) } }
body { margin: 0; font: ${look.size}pt/${look.leading}pt Annex }
table { width: 100%; table-layout: fixed; border-collapse: collapse }
th { font-weight: 600; text-align: start }
th, td { padding: ${look.padding}pt; vertical-align: top; border-bottom: 0.4pt solid }
tr { break-inside: avoid }
</style><h1>${look.title}</h1><table>
<colgroup>${columns.map(([, share]) => `<col style="width: ${share * 100}%">`).join("")}</colgroup>
<thead><tr>${cells(
    columns.map(([name]) => name),
    'th scope="col"',
  ).replaceAll('</th scope="col">', "</th>")}</tr></thead>
<tbody>${rows.map((values) => `<tr>${cells(values, "td")}</tr>`).join("\n")}</tbody></table></html>`,
);
const browser = spawn(process.env.CHROMIUM ?? "chromium", [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  ...[`--user-data-dir=${join(folder, "profile")}`, "--no-pdf-header-footer"],
  ...[`--print-to-pdf=${pdf}`, "--virtual-time-budget=600000", pathToFileURL(page).href],
]);
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, memoryBelow(browser.pid));
}, 100);
const code = await new Promise((resolve) => browser.on("exit", resolve));
clearInterval(watch);
if (code !== 0) throw new Error(`chromium ended with ${code}`);
await finish(await readFile(pdf), {}, peak);
await rm(folder, { recursive: true });

// Megabytes of a process and all below it, pages that they share counted in part (Linux only, else 0).
function memoryBelow(root) {
  const parents = new Map();
  for (const name of process.platform === "linux" ? readdirSync("/proc") : [])
    if (/^\d+$/.test(name)) {
      const parent = /\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1];
      parents.set(Number(name), Number(parent));
    }
  const isBelow = (id) => id === root || (parents.has(id) && isBelow(parents.get(id)));
  let sum = 0;
  for (const id of parents.keys())
    if (isBelow(id))
      sum += Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0);
  return sum / 1024;
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
