// Fieldbrief compiled without its ledger, for bench/ledger.js to measure against: no column says of which records a
// value is, no figure is gathered, checked, linked, compared between PDF and HTML, attached or written.
// The product has no such switch: a figure that cannot be traced is what it exists not to print.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { rolldown } from "rolldown";
import { input, output } from "../bundle/options.js";

const root = resolve(import.meta.dirname, "..");

// File → what it says, and what it says instead.
const changes = {
  "src/edition/edition-queries.ts": [
    ['const lineage = tracing !== "by-query";', "const lineage = false;"],
  ],
  "src/edition/make-edition.ts": [
    ['return [{ ...figures, mediaType: "application/json", description }];', "return [];"],
  ],
  "src/edition/edition-ledger.ts": [
    [
      "const ledger = buildLedger(document, project);",
      "return { document, ledger: { entries: [] } };",
    ],
    ["const bytes = writeLedger(ledger,", "const bytes = new Uint8Array() ?? writeLedger(ledger,"],
  ],
  "src/edition/typeset.ts": [["if (pdf !== undefined) {", "if (false) {"]],
};

/** Compiles it into a folder under node_modules, where it finds its libraries; returns the path of the command. */
export async function compileWithoutLedger() {
  const home = join(root, "node_modules/.fieldbrief-without-ledger");
  const done = new Set();
  const plugin = {
    name: "without-ledger",
    transform(code, id) {
      const file = Object.keys(changes).find((name) => resolve(root, name) === id);
      if (file === undefined) return null;
      done.add(file);
      return changes[file].reduce((text, [from, to]) => replaceOne(text, from, to), code);
    },
  };
  const bundle = await rolldown({ ...input, plugins: [...input.plugins, plugin] });
  await bundle.write({ ...output, dir: join(home, "dist") });
  await bundle.close();
  if (done.size < Object.keys(changes).length) throw new Error("a file is no longer there");
  mkdirSync(home, { recursive: true });
  // What comes with the program stands beside it.
  for (const name of ["package.json", "templates", "data/places"])
    cpSync(join(root, name), join(home, name), { recursive: true });
  return join(home, "dist/cli/main.js");
}

/** Copies the sample without the list of figures in its annex; returns the folder. */
export function copyWithoutList(folder) {
  for (const name of ["briefing.yaml", "data", "templates"])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  const path = join(folder, "templates/briefing/briefing.hbs");
  const text = replaceOne(readFileSync(path, "utf8"), "{{> figures}}\n", "");
  writeFileSync(path, text);
  return folder;
}

function replaceOne(text, from, to) {
  if (text.split(from).length !== 2) throw new Error(`not found once: ${from}`);
  return text.replace(from, () => to);
}
