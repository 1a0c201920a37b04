import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/index.ts";
import { gatherProject } from "../../src/edition/index.ts";
import { diskEffects } from "../../src/effect.ts";
import { type ReadData, readData } from "../../src/import/index.ts";
import { readImports } from "../../src/import/read-imports.ts";
import { readPlacesFolder } from "../../src/incident/index.ts";
import { rememberFiles } from "../../src/preview/files.ts";
import { withFiles } from "../support/files.ts";
import { briefingYaml, fieldbrief, imports, narrative, ownRecords } from "./project.ts";
import { acledTable, gedTable, gtdTable } from "./tables.ts";

const textOf = (...path: string[]): string => readFileSync(join(...path), "utf8");

async function dataOf(root: string): Promise<ReadData> {
  const { config, diagnostics } = await readConfig(root, diskEffects);
  if (config === undefined) throw new Error(JSON.stringify(diagnostics));
  return readData(config, diskEffects);
}

const acledYaml = briefingYaml({ data: imports({ acled: ["raw/acled.csv"] }) });

/** A project with one event of ACLED, and nothing of its own. */
const acledProject = {
  ...narrative,
  "briefing.yaml": acledYaml,
  "raw/acled.csv": acledTable([{}, { admin1: "Atlantis", event_date: "2022-04-22" }]),
};

