import { RecentMap } from "../text/index.ts";
import type { Vega } from "./engine.ts";
import { keyOf } from "./key-of.ts";

/** Features of one topology, by the name of their object. */
type Features = Map<string, readonly object[]>;

// A topology comes to another thread as a copy each time.
const byTopology = new WeakMap<object, Features>();
const byContent = new RecentMap<string, Features>(4);

/**
 * Returns the features of an object of a topology (TopoJSON): their shapes are the same for all charts, by which
 * {@link keepOutlines} knows them; the features are new ones each time, for a view to write to.
 */
export function featuresOf(vega: Vega, topology: object, name: string): readonly object[] {
  const features = knownFeatures(topology);
  const known = features.get(name) ?? vega.read(topology, { type: "topojson", feature: name });
  features.set(name, known);
  return known.map((feature) => ({ ...feature }));
}

function knownFeatures(topology: object): Features {
  const before = byTopology.get(topology);
  if (before !== undefined) return before;
  const { hash } = keyOf(topology);
  const features: Features = byContent.get(hash) ?? new Map();
  byContent.set(hash, features);
  byTopology.set(topology, features);
  return features;
}
