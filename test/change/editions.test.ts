import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeText } from "../../src/cli/change-text.ts";
import { build, type ChangeReport, diff, nodeEffects } from "../../src/index.ts";
import { edit } from "../support/change.ts";
import { repository } from "../support/project.ts";
import { recordingTerminal } from "../support/terminal.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-editions-")));
const edition = "2022-05-en";

async function buildTo(out: string): Promise<void> {
  const report = await build(
    { project: root, out: join(root, out), editions: [edition] },
    nodeEffects(),
  );
  if (report.editions.length !== 1) throw new Error(JSON.stringify(report.diagnostics));
}

// The toll of one incident, and another incident gone.
beforeAll(async () => {
  for (const name of ["briefing.yaml", "data", "templates"])
    cpSync(join(repository, name), join(root, name), { recursive: true });
  await buildTo("before");
  edit(root, { "data/claims.csv": [["al-arabiya,at least 47,", "al-arabiya,at least 50,"]] });
  for (const file of ["data/claims.csv", "data/incidents.csv"])
    writeFileSync(
      join(root, file),
      readFileSync(join(root, file), "utf8").replace(/^.*2022-05-07-tajikistan.*\n/m, ""),
    );
  await buildTo("out");
}, 120_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

const compare = (before: string, after: string, audience?: string) =>
  diff({ before, after, cwd: root, project: root, audience });

async function report(): Promise<ChangeReport> {
  const { report: found, diagnostics } = await compare(`before/${edition}`, edition);
  if (found === undefined) throw new Error(JSON.stringify(diagnostics));
  return found;
}

describe("two editions", () => {
  test("say of each key figure what it was, what it is, and which incidents moved it", async () => {
    const figures = (await report()).figures ?? [];
    const killed = figures.find(({ id }) => id === "headline.killed");
    expect(killed).toMatchObject({
      kind: "moved",
      headline: true,
      before: { value: "at least 477 (1 of 11 approximate; 3 not stated)" },
      after: { value: "at least 480 (1 of 11 approximate; 2 not stated)" },
      entered: [],
      left: [{ incident: "IK-2022-05-07-tajikistan", because: ["withdrawn"] }],
      revised: [
        { incident: "IK-2021-10-15-kandahar", before: "at least 47", after: "at least 50" },
      ],
    });
    const headlines = figures.map(({ headline }) => headline);
    expect(headlines).toEqual([...headlines].sort().reverse());
  });

  test("have every figure that differs in the report, and no other", async () => {
    const values = (folder: string): ReadonlyMap<string, string> => {
      const json: { figures: { id: string; value: unknown }[] } = JSON.parse(
        readFileSync(join(root, folder, edition, "figures.json"), "utf8"),
      );
      return new Map(json.figures.map(({ id, value }) => [id, JSON.stringify(value)]));
    };
    const [was, is] = [values("before"), values("out")];
    const differ = [...new Set([...was.keys(), ...is.keys()])].filter(
      (id) => was.get(id) !== is.get(id),
    );
    const told = ((await report()).figures ?? []).map(({ id }) => id);
    expect(differ.length).toBeGreaterThan(5);
    expect([...told].sort()).toEqual(differ.sort());
  });

  test("sum up with the figures of page one", async () => {
    const text = changeText(await report(), recordingTerminal(root).colors);
    expect(text).toContain("1 incident withdrawn, 1 revised");
    expect(text.replace(/\s+/g, " ")).toContain("headline.incidents 14 → 13");
  });

  test("are not compared with data, nor told to others than they are for", async () => {
    const codeOf = async (...sides: Parameters<typeof compare>): Promise<string | undefined> =>
      (await compare(...sides)).diagnostics[0]?.code;
    expect(await codeOf(edition, ".")).toBe("change/unlike-sides");
    expect(await codeOf(edition, edition, "partner")).toBe("change/narrower-edition");
    expect(await codeOf(".", ".", "nobody")).toBe("change/unknown-audience");
    const other = join(root, "out/other");
    cpSync(join(root, "out", edition), other, { recursive: true });
    const path = join(other, "figures.json");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace('"audience": "public"', '"audience": "partner"'));
    expect(await codeOf(edition, "other")).toBe("change/unlike-editions");
    writeFileSync(path, "{");
    expect(await codeOf(edition, "other")).toBe("ledger/unreadable");
  });
});
