import { type Diagnostic, hasErrors } from "../diagnostic.ts";
import type { AcceptedWarning } from "./config.ts";
import { toDiagnostic } from "./finding.ts";

/**
 * Drops the warnings that an editor accepts by code and record. An acceptance whose code starts with
 * `prefix` (`incident/`) and that matches nothing is itself a warning, so that none outlives its cause;
 * but not while there are errors, which keep records from being looked at.
 */
export function acceptWarnings(
  diagnostics: readonly Diagnostic[],
  accept: readonly AcceptedWarning[],
  prefix: string,
): readonly Diagnostic[] {
  const own = accept.filter((entry) => entry.code.startsWith(prefix));
  const accepted = new Map(own.map((entry) => [`${entry.code} ${entry.id}`, entry]));
  const used = new Set<AcceptedWarning>();
  const left = diagnostics.filter(({ severity, code, record }) => {
    const entry = severity === "warning" ? accepted.get(`${code} ${record}`) : undefined;
    if (entry !== undefined) used.add(entry);
    return entry === undefined;
  });
  if (hasErrors(diagnostics)) return left;
  return [...left, ...own.filter((entry) => !used.has(entry)).map(unused)];
}

function unused({ code, id, place }: AcceptedWarning): Diagnostic {
  const message = `no warning ${code} for "${id}" to accept`;
  const hint = "remove it, or mend code and id; an error cannot be accepted";
  return toDiagnostic({ severity: "warning", code: "config/unused-accept", message, hint }, place);
}
