import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { dirname, sep } from "node:path";
import { errorCode, type ReadEffects } from "../effect.ts";
import type { Reads } from "../manifest/index.ts";
import { diskPath } from "../shipped.ts";
import { RecentMap } from "../text/index.ts";

/** Files that were read and are remembered until they change. */
export interface Files {
  readonly effects: ReadEffects;
  /** Runs what reads through the effects that it is given, unless it ran before and nothing that it read has changed. */
  readonly keep: <T>(key: string, read: (effects: ReadEffects) => Promise<T>) => Promise<T>;
  /**
   * Forgets what is named, and what is another on the disk: of all that was read or, where something is named, of what
   * that is in and what is in that. Tells whether that was anything.
   */
  readonly refresh: (named?: ReadonlySet<string>) => Promise<boolean>;
  /** Tells whether something that was read, or looked for, may be another once this path is. */
  readonly concerns: (path: string) => boolean;
  /** All that is remembered, for a manifest. */
  readonly reads: () => Promise<Reads>;
  /** The folders on the disk that hold what was read, or would. */
  readonly folders: () => ReadonlySet<string>;
}

// What the disk is asked for.
type Kind = "readFile" | "realpath" | "list" | "look" | "hash";

/** One answer of the disk. */
interface Entry {
  readonly kind: Kind;
  readonly path: string;
  /** What the disk said of the path before it was read. */
  readonly stamp: string;
  readonly value: Promise<unknown>;
  isStale: boolean;
}

// What editions that are looked at in turn are made of.
const partsKept = 60;

/** Returns files that are read through `effects`, from the real disk, and remembered. */
export function rememberFiles(effects: ReadEffects): Files {
  const entries = new Map<string, Promise<Entry>>();
  const parts = new RecentMap<string, { readonly from: Set<Entry>; readonly result: unknown }>(
    partsKept,
  );

  const enter = (kind: Kind, path: string): Promise<Entry> => {
    const key = `${kind} ${path}`;
    const known = entries.get(key);
    if (known !== undefined) return known;
    const entry = stampOf(path).then((stamp): Entry => {
      const value = answerOf(effects, kind, path);
      // Whoever asked hears of it; nobody may be left who does.
      value.catch(() => undefined);
      return { kind, path, stamp, value, isStale: false };
    });
    entries.set(key, entry);
    return entry;
  };

  const into = (from?: Set<Entry>): ReadEffects => {
    const ask = async <T>(kind: Kind, path: string): Promise<T> => {
      const entry = await enter(kind, path);
      from?.add(entry);
      // Of the effect of that kind, by `enter`.
      return entry.value as Promise<T>;
    };
    return {
      readFile: (path) => ask("readFile", path),
      realpath: (path) => ask("realpath", path),
      list: (path) => ask("list", path),
      ...(effects.environment && { environment: effects.environment }),
      ...(effects.large && {
        large: { look: (path) => ask("look", path), hash: (path) => ask("hash", path) },
      }),
    };
  };

  return {
    effects: into(),
    async keep<T>(key: string, read: (effects: ReadEffects) => Promise<T>): Promise<T> {
      const known = parts.get(key);
      // What is kept under a key is what that key's reader gave.
      if (known !== undefined && ![...known.from].some((entry) => entry.isStale))
        return known.result as T;
      const from = new Set<Entry>();
      const result = await read(into(from));
      parts.set(key, { from, result });
      return result;
    },
    async refresh(named = new Set()) {
      let isChanged = false;
      const compare = async (key: string, entering: Promise<Entry>): Promise<void> => {
        const entry = await entering;
        const isNamed = named.has(diskPath(entry.path));
        if (!isNamed && named.size > 0 && !isAround(diskPath(entry.path), named)) return;
        if (!isNamed && (await stampOf(entry.path)) === entry.stamp) return;
        entry.isStale = true;
        entries.delete(key);
        isChanged = true;
      };
      await Promise.all([...entries].map(([key, entering]) => compare(key, entering)));
      return isChanged;
    },
    concerns(path) {
      const named = new Set([path]);
      return pathsOf(entries).some((each) => each === path || isAround(each, named));
    },
    reads: async () => readsOf(await Promise.all(entries.values())),
    folders() {
      return new Set(pathsOf(entries).flatMap((path) => [path, dirname(path)]));
    },
  };
}

function answerOf(effects: ReadEffects, kind: Kind, path: string): Promise<unknown> {
  if (kind !== "look" && kind !== "hash") return effects[kind](path);
  // Nobody is told of them where they are not there.
  return effects.large?.[kind](path) ?? Promise.reject(new Error(`no ${kind}`));
}

// On the disk; those that are being looked at right now, too.
function pathsOf(entries: ReadonlyMap<string, unknown>): readonly string[] {
  return [...entries.keys()].map((key) => diskPath(key.slice(key.indexOf(" ") + 1)));
}

// A folder is another once something came or went in it; what is in a folder may be another once that one is.
function isAround(path: string, named: ReadonlySet<string>): boolean {
  for (const each of named) if (dirname(each) === path || path.startsWith(each + sep)) return true;
  return false;
}

// Where a link leads to is seen through. A time of change moves with every write, whoever sets the other one back.
async function stampOf(path: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = await stat(diskPath(path), { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(" ");
  } catch (error) {
    return errorCode(error) ?? String(error);
  }
}

async function readsOf(entries: readonly Entry[]): Promise<Reads> {
  const hashes = new Map<string, string | null>();
  const files = new Map<string, string | null>();
  const folders = new Map<string, readonly string[]>();
  const answered = ({ value }: Entry): Promise<unknown> => value.catch(() => null);
  for (const entry of entries) {
    const value = await answered(entry);
    if (entry.kind === "hash") hashes.set(entry.path, typeof value === "string" ? value : null);
    else if (entry.kind === "readFile")
      hashes.set(
        entry.path,
        value instanceof Uint8Array ? createHash("sha256").update(value).digest("hex") : null,
      );
    else if (entry.kind === "list")
      folders.set(entry.path, Array.isArray(value) ? value.map(String) : []);
  }
  // A file is asked for by its own path, then read by the one that links lead to.
  for (const entry of entries.filter(({ kind }) => kind === "realpath")) {
    const real = await answered(entry);
    files.set(entry.path, (typeof real === "string" ? hashes.get(real) : null) ?? null);
  }
  return { files, folders };
}
