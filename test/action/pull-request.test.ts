import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { build, nodeEffects } from "../../src/index.ts";
import { isWindows, uploaded, withRepository } from "./repository.ts";

// Only the current issue, where it is not the editions that matter.
const one = { all: "false" };

describe.skipIf(isWindows)("a change of data", () => {
  test("that revises a toll is checked, built, uploaded and told in one comment", () =>
    withRepository(async ({ edit, propose, run, comments, root }) => {
      edit("data/claims.csv", "article,40,more than 50,,40", "article,45,more than 50,,45");
      propose();
      const { failed, log, outputs, summary, used } = await run("briefing");
      expect([failed, log.match(/^::(?:error|warning)/gm)]).toEqual([false, null]);
      expect(outputs).toMatchObject({ "exit-code": "0", changed: "yes", out: join(root, "out") });
      expect(uploaded({ used })).toEqual([
        join(root, "out/2022-04-en"),
        join(root, "out/2022-05-en"),
      ]);
      expect(readdirSync(join(root, "out/2022-04-en")).sort()).toEqual([
        "briefing.html",
        "briefing.pdf",
        "datapackage.json",
        "figures.json",
        "incidents.csv",
        "manifest.json",
        "page-1.svg",
        "redactions.json",
      ]);
      expect(summary).toContain("**2 editions, no findings**");
      expect(summary).toContain("Editions: <https://github.example/artifacts/1>");
      expect(summary).toContain("`headline.killed`: `at least 178`");
      expect(summary).toMatch(/incident revised.*; killed `at least 193` → `at least 198`/);
      expect(comments.comments.map(({ body }) => body)).toEqual([
        `<!-- fieldbrief . -->\n${summary}`,
      ]);
      const sarif = used.find(({ uses }) => uses.startsWith("github/codeql-action/"));
      expect(sarif?.with["sarif_file"]).toBe(outputs["sarif"]);
    }));

  test("that goes on keeps its comment, and leaves those of people", () =>
    withRepository(async ({ edit, propose, run, comments, git, commit }) => {
      const copied = "<!-- fieldbrief . -->\nNot the program's.";
      for (let id = 1; id <= 120; id++)
        comments.comments.push({ id, body: id === 3 ? copied : "Hm.", user: { type: "User" } });
      edit("data/claims.csv", "article,40,more than 50,,40", "article,45,more than 50,,45");
      propose();
      await run("briefing", { inputs: one });
      edit("data/claims.csv", "article,45,more than 50,,45", "article,46,more than 50,,46");
      git("checkout", "--quiet", "-B", "proposal");
      commit("Change it again");
      await run("briefing", { inputs: one });
      const writes = comments.requests.filter((request) => !request.startsWith("GET"));
      expect(writes.map((request) => request.split(" ")[0])).toEqual(["POST", "PATCH"]);
      expect(comments.comments).toHaveLength(121);
      expect(comments.comments[2]?.body).toBe(copied);
      expect(comments.comments[120]?.body).toContain("179");
    }));

  test("with a typo in a province is annotated on its line, and fails", () =>
    withRepository(async ({ edit, propose, run, comments }) => {
      edit("data/incidents.csv", "Kunduz province,,AF-KDZ", "Kunduz province,,Kunduzz");
      propose();
      const { failed, log, outputs, summary, used } = await run("briefing");
      expect([failed, outputs["exit-code"], uploaded({ used })]).toEqual([true, "1", undefined]);
      const annotated = log.match(/^::error file=.*/gm) ?? [];
      expect(annotated).toEqual([
        expect.stringMatching(
          /^::error file=data\/incidents\.csv,line=6,col=\d+,title=incident\/unknown-province::.*Kunduzz/,
        ),
      ]);
      const sarif: unknown = JSON.parse(readFileSync(outputs["sarif"] ?? "", "utf8"));
      expect(sarif).toMatchObject({
        runs: [{ results: [{ ruleId: "incident/unknown-province", level: "error" }] }],
      });
      expect(summary).toContain("**No edition, 1 error**");
      expect(summary).toContain("- error `incident/unknown-province` in `data/incidents.csv:6:");
      expect(comments.comments[0]?.body).toContain(summary);
    }));

  test("that withdraws an incident says which, and what it moved", () =>
    withRepository(async ({ edit, propose, run, comments }) => {
      edit("data/incidents.csv", /^IK-2022-04-21-mazar,.*\n/m, "");
      edit("data/claims.csv", /^C-2022-04-21-mazar-amnesty,.*\n/m, "");
      propose();
      const { failed, outputs } = await run("briefing");
      expect([failed, outputs["changed"]]).toEqual([false, "yes"]);
      const body = comments.comments[0]?.body ?? "";
      expect(body).toMatch(/1 incident withdrawn/);
      expect(body).toMatch(/`IK-2022-04-21-mazar`/);
      expect(body).toMatch(/killed `at least 193` → `at least 156`/);
    }));

  test("that changes nothing says so, once", () =>
    withRepository(async ({ run, comments }) => {
      await run("briefing", { inputs: one });
      const { failed, outputs, summary } = await run("briefing", { inputs: one });
      expect([failed, outputs["changed"]]).toEqual([false, "no"]);
      expect(summary).toMatch(/\*\*No changes\*\*/);
      expect(comments.requests.map((request) => request.split(" ")[0])).toEqual([
        "GET",
        "POST",
        "GET",
      ]);
    }));

  test("in a project below the repository's folder is annotated from there", () =>
    withRepository(async ({ edit, propose, run, comments, root }) => {
      edit("data/incidents.csv", "Kunduz province,,AF-KDZ", "Kunduz province,,Kunduzz");
      propose();
      const { log, outputs } = await run("briefing");
      expect(log).toMatch(/^::error file=north\/kabul\/data\/incidents\.csv,line=6,/m);
      expect(readFileSync(outputs["sarif"] ?? "", "utf8")).toContain(
        '"uri": "north/kabul/data/incidents.csv"',
      );
      expect(existsSync(join(root, "out"))).toBe(false);
      expect(comments.comments[0]?.body).toMatch(/^<!-- fieldbrief north%2Fkabul -->\n/);
    }, "north/kabul"));

  test("from a fork gets no comment by this workflow, but a summary", () =>
    withRepository(async ({ edit, propose, run, comments, pullRequest }) => {
      edit("data/claims.csv", "article,40,more than 50,,40", "article,45,more than 50,,45");
      propose();
      const event = pullRequest({ head: { repo: { full_name: "other/briefings", fork: true } } });
      const { failed, summary, log, used } = await run("briefing", { event, inputs: one });
      expect([failed, comments.requests]).toEqual([false, []]);
      expect(summary).toContain("1 incident revised");
      expect(log).toMatch(
        /^::notice title=fieldbrief::a pull request from a fork gets no comment/m,
      );
      expect(used.some(({ uses }) => uses.startsWith("github/codeql-action/"))).toBe(false);
    }));

  test("whose comment is refused is a warning, and no failure", () =>
    withRepository(async ({ run, comments }) => {
      comments.refuse(403);
      const { failed, log } = await run("briefing", { inputs: one });
      expect(failed).toBe(false);
      expect(log).toMatch(
        /^::warning title=fieldbrief::no comment was made: .*403.*`pull-requests: write`/m,
      );
    }));

  test("before which there was nothing is not compared, and no failure", () =>
    withRepository(async ({ run, pullRequest }) => {
      const event = pullRequest({ base: { sha: "1".repeat(40) } });
      const { failed, log, outputs } = await run("briefing", { event, inputs: one });
      expect([failed, outputs["changed"]]).toEqual([false, ""]);
      expect(log).toMatch(/^::warning title=fieldbrief::not compared with 1{40}/m);
      const asked = await run("briefing", {
        event,
        inputs: { ...one, "compare-with": "no-such-branch" },
      });
      expect([asked.failed, asked.outputs["exit-code"]]).toEqual([true, "2"]);
    }));

  test("that nobody built fails where manifests are committed", () =>
    withRepository(async ({ folder, git, edit, propose, run }) => {
      const options = { project: folder, out: join(folder, "out") };
      await build(options, nodeEffects());
      git("add", "--force", "out/2022-05-en/manifest.json");
      git("commit", "--quiet", "--message", "Commit manifests");
      const inputs = { ...one, frozen: "true", comment: "false" };
      expect((await run("briefing", { inputs })).failed).toBe(false);
      edit("data/claims.csv", "article,10,more than 40,,10", "article,12,more than 40,,12");
      propose();
      const { failed, log } = await run("briefing", { inputs });
      expect(failed).toBe(true);
      expect(log).toMatch(
        /^::error file=out\/2022-05-en\/manifest\.json,title=edition\/stale::.*data\/claims\.csv changed/m,
      );
    }));
});
