import type { Incident, Town } from "../incident/index.ts";

/** A place on the globe: WGS 84 degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Returns the key of a town of the gazetteer. */
export type TownOf = (incident: Incident) => Town | undefined;

// Where a town is, and no centre of a province that coordinates were taken of.
const exact: ReadonlySet<Incident["placePrecision"]> = new Set(["point", "town"]);

/** Returns where an incident was, if that is known by the town: as its data set has it, or as the gazetteer has the town. */
export function pointOf(incident: Incident, townOf: TownOf): Point | undefined {
  if (!exact.has(incident.placePrecision)) return undefined;
  return writtenIn(incident.placeNote ?? "") ?? townOf(incident);
}

// An import keeps the coordinates of its table there, in these words.
function writtenIn(note: string): Point | undefined {
  const found = /latitude (-?\d{1,3}(?:\.\d+)?), longitude (-?\d{1,3}(?:\.\d+)?)/.exec(note);
  if (found === null) return undefined;
  const [latitude, longitude] = [Number(found[1]), Number(found[2])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
    ? { latitude, longitude }
    : undefined;
}

const radius = 6371;

/** Returns how far apart two points are: kilometres along a sphere of the Earth's mean radius. */
export function kilometres(a: Point, b: Point): number {
  const turn = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (x: number, y: number): number => Math.sin(turn(x - y) / 2) ** 2;
  const h =
    half(a.latitude, b.latitude) +
    Math.cos(turn(a.latitude)) * Math.cos(turn(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(h)));
}
