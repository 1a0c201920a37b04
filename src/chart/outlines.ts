import { RecentMap } from "../text/index.ts";
import type { Item, Vega } from "./engine.ts";
import { type Matrix, type Path, PathBuilder } from "./path-builder.ts";

/** The outlines of places as a map projects them, by their geometry. */
export type Outlines = WeakMap<object, Outline>;

/** Steps of three numbers each: what is done, and where. It begins with a move. */
export type Outline = readonly number[];

const step = { move: 0, line: 1, close: 2 } as const;

/** What of a canvas an outline is drawn with. */
interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
  /** Does all steps at once, where it can. */
  outline?(outline: Outline): void;
}

/** Draws an item into a context; Vega makes it of a projection. */
interface Shape {
  (item: Item): unknown;
  context(pen: Pen): Shape;
}

/**
 * Returns a place for the outlines of a compiled chart if they are the same whatever its data: if it has one projection,
 * in which nothing is worked out.
 */
export function outlinesOf(compiled: unknown): Outlines | undefined {
  const projections: unknown[] = [];
  let isPlain = true;
  JSON.stringify(compiled, (key, value: unknown) => {
    if (key === "projections" && Array.isArray(value)) projections.push(...value);
    if (key === "transform" && Array.isArray(value)) isPlain &&= value.every(isPlainShape);
    return value;
  });
  const [only, ...more] = projections;
  if (!isPlain || only === undefined || more.length > 0) return undefined;
  return /"(?:signal|fit)":/.test(JSON.stringify(only)) ? undefined : new WeakMap();
}

// Of the feature itself, not of something that it holds.
function isPlainShape(transform: unknown): boolean {
  const keys = Object.keys(Object(transform));
  return (
    Reflect.get(Object(transform), "type") !== "geoshape" ||
    keys.every((key) => key === "type" || key === "projection")
  );
}

// Of the chart that runs: one runs at a time.
let outlines: Outlines | undefined;
const prepared = new WeakSet<Vega>();

/** Has the next chart project each place once, and not at all where it is among `known`. */
export function keepOutlines(vega: Vega, known: Outlines | undefined): void {
  outlines = known;
  if (prepared.has(vega)) return;
  prepared.add(vega);
  const { shape } = vega.Marks;
  if (shape === undefined) return;
  const { bound } = shape;
  // Where the bounds of an item are found its shape is asked for first; it is drawn later.
  shape.bound = (bounds, item, ...rest) => {
    keepOutline(item);
    return bound(bounds, item, ...rest);
  };
}

const withoutPoints = new Set(["Polygon", "MultiPolygon", "LineString", "MultiLineString"]);
const replays = new WeakSet<Shape>();

function keepOutline(item: Item): void {
  const shape = item.shape as Shape | undefined; // what GeoShape of Vega makes
  const geometry: unknown = Reflect.get(Object(item.datum), "geometry");
  if (outlines === undefined || shape === undefined || replays.has(shape)) return;
  if (typeof geometry !== "object" || geometry === null) return;
  if (!withoutPoints.has(String(Reflect.get(geometry, "type")))) return;
  const known = outlines.get(geometry) ?? record(shape, item);
  outlines.set(geometry, known);
  Object.assign(item, { shape: replay(known) });
}

function record(shape: Shape, item: Item): Outline {
  const steps: number[] = [];
  const pen: Pen = {
    moveTo: (x, y) => steps.push(step.move, x, y),
    lineTo: (x, y) => steps.push(step.line, x, y),
    closePath: () => steps.push(step.close, 0, 0),
  };
  shape.context(pen)(item);
  return steps;
}

function replay(outline: Outline): Shape {
  let pen: Pen | undefined;
  const draw = (): void => {
    if (pen?.outline !== undefined && outline[0] === step.move) pen.outline(outline);
    else if (pen !== undefined) play(outline, pen);
  };
  const shape: Shape = Object.assign(draw, {
    context(next: Pen) {
      pen = next;
      return shape;
    },
  });
  replays.add(shape);
  return shape;
}

function play(outline: Outline, pen: Pen): void {
  for (let at = 0; at < outline.length; at += 3) {
    const [kind, x = 0, y = 0] = [outline[at], outline[at + 1], outline[at + 2]];
    if (kind === step.move) pen.moveTo(x, y);
    else if (kind === step.line) pen.lineTo(x, y);
    else pen.closePath();
  }
}

// A map stands where its legend leaves room: that differs by language.
const transformationsKept = 4;
const paths = new WeakMap<Outline, RecentMap<string, Path>>();

/** Returns an outline under a transformation, written once. */
export function pathOf(outline: Outline, matrix: Matrix): Path {
  const known = paths.get(outline) ?? new RecentMap<string, Path>(transformationsKept);
  paths.set(outline, known);
  const key = matrix.join(" ");
  const path = known.get(key) ?? write(outline, matrix);
  known.set(key, path);
  return path;
}

function write(outline: Outline, matrix: Matrix): Path {
  const builder = new PathBuilder();
  play(outline, {
    moveTo: (x, y) => builder.moveTo(matrix, x, y),
    lineTo: (x, y) => builder.lineTo(matrix, x, y),
    closePath: () => builder.close(),
  });
  return builder.path;
}
