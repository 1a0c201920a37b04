import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diskEffects } from "../../src/effect.ts";
import { diff, trace } from "../../src/index.ts";
import {
  edit,
  keep,
  ledgerIn,
  make,
  restatedIn,
  withIssues,
  wordsIn,
} from "../support/published.ts";

// Two more incidents of the first issue, by one source each.
function addTwo(root: string): void {
  const data = (file: string, ...lines: readonly string[]): void =>
    appendFileSync(join(root, "data", file), lines.map((line) => `${line}\n`).join(""));
  data(
    "incidents.csv",
    "F-4,Flood in Aqcha,2030-01-15,,day,somewhere,,Balkh province,AF,province,flash-flood,editor,,not-stated,flood,reported,public,,,",
    "F-5,Flood in Chimtal,2030-01-20,,day,somewhere,,Balkh province,AF,province,flash-flood,editor,,not-stated,flood,reported,public,,,",
  );
  data(
    "claims.csv",
    "C-4,F-4,radio,2,?,,,undetermined,public,2030-01-15,",
    "C-5,F-5,radio,5,?,,,undetermined,public,2030-01-20,",
  );
}

// Takes the incident of the first issue out of the data, and returns the files as they were.
function withdraw(root: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const file of ["incidents.csv", "claims.csv", "breakdowns.csv"]) {
    const text = readFileSync(join(root, "data", file), "utf8");
    const lines = text.split("\n").filter((line) => !/^(F-1|C-1)/.test(line));
    writeFileSync(join(root, "data", file), lines.join("\n"));
    texts.set(file, text);
  }
  return texts;
}

const toll = { "data/claims.csv": [["at least 4,12-15", "6,12-15"]] } as const;

