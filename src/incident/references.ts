import type { Finding } from "../config/index.ts";
import { didYouMean } from "../diagnostic.ts";
import type { BreakdownColumn } from "./breakdowns.ts";
import type { ClaimColumn } from "./claims.ts";
import type { IncidentColumn } from "./incident-columns.ts";
import { shorten } from "./shorten.ts";
import type { SourceColumn } from "./sources.ts";
import type { ReadStatements } from "./statements.ts";
import type { Row, Table } from "./table.ts";

/** The tables of a dataset, as rows, before and beside their records. */
export interface Tables {
  readonly incidents: Table<IncidentColumn>;
  readonly claims: Table<ClaimColumn>;
  readonly breakdowns: Table<BreakdownColumn>;
  readonly sources: Table<SourceColumn>;
  readonly statements: ReadStatements;
}

/**
 * Reports references that lead nowhere. Rows count even where their records failed, and nothing is said
 * of a table that could not be read whole: one mistake is one finding.
 */
export function checkReferences(tables: Tables): void {
  const { incidents, claims, breakdowns, sources, statements } = tables;
  const incident = lookUp(incidents, "incident", "incident/claim-without-incident");
  const source = lookUp(sources, "source", "incident/unknown-source");
  const claim = lookUp(claims, "claim", "incident/breakdown-without-claim");
  for (const row of claims.rows) {
    check(row, "incident", incident);
    check(row, "source", source);
  }
  for (const row of breakdowns.rows) check(row, "claim", claim);
  for (const row of sources.rows) check(row, "via", source);
  for (const statement of statements.statements) {
    const finding = source(statement.source);
    if (finding !== undefined) statements.report(statement, "source", finding);
  }
  checkCycles(sources);
  checkClaimed(incidents, claims);
}

type LookUp = (id: string) => Finding | undefined;

// Nearest names cost time for each id of the table; a file of wrong ids needs no more than some.
const maxSuggestions = 50;

function lookUp<T extends string>(target: Table<T>, what: string, code: string): LookUp {
  const nowhere = target.isAppended
    ? `no ${what} has this id, of the project's own or imported`
    : `no row of ${target.file} has this id`;
  let suggestions = 0;
  return (id) => {
    if (id === "" || !target.complete || target.ids.has(id)) return undefined;
    suggestions += 1;
    const near = suggestions <= maxSuggestions ? didYouMean(id, target.ids.keys()) : undefined;
    const message = `unknown ${what} "${shorten(id)}"`;
    return { code, message, hint: near ?? nowhere };
  };
}

function check<K extends string>(row: Row<K>, column: K, target: LookUp): void {
  const finding = target(row.cell(column));
  if (finding !== undefined) row.report(column, finding);
}

// Sources that are known through each other, so that nobody read any of them.
function checkCycles(sources: Table<SourceColumn>): void {
  const viaOf = new Map(sources.rows.map((row) => [row.id, row.cell("via")]));
  for (const row of sources.rows) {
    const trail = [row.id];
    let via = row.cell("via");
    while (via !== "" && !trail.includes(via)) {
      trail.push(via);
      via = viaOf.get(via) ?? "";
    }
    if (via === "" || via !== row.id) continue;
    row.report("via", {
      code: "incident/source-cycle",
      message: `source "${row.id}" is known through itself: ${[...trail, via].join(" → ")}`,
      hint: "leave via empty for the source that was read",
    });
  }
}

function checkClaimed(incidents: Table<IncidentColumn>, claims: Table<ClaimColumn>): void {
  if (!claims.whole) return;
  const claimed = new Set(claims.rows.map((row) => row.cell("incident")));
  for (const row of incidents.rows) {
    if (row.id === "" || claimed.has(row.id)) continue;
    row.report("id", {
      code: "incident/incident-without-claim",
      message: `incident "${row.id}" has no claim`,
      hint: `add a row to ${claims.file}: what is known of an incident is known from a source`,
    });
  }
}