describe("a table that briefing.yaml imports", () => {
  test("is built from, without a folder of the data's own", async () => {
    await withFiles(acledProject, async (root) => {
      const { code, out, err } = await fieldbrief(["build"], root);
      expect([code, out]).toEqual([0, expect.stringContaining("2 incidents")]);
      expect(err).toContain(
        'warning[import/unplaced] unknown province "Atlantis"\n  raw/acled.csv:3\n',
      );
      const html = textOf(root, "out/2022-04-1-en-internal/briefing.html");
      // The provider's words, its rule, who is to be named, and the source.
      for (const words of [
        "Remote explosive/landmine/IED",
        "A figure is the lowest that was reported",
        "ACLED (Armed Conflict Location &amp; Event Data), acleddata.com.",
        "Downloaded on",
        "https://acleddata.com",
      ])
        expect([words, html.includes(words)]).toEqual([words, true]);
      expect(textOf(root, "out/2022-04-1-en-internal/manifest.json")).toContain(
        '"path": "raw/acled.csv"',
      );
    });
  });

  test("has its figures traced to its lines, and its incidents know whose they are", async () => {
    await withFiles(acledProject, async (root) => {
      await fieldbrief(["build"], root);
      const traced = await fieldbrief(["trace", "headline.killed"], root);
      expect(traced.out).toContain("acled-AFG90001");
      expect(traced.out).toContain("acled, raw/acled.csv:2\n");
      expect(traced.out).toContain("acled, raw/acled.csv:3\n");
      const { dataset } = await dataOf(root);
      expect(dataset.incidents.map(({ id, provider }) => [id, provider])).toEqual([
        ["acled-AFG90001", "acled"],
        ["acled-AFG90002", "acled"],
      ]);
    });
  });

  test("stands with the project's own records in one dataset", async () => {
    const files = { ...acledProject, ...ownRecords };
    await withFiles(files, async (root) => {
      const { dataset, diagnostics } = await dataOf(root);
      expect(dataset.incidents.map(({ id, provider }) => [id, provider])).toEqual([
        ["own-1", null],
        ["acled-AFG90001", "acled"],
        ["acled-AFG90002", "acled"],
      ]);
      expect(dataset.sources.map(({ id }) => id)).toEqual(["radio", "acled"]);
      expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    });
  });

  test.each([
    ["acled", acledTable([{}, { fatalities: "0" }, { time_precision: "2" }])],
    ["ucdp-ged", gedTable([{}, { type_of_violence: "3" }, { low: "9", high: "5" }])],
    ["gtd", gtdTable([{}, { nkill: "-99", nkillter: "-99" }, { specificity: "5" }])],
  ])("of %s gives the records that its conversion gives", async (provider, table) => {
    const converted = briefingYaml({ data: ["folder: converted"] });
    const files = {
      "table.csv": table,
      "briefing.yaml": briefingYaml({ data: imports({ [provider]: ["table.csv"] }) }),
    };
    await withFiles(files, async (root) => {
      const command = ["import", provider, "table.csv", "--accessed", "2022-05-02"];
      const { code } = await fieldbrief([...command, "--out", "converted"], root);
      const direct = await dataOf(root);
      writeFileSync(join(root, "briefing.yaml"), converted);
      const folder = await dataOf(root);
      expect(code).toBe(0);
      const unplaced = ({ dataset }: ReadData) =>
        [dataset.incidents, dataset.claims, dataset.breakdowns, dataset.sources].map((records) =>
          records.map(({ place: _, ...record }) => record),
        );
      expect(unplaced(direct)).toEqual(unplaced(folder));
      expect(direct.providers).toEqual(folder.providers);
      const [first] = direct.dataset.incidents;
      expect([first?.place, first?.provider]).toEqual([{ file: "table.csv", line: 2 }, provider]);
    });
  });

  test("goes on with the rows that it can read, and tells the first twenty that it cannot", async () => {
    const rows = Array.from({ length: 25 }, () => ({ event_date: "never" }));
    const files = { ...acledProject, "raw/acled.csv": acledTable([{}, ...rows]) };
    await withFiles(files, async (root) => {
      const { diagnostics, dataset } = await dataOf(root);
      expect(dataset.incidents.length).toBe(1);
      expect(new Set(diagnostics.map(({ severity, code }) => `${severity} ${code}`))).toEqual(
        new Set(["warning import/bad-date"]),
      );
      expect(diagnostics.map(({ place }) => place?.line)).toEqual([
        ...Array.from({ length: 20 }, (_, index) => index + 3),
        undefined,
      ]);
      expect(diagnostics.at(-1)?.message).toBe('and 5 more of these in "raw/acled.csv"');
    });
  });

  test("has its warnings accepted by its file, and that told where there is none", async () => {
    const accept = (file: string): string =>
      `accept:\n  - { code: import/unplaced, ids: [${file}], reason: made up }\n`;
    await withFiles(acledProject, async (root) => {
      const codes = async (more: string): Promise<readonly string[]> => {
        const data = imports({ acled: ["raw/acled.csv"] });
        writeFileSync(join(root, "briefing.yaml"), briefingYaml({ data, more }));
        return (await dataOf(root)).diagnostics.map(({ code }) => code);
      };
      expect(await codes("")).toEqual(["import/unplaced"]);
      expect(await codes(accept("raw/acled.csv"))).toEqual([]);
      expect(await codes(accept("raw/other.csv"))).toEqual([
        "import/unplaced",
        "config/unused-accept",
      ]);
    });
  });

  test("is what an edition is made again for, and what verify looks at", async () => {
    await withFiles(acledProject, async (root) => {
      await fieldbrief(["build"], root);
      expect((await fieldbrief(["build"], root)).out).toContain("unchanged");
      expect((await fieldbrief(["verify", "out"], root)).code).toBe(0);
      writeFileSync(join(root, "raw/acled.csv"), acledTable([{ fatalities: "4" }, {}]));
      const verified = await fieldbrief(["verify", "out"], root);
      expect([verified.code, verified.out]).toEqual([
        1,
        expect.stringContaining("raw/acled.csv changed"),
      ]);
      expect((await fieldbrief(["build"], root)).out).toContain(
        "made again: raw/acled.csv changed",
      );
    });
  });

  test("is compared with another like any other data", async () => {
    const newer = Object.entries({
      ...acledProject,
      "raw/acled.csv": acledTable([{ fatalities: "5" }, {}]),
    }).map(([name, text]) => [`new/${name}`, text] as const);
    await withFiles({ ...acledProject, ...Object.fromEntries(newer) }, async (root) => {
      const { out } = await fieldbrief(["diff", ".", "new"], root);
      expect(out).toContain("killed at least 3 → at least 5");
    });
  });

  test("is parsed once for whoever remembers files, and gives a template its new words", async () => {
    await withFiles({ ...acledProject, ...ownRecords }, async (root) => {
      const files = rememberFiles(diskEffects);
      const { config } = await readConfig(root, diskEffects);
      if (config === undefined) throw new Error("no config");
      const gather = () => gatherProject(config, files.effects, files.keep);
      const { project: first } = await gather();
      const places = await readPlacesFolder(config.data.places, diskEffects);
      const parsed = () => readImports(config, files.effects, places);
      const before = (await parsed()).imports[0]?.imported;
      writeFileSync(
        join(root, "data/claims.csv"),
        `${ownRecords["data/claims.csv"]?.replace("five", "5")}`,
      );
      await files.refresh();
      const { project: second } = await gather();
      expect((await parsed()).imports[0]?.imported).toBe(before);
      expect(second?.dataset.claims[0]?.killedVerbatim).toBe("5");
      expect(second?.template.strings).toBe(first?.template.strings);
      const table = acledTable([{ event_type: "Something new" }]);
      writeFileSync(join(root, "raw/acled.csv"), table);
      await files.refresh();
      const { project: third } = await gather();
      expect((await parsed()).imports[0]?.imported).not.toBe(before);
      expect(third?.template.strings.get("en")?.["category.something-new"]).toBe("Something new");
      expect(third?.dataset.incidents.map(({ category }) => category)).toEqual([
        "listed",
        "something-new",
      ]);
    });
  });

  test("prints a word as the project's own template has it", async () => {
    const files = {
      ...acledProject,
      "briefing.yaml": briefingYaml({
        data: imports({ acled: ["raw/acled.csv"] }),
        template: "mine",
      }),
      "mine/template.yaml": "extends: fieldbrief:general\n",
      "mine/strings.en.yaml": "method:\n  remote-explosive-landmine-ied: Device\n",
    };
    await withFiles(files, async (root) => {
      expect((await fieldbrief(["build"], root)).code).toBe(0);
      const html = textOf(root, "out/2022-04-1-en-internal/briefing.html");
      // Titles of the entries are not the template's.
      expect(html.match(/<td>[^<]*landmine[^<]*<\/td>/g)).toBeNull();
      expect(html.includes("<td>Device</td>")).toBe(true);
    });
  });
});

