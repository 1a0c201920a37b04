import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { withFiles } from "../support/files.ts";
import { readPdf } from "../support/pdf.ts";
import { recordingTerminal } from "../support/terminal.ts";
import { dariTable, ownTable } from "./tables.ts";

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function fieldbrief(
  argv: readonly string[],
  cwd: string,
  answers?: readonly string[],
): Promise<Ran> {
  const input = answers === undefined ? undefined : new PassThrough();
  input?.end(answers?.map((answer) => `${answer}\n`).join(""));
  const terminal = recordingTerminal(cwd, input);
  const code = await run(argv, terminal);
  return { code, out: terminal.stdout(), err: terminal.stderr() };
}

const textOf = (...path: string[]): string => readFileSync(join(...path), "utf8");

async function wordsOf(pdf: string): Promise<string> {
  const { pages } = await readPdf(readFileSync(pdf));
  return pages.flatMap(({ items }) => items.map(({ text }) => text)).join(" ");
}

const sampleWords = ["IS-K", "Shia", "Hazara", "Taliban", "issile", "the article"];

const acled =
  "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 inter1 interaction iso country admin1 location latitude longitude geo_precision source notes fatalities timestamp".split(
    " ",
  );

const saxony = { type: "Polygon", id: "DE-NI", arcs: [[0]] };

