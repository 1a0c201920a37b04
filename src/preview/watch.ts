import { type FSWatcher, watch } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Watches folders, each by itself. */
export interface Watcher {
  /**
   * Watches these folders and those above them up to the root, and no others; returns whether some are new. Once it is
   * stopped none are watched, not even those of a call that is under way.
   */
  readonly follow: (folders: Iterable<string>) => Promise<boolean>;
  readonly stop: () => void;
}

/**
 * Watches the folders that files were read from, and calls `touched` with the path of whatever is written, replaced or
 * removed in them. Folders and no files, since editors put a new file in the place of the old; no trees, since most of a
 * project (`out`, `node_modules`) is nothing that was read.
 */
export function watchFolders(root: string, touched: (path: string) => void): Watcher {
  const watched = new Map<string, { readonly identity: string; readonly watcher: FSWatcher }>();
  let isStopped = false;
  const drop = (folder: string): void => {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  };
  const add = (folder: string, identity: string): void => {
    const watcher = watch(folder, (_, name) => {
      touched(name === null ? folder : join(folder, name));
    });
    // A folder that is gone; the one above it says so, too.
    watcher.on("error", () => drop(folder));
    watched.set(folder, { identity, watcher });
  };
  return {
    async follow(folders) {
      const wanted = withAncestors(root, folders);
      for (const folder of watched.keys()) if (!wanted.has(folder)) drop(folder);
      let isNew = false;
      for (const folder of wanted) {
        const identity = await identityOf(folder);
        if (isStopped) return false;
        if (watched.get(folder)?.identity === identity) continue;
        drop(folder);
        if (identity === undefined) continue;
        isNew = true;
        try {
          add(folder, identity);
        } catch {
          // Gone by now, or no more can be watched: time stamps are looked at as well.
        }
      }
      return isNew;
    },
    stop() {
      isStopped = true;
      for (const folder of [...watched.keys()]) drop(folder);
    },
  };
}

function withAncestors(root: string, folders: Iterable<string>): ReadonlySet<string> {
  const all = new Set([root]);
  for (const folder of folders)
    for (let at = folder; !all.has(at) && at !== dirname(at); at = dirname(at)) {
      all.add(at);
      if (!at.startsWith(root)) break;
    }
  return all;
}

async function identityOf(folder: string): Promise<string | undefined> {
  try {
    const { dev, ino } = await stat(folder, { bigint: true }).then((found) => {
      if (!found.isDirectory()) throw new Error("no folder");
      return found;
    });
    return `${dev} ${ino}`;
  } catch {
    return undefined;
  }
}
