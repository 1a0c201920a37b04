import type { EditionConfig, Period } from "../config/index.ts";
import { toDiagnostic } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { ClaimColumn } from "./claims.ts";
import type { IncidentColumn } from "./incident-columns.ts";
import type { Claim, Incident } from "./record.ts";
import { rowFinder, type Table } from "./table.ts";

/** Warns of incidents that an editor should look at, and may accept with a reason. */
export function doubtIncidents(
  incidents: readonly Incident[],
  table: Table<IncidentColumn>,
  coverage: Period,
): void {
  const rowOf = rowFinder(table);
  for (const { id, status, date, dateEnd } of incidents) {
    if (status === "unsourced")
      rowOf(id)?.report("status", {
        severity: "warning",
        code: "incident/unsourced",
        message: `incident "${id}" has no source of its own`,
        hint: "find a source, or accept it in briefing.yaml with a reason",
      });
    if (date < coverage.start || dateEnd > coverage.end)
      rowOf(id)?.report("date", {
        severity: "warning",
        code: "incident/outside-coverage",
        message: `incident "${id}" is outside the coverage, ${coverage.start} to ${coverage.end}`,
        hint: "mend the date, or the coverage in briefing.yaml",
      });
  }
}

/**
 * Warns of claims whose date is not among the incident's, unless the editor gave a reason for that: in `ownFile`, which
 * holds the incidents that nobody imported.
 */
export function doubtClaims(
  claims: readonly Claim[],
  table: Table<ClaimColumn>,
  incidents: readonly Incident[],
  ownFile: string,
): void {
  const rowOf = rowFinder(table);
  const byId = new Map(incidents.map((incident) => [incident.id, incident]));
  for (const claim of claims) {
    const incident = byId.get(claim.incident);
    if (incident === undefined || claim.date === null || incident.dateReason !== null) continue;
    // The evidence of the link says so.
    if (claim.linkedFrom) continue;
    if (incident.date <= claim.date && claim.date <= incident.dateEnd) continue;
    const dates =
      incident.date === incident.dateEnd
        ? incident.date
        : `${incident.date} to ${incident.dateEnd}`;
    rowOf(claim.id)?.report("date", {
      severity: "warning",
      code: "incident/claim-date-differs",
      message: `the claim gives ${claim.date}, incident "${incident.id}" ${dates}`,
      hint:
        incident.place.file === ownFile
          ? `choose the date in ${ownFile} and say why in date_reason`
          : `the incident is of ${incident.place.file}, which is imported: mend the date that is wrong, or accept this`,
    });
  }
}

/** Warns of editions in whose period nothing happened: an empty briefing is more often a mistake. */
export function doubtEditions(
  editions: readonly EditionConfig[],
  incidents: readonly Incident[],
): readonly Diagnostic[] {
  return editions
    .filter(
      ({ period }) =>
        !incidents.some(({ date, dateEnd }) => date <= period.end && dateEnd >= period.start),
    )
    .map(({ id: own, issue, period, place }) => {
      const id = issue?.id ?? own;
      const message = `no incident from ${period.start} to ${period.end}, the period of edition "${id}"`;
      const hint = "check the period and the dates; accept it where nothing happened";
      const code = "incident/empty-period";
      const finding = { severity: "warning", code, message, hint, record: id } as const;
      return toDiagnostic(finding, place ?? { file: "briefing.yaml" });
    });
}
