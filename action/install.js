// Finds the program, or installs it: the action's own, a version of the package, or what the project's lockfile holds.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { output, project, temporary, variable } from "./workflow.js";

const main = "dist/cli/main.js";
const version = variable("INPUT_VERSION");
const installed = program(version);
if (existsSync(installed)) output("main", installed);
else {
  console.error(`no ${installed}: the program could not be installed`);
  process.exitCode = 2;
}

function program(version) {
  if (version === "project") return join(project, "node_modules/fieldbrief", main);
  if (version === "") {
    const own = join(dirname(fileURLToPath(import.meta.url)), "..");
    if (!existsSync(join(own, main))) npm(["ci", "--no-audit", "--no-fund"], own);
    return join(own, main);
  }
  if (!/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)) {
    console.error(`"${version}" is no version: write 1.2.3, or "project"`);
    process.exit(2);
  }
  const folder = temporary("program");
  npm([
    "install",
    "--prefix",
    folder,
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    `fieldbrief@${version}`,
  ]);
  return join(folder, "node_modules/fieldbrief", main);
}

// On Windows npm is a script, which only a shell starts; no word of it comes from outside.
function npm(words, cwd = process.cwd()) {
  spawnSync("npm", words, { cwd, stdio: "inherit", shell: process.platform === "win32" });
}
