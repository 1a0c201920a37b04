import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/index.ts";
import { formatCount } from "../../src/count/index.ts";
import { diskEffects } from "../../src/effect.ts";
import { readData } from "../../src/import/index.ts";
import { applyRule, type IncidentFigures, readCsv } from "../../src/incident/index.ts";
import { briefingYaml, fieldbrief, imports, narrative, ownRecords } from "../import/project.ts";
import { acledTable, gedTable } from "../import/tables.ts";
import { withFiles } from "../support/files.ts";

type Files = Readonly<Record<string, string>>;

const both = imports({ acled: ["raw/acled.csv"], "ucdp-ged": ["raw/ged.csv"] });

const header =
  "incident,same_as,state,date_evidence,place_evidence,method_evidence,toll_evidence,score,reason,decided_by\n";

/** Own entry, one of ACLED and one of UCDP of the same day and town, and one of each that is of another. */
function project(links: string | undefined, rule = "range", more: Files = {}): Files {
  return {
    ...narrative,
    ...ownRecords,
    "raw/acled.csv": acledTable([
      { fatalities: "7" },
      {
        event_date: "2022-04-02",
        admin1: "Herat",
        location: "Herat",
        latitude: "34.35",
        longitude: "62.2",
      },
    ]),
    "raw/ged.csv": gedTable([
      {},
      {
        date_start: "2022-04-28",
        date_end: "2022-04-28",
        adm_1: "Kabul province",
        where_coordinates: "Kabul city",
        latitude: "34.53",
        longitude: "69.17",
      },
    ]),
    "briefing.yaml": briefingYaml({ data: both, template: "mine", rule }),
    "mine/template.yaml": "extends: fieldbrief:general\nmain: mine.hbs\n",
    "mine/mine.hbs":
      '{{> title}}\n<section id="own"><h2>Side by side</h2>{{> provider-table}}</section>\n{{> method}}\n{{> sources}}\n',
    ...(links === undefined ? {} : { "data/links.csv": links }),
    ...more,
  };
}

const textOf = (...path: string[]): string => readFileSync(join(...path), "utf8");

async function dataOf(root: string) {
  const { config } = await readConfig(root, diskEffects);
  if (config === undefined) throw new Error("no config");
  const { dataset, diagnostics } = await readData(config, diskEffects);
  return { dataset, diagnostics, figures: applyRule(dataset, config.data.rule) };
}

function writtenOf(figures: ReadonlyMap<string, IncidentFigures>, id: string): string | undefined {
  const killed = figures.get(id)?.killed;
  return killed && formatCount(killed);
}

const accepted = (incident: string, sameAs: string, reason = ""): string =>
  `${incident},${sameAs},accepted,same day,,,,,${reason},\n`;

