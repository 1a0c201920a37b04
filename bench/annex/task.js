// What every engine is asked: node engine-NAME.js ROWS.json OUT.pdf ROOT
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const [, , rowsFile, outFile, root] = process.argv;

/** How the annex looks, in points: as the briefing's theme has it. */
export const look = {
  title: "Annex: all incidents",
  margin: 56,
  size: 8.4,
  leading: 11.4,
  padding: 4,
};

/** The project's templates, whose look and fonts are used. */
export const templates = join(root, "templates");

/** The same two faces for all. */
export const fontFiles = {
  regular: join(templates, "fonts", "Roboto-Regular.ttf"),
  bold: join(templates, "fonts", "Roboto-SemiBold.ttf"),
};

export async function readRows() {
  return JSON.parse(await readFile(rowsFile, "utf8"));
}

/** Writes the PDF, and tells what only this process knows: milliseconds of its stages, peak megabytes. */
export async function finish(pdf, stages = {}, peak = process.resourceUsage().maxRSS / 1024) {
  await writeFile(outFile, pdf);
  process.stdout.write(JSON.stringify({ peak, stages }));
}
