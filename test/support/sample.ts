import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type BuildReport, build, nodeEffects } from "../../src/index.ts";

/** The repository's own project: the sample briefing. */
export const sampleProject: string = resolve(import.meta.dirname, "../..");

/** The editions of the sample, by the names of their folders. */
export const sampleEditions = ["2022-05-en", "2022-05-fa-AF", "2022-05-ps-AF"] as const;

export type SampleEdition = (typeof sampleEditions)[number];

/** An edition of the sample as a user gets it. */
export interface BuiltSample {
  readonly report: BuildReport;
  readonly pdf: Uint8Array;
  readonly html: string;
}

const built = new Map<SampleEdition, Promise<BuiltSample>>();

/** Builds an edition of the sample, the English one unless told, once for a file of tests. */
export function builtSample(edition: SampleEdition = "2022-05-en"): Promise<BuiltSample> {
  const known = built.get(edition) ?? buildSample(edition);
  built.set(edition, known);
  return known;
}

async function buildSample(edition: SampleEdition): Promise<BuiltSample> {
  const out = mkdtempSync(join(tmpdir(), "fieldbrief-sample-"));
  const options = { project: sampleProject, out, editions: [edition] };
  const report = await build(options, nodeEffects());
  if (report.editions.length !== 1) throw new Error(JSON.stringify(report.diagnostics, null, 2));
  const folder = join(out, edition);
  const sample = {
    report,
    pdf: readFileSync(join(folder, "briefing.pdf")),
    html: readFileSync(join(folder, "briefing.html"), "utf8"),
  };
  rmSync(out, { recursive: true });
  return sample;
}
