import {
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diskEffects, type RunGit, runGit } from "../../src/effect.ts";
import { type DiffEffects, diff } from "../../src/index.ts";
import { changeCases, changesIn, commit, edit, git, withRepository } from "../support/change.ts";

const toll = { "data/claims.csv": [["radio,4,,,four", "radio,7,,,seven"]] } as const;

const compare = (root: string, before: string, after = ".", effects?: DiffEffects) =>
  diff({ before, after, cwd: root, project: root }, effects);

async function codesOf(root: string, before: string, after?: string): Promise<readonly string[]> {
  const { report, diagnostics } = await compare(root, before, after);
  return report === undefined ? diagnostics.map(({ code }) => code) : ["compared"];
}

describe("a revision", () => {
  test("is read from git, not from the folder", async () => {
    await withRepository(async (root) => {
      edit(root, toll);
      commit(root);
      rmSync(join(root, "data"), { recursive: true });
      const { report } = await compare(root, "git:HEAD~1", "git:HEAD");
      expect(report?.changes.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
        "revised I-2",
        "recounted C-2",
      ]);
      expect((await compare(root, "git:HEAD", "git:HEAD")).report?.changes).toEqual([]);
    });
  });

  test("is read of a project that is not at the top of its repository", async () => {
    await withRepository(async (root) => {
      const inner = join(root, "deep/er");
      mkdirSync(inner, { recursive: true });
      for (const name of ["briefing.yaml", "data", "templates"])
        renameSync(join(root, name), join(inner, name));
      commit(root);
      edit(inner, toll);
      expect((await changesIn(inner)).changes.length).toBe(2);
    });
  });

  test("may use a template that comes with the program, which is in no revision", async () => {
    await withRepository(async (root) => {
      const file = join(root, "briefing.yaml");
      const text = readFileSync(file, "utf8");
      writeFileSync(file, text.replace(/^template: .*$/m, "template: fieldbrief:briefing"));
      rmSync(join(root, "templates"), { recursive: true });
      commit(root);
      edit(root, toll);
      commit(root);
      const { report } = await compare(root, "git:HEAD~1", "git:HEAD");
      expect(report?.changes.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
        "revised I-2",
        "recounted C-2",
      ]);
    });
  });

  test("may hold links within the project, and none that lead out", async () => {
    await withRepository(async (root) => {
      renameSync(join(root, "data/claims.csv"), join(root, "data/real.csv"));
      symlinkSync("../data/./real.csv", join(root, "data/claims.csv"));
      commit(root);
      expect(await codesOf(root, "git:HEAD")).toEqual(["compared"]);
      for (const target of ["/etc/hostname", "../../outside.csv", "claims.csv"]) {
        rmSync(join(root, "data/claims.csv"));
        symlinkSync(target, join(root, "data/claims.csv"));
        commit(root);
        expect(await codesOf(root, "git:HEAD")).not.toEqual(["compared"]);
      }
    });
  });

  test("is refused where it is an option, a path or nothing", async () => {
    await withRepository(async (root) => {
      for (const revision of ["--help", "-x", "", "nope", "HEAD:data", "HEAD x", "HEAD..HEAD"])
        expect(await codesOf(root, `git:${revision}`)).toEqual(["change/unknown-revision"]);
      git(root, "tag", "first");
      expect(await codesOf(root, "git:first")).toEqual(["compared"]);
    });
  });

  test("needs git, and a repository", async () => {
    await withRepository(async (root) => {
      const none: RunGit = async () => ({ code: null, stdout: new Uint8Array(), stderr: "" });
      const { diagnostics } = await compare(root, "git:HEAD", ".", {
        read: diskEffects,
        git: none,
      });
      expect(diagnostics.map(({ code }) => code)).toEqual(["change/no-git"]);
      rmSync(join(root, ".git"), { recursive: true });
      expect(await codesOf(root, "git:HEAD")).toEqual(["change/no-repository"]);
      expect((await runGit(root, ["rev-parse"])).code).toBe(128);
    });
  });

  test("says in which revision an error is", async () => {
    await withRepository(async (root) => {
      edit(root, { "data/claims.csv": [["C-2,I-2,radio,4", "C-2,I-2,radio,many-ish"]] });
      commit(root);
      const { report, diagnostics } = await compare(root, "git:HEAD");
      expect(report).toBeUndefined();
      expect(diagnostics[0]?.place?.file).toBe("HEAD:data/claims.csv");
    });
  });
});

describe("a folder", () => {
  test("of data is read under the project's rule, and its places where it has none", async () => {
    await withRepository(async (root) => {
      const incoming = join(root, "incoming");
      cpSync(join(changeCases, "base/data"), incoming, { recursive: true });
      rmSync(join(incoming, "places"), { recursive: true });
      expect((await compare(root, "data", "incoming")).report?.changes).toEqual([]);
      rmSync(join(incoming, "breakdowns.csv"));
      const { report } = await compare(root, "data", "incoming");
      expect(report?.changes.map(({ of, kind }) => `${of} ${kind}`)).toEqual([
        "breakdown withdrawn",
      ]);
      writeFileSync(join(incoming, "claims.csv"), "nothing\n");
      const broken = await compare(root, "data", "incoming");
      expect(broken.report).toBeUndefined();
      expect(broken.diagnostics[0]?.place?.file).toBe("incoming/claims.csv");
    });
  });

  test("of anything else is refused", async () => {
    await withRepository(async (root) => {
      expect(await codesOf(root, "templates")).toEqual(["change/unknown-side"]);
      expect(await codesOf(root, "nowhere")).toEqual(["change/unknown-side"]);
    });
  });
});
