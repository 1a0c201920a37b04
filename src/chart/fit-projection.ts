import { RecentMap } from "../text/index.ts";
import type { Vega } from "./engine.ts";
import { featuresOf } from "./features.ts";
import { topologyHash } from "./key-of.ts";

type Spec = Readonly<Record<string, unknown>>;
type Point = readonly [number, number];

// By topology, object, kind and frame; those of the charts of a template are few.
const fitted = new RecentMap<string, Spec>(32);

// Of the frame, on each side: what is at the border has a line around it.
const margin = 9;

/**
 * Returns a specification whose projection shows an object of the topology as large as its frame allows. What its
 * projection says of the middle and of parallels holds; where it says nothing, the middle is that of the object, and
 * parallels are a sixth of its height inside of it (the rule of thumb for equal-area maps: Snyder, Map Projections,
 * USGS 1395, p. 99).
 */
export function fitProjection(
  vega: Vega,
  spec: Spec,
  { feature, topology }: { readonly feature: string; readonly topology: object },
): Spec {
  const { projection: written, width, height } = spec;
  const size: Point = [Number(width), Number(height)];
  const key = JSON.stringify([topologyHash(topology), feature, written, size]);
  const known = fitted.get(key);
  const projection =
    known ??
    projectionFor(vega, Object(written), { features: featuresOf(vega, topology, feature), size });
  fitted.set(key, projection);
  return { ...spec, projection };
}

interface Framed {
  readonly features: readonly object[];
  readonly size: Point;
}

function projectionFor(vega: Vega, written: Spec, { features, size }: Framed): Spec {
  const [width, height] = size;
  const type = String(written["type"]);
  const box = boxOf(features);
  const sixth = (box.north - box.south) / 6;
  const looks = {
    rotate: [-box.longitude, 0],
    center: [0, round((box.south + box.north) / 2, 2)],
    ...(type.startsWith("conic") && {
      parallels: [round(box.south + sixth, 2), round(box.north - sixth, 2)],
    }),
    ...written,
  };
  const projection = vega.projection(type)();
  for (const [name, value] of Object.entries(looks)) {
    const set: unknown = Reflect.get(projection, name);
    if (typeof set === "function") set.call(projection, value);
  }
  projection.fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    { type: "FeatureCollection", features },
  );
  return {
    precision: 0,
    clipExtent: [
      [0, 0],
      [width, height],
    ],
    ...looks,
    // Rounded, for the last digits of sines are another machine's own.
    scale: Math.floor(projection.scale()),
    translate: projection.translate().map((at) => round(at, 1)),
  };
}

interface Box {
  readonly south: number;
  readonly north: number;
  /** Of the middle. */
  readonly longitude: number;
}

// The middle is opposite of the widest gap between longitudes: some countries lie on both sides of 180°.
function boxOf(features: readonly object[]): Box {
  const points: Point[] = [];
  for (const feature of features)
    collect(Reflect.get(Object(Reflect.get(feature, "geometry")), "coordinates"), points);
  const longitudes = points.map(([longitude]) => longitude).sort((a, b) => a - b);
  const latitudes = points.map(([, latitude]) => latitude);
  const [first = 0] = longitudes;
  let [gap, west, east] = [
    first + 360 - (longitudes.at(-1) ?? first),
    first,
    longitudes.at(-1) ?? first,
  ];
  longitudes.forEach((longitude, at) => {
    const next = longitudes[at + 1];
    if (next === undefined || next - longitude <= gap) return;
    [gap, west, east] = [next - longitude, next, longitude + 360];
  });
  const middle = (west + east) / 2;
  return {
    south: latitudes.reduce((least, one) => Math.min(least, one), 90),
    north: latitudes.reduce((most, one) => Math.max(most, one), -90),
    longitude: round(middle > 180 ? middle - 360 : middle, 2),
  };
}

function collect(coordinates: unknown, points: Point[]): void {
  if (!Array.isArray(coordinates)) return;
  const [longitude, latitude] = coordinates;
  if (typeof longitude === "number" && typeof latitude === "number")
    points.push([longitude, latitude]);
  else for (const part of coordinates) collect(part, points);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
