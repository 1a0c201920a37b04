import { type Count, compareCounts } from "../count/index.ts";
import type { IncidentColumn } from "./incident-columns.ts";
import { foldPlace, type Places } from "./places.ts";
import type { Claim, Dataset, Incident } from "./record.ts";
import { rowFinder, type Table } from "./table.ts";

/**
 * Warns of two incidents of the project's own that may be one event, which would be counted twice: of one day and one place
 * narrower than a town, or in one town, alike in method and target, by sources of which none tells of both, with tolls
 * that agree. (Standards for Casualty Recording, 2016: duplicates are looked for.)
 */
export function doubtRepeats(
  { incidents, claims }: Pick<Dataset, "incidents" | "claims">,
  table: Table<IncidentColumn>,
  places: Pick<Places, "provinceNamed" | "provincesOfTown">,
): void {
  const rowOf = rowFinder(table);
  const claimsOf = groupClaims(claims);
  const saidOf = ({ id }: Incident): readonly Claim[] => claimsOf.get(id) ?? [];
  const found: { readonly incident: Incident; readonly first: Incident; readonly where: string }[] =
    [];
  const atPlaces = new Map<string, Incident>();
  const inTowns = new Map<string, readonly Incident[]>();
  for (const incident of incidents) {
    if (incident.datePrecision !== "day" || isImported(incident)) continue;
    const [place, town] = [placeKey(incident, places), townKey(incident)];
    const inTown = town === undefined ? [] : (inTowns.get(town) ?? []);
    const same = place === undefined ? undefined : atPlaces.get(place);
    const alike = inTown.find((other) => mayAgree(saidOf(incident), saidOf(other)));
    if (place !== undefined && same === undefined) atPlaces.set(place, incident);
    if (town !== undefined) inTowns.set(town, [...inTown, incident]);
    const first = same ?? alike;
    if (first === undefined) continue;
    const where = same ? "at one place" : "in one town, alike in method, target and toll";
    found.push({ incident, first, where });
  }
  const told = found.length > mostTold ? found.slice(0, mostTold - 1) : found;
  for (const { incident, first, where } of told)
    rowOf(incident.id)?.report("date", {
      severity: "warning",
      code,
      message: `incident "${incident.id}" may be "${first.id}": on one day, ${where}`,
      hint: `where it is, give its claims to "${first.id}" and take its row out; where not, accept this in briefing.yaml with a reason`,
    });
  const [next] = found.slice(told.length);
  if (next !== undefined)
    rowOf(next.incident.id)?.report("date", {
      severity: "warning",
      code,
      message: `${found.length - told.length} incidents more may be told twice, "${next.incident.id}" and others after it`,
      hint: "where places are no narrower than a town, write what they are into town or district; else look at the first ones, and accept this in briefing.yaml",
    });
}

const code = "incident/told-twice";

// Of so many somebody looks at each; more say that places are not what they seem.
const mostTold = 20;

// Those of data sets are compared by `link`, and their rows are nobody's here to mend.
function isImported({ provider }: Incident): boolean {
  return provider !== undefined && provider !== null;
}

function groupClaims(claims: readonly Claim[]): ReadonlyMap<string, readonly Claim[]> {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const group = groups.get(claim.incident);
    if (group === undefined) groups.set(claim.incident, [claim]);
    else group.push(claim);
  }
  return groups;
}

// Much may happen in a town on one day.
function placeKey(
  incident: Incident,
  { provinceNamed, provincesOfTown }: Pick<Places, "provinceNamed" | "provincesOfTown">,
): string | undefined {
  const { date, dateEnd, country, province, placeWritten: place, town, placePrecision } = incident;
  const folded = foldPlace(place);
  const isWide =
    placePrecision === "unknown" ||
    placePrecision === "country" ||
    provinceNamed(place) !== undefined ||
    provincesOfTown(place).length > 0 ||
    (town !== null && foldPlace(town) === folded);
  return folded === "" || isWide
    ? undefined
    : JSON.stringify([date, dateEnd, country, province, folded]);
}

function townKey(incident: Incident): string | undefined {
  const { date, dateEnd, country, province, town, method, targetType } = incident;
  if (town === null || [method, targetType].includes(notStated)) return undefined;
  return JSON.stringify([date, dateEnd, country, province, foldPlace(town), method, targetType]);
}

const notStated = "not-stated";

// A source that tells of both tells them apart.
function mayAgree(some: readonly Claim[], others: readonly Claim[]): boolean {
  const sources = new Set(some.map(({ source }) => source));
  if (others.some(({ source }) => sources.has(source))) return false;
  return some.some((one) =>
    others.some(
      (other) => areAlike(one.killed, other.killed) && mayBeOne(one.wounded, other.wounded),
    ),
  );
}

function areAlike(a: Count, b: Count): boolean {
  return a.bound !== "unknown" && b.bound !== "unknown" && mayBeOne(a, b);
}

function mayBeOne(a: Count, b: Count): boolean {
  return !["more", "less"].includes(compareCounts(a, b));
}
