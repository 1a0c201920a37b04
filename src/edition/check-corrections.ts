import type { Diagnostic } from "../diagnostic.ts";
import type { Ledger } from "../ledger/index.ts";
import type { EarlierIssues } from "./earlier-issues.ts";
import type { Project } from "./read-project.ts";

/**
 * Reports published issues of which figures are others now, where an edition lists none of them: whoever has read those
 * would not know.
 */
export function checkCorrections(
  { entries }: Ledger,
  { corrections, holders }: EarlierIssues["context"],
  { template }: Pick<Project, "template">,
): readonly Diagnostic[] {
  const printed = new Set(entries.map(({ derivation }) => derivation.id));
  return corrections.flatMap(({ id, sections }) => {
    const moved = sections.flatMap(({ figures }) => figures);
    const isListed = moved.some((figure) => {
      const published = holders.get(figure)?.["published"];
      return published !== undefined && printed.has(published.id);
    });
    if (moved.length === 0 || isListed) return [];
    const figures = moved.length === 1 ? "1 figure" : `${moved.length} figures`;
    const are = moved.length === 1 ? "is another" : "are others";
    return [
      {
        severity: "warning",
        code: "edition/corrections-unprinted",
        message: `${figures} of issue ${id} as published ${are} now, and this edition does not say so`,
        place: { file: template.main.file },
        record: id,
        hint: "print the list corrections, as {{> corrections}} of the shipped template does",
      },
    ];
  });
}
