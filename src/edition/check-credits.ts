import type { Diagnostic } from "../diagnostic.ts";
import { type Document, textOf } from "../document/index.ts";
import { providersIn } from "../incident/index.ts";
import type { Project } from "./read-project.ts";

/**
 * Reports data sets whose entries an edition has, and that it does not name: their terms ask for that beside every figure
 * made from them.
 */
export function checkCredits(
  document: Document,
  { providers, dataset, template }: Project,
): readonly Diagnostic[] {
  const shown = providersIn(dataset);
  const owed = providers.filter(({ id }) => shown.has(id));
  if (owed.length === 0) return [];
  const text = textOf(document);
  return owed
    .filter(({ name, publisher }) => !text.includes(name) && !text.includes(publisher))
    .map(({ name }) => ({
      severity: "error",
      code: "edition/no-credit",
      message: `the edition has entries of ${name}, and does not name it`,
      place: { file: template.main.file },
      hint: "print {{> method-providers}}, or the sources: {{sourceList}}",
    }));
}