describe("a figure that was published", { timeout: 120_000 }, () => {
  test("of single incidents is worked out of these again, and not of others of its time", () =>
    withIssues(async (root) => {
      addTwo(root);
      edit(root, {
        "briefing.yaml": [
          [
            "  languages: [en]\n",
            "  languages: [en]\n  whole: false\n  filters: [{ id: one, incidents: [F-1, F-2] }]\n",
          ],
        ],
      });
      await make(root, "first");
      await keep(root, "first");
      await make(root, "second");
      expect(restatedIn(ledgerIn(root, "second-one-en"), "first")).toEqual({});
      expect(wordsIn(root, "second-one-en")).toContain("stand as they were last given");
    }));

  test("is said to be another now, with the claim that moved it, and can be traced", () =>
    withIssues(async (root) => {
      await make(root, "first");
      await keep(root, "first");
      edit(root, toll);
      const { diagnostics } = await make(root, "second");
      expect(diagnostics).toEqual([]);
      const restated = restatedIn(ledgerIn(root, "second-en"), "first");
      expect(restated).toMatchObject({
        "sums.killed": [{ total: "at least 4" }, { total: "6" }],
        "incident.killed[F-1]": ["at least 4", "6"],
      });
      const words = wordsIn(root, "second-en");
      expect(words).toContain(
        "1 12 Jan 2030 Flood in Khanabad figures revised · killed: at least 4 , now 6 · another figure by the same source, District office [1]",
      );
      expect(words).toContain("Killed (in the text) ≥ 4 6 1 ");
      const traced = await trace(
        { project: root, out: join(root, "out"), figure: "first:sums.killed" },
        { read: diskEffects },
      );
      const { report } = await diff({
        before: "first-en",
        after: "second-en",
        cwd: root,
        project: root,
      });
      expect(report?.figures?.filter(({ id }) => id.includes("first:"))).toEqual([]);
      expect(traced.traces).toMatchObject([
        {
          workedOut: { result: "holds", value: "6" },
          query: { parameters: { period_start: "2030-01-01", period_end: "2030-01-31" } },
        },
      ]);
    }));

  test("is not compared where a later issue said of it what its audience may not see any more", () =>
    withIssues(async (root) => {
      await make(root, "first");
      await keep(root, "first");
      addTwo(root);
      await make(root, "second");
      await keep(root, "second");
      expect(restatedIn(ledgerIn(root, "second-en"), "first")).toHaveProperty("sums.killed");
      edit(root, {
        "data/incidents.csv": [["reported,public,,,\nF-5", "reported,confidential,,,\nF-5"]],
        "data/claims.csv": [
          [
            "C-4,F-4,radio,2,?,,,undetermined,public",
            "C-4,F-4,radio,2,?,,,undetermined,confidential",
          ],
        ],
      });
      await make(root, "third");
      const ledger = ledgerIn(root, "third-en");
      expect(restatedIn(ledger, "first")).toEqual({});
      expect(wordsIn(root, "third-en")).not.toContain("Aqcha");
      expect(JSON.stringify(ledger)).not.toContain("F-4");
    }));

  test("is missed where the template lists none that is another now", () =>
    withIssues(async (root) => {
      edit(root, { "templates/briefing/briefing.hbs": [["{{> corrections}}", ""]] });
      await make(root, "first");
      await keep(root, "first");
      expect((await make(root, "second")).diagnostics).toEqual([]);
      edit(root, toll);
      const { diagnostics } = await make(root, "second");
      expect(diagnostics).toMatchObject([
        {
          severity: "warning",
          code: "edition/corrections-unprinted",
          message:
            "1 figure of issue first as published is another now, and this edition does not say so",
          place: { file: "templates/briefing/briefing.hbs" },
        },
      ]);
      expect(wordsIn(root, "second-en")).not.toContain("figures revised");
      const accepted =
        "accept:\n  - code: edition/corrections-unprinted\n    ids: [first]\n    reason: A leaflet.\n";
      edit(root, { "briefing.yaml": [["accept:\n", accepted]] });
      expect((await make(root, "second")).diagnostics).toEqual([]);
    }));

  test("is moved by incidents that come, go, and are dated or classified otherwise", () =>
    withIssues(async (root) => {
      addTwo(root);
      const coming = readFileSync(join(root, "data/incidents.csv"), "utf8")
        .split("\n")
        .find((line) => line.startsWith("F-5"));
      edit(root, { "data/incidents.csv": [[`${coming}\n`, ""]] });
      const claim = "C-5,F-5,radio,5,?,,,undetermined,public,2030-01-20,\n";
      edit(root, { "data/claims.csv": [[claim, ""]] });
      await make(root, "first");
      await keep(root, "first");
      appendFileSync(join(root, "data/incidents.csv"), `${coming}\n`);
      appendFileSync(join(root, "data/claims.csv"), claim);
      edit(root, {
        "data/incidents.csv": [
          ["F-4,Flood in Aqcha,2030-01-15,", "F-4,Flood in Aqcha,2030-02-15,"],
          ["Khanabad,AF-KDZ,AF,town,flash-flood", "Khanabad,AF-KDZ,AF,town,dam"],
        ],
        "data/claims.csv": [["undetermined,public,2030-01-15", "undetermined,public,2030-02-15"]],
      });
      await make(root, "second");
      const words = wordsIn(root, "second-en");
      expect(words).toContain("Flood in Chimtal new");
      expect(words).toContain("Flood in Aqcha another date · listed under 15 Jan 2030 before");
      // What moved no figure is no correction.
      expect(words).not.toContain("classified otherwise");
      expect(restatedIn(ledgerIn(root, "second-en"), "first")["sums.killed"]).toMatchObject([
        { total: "at least 6" },
        { total: "at least 9" },
      ]);
    }));

  test("is no longer given where the incident was withdrawn", () =>
    withIssues(async (root) => {
      await make(root, "first");
      await keep(root, "first");
      withdraw(root);
      await make(root, "second");
      const words = wordsIn(root, "second-en");
      expect(words).toContain("12 Jan 2030 Flood in Khanabad withdrawn");
      expect(words).toContain("Killed (in the text) ≥ 4 no longer given 1");
      expect(restatedIn(ledgerIn(root, "second-en"), "first")).toMatchObject({
        "count:incidents": [1, 0],
      });
    }));

  test("is corrected once, and again when it moves again", () =>
    withIssues(async (root) => {
      await make(root, "first");
      await keep(root, "first");
      edit(root, toll);
      await make(root, "second");
      await keep(root, "second");
      await make(root, "third");
      expect(restatedIn(ledgerIn(root, "third-en"), "first")).toEqual({});
      expect(wordsIn(root, "third-en")).toContain(
        "Issues whose figures stand as they were last given, there or in a correction: 2 · 1",
      );
      edit(root, { "data/claims.csv": [["6,12-15", "7,12-15"]] });
      await make(root, "third");
      expect(restatedIn(ledgerIn(root, "third-en"), "first")).toMatchObject({
        "total:incidents.killed": [{ total: "at least 4" }, { total: "7" }],
      });
      expect(wordsIn(root, "third-en")).toContain("Killed (in the text) ≥ 4 Issue 2 : 6 7 1");
    }));

  test("is no longer given once, and is given again by the side of that", () =>
    withIssues(async (root) => {
      await make(root, "first");
      await keep(root, "first");
      // Beside its own figures the second prints that of the first, which stands.
      await make(root, "second");
      await keep(root, "second");
      expect(ledgerIn(root, "second-en").gone).toBeUndefined();
      const texts = withdraw(root);
      await make(root, "third");
      expect(wordsIn(root, "third-en")).toContain("Killed (in the text) ≥ 4 no longer given");
      rmSync(join(root, "published/second-en"), { recursive: true });
      await make(root, "second");
      await keep(root, "second");
      expect(ledgerIn(root, "second-en").gone).toEqual(["published/first:total:incidents.killed"]);
      await make(root, "third");
      expect(wordsIn(root, "third-en")).not.toContain("no longer given");
      for (const [file, text] of texts) writeFileSync(join(root, "data", file), text);
      edit(root, toll);
      await make(root, "third");
      expect(wordsIn(root, "third-en")).toContain(
        "Killed (in the text) ≥ 4 Issue 2 : no longer given 6 1",
      );
    }));

  test("is moved by an incident that is elsewhere now, and it is said from where to where", () =>
    withIssues(async (root) => {
      await make(root, "first");
      await keep(root, "first");
      edit(root, toll);
      edit(root, { "data/incidents.csv": [["Khanabad,AF-KDZ,AF,town", ",AF-BAL,AF,province"]] });
      await make(root, "second");
      expect(wordsIn(root, "second-en")).toContain("another place · Kunduz, now Balkh");
    }));

  test("does not stand as published where what it rests on is withheld now", () =>
    withIssues(async (root) => {
      await make(root, "first");
      await keep(root, "first");
      const claims = readFileSync(join(root, "data/claims.csv"), "utf8");
      writeFileSync(
        join(root, "data/claims.csv"),
        claims.replaceAll("undetermined,public,2030-01-12", "undetermined,confidential,2030-01-12"),
      );
      await make(root, "second");
      const words = wordsIn(root, "second-en");
      expect(words).toContain("Figures that rest on what is withheld here are not compared.");
      expect(words).not.toContain("Issues whose figures stand");
    }));

  test("is told without the day that its audience may not see any more", () =>
    withIssues(async (root) => {
      await make(root, "first");
      await keep(root, "first");
      edit(root, toll);
      edit(root, {
        "briefing.yaml": [
          [
            "accept:",
            "audiences:\n  - name: public\n    rules: { incidents: { date: coarsen } }\n    dates: month\n\naccept:",
          ],
        ],
      });
      await make(root, "second");
      const words = wordsIn(root, "second-en");
      expect(words).toContain("1 incident behind it is no longer shown here");
      expect(words).not.toMatch(/12 Jan|another date|Khanabad/);
    }));

  test("that its query works out otherwise says so, and one without its query is only counted", () =>
    withIssues(async (root) => {
      await make(root, "first");
      await keep(root, "first");
      edit(root, {
        "templates/briefing/queries/sums.sql": [["total_of(killed)", "total_of(wounded)"]],
      });
      await make(root, "second");
      expect(wordsIn(root, "second-en")).toContain("The figure is worked out in another way now.");
      edit(root, { "templates/briefing/queries/sums.sql": [["AS killed", "AS dead"]] });
      edit(root, {
        "templates/briefing/briefing.hbs": [
          ["{{sinceLast row.killed}}", "{{sinceLast row.dead}}"],
          ["{{figure row.killed}} killed", "{{figure row.dead}} killed"],
        ],
      });
      await make(root, "second");
      expect(wordsIn(root, "second-en")).toContain(
        "1 of its figures is no longer worked out, and is not compared.",
      );
    }));
});

