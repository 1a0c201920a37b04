// The thread that hashes files of editions that are there already, while the main one loads and reads what they are made
// from. It begins before it is asked: with what the manifests in the folder of outputs name.
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { diskEffects } from "../effect.ts";
import { manifestName, sha256 } from "../manifest/index.ts";
import type { Numbered } from "./thread.ts";

const known = new Map<string, Promise<string | undefined>>();

parentPort?.on("message", async ({ id, what: paths }: Numbered<readonly string[]>) => {
  parentPort?.postMessage({ id, what: await Promise.all(paths.map(hashOf)) });
});

function hashOf(path: string): Promise<string | undefined> {
  const hash = known.get(path) ?? readHash(path);
  known.set(path, hash);
  return hash;
}

async function readHash(path: string): Promise<string | undefined> {
  try {
    return sha256(await diskEffects.readFile(path));
  } catch {
    // It is made again.
    return undefined;
  }
}

async function hashAhead(out: string): Promise<void> {
  const folders = await readdir(out).catch((): readonly string[] => []);
  for (const folder of [...folders].sort()) {
    for (const name of await artifactsIn(join(out, folder))) await hashOf(join(out, folder, name));
    // Who asks is answered first.
    await setImmediate();
  }
}

// Whether it is a manifest the main thread finds out.
async function artifactsIn(folder: string): Promise<readonly string[]> {
  try {
    const text = new TextDecoder().decode(await diskEffects.readFile(join(folder, manifestName)));
    const { artifacts }: { artifacts?: unknown } = JSON.parse(text);
    const names: unknown[] = Array.isArray(artifacts) ? artifacts.map((one) => one?.name) : [];
    return names
      .filter((name) => typeof name === "string")
      .filter((name) => basename(name) === name);
  } catch {
    return [];
  }
}

await hashAhead(String(workerData));
