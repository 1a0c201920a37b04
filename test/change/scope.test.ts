import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeText } from "../../src/cli/change-text.ts";
import {
  build,
  type ChangeReport,
  diff,
  nodeEffects,
  writeChangesMarkdown,
} from "../../src/index.ts";
import { edit } from "../support/change.ts";
import { repository } from "../support/project.ts";
import { recordingTerminal } from "../support/terminal.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-scope-")));

async function buildTo(out: string): Promise<void> {
  const report = await build({ project: root, out: join(root, out), all: true }, nodeEffects());
  if (report.editions.length !== 4) throw new Error(JSON.stringify(report.diagnostics));
}

// Two months, of all provinces and of Kabul. Then an incident in Kabul in April is withdrawn, and one is of May.
beforeAll(async () => {
  cpSync(join(repository, "examples/monthly"), root, { recursive: true });
  edit(root, {
    "briefing.yaml": [
      ["languages: [en]", "languages: [en]\n  filters: [{ id: kabul, provinces: [AF-KAB] }]"],
    ],
  });
  await buildTo("before");
  edit(root, {
    "data/incidents.csv": [["2022-04-21,2022-04-21", "2022-05-02,2022-05-02"]],
    "briefing.yaml": [["IK-2022-04-29-kabul, ", ""]],
  });
  for (const file of ["data/incidents.csv", "data/claims.csv"])
    writeFileSync(
      join(root, file),
      readFileSync(join(root, file), "utf8").replace(/^.*IK-2022-04-29-kabul.*\n/m, ""),
    );
  await buildTo("out");
}, 120_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

async function report(before: string, after: string): Promise<ChangeReport> {
  const found = await diff({ before, after, cwd: root, project: root });
  if (found.report === undefined) throw new Error(JSON.stringify(found.diagnostics));
  return found.report;
}

const said = ({ changes }: ChangeReport): readonly string[] =>
  changes.map(({ of, kind, id }) => `${of} ${kind} ${id}`);

describe("editions of different periods", () => {
  test("call nothing withdrawn or new that lies outside the other", async () => {
    const april = await report("before/2022-04-en", "before/2022-05-en");
    expect(said(april)).toEqual([]);
    const killed = april.figures?.find(({ id }) => id === "headline.killed");
    expect(killed?.left).toContainEqual({
      incident: "IK-2022-04-29-kabul",
      because: [],
      outside: true,
    });
    expect(killed?.entered.map(({ outside }) => outside)).toEqual([true, true]);
  });

  test("say that they are, and how many incidents only one of them is of", async () => {
    const april = await report("before/2022-04-en", "before/2022-05-en");
    const text = changeText(april, recordingTerminal(root).colors).replace(/\s+/g, " ");
    expect(text).toContain(
      "of different periods (2022-04-01..2022-04-30 and 2022-05-01..2022-05-31)",
    );
    expect(text).toContain("there are 4 of the first, 2 of the second");
    expect(text).toContain("left by IK-2022-04-29-kabul (outside the other edition)");
    expect(text).not.toContain("withdrawn)");
  });

  test("still tell of an incident that both are of that it has another date", async () => {
    const moved = await report("before/2022-04-en", "2022-05-en");
    expect(said(moved)).toEqual(["incident re-dated IK-2022-04-21-mazar"]);
    expect(moved.changes[0]?.editions).toEqual({ left: ["2022-04"], entered: ["2022-05"] });
  });
});

describe("editions of different filters", () => {
  test("tell what the other should hold from what lies outside it", async () => {
    const kabul = await report("before/2022-04-en", "2022-04-kabul-en");
    expect(said(kabul)).toEqual([
      "incident withdrawn IK-2022-04-29-kabul",
      "claim withdrawn C-2022-04-29-kabul-article",
    ]);
    const left = kabul.figures?.find(({ id }) => id === "headline.incidents")?.left;
    expect(left).toContainEqual({ incident: "IK-2022-04-29-kabul", because: ["withdrawn"] });
    expect(left).toContainEqual({ incident: "IK-2022-04-22-kunduz", because: [], outside: true });
    expect(kabul.notes.join(" ")).toContain("different filters (none and provinces AF-KAB)");
    expect(kabul.notes.join(" ")).not.toContain("periods");
  });

  test("name them in Markdown as words alone", async () => {
    const path = join(root, "out/2022-04-kabul-en/figures.json");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace('"AF-KAB"\n   ]\n  }', '"<b>@all</b>"\n   ]\n  }'));
    const markdown = writeChangesMarkdown(await report("2022-04-en", "2022-04-kabul-en"));
    writeFileSync(path, text);
    expect(markdown).toContain("provinces &#60;b&#62;&#64;all");
    expect(markdown).not.toContain("@all");
  });
});

test("editions of one scope have nothing outside", async () => {
  const same = await report("before/2022-04-en", "2022-04-en");
  expect(said(same)).toContain("incident withdrawn IK-2022-04-29-kabul");
  expect(same.notes.join(" ")).not.toContain("different");
});
