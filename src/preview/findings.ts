import { join } from "node:path";
import { readText } from "../config/index.ts";
import { type Diagnostic, excerptOf, pointedExcerpt } from "../diagnostic.ts";
import type { ReadEffects } from "../effect.ts";
import { printable } from "../printable.ts";
import { shippedPrefix, shippedRoot } from "../shipped.ts";
import type { ToldFinding } from "./told.ts";

// What anybody reads of a list before they mend the first.
const mostTold = 100;

/** Returns what is wrong as the page shows it, each once, errors first; and how many more there are. */
export async function tellFindings(
  diagnostics: readonly Diagnostic[],
  { root, effects }: { readonly root: string; readonly effects: ReadEffects },
): Promise<{ readonly findings: readonly ToldFinding[]; readonly more: number }> {
  const unique = new Map(diagnostics.map((d) => [JSON.stringify([d.code, d.message, d.place]), d]));
  const sorted = [...unique.values()].sort((a, b) => rank(a) - rank(b));
  const told = sorted.slice(0, mostTold);
  const findings = await Promise.all(told.map((one) => tell(one, root, effects)));
  return { findings, more: sorted.length - told.length };
}

function rank({ severity }: Diagnostic): number {
  return severity === "error" ? 0 : 1;
}

async function tell(
  diagnostic: Diagnostic,
  root: string,
  effects: ReadEffects,
): Promise<ToldFinding> {
  const { severity, code, message, place, hint } = diagnostic;
  const line = diagnostic.excerpt ?? (await lineAt(place, root, effects));
  return {
    severity,
    code,
    message: printable(message),
    ...(place && { place }),
    ...(line !== undefined && { excerpt: pointed(line, place?.column) }),
    ...(hint !== undefined && { hint: printable(hint) }),
  };
}

// Each character stays one, so that what is pointed at stays where it is.
function pointed(line: string, column: number | undefined): NonNullable<ToldFinding["excerpt"]> {
  const { text, before } = pointedExcerpt(line, column);
  return { text: printable(text), before };
}

// As everything is read: of the project or of the program, and of nothing else.
async function lineAt(
  place: Diagnostic["place"],
  root: string,
  effects: ReadEffects,
): Promise<string | undefined> {
  if (place?.line === undefined) return undefined;
  const { file, line } = place;
  const path = file.startsWith(shippedPrefix)
    ? join(shippedRoot, file.slice(shippedPrefix.length))
    : join(root, file);
  const { text } = await readText(path, { root, effects });
  return text === undefined ? undefined : excerptOf(text, line);
}
