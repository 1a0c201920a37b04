import { rm } from "node:fs/promises";
import { diskEffects, diskWrites, type ReadEffects, type WriteEffects } from "../effect.ts";

/** What starting a project does to the world. */
export interface InitEffects {
  readonly read: ReadEffects;
  readonly write: WriteEffects;
  /** Removes a folder with all that is in it. */
  readonly removeFolder: (path: string) => Promise<void>;
}

/** The real disk. */
export const initEffects: InitEffects = {
  read: diskEffects,
  write: diskWrites,
  removeFolder: (path) => rm(path, { recursive: true, force: true }),
};
