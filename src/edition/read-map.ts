import { join } from "node:path";
import { type Config, displayPath, readText } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { ReadEffects } from "../effect.ts";
import type { Province } from "../incident/index.ts";
import { namesIn } from "./names-in.ts";

/** The map of a project: TopoJSON, parsed. */
export interface ReadMap {
  readonly places?: unknown;
  /** Its file, from the project's folder. */
  readonly file?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the map in the folder of places, the first file that ends in .topojson; nothing where there is none. */
export async function readMap({ root, data }: Config, effects: ReadEffects): Promise<ReadMap> {
  const name = (await namesIn(data.places, effects)).find((entry) => entry.endsWith(".topojson"));
  if (name === undefined) return { diagnostics: [] };
  const path = join(data.places, name);
  const file = displayPath(root, path);
  const { text, diagnostics } = await readText(path, { root, effects });
  if (text === undefined) return { diagnostics };
  try {
    const places: unknown = JSON.parse(text);
    return { places, file, diagnostics };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const message = `the map is not JSON: ${error.message}`;
    return {
      diagnostics: [{ severity: "error", code: "chart/map-syntax", message, place: { file } }],
    };
  }
}

/** Warns of provinces that the map has no shape for: what struck them would not be seen on it. */
export function checkMap(
  { places, file }: ReadMap,
  provinces: readonly Province[],
): readonly Diagnostic[] {
  const shapes: unknown = Reflect.get(
    Object(Reflect.get(Object(Reflect.get(Object(places), "objects")), "provinces")),
    "geometries",
  );
  // A map without them is told of by the chart that asks for them.
  if (file === undefined || !Array.isArray(shapes)) return [];
  const ids = new Set(shapes.map((shape): unknown => Reflect.get(Object(shape), "id")));
  const missing = provinces.filter(({ id }) => !ids.has(id)).map(({ id }) => id);
  if (missing.length === 0) return [];
  const message =
    missing.length === provinces.length
      ? "no shape of the map is a province of places/provinces.csv"
      : `the map has no shape for ${missing.slice(0, 10).join(", ")}${missing.length > 10 ? ` and ${missing.length - 10} more` : ""}`;
  const hint = "the id of a shape is the code of its province, as in places/provinces.csv";
  return [{ severity: "warning", code: "chart/map-provinces", message, hint, place: { file } }];
}
