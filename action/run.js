// Runs one command of Fieldbrief with the inputs of the action, and leaves what it came to to later steps. A step of a
// finding does not fail: the last one does, when all has been told.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  event,
  isOn,
  note,
  output,
  print,
  project,
  temporary,
  variable,
  workspace,
} from "./workflow.js";

const steps = { check, build, changes, summary };
const [, , name = ""] = process.argv;
if (!Object.hasOwn(steps, name)) throw new Error(`no step "${name}"`);
steps[name]();

// Annotations are told to GitHub by what the command prints: nothing in the data can end one.
function check() {
  const sarif = temporary("findings.sarif");
  const frozen = isOn("INPUT_FROZEN") ? ["--frozen", out()] : [];
  const words = ["--format", "github", "--sarif", sarif, ...frozen];
  const { status } = fieldbrief(["check", ...words, ...quoting(), ...choice()], "inherit");
  output("code", String(status));
  output("sarif", existsSync(sarif) ? sarif : "");
}

function build() {
  const picture = isOn("INPUT_PICTURE") ? ["--picture"] : [];
  const words = [out(), ...picture, ...quoting(), ...choice()];
  const { status } = asText(() => fieldbrief(["build", ...words], "inherit"));
  const folder = resolve(project, variable("INPUT_OUT"));
  output("code", String(status));
  output("out", folder);
  output("upload", forUpload(folder).join("\n"));
}

// What is uploaded from a public repository is public.
function forUpload(out) {
  const which = variable("INPUT_UPLOAD");
  if (which !== "public" && which !== "all") return [];
  if (!existsSync(out)) return [];
  return readdirSync(out).flatMap((name) => {
    const folder = join(out, name);
    if (!existsSync(join(folder, "briefing.pdf"))) return [];
    const { edition } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    return which === "all" || edition.audience === "public" ? [folder] : [];
  });
}

function changes() {
  const told = variable("INPUT_COMPARE_WITH");
  const before = told === "" ? baseOf(event()) : told;
  if (before === "none" || before === undefined) return;
  const revision = variable("INPUT_REVISION");
  const after = revision === "" ? [] : [`git:${revision}`];
  const words = [`git:${before}`, ...after, "--format", "markdown", out(), ...quoting()];
  const { status, stdout } = asText(() => fieldbrief(["diff", ...words], "pipe"));
  if (status === 0 || status === 1) {
    const file = temporary("changes.md");
    writeFileSync(file, stdout);
    output("file", file);
    output("changed", status === 1 ? "yes" : "no");
    return;
  }
  note("warning", `not compared with ${before}: the log of this step says why`);
  // The first commit of a project has nothing to be compared with: only what was asked for has to be there.
  if (told !== "" || revision !== "") output("code", "2");
}

function baseOf({ pull_request: pullRequest, before }) {
  const commit = pullRequest?.base?.sha ?? before;
  const isCommit = /^[0-9a-f]{40,64}$/.test(commit ?? "") && !/^0+$/.test(commit);
  return isCommit ? commit : undefined;
}

function summary() {
  const named = [
    ["--findings", variable("SARIF")],
    ["--changes", variable("CHANGES")],
    ["--pictures", variable("INPUT_PICTURES")],
    ["--files", variable("FILES")],
  ];
  const words = named
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${value}`);
  const { status, stdout } = asText(() => fieldbrief(["summary", out(), ...words], "pipe"));
  output("code", String(status));
  if (status > 1) return;
  const file = temporary("summary.md");
  writeFileSync(file, stdout);
  output("file", file);
  const page = variable("GITHUB_STEP_SUMMARY");
  if (page !== "") appendFileSync(page, stdout);
}

function choice() {
  const editions = variable("INPUT_EDITION")
    .split(/[\s,]+/)
    .filter((id) => id !== "");
  const named = [
    ["--period", variable("INPUT_PERIOD")],
    ["--language", variable("INPUT_LANGUAGE")],
    ["--audience", variable("INPUT_AUDIENCE")],
  ];
  return [
    ...editions.map((id) => `--edition=${id}`),
    ...named.filter(([, value]) => value !== "").map(([name, value]) => `${name}=${value}`),
    ...(isOn("INPUT_ALL") ? ["--all"] : []),
  ];
}

function out() {
  return `--out=${variable("INPUT_OUT")}`;
}

function quoting() {
  return isOn("INPUT_QUOTE_DATA") ? [] : ["--no-quote"];
}

// No shell: an input is a word, whatever it holds.
function fieldbrief([command, ...words], stdout) {
  const argv = [variable("MAIN"), command, "--project", project, ...words];
  const { status, ...printed } = spawnSync(process.execPath, argv, {
    cwd: workspace,
    encoding: "utf8",
    maxBuffer: 100_000_000,
    stdio: ["ignore", stdout, "inherit"],
  });
  return { status: status ?? 2, stdout: printed.stdout ?? "" };
}

// What data say in the log is no command to GitHub.
function asText(run) {
  const token = randomBytes(16).toString("hex");
  print(`::stop-commands::${token}`);
  const result = run();
  print(`::${token}::`);
  return result;
}
