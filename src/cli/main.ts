#!/usr/bin/env node
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { threadCrew } from "./crew.ts";
import { startHasher } from "./hasher.ts";
import { type Painter, startPainter } from "./painter.ts";
import { tuneEngine } from "./tune-engine.ts";

const argv = process.argv.slice(2);
tuneEngine(["trace", "preview"].includes(argv[0] ?? "") ? "repeated" : "once");
let painter: Painter | undefined;
const wake = (): Painter => {
  painter ??= startPainter();
  return painter;
};
// Before anything else, where it is sure to be needed: the thread loads Vega while this one loads the rest. A build
// that may find everything unchanged wakes it when it does not; what is there is hashed by another thread meanwhile.
const mayKeep = argv.includes("build") && !argv.includes("--no-cache") && existsSync(outOf(argv));
if (["build", "check", "preview", "verify"].some((name) => argv.includes(name)) && !mayKeep) wake();
const hasher = mayKeep ? startHasher(resolve(outOf(argv))) : undefined;
const { run } = await import("./run.ts");
const { terminal } = await import("./terminal.ts");
process.exitCode = await run(argv, {
  ...terminal(),
  paint: (...task) => wake().paint(...task),
  wake() {
    // Nobody asks it any more.
    void hasher?.stop();
    wake();
  },
  hashFiles: hasher?.hashFiles,
  crew: threadCrew,
});
await Promise.all([painter?.stop(), hasher?.stop()]);

function outOf(words: readonly string[]): string {
  return words[words.indexOf("--out") + 1 || words.length] ?? "out";
}
