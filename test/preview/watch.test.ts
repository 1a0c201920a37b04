import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchFolders } from "../../src/preview/watch.ts";

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-watch-")));
  mkdirSync(join(root, "data"));
});

afterEach(() => rmSync(root, { recursive: true }));

test("a file that is written in a folder that is followed is told by its path", async () => {
  const touched = new Set<string>();
  const watcher = watchFolders(root, (path) => touched.add(path));
  expect(await watcher.follow([join(root, "data")])).toBe(true);
  expect(await watcher.follow([join(root, "data")])).toBe(false);
  writeFileSync(join(root, "data", "incidents.csv"), "id\n");
  await vi.waitFor(() => expect([...touched]).toContain(join(root, "data", "incidents.csv")));
  watcher.stop();
});

test("what is stopped while it begins to follow folders watches none of them", async () => {
  const touched = new Set<string>();
  const watcher = watchFolders(root, (path) => touched.add(path));
  const following = watcher.follow([join(root, "data")]);
  watcher.stop();
  expect(await following).toBe(false);
  writeFileSync(join(root, "data", "incidents.csv"), "id\n");
  await wait(200);
  expect([...touched]).toEqual([]);
});