describe("a project is started", () => {
  test("from a table of 200 rows in columns of its own, and nothing is found in it", async () => {
    await withFiles({ "own.csv": ownTable() }, async (root) => {
      const { code, out, err } = await fieldbrief(
        ["init", "office", "--csv", "own.csv", "--yes"],
        root,
      );
      expect([code, err]).toEqual([0, expect.stringContaining("not read: Checked by")]);
      expect(out).toContain("office: 200 incidents from own.csv");
      expect(out).toMatch(/1 edition, \d+ pages, 200 incidents, no findings/);
      const project = join(root, "office");
      expect(await fieldbrief(["check", "--project", project], root)).toMatchObject({
        code: 0,
        out: "no findings\n",
      });
      const readme = textOf(project, "data/README.md");
      expect(readme).toContain("| `Injured` | `claims.wounded` |");
      expect(readme).toContain("- `Checked by`");
      expect(readme).toContain("`mapping/zero-counts`: 1");
      expect(textOf(project, "data/original/own.csv")).toBe(ownTable());
      const claims = textOf(project, "data/claims.csv");
      expect(claims).toContain("claim-M-003,M-003,");
      expect(claims.split("\n")).toHaveLength(202);
      const incidents = textOf(project, "data/incidents.csv");
      expect(incidents).toContain(",2021-01-05,day,");
      expect(incidents).toContain(",AF-HER,");
      // Who may see an entry was not said: the public sees none.
      expect(incidents).not.toContain("public");
      expect(readdirSync(join(project, "out"))).toEqual(["2021-en-internal"]);
      expect(readdirSync(root).sort()).toEqual(["office", "own.csv"]);
    });
  });

  test.each(["briefing", "flash", "annex"])(
    "with the template %s, and no word of the sample is printed",
    async (template) => {
      await withFiles({ "own.csv": ownTable() }, async (root) => {
        const argv = ["init", ".", "--csv", "own.csv", "--yes", "--template", template];
        const { code, out } = await fieldbrief(argv, root);
        expect([code, out]).toEqual([0, expect.stringContaining("no findings")]);
        const [name = ""] = readdirSync(join(root, "out"));
        const folder = join(root, "out", name);
        const html = textOf(folder, "briefing.html").replace(/<(style|script)[\s\S]*?<\/\1>/g, "");
        const printed = `${await wordsOf(join(folder, "briefing.pdf"))} ${html}`;
        const found = sampleWords.filter((word) => printed.includes(word));
        expect(found).toEqual([]);
        expect(printed.includes("Shooting")).toBe(true);
      });
    },
  );

  test("with the places of another country, which are its own from then on", async () => {
    const table = "Date,Province,Killed\n2031-04-03,Lower Saxony,3\n";
    const places = {
      "places/provinces.csv": "id,name_en,longitude,latitude\nDE-NI,Lower Saxony,9,52.6\n",
      "places/de.topojson": JSON.stringify({
        type: "Topology",
        objects: { provinces: { type: "GeometryCollection", geometries: [saxony] } },
        arcs: [
          [
            [7, 52],
            [7, 53],
            [11, 53],
            [11, 52],
            [7, 52],
          ],
        ],
      }),
      "places/notes.txt": "not to be copied",
    };
    await withFiles({ "own.csv": table, ...places }, async (root) => {
      const argv = ["init", "p", "--csv", "own.csv", "--country", "DE", "--places", "places"];
      const { code, out } = await fieldbrief([...argv, "--yes"], root);
      expect([code, out]).toEqual([0, expect.stringContaining("1 incident from own.csv")]);
      expect(out).not.toContain("mapping/unknown-province");
      const project = join(root, "p");
      expect(readdirSync(join(project, "data/places")).sort()).toEqual([
        "de.topojson",
        "provinces.csv",
      ]);
      expect(textOf(project, "data/incidents.csv")).toContain(",DE-NI,DE,");
      const [name = ""] = readdirSync(join(project, "out"));
      const printed = await wordsOf(join(project, "out", name, "briefing.pdf"));
      expect(printed).toContain("Lower Saxony, 1");
      expect(printed).not.toContain("Natural Earth");
      expect(printed).toMatch(/Whose outlines\s+these\s+are\s+is/);
    });
  });

  test.each([
    [
      "UTF-16, as Excel's Unicode text",
      Buffer.from("\ufeffDate\tOrt\n2022-05-31\tZürich\n", "utf16le"),
    ],
    ["windows-1252", Buffer.from("Date;Ort\n2022-05-31;Z\xfcrich\n", "latin1")],
  ])("from a table in %s", async (_, bytes) => {
    await withFiles({}, async (root) => {
      writeFileSync(join(root, "own.csv"), bytes);
      const argv = ["init", "p", "--csv", "own.csv", "--country", "CH", "--yes"];
      expect(await fieldbrief(argv, root)).toMatchObject({ code: 0 });
      expect(textOf(root, "p/data/incidents.csv")).toContain(",Zürich,");
      expect(readFileSync(join(root, "p/data/original/own.csv"))).toEqual(bytes);
    });
  });

  test("from a table of ACLED where somebody says what its columns are", async () => {
    const row = acled.map(
      (name) => ({ event_date: "2022-05-31", country: "Afghanistan" })[name] ?? "1",
    );
    await withFiles({ "own.csv": `${acled.join(",")}\n${row.join(",")}\n` }, async (root) => {
      const argv = ["init", "p", "--csv", "own.csv", "--column", "killed=fatalities", "--yes"];
      expect(await fieldbrief(argv, root)).toMatchObject({ code: 0 });
    });
  });

  test("from places that can be read whole, or not at all", async () => {
    const files = {
      "own.csv": ownTable(),
      "places/provinces.csv": "id,name_en\nDE-NI,Lower Saxony\n",
    };
    await withFiles(files, async (root) => {
      const argv = ["init", "p", "--csv", "own.csv", "--country", "DE", "--yes", "--places"];
      const ran = await fieldbrief([...argv, "places"], root);
      expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('add a column "longitude"')]);
      const nowhere = await fieldbrief([...argv, "nowhere"], root);
      expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining("provinces.csv")]);
      expect(readdirSync(root).sort()).toEqual(["own.csv", "places"]);
    });
  });

  test("without a table, with entries that nobody can take for real ones", async () => {
    await withFiles({}, async (root) => {
      const { code, out } = await fieldbrief(["init", "new", "--yes"], root);
      expect([code, out]).toEqual([0, expect.stringContaining("every one is made up")]);
      const { pages } = await readPdf(readFileSync(join(root, "new/out/2026-en/briefing.pdf")));
      // Its head says so on every page, as the title does.
      for (const { items } of pages)
        expect(items.map(({ text }) => text).join(" ")).toContain("EXAMPLE: New");
      const titles = textOf(root, "new/data/incidents.csv").split("\n").slice(1, -1);
      expect(titles).toHaveLength(3);
      for (const line of titles) expect(line).toContain("EXAMPLE: made-up entry, not an event");
      expect(await fieldbrief(["check", "--project", "new"], root)).toMatchObject({ code: 0 });
    });
  });

  test.each(["fa-AF", "ps-AF"])(
    "in %s, from a table in Dari; an edition in another language waits for its translations",
    async (language) => {
      await withFiles({ "own.csv": dariTable }, async (root) => {
        const argv = ["init", ".", "--csv", "own.csv", "--yes", "--languages", `${language},en`];
        const { code, out } = await fieldbrief(argv, root);
        expect([code, out]).toEqual([0, expect.stringContaining("1 edition")]);
        const briefing = textOf(root, "briefing.yaml");
        expect(briefing).toContain(`\n    language: ${language}\n`);
        expect(briefing).toContain("\n  #     language: en\n");
        const printed = await wordsOf(join(root, `out/2022-${language}-internal/briefing.pdf`));
        expect(printed).toContain("انفجار");
        expect(await fieldbrief(["check"], root)).toMatchObject({ code: 0, out: "no findings\n" });
      });
    },
  );

  test("in two languages, and the second is built once its texts are there, words of the template as they come", async () => {
    await withFiles({}, async (root) => {
      const made = await fieldbrief(["init", ".", "--languages", "en,fa-AF", "--yes"], root);
      expect(made.code).toBe(0);
      expect(textOf(root, "templates/own/strings.fa-AF.yaml")).not.toMatch(/^[^#\n]/m);
      const briefing = textOf(root, "briefing.yaml")
        .replace(/^(title|subtitle|publisher): (.*)$/gm, '$1: { en: $2, fa-AF: "نمونه" }')
        .replace(/^ {2}# {3}(.*)$/gm, "  $1");
      writeFileSync(join(root, "briefing.yaml"), briefing);
      mkdirSync(join(root, "data/translations"));
      writeFileSync(
        join(root, "data/translations/fa-AF.csv"),
        [
          "column,original,translation",
          'incidents.title,"EXAMPLE: made-up entry, not an event",نمونه',
          "sources.publisher,EXAMPLE: made-up source,نمونه",
          "",
        ].join("\n"),
      );
      const { code, out, err } = await fieldbrief(["build"], root);
      expect([code, err]).toEqual([0, ""]);
      expect(out).toContain(" fa-AF: 3 incidents");
    });
  });

  test("by answers, which are asked for again where they will not do", async () => {
    await withFiles(
      { "own.csv": "Day,Where,Dead\n03/04/2022,Kabul,2\n04/04/2022,Kabul,1\n" },
      async (root) => {
        const answers = [
          "Incidents in Kabul",
          "Our office",
          "english",
          "en",
          "",
          "own.csv",
          "public",
          "killed=Daed",
          "wounded=Dead",
          "wounded=",
          "killed=Dead",
          "yes",
          "day-first",
        ];
        const { code, out, err } = await fieldbrief(["init", "."], root, answers);
        expect([code, out]).toEqual([0, expect.stringContaining("no findings")]);
        expect(err).toContain('languages "english" is not known');
        expect(err).toContain('did you mean "Dead"?');
        expect(textOf(root, "briefing.yaml")).toContain('title: "Incidents in Kabul"');
        expect(textOf(root, "data/incidents.csv")).toContain(",2022-04-03,day,");
        expect(textOf(root, "data/claims.csv")).toMatch(/^claim-row-2,row-2,table,2,,,/m);
        expect(readdirSync(join(root, "out"))).toEqual(["2022-en"]);
      },
    );
  });

  test("in a folder that has other files, which stay as they are", async () => {
    await withFiles({ ".gitignore": "mine\n", "package.json": "{}\n" }, async (root) => {
      expect((await fieldbrief(["init", ".", "--yes"], root)).code).toBe(0);
      expect(textOf(root, ".gitignore")).toBe("mine\n");
      expect(readdirSync(root).sort()).toEqual([
        ".gitignore",
        "briefing.yaml",
        "data",
        "out",
        "package.json",
        "templates",
      ]);
    });
  });
});

describe("nothing is written", () => {
  const cases: readonly (readonly [
    string,
    Readonly<Record<string, string>>,
    readonly string[],
    string,
  ])[] = [
    ["init/no-answers", {}, ["--title", "T"], "say --languages, --template, or --yes"],
    ["init/project-there", { "new/briefing.yaml": "title: x\n" }, ["--yes"], "name another folder"],
    ["init/in-the-way", { "new/data/mine.csv": "x\n" }, ["--yes"], "name another folder"],
    ["init/bad-answer", {}, ["--yes", "--template", "flahs"], 'did you mean "flash"?'],
    ["init/bad-answer", {}, ["--yes", "--title", " "], "write a line of text"],
    ["config/missing-file", {}, ["--yes", "--csv", "none.csv"], "none.csv"],
    [
      "import/other-format",
      { "own.csv": `${acled.join(",")}\n${acled.map(() => "1").join(",")}\n` },
      ["--yes", "--csv", "own.csv"],
      "fieldbrief import acled",
    ],
    ["mapping/no-table", { "own.csv": "hello" }, ["--yes", "--csv", "own.csv"], "header"],
    [
      "init/no-dates",
      { "own.csv": "A,B\n1,2\n" },
      ["--yes", "--csv", "own.csv"],
      '--column date="A"',
    ],
    [
      "init/no-incidents",
      { "own.csv": "Date,Province\n03/04/2022,Kabul\n04/05/2022,Herat\n" },
      ["--yes", "--csv", "own.csv"],
      "--date-order",
    ],
    [
      "init/no-country",
      { "own.csv": "Date,Dead\n2022-05-31,1\n" },
      ["--yes", "--csv", "own.csv"],
      "--country",
    ],
    [
      "init/bad-answer",
      { "own.csv": "Date,Dead\n2022-05-31,1\n" },
      ["--yes", "--csv", "own.csv", "--country", "Atlantis"],
      "ISO 3166-1",
    ],
    [
      "mapping/unknown-column",
      { "own.csv": "Date,Dead\n2022-05-31,1\n" },
      ["--yes", "--csv", "own.csv", "--column", "killed=Deda"],
      'did you mean "Dead"?',
    ],
  ];

  test.each(cases)("%s", async (code, files, argv, hint) => {
    await withFiles(files, async (root) => {
      const before = readdirSync(root, { recursive: true }).sort();
      const ran = await fieldbrief(["init", "new", ...argv], root);
      expect(ran.code).toBe(2);
      expect(ran.err).toContain(`error[${code}]`);
      expect(ran.err).toContain(hint);
      expect(ran.err).not.toContain("bug of ours");
      expect(readdirSync(root, { recursive: true }).sort()).toEqual(before);
    });
  });

  test("where answers end before the questions do", async () => {
    await withFiles({}, async (root) => {
      const { code, err } = await fieldbrief(["init", "new"], root, ["Title", "Publisher"]);
      expect([code, err]).toEqual([2, expect.stringContaining("nothing was written")]);
      expect(existsSync(join(root, "new"))).toBe(false);
    });
  });

  test("where the disk refuses", async () => {
    await withFiles({ blocked: "a file\n" }, async (root) => {
      mkdirSync(join(root, "other"));
      const { code, err } = await fieldbrief(["init", "blocked/new", "--yes"], root);
      expect([code, err]).toEqual([2, expect.stringContaining("error[io/write]")]);
      expect(textOf(root, "blocked")).toBe("a file\n");
    });
  });
});

test("hostile cells are data: nothing of them is run, read as grammar, or lost", async () => {
  const cells = [
    "Date,Province,Type,Title,Source,Note,Kind",
    '2022-05-31,Kabul,"{{x}} {n, plural} <b>\'",=HYPERLINK("http://x"),"<script>alert(1)</script>","a ""quote"" # : - |","- [ ] {a: b}"'.replace(
      '=HYPERLINK("http://x")',
      '"=HYPERLINK(""http://x"")"',
    ),
    "2022-06-01,Herat,*/ &amp; `code`,../../etc/passwd,[x](javascript:alert(1)),%s\u202e,&",
  ].join("\n");
  await withFiles({ "own.csv": cells }, async (root) => {
    const { code, out, err } = await fieldbrief(["init", ".", "--csv", "own.csv", "--yes"], root);
    expect(err).not.toContain("bug of ours");
    expect([code, out]).toEqual([0, expect.stringContaining("2 incidents")]);
    const html = textOf(root, "out/2022-en-internal/briefing.html");
    expect(html).not.toContain("<script>alert");
    expect(html).toContain('HYPERLINK("http://x")');
    expect(textOf(root, "data/sources.csv")).toContain("<script>alert(1)</script>");
  });
});