describe("beside the issue before", { timeout: 120_000 }, () => {
  test("stands a change where both are alike, by what it is corrected to", () =>
    withIssues(async (root) => {
      edit(root, { "data/claims.csv": [["C-2,F-2,radio,?", "C-2,F-2,radio,2"]] });
      await make(root, "first");
      await keep(root, "first");
      await make(root, "second");
      expect(wordsIn(root, "second-en")).toContain("2 , down from at least 4");
      edit(root, { "data/claims.csv": [["at least 4,12-15", "1,12-15"]] });
      await make(root, "second");
      expect(wordsIn(root, "second-en")).toContain(
        "2 , up from 1 (published as at least 4 , corrected since)",
      );
    }));

  test.each([
    ["kind: census", "kind: selection", "second", "The list is a selection."],
    ["rule: preferred", "rule: lowest", "second", "Figures are taken by another rule now."],
    ["kind: census", "kind: census", "third", "The periods are not equally long."],
    ["coverage: 2030-01-01", "coverage: 2030-01-02", "second", "The data do not cover every day"],
  ])("stands the published figure alone: %s, then %s, in the %s", (from, to, issue, why) =>
    withIssues(async (root) => {
      await make(root, "first");
      await keep(root, "first");
      if (issue === "third") {
        await make(root, "second");
        await keep(root, "second");
      }
      edit(root, { "briefing.yaml": [[from, to]] });
      await make(root, issue);
      const [, since = ""] =
        /id="since"[^>]*>(.*?)<\/p>/s.exec(
          readFileSync(join(root, "out", `${issue}-en`, "briefing.html"), "utf8"),
        ) ?? [];
      expect(since).toContain(why);
      expect(since).not.toMatch(/up from|down from|as before|cannot be said/);
    }),
  );
});

describe("without a published issue", { timeout: 120_000 }, () => {
  test("an edition says nothing of any, and its manifest names none", () =>
    withIssues(async (root) => {
      await make(root, "first", "second");
      expect(wordsIn(root, "second-en")).not.toContain("What changed since");
      expect(ledgerIn(root, "second-en")).not.toHaveProperty("issues");
      const manifest = readFileSync(join(root, "out/first-en/manifest.json"), "utf8");
      expect(manifest).not.toMatch(/"(?:stage|path)": "published/);
    }));
});
