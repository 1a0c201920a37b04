import { withheldIn } from "../audience/index.ts";
import { hasErrors } from "../diagnostic.ts";
import { type Manifest, manifestName, writeManifest } from "../manifest/index.ts";
import { countIncidents, type MadeEdition } from "./make-edition.ts";
import type { StartedEdition } from "./start-edition.ts";
import type { Step } from "./step.ts";
import type { Artifact } from "./write-artifacts.ts";

/**
 * Confirms an edition whose files are there and whose rows are as they were: only its manifest is made anew, for the
 * files it was made from may have changed elsewhere. What is withheld now is looked for in the files as if they were new.
 */
export async function confirmEdition(
  { edition, written, seen, cells = 0, incidents, earlier, diagnostics }: StartedEdition,
  { step, artifacts: present, manifest }: Confirmed,
): Promise<MadeEdition> {
  if (seen === undefined) throw new Error("an edition that was not started");
  const renewed = { name: manifestName, bytes: writeManifest(manifest) };
  const { checkLeaks } = await import("./check-leaks.ts");
  const artifacts = [...present, renewed];
  const leaks = await step("leaks", () =>
    checkLeaks(artifacts, { written, seen, edition, earlier }),
  );
  return {
    artifacts: hasErrors(leaks) ? undefined : [renewed],
    isKept: true,
    pages: manifest.pages,
    incidents: incidents ?? countIncidents(seen.project, edition),
    withheld: withheldIn(seen.redactions, cells),
    diagnostics: [...diagnostics, ...leaks],
  };
}

interface Confirmed {
  readonly step: Step;
  readonly artifacts: readonly Artifact[];
  readonly manifest: Manifest;
}
