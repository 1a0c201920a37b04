// Ends as the worst of the steps did.
import { note, output, variable } from "./workflow.js";

const codes = variable("CODES")
  .split(/\s+/)
  .filter((code) => code !== "")
  .map(Number);
const code = Math.max(0, ...codes);
output("code", String(code));
if (code === 1) note("error", "there are findings; the summary lists them");
if (code > 1) note("error", "it could not run; the logs of the steps say why");
process.exitCode = code;
