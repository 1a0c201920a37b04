import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "../../src/config/index.ts";

const root = resolve(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

// A folder that was unpacked, not cloned, does not say which of its files belong to the project.
const git = spawnSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" });
const tracked = (git.stdout ?? "").split("\0").filter((file) => existsSync(join(root, file)));
const isClone = git.status === 0 && existsSync(join(root, ".git"));

const packages = z.record(z.string(), z.string()).default({});
const manifest = z
  .object({ dependencies: packages, devDependencies: packages, scripts: packages })
  .parse(JSON.parse(read("package.json")));
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.looseObject({
        dependencies: packages,
        devDependencies: packages,
        optionalDependencies: packages,
      }),
    ),
  })
  .parse(JSON.parse(read("package-lock.json")));

describe.skipIf(!isClone)("every file of the project", () => {
  const hits = (pattern: RegExp): readonly string[] =>
    tracked.filter((file) => file !== "" && pattern.test(readFileSync(join(root, file), "latin1")));

  test("names no package registry", () => {
    const hosts = ["registry.npmjs", "registry.yarnpkg", "npm.pkg.github", "repo1?.maven", "pypi"];
    expect(hits(new RegExp(`\\b(?:${hosts.join("|")})\\.(?:org|com|apache)\\b`))).toEqual([]);
  });

  test("holds no path of the machine it was written on", () => {
    expect(hits(/(?<![\w.*/-])\/(?:work|root|home|Users)\/[\w.-]/)).toEqual([]);
  });
});

describe("the lockfile", () => {
  test("says nothing of where packages come from", () => {
    expect(read("package-lock.json")).not.toMatch(/"resolved"|https?:\/\/[^"]*\.tgz/);
  });

  test("is of the same dependencies as package.json, each at one version", () => {
    const { dependencies, devDependencies } = manifest;
    expect(lock.packages[""]).toMatchObject({ dependencies, devDependencies });
    const versions = Object.values({ ...dependencies, ...devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  });

  // Without those of other systems, `npm ci` refuses the lockfile or leaves them without their engine.
  test("holds the packages of every system", () => {
    const isThere = (from: string, name: string): boolean =>
      `${from}/node_modules/${name}` in lock.packages ||
      (from === ""
        ? `node_modules/${name}` in lock.packages
        : isThere(from.replace(/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/, ""), name));
    const absent = Object.entries(lock.packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies).filter((name) => !isThere(path, name)),
    );
    expect(absent).toEqual([]);
  });
});

const docs = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".md"))
  .map((file) => `docs/${file.split(sep).join("/")}`);

describe.each([
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...docs,
  "templates/README.md",
  "data/README.md",
])("%s", (page) => {
  const text = read(page);

  test("links to files that are there", () => {
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? "");
    const local = targets.filter((target) => !/^(?:[a-z]+:|#)/.test(target));
    const gone = local.filter(
      (target) => !existsSync(join(root, dirname(page), target.replace(/#.*$/, ""))),
    );
    expect(gone).toEqual([]);
  });

  test("names scripts that there are", () => {
    const named = [...text.matchAll(/\bnpm run (?:-s )?([a-z][a-z:-]*)/g)].map((m) => m[1] ?? "");
    expect(named.filter((script) => !(script in manifest.scripts))).toEqual([]);
  });
});

describe("ARCHITECTURE.md", () => {
  const text = read("ARCHITECTURE.md");
  const modules = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.split(sep));
  const folders = [
    ...new Set(modules.filter(({ length }) => length > 1).map(([name = ""]) => name)),
  ];
  const files = modules.filter(({ length }) => length === 1).map(([name = ""]) => name);
  const section = (title: string): string =>
    text.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? "";

  test("maps every folder and file of src, and no other", () => {
    const rows = [...section("Code map").matchAll(/^\| `src\/([^`]+)`/gm)].map((m) => m[1] ?? "");
    expect([...rows].sort()).toEqual([...folders.map((name) => `${name}/`), ...files].sort());
  });

  test("puts every folder and file of src into a layer", () => {
    const block = section("Layers").split("```")[1] ?? "";
    const names = [...folders, ...files.map((file) => file.replace(/\.ts$/, ""))];
    expect(block.trim().split(/\s+/).sort()).toEqual(names.sort());
  });

  test("gives a reason for every dependency", () => {
    const rows = section("Dependencies")
      .split("\n")
      .slice(2)
      .map((line) => line.split("|")[1]);
    const named = rows.flatMap((cell) => (cell ?? "").split(",").map((name) => name.trim()));
    const libraries = named.filter((name) => /^[@a-z]/.test(name) && name !== "library");
    expect(libraries.sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });
});

describe.skipIf(!isClone)("the tests", () => {
  test("are run apart where they put a module in the place of another", () => {
    const files = tracked.filter((file) => file.startsWith("test/") && file.endsWith(".test.ts"));
    const replacing = /\bvi\.(?:mock|doMock|resetModules)\(/;
    const apart = files.filter((file) => replacing.test(read(file)));
    expect(apart.length).toBeGreaterThan(0);
    const [, list = ""] = /const apart = \[([^\]]*)\]/.exec(read("vitest.config.ts")) ?? [];
    const listed = [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => `test/${name}.test.ts`);
    expect(listed.sort()).toEqual(apart.sort());
  });
});
