import { type Diagnostic, didYouMean, type Place } from "../diagnostic.ts";
import type { IncidentColumn } from "./incident-columns.ts";
import type { LinkRow } from "./links.ts";
import type { Link } from "./record.ts";
import { rowFinder, type Table } from "./table.ts";

/**
 * Reports links that cannot hold: of an incident to itself, of one that is not there, of two entries of one data set, a
 * pair that is there twice, and accepted ones that would make an incident two others or lead on from one to the next.
 * Returns the accepted links that are left.
 */
export function checkLinks(
  links: readonly LinkRow[],
  incidents: Table<IncidentColumn>,
): readonly Link[] {
  const rowOf = rowFinder(incidents);
  const pairs = new Map<string, Place>();
  const good = links.filter(({ link, row }) => {
    const { incident, sameAs, state } = link;
    const report = (column: "incident" | "same_as", found: Found): false => {
      row.report(column, { record: sameAs, ...found });
      return false;
    };
    if (incident === sameAs)
      return report("same_as", {
        code: "linking/self",
        message: `incident "${incident}" is linked to itself`,
        hint: "name the other one, or take the row out",
      });
    const key = JSON.stringify([incident, sameAs].sort());
    const earlier = pairs.get(key);
    if (earlier !== undefined)
      return report("same_as", {
        code: "linking/repeated",
        message: `"${incident}" and "${sameAs}" are linked twice`,
        hint: `first on line ${earlier.line}; keep one of the two`,
      });
    pairs.set(key, row.place);
    for (const [column, id] of [["incident", incident] as const, ["same_as", sameAs] as const]) {
      if (rowOf(id) !== undefined) continue;
      // Nobody can say that of a file of which rows are missing.
      if (!incidents.complete) return false;
      const isInForce = state === "accepted";
      return report(column, {
        severity: isInForce ? "error" : "warning",
        code: "linking/unknown-incident",
        message: `no incident "${id}"`,
        hint: didYouMean(id, nearby(incidents, id)) ?? gone(isInForce),
      });
    }
    const provider = rowOf(incident)?.cell("provider") ?? "";
    if (provider === rowOf(sameAs)?.cell("provider"))
      return report("same_as", {
        code: "linking/one-data-set",
        message: `"${incident}" and "${sameAs}" are both ${provider === "" ? "the project's own" : `of ${provider}`}`,
        hint:
          provider === ""
            ? "links are between data sets: give the claims of both to one of the two, and take this row out"
            : "links are between data sets: take this row out, and leave the provider's table as it is",
      });
    return true;
  });
  return inForce(good);
}

interface Found {
  readonly severity?: Diagnostic["severity"];
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

function gone(isInForce: boolean): string {
  return isInForce
    ? "its table no longer has it: take the row out, or look for what became of it"
    : "its table no longer has it: take the row out";
}

// Of a large table those that begin alike are looked at, for distances take time.
function* nearby(incidents: Table<IncidentColumn>, id: string): Iterable<string> {
  for (const other of incidents.ids.keys()) if (other.slice(0, 4) === id.slice(0, 4)) yield other;
}

// An incident goes into one other, and that one into none.
function inForce(links: readonly LinkRow[]): readonly Link[] {
  const accepted = links.filter(({ link }) => link.state === "accepted");
  const kept = new Map<string, Place>();
  for (const { link, row } of accepted)
    if (!kept.has(link.incident)) kept.set(link.incident, row.place);
  const gone = new Map<string, { readonly link: Link; readonly place: Place }>();
  return accepted.flatMap(({ link, row }) => {
    const { incident, sameAs } = link;
    const other = gone.get(sameAs);
    const keeping = kept.get(sameAs);
    if (other !== undefined)
      row.report("same_as", {
        code: "linking/linked-twice",
        record: sameAs,
        message: `"${sameAs}" is linked to "${other.link.incident}" already`,
        hint: `on line ${other.place.line}: one of the two can hold`,
      });
    else if (keeping !== undefined)
      row.report("same_as", {
        code: "linking/chain",
        record: sameAs,
        message: `"${sameAs}" goes into "${incident}", and others go into "${sameAs}"`,
        hint: `on line ${keeping.line}: write ${incident} there as the incident, too`,
      });
    else {
      gone.set(sameAs, { link, place: row.place });
      return [link];
    }
    return [];
  });
}
