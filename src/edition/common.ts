import type { Redacted } from "../audience/index.ts";
import {
  type Engine,
  type KnownResults,
  keepResults,
  openEngine,
  type Query,
} from "../database/index.ts";
import { RecentMap } from "../text/index.ts";

/** What the editions of one run have in common and is worked out once. It is bounded, and none of it shows in any output. */
export interface Common {
  /** Whether there are several editions to share it. */
  readonly isShared: boolean;
  readonly engine: () => Promise<Engine>;
  readonly results: KnownResults;
  /** The queries that ran, with nothing found: they ask for no column that is not there. */
  readonly proven: WeakSet<Query>;
  /** What an audience sees of the records of a period in a language, of all provinces and categories. */
  readonly records: RecentMap<string, Redacted>;
  readonly close: () => void;
}

// Those of an issue in its languages, for a few audiences.
const recordsKept = 8;

/** Returns what editions of one project share. */
export function openCommon(isShared: boolean): Common {
  let engine: Promise<Engine> | undefined;
  return {
    isShared,
    engine() {
      engine ??= openEngine();
      return engine;
    },
    results: keepResults(),
    proven: new WeakSet(),
    records: new RecentMap(recordsKept),
    close() {
      engine?.then((opened) => opened.close()).catch(() => undefined);
    },
  };
}
