import type { Yaml, YamlPath } from "./yaml.ts";

/**
 * Lays YAML files over one another, the first on top: mappings key by key at every depth, anything else whole. A place
 * is in the uppermost file that says something there; keys are in the order of the lowest.
 */
export function layerYaml(layers: readonly [Yaml, ...Yaml[]]): Yaml {
  const [top] = layers;
  if (layers.length === 1) return top;
  const ownerOf = (path: YamlPath): Yaml => {
    for (let length = path.length; length > 0; length--) {
      const owner = layers.find(({ value }) => says(value, path.slice(0, length)));
      if (owner !== undefined) return owner;
    }
    return top;
  };
  const placeOf: Yaml["placeOf"] = (path, part) => ownerOf(path).placeOf(path, part);
  return {
    text: top.text,
    value: layers.map(({ value }) => value).reduceRight((under, over) => merge(over, under)),
    placeOf,
    textAt: ({ file }) =>
      (layers.find((layer) => layer.placeOf([]).file === file) ?? top).textAt({ file }),
    diagnostics: layers.flatMap(({ diagnostics }) => diagnostics),
  };
}

function merge(over: unknown, under: unknown): unknown {
  if (!isMapping(over) || !isMapping(under)) return over;
  const keys = [...new Set([...Object.keys(under), ...Object.keys(over)])];
  return Object.fromEntries(
    keys.map((key) => {
      if (!Object.hasOwn(over, key)) return [key, under[key]];
      return [key, Object.hasOwn(under, key) ? merge(over[key], under[key]) : over[key]];
    }),
  );
}

function says(value: unknown, path: YamlPath): boolean {
  let current = value;
  for (const key of path) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key))
      return false;
    current = Reflect.get(current, key);
  }
  return true;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
