import type { ReadEffects } from "../effect.ts";
import { sha256 } from "./hash.ts";

/** What was read so far. Paths are absolute, as they were asked for, links not resolved. */
export interface Reads {
  /** Of each file the hash of its bytes; null where there is none to be read. */
  readonly files: ReadonlyMap<string, string | null>;
  /** The names in each folder that was listed; none where there is no such folder. */
  readonly folders: ReadonlyMap<string, readonly string[]>;
}

/** Returns effects that read the same, and what they have read. */
export function recordReads(effects: ReadEffects): {
  readonly effects: ReadEffects;
  readonly reads: Reads;
} {
  const files = new Map<string, string | null>();
  const folders = new Map<string, readonly string[]>();
  // A file is asked for by its own path, then read by the one that links lead to.
  const askedAs = new Map<string, Set<string>>();
  const { large, environment } = effects;
  const note = (real: string, hash: string | null): void => {
    for (const path of askedAs.get(real) ?? [real]) files.set(path, hash);
  };
  return {
    reads: { files, folders },
    effects: {
      async realpath(path) {
        const real = await effects.realpath(path).catch((error: unknown) => {
          files.set(path, null);
          throw error;
        });
        const asked = askedAs.get(real) ?? new Set();
        askedAs.set(real, asked.add(path));
        return real;
      },
      async readFile(path) {
        const bytes = await effects.readFile(path).catch((error: unknown) => {
          note(path, null);
          throw error;
        });
        note(path, sha256(bytes));
        return bytes;
      },
      async list(folder) {
        const names = await effects.list(folder).catch((error: unknown) => {
          folders.set(folder, []);
          throw error;
        });
        folders.set(folder, names);
        return names;
      },
      ...(environment && { environment }),
      ...(large && {
        large: {
          look: large.look,
          async hash(path) {
            const hash = await large.hash(path);
            note(path, hash);
            return hash;
          },
        },
      }),
    },
  };
}
