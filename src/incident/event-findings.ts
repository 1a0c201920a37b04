import { toDiagnostic } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { EventCells } from "./event-cells.ts";
import type { Found } from "./read-events.ts";

// Of one rule; how many more there are is told behind them.
const mostTold = 20;

/**
 * Finds the rows that findings are about, and returns a diagnostic for each: of one rule the first 20, and how many rows
 * it is that break it.
 */
export async function findRowsOf(
  found: readonly Found[],
  cells: EventCells,
): Promise<readonly Diagnostic[]> {
  const byRule = new Map<string, Found[]>();
  for (const one of found) {
    const rule = `${one.column} ${one.finding.code}`;
    const others = byRule.get(rule);
    if (others === undefined) byRule.set(rule, [one]);
    else others.push(one);
  }
  const diagnostics: Diagnostic[] = [];
  for (const group of byRule.values()) diagnostics.push(...(await rowsOfRule(group, cells)));
  return diagnostics;
}

async function rowsOfRule(
  group: readonly Found[],
  cells: EventCells,
): Promise<readonly Diagnostic[]> {
  const told: Diagnostic[] = [];
  let events = 0;
  for (const { finding, condition, events: known } of group) {
    // Every cell of a column may be wrong, each in its own way.
    if (known !== undefined && told.length === mostTold) {
      events += known;
      continue;
    }
    const rows = await cells.find(condition, mostTold - told.length);
    events += rows.events;
    for (const { id, line, row } of rows.spots) {
      const where = line !== undefined ? "" : row !== undefined ? `row ${row}, ` : `"${id}": `;
      const place = { file: cells.file, ...(line === undefined ? {} : { line }) };
      const message = `${where}${finding.message}`;
      told.push(toDiagnostic({ ...finding, message, record: id || undefined }, place));
    }
  }
  const [first] = group;
  if (first === undefined || events <= told.length) return told;
  const message = `${first.column}: ${events} rows in all; the first ${told.length} are told`;
  const { record: _, ...rest } = first.finding;
  return [...told, toDiagnostic({ ...rest, message }, { file: cells.file })];
}
