import type { DataConfig } from "../config/index.ts";
import { didYouMean } from "../diagnostic.ts";
import type { ClaimColumn } from "./claims.ts";
import { isDuplicate } from "./duplicates.ts";
import type { IncidentColumn } from "./incident-columns.ts";
import { linkedFrom } from "./linked-from.ts";
import type { Row, Table } from "./table.ts";

/**
 * Checks the editor's choice among the claims of each incident: that it is one of them, that it is made
 * where the rule `preferred` needs it, and that it has a reason.
 */
export function checkChoices(
  incidents: Table<IncidentColumn>,
  claims: Table<ClaimColumn>,
  rule: DataConfig["rule"],
): void {
  if (!claims.whole) return;
  const claimsOf = new Map<string, string[]>();
  // Brought by a link: beside the only claim of an incident's own nobody has to choose.
  const linked = new Set<string>();
  for (const row of claims.rows) {
    if (isDuplicate(row, claims)) continue;
    if (row.cellNamed(linkedFrom) !== "") linked.add(row.id);
    const incident = row.cell("incident");
    const ids = claimsOf.get(incident);
    if (ids === undefined) claimsOf.set(incident, [row.id]);
    else ids.push(row.id);
  }
  for (const row of incidents.rows) {
    if (isDuplicate(row, incidents)) continue;
    const ids = claimsOf.get(row.id) ?? [];
    const chosen = row.cell("preferred_claim");
    const inForce = row.cell("rule") || rule;
    const own = linked.size === 0 ? ids : ids.filter((id) => !linked.has(id));
    if (chosen !== "") checkChosen(row, { chosen, ids, claims });
    else if (inForce === "preferred" && ids.length > 1 && own.length !== 1)
      row.report("preferred_claim", {
        code: "incident/no-preferred-claim",
        message: `incident "${row.id}" has ${ids.length} claims, and none is preferred`,
        hint: `name one in preferred_claim, with a reason: ${ids.slice(0, 5).join(", ")}`,
      });
  }
}

interface Chosen {
  readonly chosen: string;
  /** The claims of the incident. */
  readonly ids: readonly string[];
  readonly claims: Table<ClaimColumn>;
}

function checkChosen(row: Row<IncidentColumn>, { chosen, ids, claims }: Chosen): void {
  if (!ids.includes(chosen)) {
    const elsewhere = claims.ids.has(chosen);
    const near = elsewhere ? undefined : didYouMean(chosen, ids);
    row.report("preferred_claim", {
      code: "incident/unknown-preferred-claim",
      message: elsewhere
        ? `claim "${chosen}" is not of incident "${row.id}"`
        : `unknown claim "${chosen}"`,
      hint: near ?? `claims of this incident: ${ids.slice(0, 5).join(", ") || "none"}`,
    });
  } else if (ids.length > 1 && row.cell("preferred_reason") === "")
    row.report("preferred_reason", {
      code: "incident/preferred-without-reason",
      message: `claim "${chosen}" is preferred without a reason`,
      hint: "say in preferred_reason why; it is printed in the method section",
    });
}
