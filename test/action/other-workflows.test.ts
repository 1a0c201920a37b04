import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isWindows, uploaded, withRepository } from "./repository.ts";

describe.skipIf(isWindows)("the other workflows", () => {
  test("monthly: the current issue, without a comment", () =>
    withRepository(async ({ run, comments, root }) => {
      const { failed, used, outputs } = await run("monthly", { eventName: "schedule", event: {} });
      expect([failed, comments.requests, outputs["changed"]]).toEqual([false, [], ""]);
      expect(uploaded({ used })).toEqual([join(root, "out/2022-05-en")]);
    }));

  test("release: the PDF of every issue is attached under a name of its own", () =>
    withRepository(async ({ run, root }) => {
      const path = join(root, ".git/programs");
      mkdirSync(path);
      // The program of GitHub is not here: what it would be told is kept.
      writeFileSync(join(path, "gh"), '#!/bin/sh\nprintf "%s\\n" "$GH_REPO" "$@" > .git/gh-told\n');
      chmodSync(join(path, "gh"), 0o755);
      const event = { release: { tag_name: "v2022.05" } };
      const { failed, used } = await run("release", { eventName: "release", event, path });
      expect([failed, uploaded({ used })]).toEqual([false, undefined]);
      const told = readFileSync(join(root, ".git/gh-told"), "utf8").trim().split("\n");
      const names = told.map((word) => word.replace(/^.*\/attached\//, ""));
      expect(names).toEqual([
        ...["someone/briefings", "release", "upload", "v2022.05"],
        ...["2022-04-en.pdf", "2022-05-en.pdf", "--clobber"],
      ]);
      for (const file of told.filter((word) => word.endsWith(".pdf")))
        expect(readFileSync(file).subarray(0, 5).toString()).toBe("%PDF-");
    }));

  test("forks: what a fork changes is read as data, and told in a comment", () =>
    withRepository(async ({ edit, propose, run, comments, git, root, pullRequest }) => {
      edit("data/claims.csv", "article,40,more than 50,,40", "article,45,more than 50,,45");
      writeFileSync(join(root, "evil.sh"), "touch pwned\n");
      propose();
      git("update-ref", "refs/pull/7/merge", "HEAD");
      git("checkout", "--quiet", "main");
      git("remote", "add", "origin", root);
      const event = pullRequest({ head: { repo: { full_name: "other/briefings", fork: true } } });
      const asked = { eventName: "pull_request_target", event };
      const { failed, outputs, used } = await run("forks", asked);
      expect([failed, outputs["changed"], uploaded({ used })]).toEqual([false, "yes", undefined]);
      expect(comments.comments[0]?.body).toMatch(/^<!-- fieldbrief \. -->\n\n### What changed\n/);
      expect(comments.comments[0]?.body).toMatch(/1 incident revised/);
      expect([existsSync(join(root, "evil.sh")), existsSync(join(root, "out"))]).toEqual([
        false,
        false,
      ]);
      const own = await run("forks", { eventName: "pull_request_target", event: pullRequest() });
      expect([own.log, comments.comments.length]).toEqual(["", 1]);
    }));
});
