import type { ChangeReport } from "./report.ts";

// The version of the JSON report: a key that is added keeps it, one that means something else does not.
const reportVersion = 1;

/** Writes a report as JSON: every field of every change, keys and changes in a fixed order. */
export function writeChangesJson(report: ChangeReport): string {
  const { before, after, audience, totals, figures, changes, withheld, notes } = report;
  const whole = {
    version: reportVersion,
    before,
    after,
    audience,
    totals,
    figures,
    changes,
    withheld,
    notes,
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
