// Times the preview in Chromium: from a file written on the disk to the page that shows it, warm, on the sample.
// Usage: npm run bench:preview [-- ROUNDS]. Prints medians of each kind of change, taken in turn; machines are noisy.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { median } from "./process.js";

const root = resolve(import.meta.dirname, "..");
const rounds = Number(process.argv[2] ?? 12);
const unheard = 2;
const project = mkdtempSync(join(tmpdir(), "fieldbrief-preview-"));
for (const name of ["briefing.yaml", "data", "templates"])
  cpSync(join(root, name), join(project, name), { recursive: true });

// What is written in round n, and what the page then holds: words of their own each time, or a colour.
const insert =
  (before, mark = (n) => `zq${String.fromCharCode(97 + n)}`) =>
  (text, n) => [text.replace(before, (found) => `${found}${mark(n)} `), mark(n)];
const colour = (n) => `#8a94${(16 + n).toString(16)}`;
const changes = [
  ["prose, a partial", "templates/briefing/partials/title.hbs", insert(/<h1>/)],
  ["prose, a message", "templates/briefing/strings.en.yaml", insert(/at-a-glance: /)],
  ["prose, a narrative", "data/narrative/summary.en.md", insert(/^/)],
  [
    "chart, a spec",
    "templates/briefing/charts/incidents-by-month.vl.json",
    (text, n) => [text.replace('"theme:strip"', `"${colour(n)}"`), colour(n)],
  ],
  [
    "chart, a query",
    "templates/briefing/queries/incidents-by-month.sql",
    (text) => [text.replace("GROUP BY m.month, m.pos", "WHERE m.position > 1\n$&"), ""],
  ],
].map(([name, path, edit]) => {
  const file = join(project, path);
  return { name, file, edit, text: readFileSync(file, "utf8"), html: [], page: [] };
});

const preview = spawn(
  process.execPath,
  [join(root, "dist/cli/main.js"), "preview", "--port", "0", "--project", project],
  { stdio: ["ignore", "pipe", "inherit"] },
);
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu"],
});
try {
  const url = await new Promise((told) => {
    preview.stdout.once("data", (data) => told(String(data).trim()));
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 1400 } });
  await page.goto(url);
  await settled(page);
  for (let n = 0; n < rounds + unheard; n++)
    for (const change of changes) {
      const [text, words] = change.edit(change.text, n + 1);
      const seen = page.evaluate(watch, words);
      await page.evaluate(() => undefined);
      const start = performance.timeOrigin + performance.now();
      writeFileSync(change.file, text);
      const { html, picture } = await within(seen, change.name, page);
      if (n >= unheard) {
        change.html.push(html - start);
        change.page.push(picture - start);
      }
      writeFileSync(change.file, change.text);
      await settled(page);
    }
  report();
} finally {
  await browser.close();
  preview.kill("SIGINT");
  rmSync(project, { recursive: true });
}

// What never comes is said with what the page shows instead.
async function within(seen, name, page) {
  const limit = new Promise((late) => setTimeout(late, 20_000));
  const found = await Promise.race([seen, limit]);
  if (found !== undefined) return found;
  const words = await page.evaluate(() => document.body.textContent.slice(0, 2000));
  throw new Error(`"${name}" is not seen within 20 s. The page: ${words}`);
}

// Until all is done that one change asks for; the next save finds the preview at rest, as one by hand does.
async function settled(page) {
  await new Promise((resolve) => setTimeout(resolve, 300));
  await page.waitForFunction(() => document.querySelector("#state").dataset.work === "done");
}

// Runs in the page: when the HTML holds the words, and when a page that does is in place.
function watch(words) {
  const now = () => performance.timeOrigin + performance.now();
  const everything = { subtree: true, childList: true, characterData: true, attributes: true };
  const frame = document.querySelector("#html iframe").contentDocument;
  const html = new Promise((seen) => {
    const observer = new MutationObserver(() => {
      const time = now();
      if (!frame.body.innerHTML.includes(words)) return;
      observer.disconnect();
      seen(time);
    });
    observer.observe(frame, everything);
  });
  const picture = new Promise((seen) => {
    const pages = document.querySelector("#pages");
    const observer = new MutationObserver(async (records) => {
      const time = now();
      if (pages.innerHTML.includes(words)) {
        observer.disconnect();
        seen(time);
      }
      const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
      for (const { src, complete } of added) {
        if (!src || !complete) continue;
        const text = await (await fetch(src)).text();
        if (text.includes(words)) {
          observer.disconnect();
          seen(time);
        }
      }
    });
    observer.observe(pages, everything);
  });
  return Promise.all([html, picture]).then(([a, b]) => ({ html: a, picture: b }));
}

function report() {
  console.log(`${rounds} rounds, warm; medians (least, most) of ms from the write to the page\n`);
  console.log("change".padEnd(22), "HTML".padStart(18), "page of the PDF".padStart(20));
  const words = (times) =>
    `${median(times).toFixed(0)} (${Math.min(...times).toFixed(0)}, ${Math.max(...times).toFixed(0)})`;
  for (const { name, html, page } of changes)
    console.log(name.padEnd(22), words(html).padStart(18), words(page).padStart(20));
}
