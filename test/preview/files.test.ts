import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { diskEffects, type ReadEffects } from "../../src/effect.ts";
import { rememberFiles } from "../../src/preview/files.ts";
import { watchFolders } from "../../src/preview/watch.ts";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-files-")));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const inside = (name: string): string => join(folder, name);
const textOf = async (effects: ReadEffects, name: string): Promise<string> =>
  new TextDecoder().decode(await effects.readFile(inside(name)));

describe("files that are remembered", () => {
  test("are read again once they changed, and so is what was made of them alone", async () => {
    writeFileSync(inside("a"), "one");
    writeFileSync(inside("b"), "two");
    const files = rememberFiles(diskEffects);
    const made: string[] = [];
    const make = (name: string): Promise<string> =>
      files.keep(name, async (effects) => {
        made.push(name);
        return textOf(effects, name);
      });
    expect([await make("a"), await make("b"), await make("a")]).toEqual(["one", "two", "one"]);
    expect(await files.refresh()).toBe(false);
    writeFileSync(inside("a"), "ONE");
    expect(await files.refresh()).toBe(true);
    expect([await make("a"), await make("b")]).toEqual(["ONE", "two"]);
    expect(made).toEqual(["a", "b", "a"]);
  });

  test("are told apart by more than size and the time that a program may set", async () => {
    writeFileSync(inside("a"), "one");
    const { atime, mtime } = statSync(inside("a"));
    const files = rememberFiles(diskEffects);
    expect(await textOf(files.effects, "a")).toBe("one");
    writeFileSync(inside("b"), "ONE");
    utimesSync(inside("b"), atime, mtime);
    renameSync(inside("b"), inside("a"));
    expect(await files.refresh()).toBe(true);
    expect(await textOf(files.effects, "a")).toBe("ONE");
  });

  test("may be missing, and come", async () => {
    const files = rememberFiles(diskEffects);
    await expect(files.effects.readFile(inside("a"))).rejects.toThrow("ENOENT");
    await expect(files.effects.list(inside("c"))).rejects.toThrow("ENOENT");
    expect(await files.refresh()).toBe(false);
    mkdirSync(inside("c"));
    writeFileSync(inside("c/d"), "");
    writeFileSync(inside("a"), "here");
    expect(await files.refresh()).toBe(true);
    expect(await textOf(files.effects, "a")).toBe("here");
    expect(await files.effects.list(inside("c"))).toEqual(["d"]);
  });

  test("are looked at where something is named beside, above or below them, and nowhere else", async () => {
    mkdirSync(inside("c"));
    writeFileSync(inside("c/d"), "one");
    writeFileSync(inside("a"), "one");
    const files = rememberFiles(diskEffects);
    const all = async (): Promise<readonly unknown[]> => [
      await textOf(files.effects, "a"),
      await textOf(files.effects, "c/d"),
      await files.effects.list(inside("c")),
    ];
    expect(await all()).toEqual(["one", "one", ["d"]]);
    writeFileSync(inside("a"), "two");
    writeFileSync(inside("c/e"), "new");
    expect(await files.refresh(new Set([inside("c/e")]))).toBe(true);
    expect(await all()).toEqual(["one", "one", ["d", "e"]]);
    writeFileSync(inside("c/d"), "two");
    expect(await files.refresh(new Set([inside("c")]))).toBe(true);
    expect(await all()).toEqual(["one", "two", ["d", "e"]]);
    expect(await files.refresh()).toBe(true);
    expect(await all()).toEqual(["two", "two", ["d", "e"]]);
  });

  test("are concerned by what is at their path, above it, or in a folder that was listed", async () => {
    mkdirSync(inside("c"));
    const files = rememberFiles(diskEffects);
    await files.effects.list(inside("c"));
    await expect(files.effects.readFile(inside("x/a"))).rejects.toThrow("ENOENT");
    expect(["c", "c/new", "x", "x/a"].map((name) => files.concerns(inside(name)))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["b", "c/new/b", "x/b"].map((name) => files.concerns(inside(name)))).toEqual([
      false,
      false,
      false,
    ]);
  });

  test("are forgotten when they are named", async () => {
    writeFileSync(inside("a"), "one");
    const files = rememberFiles(diskEffects);
    await textOf(files.effects, "a");
    expect(await files.refresh(new Set([inside("a")]))).toBe(true);
  });

  test("are hashed as a build does, by the path that was asked for", async () => {
    writeFileSync(inside("a"), "one");
    const files = rememberFiles(diskEffects);
    await files.effects.readFile(await files.effects.realpath(inside("a")));
    await files.effects.realpath(inside("none")).catch(() => undefined);
    await files.effects.list(folder);
    const reads = await files.reads();
    expect([...reads.files]).toEqual([
      [inside("a"), "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"],
      [inside("none"), null],
    ]);
    expect([...reads.folders]).toEqual([[folder, ["a"]]]);
  });
});

describe("folders that are watched", () => {
  test.each([
    ["written", () => writeFileSync(inside("sub/a"), "more")],
    [
      "put in the place of another",
      () => {
        writeFileSync(inside("sub/a~"), "more");
        renameSync(inside("sub/a~"), inside("sub/a"));
      },
    ],
    ["removed", () => rmSync(inside("sub/a"))],
  ])("tell of a file that is %s", async (_, change) => {
    mkdirSync(inside("sub"));
    writeFileSync(inside("sub/a"), "some");
    const seen = await touchedBy([inside("sub")], change);
    expect(await seen).toBe(inside("sub/a"));
  });

  test("are watched again when another folder stands in their place", async () => {
    mkdirSync(inside("sub"));
    let told: (path: string) => void = () => {};
    const watcher = watchFolders(folder, (path) => told(path));
    try {
      expect(await watcher.follow([inside("sub")])).toBe(true);
      expect(await watcher.follow([inside("sub")])).toBe(false);
      renameSync(inside("sub"), inside("old"));
      mkdirSync(inside("sub"));
      expect(await watcher.follow([inside("sub")])).toBe(true);
      const touched = new Promise<string>((resolve) => {
        told = (path) => {
          if (path.endsWith("new")) resolve(path);
        };
      });
      writeFileSync(inside("sub/new"), "");
      expect(await touched).toBe(inside("sub/new"));
    } finally {
      watcher.stop();
    }
  });

  async function touchedBy(folders: string[], change: () => void): Promise<Promise<string>> {
    let told: (path: string) => void = () => {};
    const touched = new Promise<string>((resolve) => {
      told = (path) => {
        if (path === inside("sub/a")) resolve(path);
      };
    });
    const watcher = watchFolders(folder, (path) => told(path));
    await watcher.follow(folders);
    change();
    return touched.finally(watcher.stop);
  }
});