describe("fieldbrief link", () => {
  test("proposes entries of two data sets that may be one event, with the evidence", async () => {
    await withFiles(project(undefined), async (root) => {
      const { code, out, err } = await fieldbrief(["link"], root);
      expect([code, err]).toEqual([0, ""]);
      expect(out).toBe(
        "3 pairs that may be one event, new in data/links.csv\n3 to be decided, 0 accepted, 0 rejected\n",
      );
      const { rows } = readCsv(textOf(root, "data/links.csv"));
      expect(rows.map(({ cells }) => cells)).toEqual([
        header.trim().split(","),
        [
          ...["own-1", "ged-900001"],
          ...["proposed", "same day: 2022-04-21"],
          expect.stringMatching(/^same town: Mazar-e Sharif, (less than )?\d+ km apart$/),
          "method not stated by one; target not stated by one",
          ...["killed 5 and 5-9: both may hold", "0.93", "", ""],
        ],
        [
          ...["acled-AFG90001", "ged-900001", "proposed", "same day: 2022-04-21"],
          "same town: Mazar-e Sharif, less than 1 km apart",
          "method not stated by one; target not stated by one",
          ...["killed at least 7 and 5-9: both may hold", "0.93", "", ""],
        ],
        [
          ...["own-1", "acled-AFG90001", "proposed", "same day: 2022-04-21"],
          expect.stringContaining("same town: Mazar-e Sharif"),
          "method: both explosion; target not stated by one",
          ...["killed 5 and at least 7: they differ", "0.83", "", ""],
        ],
      ]);
    });
  });

  test("merges nothing by itself", async () => {
    await withFiles(project(undefined), async (root) => {
      await fieldbrief(["link"], root);
      const { dataset, diagnostics } = await dataOf(root);
      expect(dataset.incidents.length).toBe(5);
      expect(dataset.linked).toBeUndefined();
      expect(diagnostics).toEqual([]);
    });
  });

  test("says the same again, and adds nothing twice", async () => {
    const files = project(undefined);
    const run = (): Promise<string> =>
      withFiles(files, async (root) => {
        await fieldbrief(["link"], root);
        const first = textOf(root, "data/links.csv");
        const { out } = await fieldbrief(["link"], root);
        expect(out).toContain("0 pairs");
        expect(textOf(root, "data/links.csv")).toBe(first);
        return first;
      });
    expect(await run()).toBe(await run());
  });

  test("keeps what a human wrote, byte for byte, and what was decided is not proposed again", async () => {
    // Columns in another order, a line end of Windows, a byte order mark, quotes, no line end at the end.
    const written =
      '\ufeffstate,same_as,incident,reason\r\nrejected,own-1,acled-AFG90001,"no, ""another"" house"\r\nrejected,ged-900001,own-1,';
    await withFiles(project(written), async (root) => {
      const { code, out } = await fieldbrief(["link"], root);
      expect([code, out]).toEqual([0, expect.stringContaining("1 pair that may be one event")]);
      expect(textOf(root, "data/links.csv")).toBe(
        `${written}\r\nproposed,ged-900001,acled-AFG90001,\r\n`,
      );
    });
  });

  test("goes on when something is decided, and leaves what an incident has a claim of", async () => {
    const links = `${header}${accepted("own-1", "acled-AFG90001")}`;
    const more = { "raw/acled.csv": acledTable([{ fatalities: "7" }, {}]) };
    await withFiles(project(links, "range", more), async (root) => {
      await fieldbrief(["link"], root);
      const { rows } = readCsv(textOf(root, "data/links.csv"));
      // Not own-1 with a second entry of ACLED.
      expect(rows.slice(2).map(({ cells }) => cells.slice(0, 3))).toEqual([
        ["own-1", "ged-900001", "proposed"],
        ["acled-AFG90002", "ged-900001", "proposed"],
      ]);
    });
  });

  test("tells where there is nothing to link, and writes nothing", async () => {
    const files = {
      ...narrative,
      "briefing.yaml": briefingYaml({ data: imports({ acled: ["raw/acled.csv"] }) }),
      "raw/acled.csv": acledTable([{}]),
    };
    await withFiles(files, async (root) => {
      const { code, out } = await fieldbrief(["link"], root);
      expect([code, out]).toEqual([0, "nothing to link: all entries are of acled\n"]);
      expect(() => textOf(root, "data/links.csv")).toThrow();
    });
  });

  test("tells programs, too", async () => {
    await withFiles(project(undefined), async (root) => {
      const { out } = await fieldbrief(["link", "--format", "json"], root);
      expect(JSON.parse(out)).toEqual({
        file: "data/links.csv",
        proposed: 3,
        before: { proposed: 0, accepted: 0, rejected: 0 },
        crowded: 0,
        providers: ["own", "acled", "ucdp-ged"],
        diagnostics: [],
      });
    });
  });

  test("writes nothing where the data have errors", async () => {
    const more = { "raw/ged.csv": acledTable([{}]) };
    await withFiles(project(undefined, "range", more), async (root) => {
      const { code, err } = await fieldbrief(["link"], root);
      expect([code, err]).toEqual([1, expect.stringContaining("error[import/other-format]")]);
      expect(() => textOf(root, "data/links.csv")).toThrow();
    });
  });
});

