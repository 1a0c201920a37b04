import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { build, nodeEffects, verify } from "../../src/index.ts";
import {
  edit,
  keep,
  ledgerIn,
  make,
  restatedIn,
  withIssues,
  wordsIn,
} from "../support/published.ts";
import { recordingTerminal } from "../support/terminal.ts";

const toll = { "data/claims.csv": [["at least 4,12-15", "6,12-15"]] } as const;

const codesOf = async (root: string, edition: string): Promise<readonly string[]> => {
  const { diagnostics } = await build(
    { project: root, out: join(root, "other"), editions: [edition] },
    nodeEffects(),
  );
  return diagnostics
    .filter(({ code }) => code !== "edition/no-incidents")
    .map(({ code, place }) => `${code} ${place?.file}`);
};

describe("publish", { timeout: 120_000 }, () => {
  test("keeps what was built, once, and never replaces it", () =>
    withIssues(async (root) => {
      const publish = async (): Promise<readonly [number, string, string]> => {
        const terminal = recordingTerminal(root);
        const code = await run(["publish", "--edition", "first"], terminal);
        return [code, terminal.stdout(), terminal.stderr()];
      };
      const [none, , why] = await publish();
      expect(none).toBe(1);
      expect(why).toContain("error[published/not-built]");
      await make(root, "first");
      expect(await publish()).toEqual([0, "published/first-en: published\n", ""]);
      expect(await publish()).toEqual([0, "published/first-en: there already\n", ""]);
      const before = readFileSync(join(root, "published/first-en/figures.json"));
      edit(root, toll);
      await make(root, "first");
      const [code, , about] = await publish();
      expect(code).toBe(1);
      expect(about).toContain("error[published/already]");
      expect(readFileSync(join(root, "published/first-en/figures.json"))).toEqual(before);
    }));

  test("takes nothing that is not as its manifest says", () =>
    withIssues(async (root) => {
      await make(root, "first");
      edit(root, { "out/first-en/figures.json": [['"at least 4"', '"at least 5"']] });
      const { editions, diagnostics } = await keep(root, "first");
      expect(editions).toEqual([]);
      expect(diagnostics.map(({ code }) => code)).toEqual(["published/not-built"]);
    }));
});

describe("a published issue", { timeout: 120_000 }, () => {
  test.each([
    [
      "that was changed",
      "published/changed published/first-en/figures.json",
      { "figures.json": [['"at least 4"', '"at least 5"']] },
    ],
    [
      "whose manifest is none",
      "published/changed published/first-en/manifest.json",
      { "manifest.json": [['"version": 1', '"version": 9']] },
    ],
  ])("%s stops the edition after it, until the hint is followed", (_, told, edits) =>
    withIssues(async (root) => {
      await make(root, "first");
      await keep(root, "first");
      const folder = join(root, "published/first-en");
      cpSync(folder, join(root, "revision"), { recursive: true });
      for (const [file, pairs] of Object.entries(edits))
        edit(root, { [`published/first-en/${file}`]: pairs as [string, string][] });
      expect(await codesOf(root, "second")).toEqual([told]);
      // What the hint says to do, one way and the other.
      rmSync(folder, { recursive: true });
      cpSync(join(root, "revision"), folder, { recursive: true });
      expect(await codesOf(root, "second")).toEqual([]);
      rmSync(folder, { recursive: true });
      await make(root, "first");
      expect((await keep(root, "first")).diagnostics).toEqual([]);
      expect(await codesOf(root, "second")).toEqual([]);
    }),
  );

  test("that was changed is told with both ways out", () =>
    withIssues(async (root) => {
      await make(root, "first");
      await keep(root, "first");
      edit(root, { "published/first-en/figures.json": [['"at least 4"', '"at least 5"']] });
      const terminal = recordingTerminal(root);
      await run(["build", "--edition", "second"], terminal);
      expect(terminal.stderr()).toContain(
        "hint: take the folder published/first-en back from the revision that published it; if it never went out, take it away, then build and publish the issue again",
      );
    }));

  test("that no ledger is as large as stops the edition after it", () =>
    withIssues(async (root) => {
      await make(root, "first");
      await keep(root, "first");
      writeFileSync(join(root, "published/first-en/figures.json"), Buffer.alloc(50_000_001));
      expect(await codesOf(root, "second")).toEqual([
        "published/too-large published/first-en/figures.json",
      ]);
    }));

  test("under another's name stops the edition after it", () =>
    withIssues(async (root) => {
      await make(root, "second");
      await keep(root, "second");
      cpSync(join(root, "published/second-en"), join(root, "published/first-en"), {
        recursive: true,
      });
      expect(await codesOf(root, "second")).toEqual([
        "published/other-edition published/first-en/figures.json",
      ]);
    }));

  test("behind a link out of the project is not read", () =>
    withIssues(async (root) => {
      await make(root, "first");
      await keep(root, "first");
      rmSync(join(root, "published/first-en/figures.json"));
      symlinkSync("/etc/hostname", join(root, "published/first-en/figures.json"));
      expect(await codesOf(root, "second")).toEqual([
        "config/outside-project published/first-en/figures.json",
      ]);
    }));

  test("that is missing is missed where earlier ones are there", () =>
    withIssues(async (root) => {
      await make(root, "first");
      await keep(root, "first");
      expect(await codesOf(root, "third")).toEqual(["published/missing-issue briefing.yaml"]);
      edit(root, {
        "briefing.yaml": [
          [
            "accept:\n",
            "accept:\n  - { code: published/missing-issue, ids: [third], reason: It never went out. }\n",
          ],
        ],
      });
      expect(await codesOf(root, "third")).toEqual([]);
    }));

  test("that briefing.yaml does not know is told of", () =>
    withIssues(async (root) => {
      mkdirSync(join(root, "published/zeroth-en"), { recursive: true });
      expect(await codesOf(root, "second")).toEqual([
        "published/unknown-edition published/zeroth-en",
      ]);
    }));

  test("is an input of those after it, and of no other", () =>
    withIssues(async (root) => {
      await make(root, "first", "second");
      await keep(root, "second");
      const works = async (): Promise<readonly string[]> =>
        (await make(root, "first", "second")).editions.map(
          ({ id, work, reasons }) => `${id} ${work} ${reasons.join()}`,
        );
      expect(await works()).toEqual(["first unchanged ", "second unchanged "]);
      await keep(root, "first");
      expect(await works()).toEqual([
        "first unchanged ",
        "second made files in published added or removed",
      ]);
      expect(await works()).toEqual(["first unchanged ", "second unchanged "]);
      edit(root, toll);
      expect((await works())[1]).toBe("second made data/claims.csv changed");
      const read = readFileSync(join(root, "out/second-en/manifest.json"), "utf8");
      expect(read).toContain('"path": "published/first-en/figures.json"');
      const { editions } = await verify(
        { project: root, folder: join(root, "out") },
        nodeEffects(),
      );
      expect(editions.map(({ name, differences }) => [name, differences])).toEqual([
        ["first-en", []],
        ["second-en", []],
      ]);
    }));
});

