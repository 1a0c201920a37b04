// What a step of a workflow reads from its environment, and what it leaves to those after it.
import { randomBytes } from "node:crypto";
import { appendFileSync, mkdirSync, readFileSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";

/** Returns a variable of the environment; "" where it is not set. */
export function variable(name) {
  return process.env[name] ?? "";
}

/** Tells whether an input says yes. */
export function isOn(name) {
  return variable(name) === "true";
}

/** The folder of the repository. */
export const workspace = resolve(variable("GITHUB_WORKSPACE") || ".");

/** The absolute path of the project's folder. */
export const project = resolve(workspace, variable("INPUT_PROJECT") || ".");

/** Returns the path of a file of this run that is no part of the repository. */
export function temporary(name) {
  const folder = join(variable("RUNNER_TEMP") || workspace, "fieldbrief");
  mkdirSync(folder, { recursive: true });
  return join(folder, name);
}

/** Gives a value to later steps. A value of several lines ends at a word that nobody can guess. */
export function output(name, value) {
  const end = randomBytes(16).toString("hex");
  const file = variable("GITHUB_OUTPUT");
  if (file !== "") appendFileSync(file, `${name}<<${end}\n${value}\n${end}\n`);
}

/** Returns what happened, as GitHub tells it. */
export function event() {
  const file = variable("GITHUB_EVENT_PATH");
  return file === "" ? {} : JSON.parse(readFileSync(file, "utf8"));
}

/** Prints a line at once: a program that is started next prints after it. */
export function print(line) {
  writeSync(1, `${line}\n`);
}

/** Tells something about this step beside its log. */
export function note(kind, text) {
  const data = text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  print(`::${kind} title=fieldbrief::${data}`);
}