describe("an accepted link", () => {
  const links = `${header}${accepted("own-1", "acled-AFG90001", "the same house")}${accepted("own-1", "ged-900001")}`;

  test("makes two entries one incident, with the claims of both", async () => {
    await withFiles(project(links), async (root) => {
      const { dataset, figures, diagnostics } = await dataOf(root);
      expect(diagnostics).toEqual([]);
      expect(dataset.incidents.map(({ id }) => id)).toEqual([
        "own-1",
        "acled-AFG90002",
        "ged-900002",
      ]);
      expect(
        dataset.claims
          .filter(({ incident }) => incident === "own-1")
          .map(({ id, linkedFrom }) => [id, linkedFrom]),
      ).toEqual([
        ["own-1-a", null],
        ["claim-acled-AFG90001", "acled-AFG90001"],
        ["claim-ged-900001", "ged-900001"],
      ]);
      expect(dataset.linked?.map(({ incident, link }) => [incident.id, link.reason])).toEqual([
        ["acled-AFG90001", "the same house"],
        ["ged-900001", null],
      ]);
      expect(figures.get("own-1")?.claims).toEqual([
        "own-1-a",
        "claim-acled-AFG90001",
        "claim-ged-900001",
      ]);
    });
  });

  test.each([
    ["range", "at least 5"],
    ["lowest", "5"],
    // Its own claim stands, where nobody chose another.
    ["preferred", "5"],
  ])("gives a figure by the rule in force: %s", async (rule, killed) => {
    await withFiles(project(links, rule), async (root) => {
      const { figures, diagnostics } = await dataOf(root);
      expect(diagnostics).toEqual([]);
      expect(writtenOf(figures, "own-1")).toBe(killed);
    });
  });

  test("counts once, and is in the trace with what it rests on", async () => {
    await withFiles(project(links), async (root) => {
      const { code, out } = await fieldbrief(["build"], root);
      expect([code, out]).toEqual([0, expect.stringContaining("3 incidents")]);
      const html = textOf(root, "out/2022-04-1-en-internal/briefing.html");
      expect(html.includes("Some entries were found to be one event")).toBe(true);
      const traced = await fieldbrief(["trace", "providers.killed[provider=own]"], root);
      const words = traced.out.replace(/\s+/g, " ");
      expect(words).toContain("own-1 killed: at least 5");
      expect(words).toContain(
        "= acled-AFG90001, 2022-04-21, Remote explosive/landmine/IED, Mazar-e Sharif (acled, raw/acled.csv:2): same day; the same house",
      );
      expect(words).toContain("= ged-900001");
      expect(words).toContain("claim-ged-900001, ucdp-ged (of ged-900001): killed 5-9");
      expect(words).toContain("worked out again from 1 incident: at least 5, as printed");
      const one = await fieldbrief(["trace", "providers.killed[provider=acled]"], root);
      expect(one.out).toContain("acled-AFG90002");
      expect(one.out).not.toContain("acled-AFG90001");
    });
  });

  test("may be of two imported entries, and is no sum of two data sets", async () => {
    const imported = `${header}${accepted("acled-AFG90001", "ged-900001")}`;
    await withFiles(project(imported), async (root) => {
      expect((await fieldbrief(["build"], root)).code).toBe(0);
      const { dataset, figures } = await dataOf(root);
      expect(dataset.incidents.map(({ id, provider }) => [id, provider])).toEqual([
        ["own-1", null],
        ["acled-AFG90001", "acled"],
        ["acled-AFG90002", "acled"],
        ["ged-900002", "ucdp-ged"],
      ]);
      expect(writtenOf(figures, "acled-AFG90001")).toBe("at least 5");
    });
  });

  test("leaves claims of two data sets in no sum, though they are of one incident", async () => {
    const more = {
      "mine/queries/mine.sql": "SELECT total_of(killed) AS killed FROM claims",
      "mine/mine.hbs":
        '{{> title}}\n<section id="own"><h2>All</h2><p>{{figure queries.mine.0.killed}}</p></section>\n{{> method}}\n{{> sources}}\n',
    };
    await withFiles(project(links, "range", more), async (root) => {
      const { code, err } = await fieldbrief(["build"], root);
      expect(code).toBe(1);
      expect(err).toContain("2 of acled, 1 of the project's own, 2 of ucdp-ged");
    });
  });

  test("is a withdrawal and a claim that moved, where data are compared", async () => {
    const before = Object.entries(project(undefined)).map(
      ([name, text]) => [`old/${name}`, text] as const,
    );
    await withFiles({ ...project(links), ...Object.fromEntries(before) }, async (root) => {
      const { out } = await fieldbrief(["diff", "old", "."], root);
      expect(out).toContain("acled-AFG90001");
      expect(out).toMatch(/killed 5 → at least 5/);
    });
  });

  test("gives an edition away nothing of entries that its audience may not see", async () => {
    const yaml = `${project(links)["briefing.yaml"]}`.replace(
      "audience: internal",
      "audience: public",
    );
    const more = { "briefing.yaml": yaml.replace("rule: range", "rule: lowest") };
    await withFiles(project(links, "lowest", more), async (root) => {
      const { code, out, err } = await fieldbrief(["build"], root);
      expect([code, err]).toEqual([0, ""]);
      expect(out).toContain("1 incident,");
      for (const file of ["briefing.html", "figures.json", "redactions.json"])
        expect(/acled|ged-9|ucdp|same house/i.test(textOf(root, "out/2022-04-1-en", file))).toBe(
          false,
        );
      expect(textOf(root, "out/2022-04-1-en/figures.json")).toContain('"own-1-a"');
    });
  });
});

