#!/usr/bin/env node
import { enableCache } from "./compile-cache.ts";

enableCache();
const { run } = await import("./run.ts");
const { terminal } = await import("./terminal.ts");
process.exitCode = await run(process.argv.slice(2), terminal());
