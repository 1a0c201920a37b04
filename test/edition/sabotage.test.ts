import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { paintHere } from "../../src/chart/index.ts";
import {
  type Audience,
  type Config,
  type RecordType,
  readConfig,
  type Treatment,
} from "../../src/config/index.ts";
import { seenBy } from "../../src/edition/audience.ts";
import { checkLeaks } from "../../src/edition/check-leaks.ts";
import { finishEdition, openCommon, readProject, startEdition } from "../../src/edition/index.ts";
import { diskEffects } from "../../src/effect.ts";
import { createLanguage } from "../../src/language/index.ts";
import { completeManifest } from "../../src/manifest/index.ts";
import { malformed } from "../support/project.ts";
import { sampleProject } from "../support/sample.ts";

type Project = NonNullable<Awaited<ReturnType<typeof readProject>>["project"]>;
type Artifact = Parameters<typeof checkLeaks>[0][number];

const root = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-sabotage-")));
let project: Project;

const page = `<h1>{{briefing.title}}</h1>
{{#each queries.incidents as |row|}}
  <section id="{{row.id}}"><h2>{{row.title}}</h2>
  <p>{{date row.date to=row.date_end precision=row.date_precision}} {{row.time}} {{row.place_written}} {{row.town}}
  {{row.place_note}} {{row.note}} {{row.killed_verbatim}} {{row.date_verbatim}} {{attribution row}} {{row.claim}}
  {{row.claim_note}} {{row.munition_written}}</p></section>
{{/each}}
{{sourceList}}
{{#each statements as |each|}}<p>{{statement each.id}}</p>{{/each}}
`;

const query = `SELECT i.id, i.title, i.date, i.date_end, i.date_precision, i.time, i.place_written, i.town, i.place_note,
  i.note, i.munition_written, c.killed_verbatim, c.date_verbatim, c.id AS claim, c.note AS claim_note, c.attributed_to,
  c.attribution_basis, c.source
FROM incidents AS i LEFT JOIN claims AS c ON c.incident = i.id
ORDER BY i.date, i.id, c.id
`;