describe("what briefing.yaml says of imports", () => {
  const lines = (...more: readonly string[]): readonly string[] => [
    ...imports({ acled: ["raw/acled.csv"] }),
    ...more.map((line) => `    ${line}`),
  ];
  test.each<[string, readonly string[], number]>([
    ["import/terms", lines("sensitivity: public"), 6],
    ["config/missing-file", imports({ acled: ["raw/none.csv"] }), 7],
    ["config/outside-project", imports({ acled: ["../acled.csv"] }), 7],
    ["config/outside-project", imports({ acled: ["/etc/passwd"] }), 7],
    ["config/not-a-file", imports({ acled: ["raw"] }), 7],
    ["config/bad-value", imports({ nobody: ["raw/acled.csv"] }), 6],
    ["config/duplicate-import", imports({ acled: ["raw/acled.csv", "raw/acled.csv"] }), 7],
    ["config/duplicate-import", [...lines(), ...lines().slice(1)], 9],
    ["config/bad-value", ["imports: []"], 5],
    ["config/unknown-key", lines("filter: none"), 9],
  ])("is refused where it is wrong: %s", async (code, data, line) => {
    const files = { ...acledProject, "briefing.yaml": briefingYaml({ data }) };
    await withFiles(files, async (root) => {
      const checked = await fieldbrief(["check", "--format", "json"], root);
      const found: unknown = JSON.parse(checked.out);
      expect(checked.code).toBe(1);
      expect(found).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            code,
            severity: "error",
            place: expect.objectContaining({ file: "briefing.yaml", line }),
          }),
        ]),
      );
    });
  });

  test("is refused where a table is another provider's, with the file", async () => {
    const data = imports({ gtd: ["raw/acled.csv"] });
    await withFiles({ ...acledProject, "briefing.yaml": briefingYaml({ data }) }, async (root) => {
      const { code, err } = await fieldbrief(["build"], root);
      expect([code, err]).toEqual([1, expect.stringContaining("error[import/other-format]")]);
      expect(err).toContain("  raw/acled.csv:1\n");
    });
  });

  test("is told where nobody says when a table was downloaded", async () => {
    const data = imports({ acled: ["raw/acled.csv"] }).slice(0, -1);
    await withFiles({ ...acledProject, "briefing.yaml": briefingYaml({ data }) }, async (root) => {
      const { diagnostics } = await dataOf(root);
      expect(diagnostics.map(({ code, place }) => [code, place?.line])).toContainEqual([
        "import/no-access-date",
        6,
      ]);
    });
  });

  test("leaves an id that the project has, too, to nobody", async () => {
    const own = Object.fromEntries(
      Object.entries(ownRecords).map(([name, text]) => [
        name,
        text.replaceAll("own-1,", "acled-AFG90001,"),
      ]),
    );
    await withFiles({ ...acledProject, ...own }, async (root) => {
      const { diagnostics } = await dataOf(root);
      expect(diagnostics).toContainEqual(
        expect.objectContaining({
          code: "incident/duplicate-id",
          place: { file: "raw/acled.csv", line: 2 },
          hint: "first given in data/incidents.csv, line 2; each record has an id of its own",
        }),
      );
    });
  });

  test("lets an edition be of one provider, and no other name", async () => {
    const data = imports({ acled: ["raw/acled.csv"], "ucdp-ged": ["raw/ged.csv"] });
    const editions = [
      "filter: { providers: [acled] }",
      "filter: { providers: [ucdp-ged] }",
      "filter: { providers: [own] }",
    ];
    const files = {
      ...acledProject,
      ...ownRecords,
      "raw/ged.csv": gedTable([{}, {}, {}]),
      "briefing.yaml": briefingYaml({ data, editions }),
    };
    await withFiles(files, async (root) => {
      const { code, out } = await fieldbrief(["build"], root);
      expect(code).toBe(0);
      expect(out).toContain("2022-04-1 en internal: 2 incidents");
      expect(out).toContain("2022-04-2 en internal: 3 incidents");
      expect(out).toContain("2022-04-3 en internal: 1 incident,");
      const html = (edition: string): string =>
        textOf(root, `out/${edition}-en-internal/briefing.html`);
      const says = (edition: string, words: string): boolean => html(edition).includes(words);
      expect(says("2022-04-1", "Only entries of ACLED")).toBe(true);
      expect(says("2022-04-1", "Uppsala")).toBe(false);
      expect(says("2022-04-2", "The low and the high estimate stand as a range")).toBe(true);
      expect(says("2022-04-3", "Only entries of Exercise Office")).toBe(true);
      expect(says("2022-04-3", "ACLED")).toBe(false);
      writeFileSync(
        join(root, "briefing.yaml"),
        briefingYaml({ data, editions: ["filter: { providers: [acld] }"] }),
      );
      const checked = await fieldbrief(["check"], root);
      expect(checked.out).toContain("error[edition/unknown-provider]");
      expect(checked.out).toContain('did you mean "acled"?');
    });
  });
});
