import { isAbsolute, resolve } from "node:path";
import type { Diagnostic, Place } from "../diagnostic.ts";
import { errorCode, type ReadEffects } from "../effect.ts";
import { displayPath, isInside, missing, namesBeside, outside } from "./file.ts";
import { type Finding, findingIn } from "./finding.ts";
import type { Yaml, YamlPath } from "./yaml.ts";

interface LocationOptions {
  readonly root: string;
  /** The folder that paths start from; the root unless told. */
  readonly base?: string;
  readonly effects: ReadEffects;
  readonly yaml: Yaml;
}

/**
 * The paths that briefing.yaml names, made absolute. Each stays in the root, as written and once its
 * links are resolved; what does not, and what is missing, is added to `diagnostics`.
 */
export interface Locations {
  /** The path of what has to be there, or `undefined`. */
  need(keys: YamlPath, written: string): Promise<string | undefined>;
  /** The path, `null` where nothing is there, or `undefined` where it leads out. */
  find(keys: YamlPath, written: string): Promise<string | null | undefined>;
  placeOf(keys: YamlPath): Place;
  /** Adds a finding about what is written at some keys. */
  refuse(keys: YamlPath, finding: Finding): void;
  readonly root: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Opens a set of paths; findings point into the file they are named in. */
export function locations(options: LocationOptions): Locations {
  const { root, base = root, effects, yaml } = options;
  const diagnostics: Diagnostic[] = [];
  const report = (problem: Finding, keys: YamlPath): undefined => {
    diagnostics.push(findingIn(yaml.text, yaml.placeOf(keys), problem));
  };
  const find: Locations["find"] = async (keys, written) => {
    const path = resolve(base, written);
    if (isAbsolute(written) || !isInside(root, path)) return report(outside(written), keys);
    try {
      const [realRoot, realPath] = [await effects.realpath(root), await effects.realpath(path)];
      return isInside(realRoot, realPath) ? path : report(outside(written), keys);
    } catch (error) {
      if (errorCode(error) === undefined) throw error;
      return null;
    }
  };
  const need: Locations["need"] = async (keys, written) => {
    const found = await find(keys, written);
    if (found !== null) return found;
    const path = resolve(base, written);
    return report(missing(displayPath(root, path), await namesBeside(path, options)), keys);
  };
  return {
    need,
    find,
    placeOf: (keys) => yaml.placeOf(keys),
    refuse: (keys, finding) => report(finding, keys),
    root,
    diagnostics,
  };
}
