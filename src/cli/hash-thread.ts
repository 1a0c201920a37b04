// The thread that hashes files of editions that are there already, while the main one loads and reads what they are made
// from.
import { parentPort } from "node:worker_threads";
import { diskEffects } from "../effect.ts";
import { sha256 } from "../manifest/index.ts";
import type { Numbered } from "./thread.ts";

parentPort?.on("message", async ({ id, what: paths }: Numbered<readonly string[]>) => {
  const hashes: (string | undefined)[] = [];
  for (const path of paths) hashes.push(await hashOf(path));
  parentPort?.postMessage({ id, what: hashes });
});

async function hashOf(path: string): Promise<string | undefined> {
  try {
    return sha256(await diskEffects.readFile(path));
  } catch {
    // It is made again.
    return undefined;
  }
}
