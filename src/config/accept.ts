import type { Diagnostic } from "../diagnostic.ts";
import type { AcceptedWarning } from "./config.ts";

/**
 * Drops the warnings that an editor accepts by code and record. An acceptance whose code starts with
 * `prefix` (`incident/`) and that matches nothing is itself a warning, so that none outlives its cause.
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
  const idle = own.filter((entry) => !used.has(entry)).map((entry) => unused(entry, diagnostics));
  return [...left, ...idle];
}

function unused(entry: AcceptedWarning, diagnostics: readonly Diagnostic[]): Diagnostic {
  const isError = diagnostics.some(
    (d) => d.severity === "error" && d.code === entry.code && d.record === entry.id,
  );
  return {
    severity: "warning",
    code: "config/unused-accept",
    message: `no warning ${entry.code} for "${entry.id}" to accept`,
    place: entry.place,
    hint: isError ? "it is an error, which cannot be accepted" : "remove it, or mend code and id",
  };
}
