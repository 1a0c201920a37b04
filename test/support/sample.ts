import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type BuildReport, build, nodeEffects } from "../../src/index.ts";

/** The repository's own project: the sample briefing. */
export const sampleProject: string = resolve(import.meta.dirname, "../..");

/** The sample as a user gets it. */
export interface BuiltSample {
  readonly report: BuildReport;
  readonly pdf: Uint8Array;
  readonly html: string;
}

let built: Promise<BuiltSample> | undefined;

/** Builds the sample into a temporary folder, once for a file of tests. */
export function builtSample(): Promise<BuiltSample> {
  built ??= buildSample();
  return built;
}

async function buildSample(): Promise<BuiltSample> {
  const out = mkdtempSync(join(tmpdir(), "fieldbrief-sample-"));
  const report = await build({ project: sampleProject, out }, nodeEffects());
  if (!report.editions.some(({ language }) => language === "en"))
    throw new Error(JSON.stringify(report.diagnostics, null, 2));
  const folder = join(out, "2022-05-en");
  const built = {
    report,
    pdf: readFileSync(join(folder, "briefing.pdf")),
    html: readFileSync(join(folder, "briefing.html"), "utf8"),
  };
  rmSync(out, { recursive: true });
  return built;
}
