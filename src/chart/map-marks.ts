/** Marks of a map, by name. */
export interface MapMarks {
  /** All that stands in the frame of a map. */
  readonly framed: ReadonlySet<string>;
  /** Of these, what has its place on the ground. */
  readonly placed: ReadonlySet<string>;
}

/**
 * Returns the marks of a compiled chart that lie in a map. The ground stays as it lies, whichever way a
 * chart is read, and so does what a spec puts where the ground leaves room.
 */
export function mapMarks(compiled: unknown): MapMarks {
  const places = new Set<string>();
  const frames: (readonly unknown[])[] = [];
  JSON.stringify(compiled, (key, value: unknown) => {
    if (key === "transform") for (const name of namesOfPlaces(value)) places.add(name);
    if (key === "marks" && Array.isArray(value)) frames.push(value);
    return value;
  });
  const isPlaced = (mark: unknown): boolean => isGeographic(mark, places);
  const maps = frames.filter((marks) => marks.some(isPlaced)).flat();
  return { framed: namesOf(maps), placed: namesOf(maps.filter(isPlaced)) };
}

function namesOf(marks: readonly unknown[]): ReadonlySet<string> {
  return new Set(marks.map((mark) => String(get(mark, "name"))));
}

// Transforms that make pixels of degrees, and the fields that hold them (Vega, "geopoint").
function namesOfPlaces(transforms: unknown): readonly string[] {
  if (!Array.isArray(transforms)) return [];
  return transforms.flatMap((transform: unknown) => {
    const as: unknown = get(transform, "as");
    if (get(transform, "type") !== "geopoint" || !Array.isArray(as)) return [];
    return as.filter((name) => typeof name === "string");
  });
}

function isGeographic(mark: unknown, places: ReadonlySet<string>): boolean {
  const transforms: unknown = get(mark, "transform");
  if (Array.isArray(transforms) && transforms.some((one) => get(one, "type") === "geoshape"))
    return true;
  const field: unknown = get(mark, "encode", "update", "x", "field");
  return typeof field === "string" && places.has(field);
}

function get(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((part, key) => Reflect.get(Object(part), key), value);
}