describe("links.csv", () => {
  test.each<[string, string, string, number]>([
    ["linking/self", "error", accepted("own-1", "own-1"), 2],
    ["linking/unknown-incident", "error", accepted("own-1", "acled-AFG9"), 2],
    ["linking/unknown-incident", "warning", "own-9,acled-AFG90001,rejected,,,,,,,\n", 2],
    [
      "linking/linked-twice",
      "error",
      `${accepted("own-1", "ged-900001")}${accepted("acled-AFG90001", "ged-900001")}`,
      3,
    ],
    [
      "linking/chain",
      "error",
      `${accepted("own-1", "acled-AFG90001")}${accepted("acled-AFG90001", "ged-900001")}`,
      2,
    ],
    [
      "linking/repeated",
      "error",
      `own-1,acled-AFG90001,rejected,,,,,,,\n${accepted("acled-AFG90001", "own-1")}`,
      3,
    ],
    ["linking/one-data-set", "error", accepted("acled-AFG90001", "acled-AFG90002"), 2],
    ["incident/unknown-value", "error", "own-1,acled-AFG90001,yes,,,,,,,\n", 2],
    ["incident/missing-value", "error", "own-1,,accepted,,,,,,,\n", 2],
    ["incident/ragged-row", "error", "own-1,acled-AFG90001\n", 2],
    ["incident/unclosed-quote", "error", 'own-1,"acled-AFG90001,accepted,,,,,,,\n', 2],
    ["incident/formula-cell", "warning", "own-1,acled-AFG90001,rejected,,,,,,=HYPERLINK(1),\n", 2],
  ])("is told where it is wrong: %s, %s", async (code, severity, rows, line) => {
    const written = `${header}${rows}`;
    await withFiles(project(written), async (root) => {
      const { diagnostics } = await dataOf(root);
      expect(diagnostics.map((one) => [one.code, one.severity, one.place?.line])).toEqual([
        [code, severity, line],
      ]);
      expect(diagnostics[0]?.place?.file).toBe("data/links.csv");
      const linked = await fieldbrief(["link"], root);
      const is = severity === "error" ? 1 : 0;
      expect(linked.code).toBe(is);
      expect(textOf(root, "data/links.csv").startsWith(written)).toBe(true);
      if (is === 1) expect(textOf(root, "data/links.csv")).toBe(written);
    });
  });

  test.each([
    ["acled-AFG90001", "acled-AFG90002", "leave the provider's table as it is"],
    ["own-1", "own-2", "give the claims of both to one of the two"],
  ])("says what is done of two of one data set: %s and %s", async (one, other, hint) => {
    const second = (table: string): string => {
      const [, row = ""] = table.split("\n");
      return `${table}${row.replace("own-1", "own-2")}\n`;
    };
    const more = { "data/incidents.csv": second(ownRecords["data/incidents.csv"] ?? "") };
    await withFiles(project(`${header}${accepted(one, other)}`, "range", more), async (root) => {
      const { diagnostics } = await dataOf(root);
      const found = diagnostics.find(({ code }) => code === "linking/one-data-set");
      expect(found?.hint).toContain(hint);
    });
  });

  test.each([
    ["incident/missing-column", "incident,state\nown-1,accepted\n"],
    ["incident/unknown-column", `same,${header}`],
    ["incident/empty-file", ""],
    ["config/control-character", `${header}own-1,a\u0007b,accepted,,,,,,,\n`],
    ["config/encoding", "\u0000i\u0000n\u0000c"],
  ])("is not read, and not written over, where it is no table: %s", async (code, written) => {
    await withFiles(project(written), async (root) => {
      const { code: exit, err } = await fieldbrief(["link"], root);
      expect([exit, err]).toEqual([1, expect.stringContaining(code)]);
      expect(textOf(root, "data/links.csv")).toBe(written);
    });
  });

  test("is not followed out of the project", async () => {
    await withFiles(project(undefined), async (root) => {
      symlinkSync("/etc/hostname", join(root, "data/links.csv"));
      const { code, err } = await fieldbrief(["link"], root);
      expect([code, err]).toEqual([1, expect.stringContaining("config/outside-project")]);
    });
  });

  test("has its warnings accepted by the entry that is gone", async () => {
    const more =
      "accept:\n  - { code: linking/unknown-incident, ids: [acled-AFG90001], reason: gone }\n";
    const files = project(`${header}own-9,acled-AFG90001,rejected,,,,,,,\n`);
    await withFiles(files, async (root) => {
      writeFileSync(join(root, "briefing.yaml"), `${files["briefing.yaml"]}${more}`);
      expect((await dataOf(root)).diagnostics).toEqual([]);
    });
  });

  test("is what an edition is made again for", async () => {
    await withFiles(project(header), async (root) => {
      await fieldbrief(["build"], root);
      writeFileSync(
        join(root, "data/links.csv"),
        `${header}${accepted("own-1", "acled-AFG90001")}`,
      );
      const { out } = await fieldbrief(["build"], root);
      expect(out).toContain("made again: data/links.csv changed");
    });
  });
});
