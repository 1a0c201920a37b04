// A program's command, and then what it took, written to the file named first: for bench/process.js.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [report, program, ...argv] = process.argv.slice(2);
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpu: (userCPUTime + systemCPUTime) / 1000, peak: maxRSS / 1024 };
  writeFileSync(report, JSON.stringify(usage));
});
process.argv.splice(2, Number.POSITIVE_INFINITY, ...argv);
await import(pathToFileURL(program).href);
