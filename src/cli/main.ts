#!/usr/bin/env node
import { startPainter } from "./painter.ts";
import { tuneEngine } from "./tune-engine.ts";

tuneEngine();
const argv = process.argv.slice(2);
// Before anything else: the thread loads Vega while this one loads the rest.
const painter = argv.includes("build") || argv.includes("check") ? startPainter() : undefined;
const { run } = await import("./run.ts");
const { terminal } = await import("./terminal.ts");
process.exitCode = await run(argv, { ...terminal(), paint: painter?.paint });
await painter?.stop();
