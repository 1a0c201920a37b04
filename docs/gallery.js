// Builds the sample under each template and theme that comes along, and pictures pages of each for docs/gallery.md.
// Usage: npm run gallery
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { draw, findPage, open, root, writeSheet } from "./sheet.js";

const work = join(root, "out/gallery");
const folder = join(root, "docs/gallery");
const languages = ["en", "fa-AF", "ps-AF"];
const year = "2021-08-15..2022-05-31";
const words = ["At a glance", "Sum of what is stated", "Natural Earth"];

rmSync(work, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

// English in the first row, Dari and Pashto below it: the same kinds of pages.
const briefing = build("briefing", { period: year });
await picture("briefing", [
  { file: briefing("en"), pages: words },
  { file: briefing("fa-AF"), pages: [1, 3, "Natural Earth"] },
  { file: briefing("ps-AF"), pages: [1, 4, "Natural Earth"] },
]);

const day = { period: "2022-05-25..2022-05-25", filter: "{ incidents: [IK-2022-05-25-kabul] }" };
const flash = build("flash", day);
await picture(
  "flash",
  languages.map((language) => ({ file: flash(language), pages: [1] })),
  1,
);

const annex = build("annex", { period: year });
await picture(
  "annex",
  languages.map((language) => ({ file: annex(language), pages: [1, 3, 4] })),
);

const looks = ["sober", "high-contrast", "greyscale"].map((theme) =>
  build("briefing", { period: year, theme, languages: ["en"] })("en"),
);
await picture(
  "themes",
  looks.map((file) => ({ file, pages: words })),
);

// Builds the sample under a template, and returns where its PDF in a language is.
function build(template, { period, filter, theme, languages: only = languages }) {
  const project = join(work, `${template}-${theme ?? "own"}`);
  mkdirSync(project, { recursive: true });
  cpSync(join(root, "data"), join(project, "data"), { recursive: true });
  const editions = only.map((language) =>
    [
      `  - id: "${template}"`,
      "    number: 1",
      `    period: ${period}`,
      "    published: 2022-06-01",
      "    data-as-of: 2022-05-31",
      `    language: ${language}`,
      ...(filter === undefined ? [] : [`    filter: ${filter}`]),
    ].join("\n"),
  );
  const sample = readFileSync(join(root, "briefing.yaml"), "utf8");
  const look = theme === undefined ? "" : `\ntheme: fieldbrief:${theme}`;
  const text = sample
    .replace(/^template: .*$/m, `template: fieldbrief:${template}${look}`)
    .replace(/^editions:\n[\s\S]*?\n(?=\naccept:)/m, `editions:\n${editions.join("\n")}\n`);
  writeFileSync(join(project, "briefing.yaml"), text);
  const argv = [join(root, "dist/cli/main.js"), "build", "--project", project];
  const { status } = spawnSync(process.execPath, argv, { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error(`${template} is not built`);
  return (language) => join(project, "out", `${template}-${language}`, "briefing.pdf");
}

// A row for each PDF, or all in one; a page is named by its number, or by words that stand on it.
async function picture(name, files, rows = files.length) {
  const drawn = [];
  let first;
  for (const { file, pages } of files) {
    const pdf = await open(file);
    first ??= pdf;
    const row = [];
    for (const named of pages) {
      const page = await (typeof named === "number" ? pdf.getPage(named) : findPage(pdf, named));
      // An A4 page laid on its side is drawn as large as one that stands.
      row.push(await draw(pdf, page, Math.round(page.getViewport({ scale: 0.55 }).width)));
    }
    drawn.push(row);
  }
  const target = join(folder, `${name}.png`);
  writeSheet(first, rows === 1 ? [drawn.flat()] : drawn, { target, gap: 10, largest: 450_000 });
}
