import { join, relative } from "node:path";
import { isInside } from "../config/index.ts";
import { exists, type ReadEffects } from "../effect.ts";

/** A folder that is read in the place of another. */
export interface Mount {
  /** The folder that is asked for. */
  readonly at: string;
  /** The folder that answers. */
  readonly from: string;
  /** Folders of `at` that are its own where `from` has none. */
  readonly shared: readonly string[];
}

/** Returns effects that read one folder where another is asked for; links out of it lead nowhere. */
export async function mounted(
  { at, from, shared }: Mount,
  effects: ReadEffects,
): Promise<ReadEffects> {
  const [realAt, realFrom] = [
    await effects.realpath(at).catch(() => at),
    await effects.realpath(from),
  ];
  const own = new Set<string>();
  for (const name of shared) if (!(await exists(join(from, name), effects))) own.add(name);
  const map = (path: string): string => {
    const base = [at, realAt].find((folder) => isInside(folder, path));
    if (base === undefined) return path;
    const way = relative(base, path);
    return [...own].some((name) => isInside(join(base, name), path)) ? path : join(realFrom, way);
  };
  return {
    async realpath(path) {
      const mapped = map(path);
      const real = await effects.realpath(mapped);
      // Back to where it stands for; a link out of the folder is as foreign as one out of the project.
      return mapped !== path && isInside(realFrom, real)
        ? join(realAt, relative(realFrom, real))
        : real;
    },
    readFile: (path) => effects.readFile(map(path)),
    list: (path) => effects.list(map(path)),
  };
}