describe("an audience", { timeout: 120_000 }, () => {
  const audiences = (root: string, ...lines: readonly string[]): void =>
    edit(root, { "briefing.yaml": [["series:\n", `${lines.join("\n")}\nseries:\n`]] });

  test("is told of a record that it may no longer see by number alone", () =>
    withIssues(async (root) => {
      await make(root, "first");
      await keep(root, "first");
      edit(root, {
        "data/incidents.csv": [["flood,reported,public", "flood,reported,restricted"]],
        ...toll,
      });
      await make(root, "second");
      const words = wordsIn(root, "second-en");
      expect(words).toContain(
        "1 incident behind it is no longer shown here; figures that rest on it are not compared.",
      );
      expect(words).not.toMatch(/Khanabad|corrected to|as it stands now|As it stands now/);
      expect(Object.keys(restatedIn(ledgerIn(root, "second-en"), "first"))).toEqual([
        "sums.killed",
      ]);
      const ledger = readFileSync(join(root, "out/second-en/figures.json"), "utf8");
      expect(ledger).not.toContain("F-1");
    }));

  test("is told no more of one that goes by another name since", () =>
    withIssues(async (root) => {
      await make(root, "first");
      await keep(root, "first");
      edit(root, {
        "data/incidents.csv": [
          ["F-1,Flood in Khanabad", "F-9,Flood in Khanabad"],
          ["flood,reported,public", "flood,reported,restricted"],
        ],
        "data/claims.csv": [
          ["C-1a,F-1", "C-1a,F-9"],
          ["C-1b,F-1,office,at least 4", "C-1b,F-9,office,6"],
        ],
      });
      await make(root, "second");
      const words = wordsIn(root, "second-en");
      expect(words).toContain("1 incident behind it is no longer shown here");
      expect(words).not.toMatch(/Khanabad|withdrawn|no longer given/);
    }));

  test("does not learn a small figure from a difference", () =>
    withIssues(async (root) => {
      audiences(root, "audiences: [{ name: public, small-cells: 2 }]");
      await make(root, "first");
      await keep(root, "first");
      edit(root, toll);
      await make(root, "second");
      const words = wordsIn(root, "second-en");
      expect(words).toContain("Its figures are not compared: small figures are withheld");
      expect(words).not.toContain("Khanabad");
    }));

  test("is compared with its own issues alone", () =>
    withIssues(async (root) => {
      edit(root, {
        "briefing.yaml": [
          ["  languages: [en]", "  languages: [en]\n  audiences: [public, partner]"],
        ],
      });
      await make(root, "first");
      await keep(root, "first");
      rmSync(join(root, "published/first-en-partner"), { recursive: true });
      edit(root, toll);
      const { diagnostics } = await make(root, "second");
      expect(diagnostics).toEqual([]);
      expect(wordsIn(root, "second-en")).toContain("What changed since earlier issues");
      expect(wordsIn(root, "second-en-partner")).not.toContain("What changed since");
      const manifest = readFileSync(join(root, "out/second-en-partner/manifest.json"), "utf8");
      expect(manifest).not.toContain("published/first-en/");
    }));
});

test("an address must be one of the web, and leads to the issue as it was published", () =>
  withIssues(async (root) => {
    await make(root, "first");
    await keep(root, "first");
    const file = join(root, "briefing.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, `${text}published: { address: "https://example.org/{name}/{id}.pdf" }\n`);
    await make(root, "second");
    expect(readFileSync(join(root, "out/second-en/briefing.html"), "utf8")).toContain(
      'href="https://example.org/first-en/first.pdf"',
    );
    writeFileSync(file, `${text}published: { address: "../{name}/briefing.pdf" }\n`);
    expect(await codesOf(root, "second")).toEqual(["config/bad-address briefing.yaml"]);
    writeFileSync(file, `${text}published: { address: "https://example.org/{nome}/" }\n`);
    expect(await codesOf(root, "second")).toEqual(["config/bad-address briefing.yaml"]);
    writeFileSync(file, `${text}published: { folder: ../elsewhere }\n`);
    expect(await codesOf(root, "second")).toEqual(["config/outside-project briefing.yaml"]);
  }));
