import { setImmediate as nextTurn } from "node:timers/promises";
import type { Paint } from "../chart/index.ts";
import type { ReadEffects } from "../effect.ts";
import { openDesk } from "./desk.ts";
import { rememberFiles } from "./files.ts";
import type { Shelf } from "./shelf.ts";
import type { Told, Wanted } from "./told.ts";
import { type Listener, openView, tell, type View } from "./view.ts";
import { watchFolders } from "./watch.ts";

/** What is looked at, kept as new as the files. */
export interface Session {
  /** Tells a listener all there is to tell of an edition, now and whenever something is new; returns what ends that. */
  readonly listen: (wanted: Wanted, listener: Listener) => () => void;
  /** Returns a file of an edition as a build would write it; undefined where there is something wrong with it. */
  readonly artifact: (wanted: Wanted, name: string) => Promise<Uint8Array | undefined>;
  readonly stop: () => Promise<void>;
}

interface SessionOptions {
  readonly project: string;
  readonly read: ReadEffects;
  readonly paint: Paint;
  readonly shelf: Shelf;
  /** Told of what is a bug of ours. */
  readonly crash: (error: unknown) => void;
}

// Editors write a file in several steps; milliseconds after the last of them.
const quiet = 10;
// Not every disk tells of changes, and none of all: that often time stamps are looked at.
const lookAgain = 1000;
// So long nothing is saved before what takes long is done.
const pause = 400;
// Editions that somebody looked at and may come back to.
const viewsKept = 6;

class Superseded extends Error {
  override readonly name = "Superseded";
}

/** Opens a session on a project. */
export function openSession({ project, read, paint, shelf, crash }: SessionOptions): Session {
  const files = rememberFiles(read);
  const desk = openDesk({ project, files, shelf, paint });
  const views = new Map<string, View>();
  const touched = new Set<string>();
  let isStopped = false;
  let isAsked = false;
  let working: Promise<void> | undefined;
  let settling: NodeJS.Timeout | undefined;
  let checking: NodeJS.Timeout | undefined;

  const watcher = watchFolders(project, (path) => {
    // Beside the project's folder there may be much coming and going.
    if (!files.concerns(path)) return;
    touched.add(path);
    clearTimeout(settling);
    settling = setTimeout(ask, quiet);
  });
  const looking = setInterval(() => {
    // What is at work is not disturbed for that.
    if (working === undefined) ask();
  }, lookAgain);

  function ask(): void {
    isAsked = true;
    if (isStopped || working !== undefined) return;
    clearTimeout(checking);
    working = work()
      .catch(crash)
      .finally(() => {
        working = undefined;
        if (isAsked) ask();
        else checkIn(pause);
      });
  }

  // What is saved meanwhile is seen in the next turn, so that the last of it never is missed.
  async function work(): Promise<void> {
    while (isAsked && !isStopped) {
      isAsked = false;
      const named = new Set(touched);
      touched.clear();
      if (await files.refresh(named)) for (const view of views.values()) view.isStale = true;
      const stale = [...views.values()].filter((view) => view.isStale && view.listeners.size > 0);
      for (const view of stale.reverse()) await desk.make(view);
      if (await watcher.follow(files.folders())) isAsked = true;
    }
  }

  function checkIn(milliseconds: number): void {
    if (!isStopped) checking = setTimeout(check, milliseconds);
  }

  // A save in the middle of it is not kept waiting: it is left off between two steps, and begun again later.
  function check(): void {
    const next = [...views.values()].find(
      (view) => view.told.work === "checking" && view.listeners.size > 0,
    );
    if (next === undefined || working !== undefined || isStopped) return;
    working = desk
      .complete(next, async (_, run) => {
        await nextTurn();
        if (isAsked || touched.size > 0 || isStopped) throw new Superseded();
        return run();
      })
      .catch((error: unknown) => {
        if (error instanceof Superseded) return;
        tell(next, { work: "done" });
        crash(error);
      })
      .finally(() => {
        working = undefined;
        if (isAsked) ask();
        else checkIn(next.told.work === "checking" ? pause : 0);
      });
  }

  function viewOf(wanted: Wanted): View {
    const key = JSON.stringify([wanted.edition, wanted.language, wanted.audience]);
    const view = views.get(key) ?? openView(wanted);
    views.delete(key);
    views.set(key, view);
    const idle = [...views].filter(([, each]) => each !== view && each.listeners.size === 0);
    for (const [name] of idle.slice(0, Math.max(0, views.size - viewsKept))) views.delete(name);
    return view;
  }

  return {
    listen(wanted, listener) {
      const view = viewOf(wanted);
      view.listeners.add(listener);
      listener.told(view.told);
      if (view.isStale) ask();
      return () => {
        view.listeners.delete(listener);
      };
    },
    async artifact(wanted, name) {
      const view = viewOf(wanted);
      const isThere = (): boolean => view.told.work === "done" && !view.isStale;
      if (!isThere())
        await new Promise<void>((resolve) => {
          const told = ({ work }: Told): void => {
            if (work !== "done" || view.isStale) return;
            setTimeout(() => stop());
            resolve();
          };
          const stop = this.listen(wanted, { told, html: () => {}, page: () => {} });
        });
      return view.complete?.artifacts?.find((each) => each.name === name)?.bytes;
    },
    async stop() {
      isStopped = true;
      clearTimeout(settling);
      clearTimeout(checking);
      clearInterval(looking);
      watcher.stop();
      await working;
      desk.close();
    },
  };
}