// A small briefing that prints every field there is, over one restricted incident with all of them filled.
beforeAll(async () => {
  for (const path of ["theme.yaml", "template.yaml", "strings.en.yaml"].map(
    (name) => `templates/briefing/${name}`,
  ))
    cpSync(join(sampleProject, path), join(root, path));
  cpSync(join(sampleProject, "templates/fonts"), join(root, "templates/fonts"), {
    recursive: true,
  });
  cpSync(join(malformed, "base"), root, { recursive: true });
  const write = (path: string, text: string): void => writeFileSync(join(root, path), text);
  write("templates/briefing/briefing.hbs", page);
  write("templates/briefing/queries/incidents.sql", query);
  const csv = (rows: readonly Readonly<Record<string, string>>[]): string =>
    [Object.keys(rows[0] ?? {}), ...rows.map(Object.values)].map((row) => row.join(",")).join("\n");
  const secret = { sensitivity: "restricted" } as const;
  write(
    "data/incidents.csv",
    csv([
      {
        id: "Z-2030-02-13-khanabad",
        title: "Raid on the Zarnigar clinic",
        date: "2030-02-13",
        date_end: "2030-02-13",
        date_precision: "day",
        time: "before the dawn prayer",
        place_written: "behind the Zarnigar mill",
        town: "Khanabad",
        province: "AF-KDZ",
        country: "AF",
        place_precision: "town",
        place_note: "told by its miller",
        category: "dam",
        category_basis: "editor",
        target_groups: "",
        target_type: "market",
        method: "flood",
        munition_written: "three home-made barrels",
        status: "reported",
        preferred_claim: "",
        preferred_reason: "",
        note: "the caller was Wahidullah",
        ...secret,
      },
    ]),
  );
  write(
    "data/claims.csv",
    csv([
      {
        id: "C-wahidullah",
        incident: "Z-2030-02-13-khanabad",
        source: "zarnigar-radio",
        killed: "5",
        wounded: "",
        casualties: "",
        killed_verbatim: "five of the millers",
        date_verbatim: "on that bitter Wednesday",
        attributed_to: "the Qarabaghi brothers",
        attribution_basis: "media",
        note: "heard twice by Wahidullah",
        ...secret,
      },
    ]),
  );
  write("data/breakdowns.csv", "claim,measure,group,count,verbatim,relation\n");
  write(
    "data/sources.csv",
    csv([
      {
        id: "zarnigar-radio",
        publisher: "Radio Zarnigar",
        title: "Morning in Zarnigar",
        type: "media",
        url: "https://zarnigar.example/morning",
        published: "2030-02-14",
        note: "its editor asked not to be named",
        ...secret,
      },
      {
        id: "office",
        publisher: "District office",
        title: "",
        type: "official",
        url: "",
        published: "",
        note: "",
        sensitivity: "public",
      },
    ]),
  );
  const { config } = await readConfig(root, diskEffects);
  const read = config && (await readProject(config, diskEffects));
  if (read?.project === undefined) throw new Error(JSON.stringify(read?.diagnostics));
  project = read.project;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const step = <T>(_: string, run: () => T | Promise<T>): Promise<T> => Promise.resolve().then(run);

const edition = (): Config["editions"][number] => {
  const [first] = project.config.editions;
  if (first === undefined) throw new Error("no edition");
  return { ...first, audience: "partner" };
};

// The artifacts of the edition for partners, with one rule of theirs sabotaged.
async function made(
  change: (partner: Audience) => Audience = (same) => same,
): Promise<readonly Artifact[]> {
  const audiences = project.config.audiences.map((one) =>
    one.name === "partner" ? change(one) : one,
  );
  const weak = { ...project, config: { ...project.config, audiences } };
  const started = await startEdition(weak, edition(), {
    step,
    paint: paintHere,
    common: openCommon(false),
  });
  const { artifacts, diagnostics } = await finishEdition(started, {
    step,
    picture: true,
    remember: (parts) =>
      completeManifest(parts, {
        reads: { files: new Map(), folders: new Map() },
        config: weak.config,
        edition: edition(),
      }),
  });
  if (artifacts === undefined) throw new Error(JSON.stringify(diagnostics));
  return artifacts;
}

// What the pass finds in artifacts by the rules as they should have been.
function findingsIn(artifacts: readonly Artifact[]): ReturnType<typeof checkLeaks> {
  const language = createLanguage("en", project.template.strings.get("en") ?? {});
  const seen = seenBy(project, edition(), { language, common: openCommon(false) });
  return checkLeaks(artifacts, { written: project, seen, edition: edition() });
}

function leaksIn(artifacts: readonly Artifact[]): readonly string[] {
  return findingsIn(artifacts).map(({ message }) => message);
}

function open(type: RecordType, ...fields: readonly string[]): (audience: Audience) => Audience {
  const shown = { public: "show", restricted: "show" } as const satisfies Record<string, Treatment>;
  return (audience) => ({
    ...audience,
    rules: {
      ...audience.rules,
      [type]: {
        ...audience.rules[type],
        ...Object.fromEntries(fields.map((field) => [field, shown])),
      },
    },
  });
}

test("an edition made by its rules leaks nothing", async () => {
  expect(leaksIn(await made())).toEqual([]);
});

// A date or place that is not shown takes others along: to let these out, it has to be shown as well.
const rules: readonly (readonly [what: string, change: (audience: Audience) => Audience])[] = [
  ["the day of an incident", open("incidents", "date")],
  ["its town", open("incidents", "place")],
  ["its place in words", open("incidents", "place", "place_written")],
  ["the note on its place", open("incidents", "place", "place_note")],
  ["its title", open("incidents", "place", "title")],
  ["its time", open("incidents", "date", "time")],
  ["its id", open("incidents", "date", "place", "id")],
  ["its note", open("incidents", "date", "place", "note")],
  ["what it was hit with, in words", open("incidents", "munition_written")],
  ["the words of a figure", open("claims", "killed_verbatim")],
  ["the name of a source", open("sources", "publisher")],
  ["the title of a source", open("sources", "publisher", "title")],
  ["the address of a source", open("sources", "publisher", "url")],
  ["the id of a source", open("sources", "publisher", "id")],
];

describe("a rule that is switched off is caught:", () => {
  for (const [what, change] of rules)
    test(what, async () => {
      const leaks = leaksIn(await made(change));
      for (const file of ["briefing.pdf", "briefing.html", "page-1.svg"])
        expect(leaks.filter((message) => message.includes(file))).not.toEqual([]);
    });
});

const tables: readonly (readonly [what: string, file: string])[] = [
  ["the day of an incident", "incidents.csv"],
  ["its town", "incidents.csv"],
  ["its title", "incidents.csv"],
  ["its id", "incidents.csv"],
  ["the words of a figure", "incidents.csv"],
  ["the name of a source", "incidents.csv"],
  ["the id of a source", "incidents.csv"],
  ["the name of a source", "datapackage.json"],
  ["the title of a source", "datapackage.json"],
  ["the address of a source", "datapackage.json"],
];

describe("a rule that is switched off is caught in the table of incidents:", () => {
  test.each(tables)("%s, in %s", async (what, file) => {
    const [, change] = rules.find(([name]) => name === what) ?? [];
    const leaks = leaksIn(await made(change));
    expect(leaks.filter((message) => message.includes(file))).not.toEqual([]);
  });
});

type Spoil = (html: string) => string;

describe("a leak that no rule made is caught:", () => {
  const spoils: readonly (readonly [what: string, spoil: Spoil])[] = [
    ["in a comment", (html) => html.replace("</body>", "<!-- ask Radio  Zarnigar --></body>")],
    ["in an attribute", (html) => html.replace("<h1", '<h1 data-by="Radio Zarnigar"')],
    [
      "in an alternative text, with entities",
      (html) => html.replace("</body>", '<img alt="R&#97;dio Zarnig&#x61;r"></body>'),
    ],
    [
      "in a picture's text",
      (html) =>
        html.replace("</body>", "<svg><text>Radio</text><text>Zarnigar</text></svg></body>"),
    ],
    [
      "across elements and soft hyphens",
      (html) => html.replace("</body>", "<p>Ra<em>dio</em> Zar\u00adni\u200cgar</p></body>"),
    ],
    [
      "in data of a script",
      (html) =>
        html.replace(
          "</body>",
          '<script type="application/json">{"a":"Radio \\u005aarnigar"}</script></body>',
        ),
    ],
    [
      "in an address of data",
      (html) =>
        html.replace(
          "</body>",
          `<img alt="" src="data:image/svg+xml;base64,${Buffer.from("<svg><text>Radio Zarnigar</text></svg>").toString("base64")}"></body>`,
        ),
    ],
    [
      "as a day in other digits and another calendar",
      (html) =>
        html.replace(
          "</body>",
          `<p>${createLanguage("fa-AF", {})
            .date("2030-02-13")
            .replace(/ [(].*/, "")}</p></body>`,
        ),
    ],
    ["as a day in numbers", (html) => html.replace("</body>", "<p>13/2/2030</p></body>")],
    ["as a town in another spelling", (html) => html.replace("</body>", "<p>KHĀNABĀD</p></body>")],
  ];
  for (const [what, spoil] of spoils)
    test(what, async () => {
      const artifacts = (await made()).map((one) =>
        one.name.endsWith(".html")
          ? { ...one, bytes: Buffer.from(spoil(Buffer.from(one.bytes).toString("utf8"))) }
          : one,
      );
      expect(leaksIn(artifacts)).toEqual([expect.stringContaining("briefing.html")]);
    });

  test("in a file's name", async () => {
    expect(leaksIn([{ name: "radio-zarnigar.json", bytes: Buffer.from("{}") }])).toHaveLength(1);
  });

  test("in another file, escaped", async () => {
    const bytes = Buffer.from('{"by":"Radio\\u0020Zarnigar"}\n');
    expect(leaksIn([{ name: "figures.json", bytes }])).toEqual([expect.stringContaining("line 1")]);
  });

  test("in a table, over the quotes and lines of a cell, but not over two cells", async () => {
    const leaksOf = (text: string): readonly string[] =>
      leaksIn([{ name: "incidents.csv", bytes: Buffer.from(text) }]);
    expect(leaksOf('id,sources\nI-1,"""Radio""\nZarnigar"\n')).toEqual([
      expect.stringContaining("row 2, cell 2"),
    ]);
    expect(leaksOf("id,sources\nRadio,Zarnigar\n")).toEqual([]);
    expect(leaksOf('id,sources\nI-1,"Radio\n')).toEqual([
      expect.stringContaining("cannot be searched"),
    ]);
  });

  test("in a table, as the point of a town", () => {
    const bytes = Buffer.from("id,longitude\nI-1,69.1156\nI-2,69.1157\n");
    expect(leaksIn([{ name: "incidents.csv", bytes }])).toEqual([
      expect.stringContaining("row 2, cell 2"),
    ]);
  });
});

describe("a leak in a PDF is caught:", () => {
  const objects: readonly (readonly [what: string, object: string])[] = [
    ["in a text of a dictionary", "900 0 obj\n<</Alt(Radio Zarnigar)>>\nendobj\n"],
    ["in octal escapes", "900 0 obj\n<</Title(R\\141dio\\040Zarnigar)>>\nendobj\n"],
    [
      "in UTF-16, as hexadecimal digits",
      `900 0 obj\n<</ActualText<feff${Buffer.from("Radio Zarnigar", "utf16le").swap16().toString("hex")}>>>\nendobj\n`,
    ],
    [
      "in an attachment",
      "900 0 obj\n<</Type/EmbeddedFile/Length 14>>\nstream\nRadio Zarnigar\nendstream\nendobj\n",
    ],
    [
      "in metadata",
      "900 0 obj\n<</Type/Metadata/Length 24>>\nstream\n<a>Radio <b>Zarnigar</b></a\nendstream\nendobj\n".replace(
        "24",
        "26",
      ),
    ],
    ["in a comment", "% Radio Zarnigar\n"],
    ["in a name", "900 0 obj\n<</Radio#20Zarnigar true>>\nendobj\n"],
  ];
  for (const [what, object] of objects)
    test(what, async () => {
      const artifacts = (await made()).map((one) =>
        one.name.endsWith(".pdf")
          ? { ...one, bytes: Buffer.concat([one.bytes, Buffer.from(object, "latin1")]) }
          : one,
      );
      expect(leaksIn(artifacts)).toEqual([expect.stringContaining("briefing.pdf")]);
    });

  test("or what cannot be read, which could hold one", async () => {
    const object = "900 0 obj\n<</Filter/LZWDecode/Length 3>>\nstream\nabc\nendstream\nendobj\n";
    const artifacts = (await made()).map((one) =>
      one.name.endsWith(".pdf")
        ? { ...one, bytes: Buffer.concat([one.bytes, Buffer.from(object)]) }
        : one,
    );
    expect(leaksIn(artifacts)).toEqual([expect.stringContaining("cannot be searched")]);
  });
});

test("a finding gives the place, and not the secret", async () => {
  const [first = ""] = leaksIn([{ name: "a.txt", bytes: Buffer.from("x\nRadio Zarnigar") }]);
  expect(first).toContain("line 2");
  expect(first).not.toContain("Zarnigar");
  expect(readFileSync(join(root, "data/sources.csv"), "utf8")).toContain("Radio Zarnigar");
});

describe("a file that cannot be searched is a finding, not a pass:", () => {
  const files = [
    ["one that was cut", "1 0 obj\n<< /Length 9 >>\nstream\ncut"],
    ["one that is no PDF, whatever its name says", "Radio Zarnigar"],
    ["an empty one", ""],
  ] as const;
  for (const [what, text] of files)
    test(what, () => {
      const bytes = new TextEncoder().encode(text);
      expect(findingsIn([{ name: "briefing.pdf", bytes }])).toMatchObject([
        { severity: "error", code: "audience/unreadable" },
      ]);
    });
});
