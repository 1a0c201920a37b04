import { RecentMap } from "../text/index.ts";
import type { Vega } from "./engine.ts";
import { topologyHash } from "./key-of.ts";
import { windRings } from "./wind-rings.ts";

/** Features of one topology, by the name of their object. */
type Features = Map<string, readonly object[]>;

/** The object of a map that may be left out: what lies around. */
export const neighbours = "neighbours";

// By hash: a topology comes to another thread as a copy each time.
const topologies = new RecentMap<string, Features>(4);

/**
 * Returns the features of an object of a topology (TopoJSON): their shapes are the same for all charts, by which
 * {@link keepOutlines} knows them; the features are new ones each time, for a view to write to.
 */
export function featuresOf(vega: Vega, topology: object, name: string): readonly object[] {
  const hash = topologyHash(topology);
  const features: Features = topologies.get(hash) ?? new Map();
  topologies.set(hash, features);
  const known = features.get(name) ?? read(vega, topology, name);
  features.set(name, known);
  return known.map((feature) => ({ ...feature }));
}

function read(vega: Vega, topology: object, name: string): readonly object[] {
  const isLeftOut =
    name === neighbours && !Object.hasOwn(Object(Reflect.get(topology, "objects")), name);
  return isLeftOut ? [] : windRings(vega.read(topology, { type: "topojson", feature: name }));
}
