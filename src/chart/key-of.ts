import { createHash } from "node:crypto";
import { serialize } from "node:v8";

/** What plain data are known by. */
export interface Key {
  readonly hash: string;
  /** How many bytes the data take up. */
  readonly size: number;
}

/** Returns what plain data are known by, whole: `undefined`, NaN and -0 count, as they do in a chart. */
export function keyOf(value: unknown): Key {
  const bytes = serialize(value);
  return { hash: createHash("sha256").update(bytes).digest("base64"), size: bytes.length };
}

const topologies = new WeakMap<object, string>();

/** Returns the hash of a topology, which nobody writes to: it is worked out once. */
export function topologyHash(topology: object): string {
  const known = topologies.get(topology) ?? keyOf(topology).hash;
  topologies.set(topology, known);
  return known;
}
