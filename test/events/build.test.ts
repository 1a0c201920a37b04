import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { diskEffects } from "../../src/effect.ts";
import { type BuildReport, build, nodeEffects, trace } from "../../src/index.ts";
import { type EventCells, event, eventsCsv, layOut, recordFiles } from "./project.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const rows: readonly EventCells[] = Array.from({ length: 60 }, (_, at) =>
  event(`E${at}`, {
    date: `2031-${String(1 + (at % 12)).padStart(2, "0")}-03`,
    province: at % 3 ? "AF-KAB" : "AF-HER",
    category: at % 4 ? "battles" : "protests",
    killed: at % 5 ? String(at) : "?",
    wounded: at % 7 ? "" : "at least 4",
    source: at % 2 ? "radio" : "office",
  }),
);

const line = (rest: string): string =>
  `  - { id: "2031", number: 1, period: 2031-01-01..2031-12-31, published: 2032-01-05, data-as-of: 2032-01-03, language: en${rest} }`;

async function built(
  list: readonly EventCells[],
  options: { readonly editions?: string; readonly template?: string } = {},
): Promise<{ readonly folder: string; readonly report: BuildReport }> {
  const files = {
    "data/events.csv": eventsCsv(list),
    ...(options.template && { "templates/mine/template.yaml": options.template }),
  };
  const { editions } = options;
  const folder = layOut({ events: "data/events.csv", files, ...(editions && { editions }) });
  folders.push(folder);
  return {
    folder,
    report: await build({ project: folder, out: join(folder, "out") }, nodeEffects()),
  };
}

describe("an edition of a table of events", () => {
  test("prints what the same records print, and is the same bytes each time", async () => {
    const { folder, report } = await built(rows);
    expect(report.diagnostics).toEqual([]);
    expect(report.editions[0]).toMatchObject({ incidents: 60 });
    const records = layOut({ files: recordFiles(rows) });
    folders.push(records);
    await build({ project: records, out: join(records, "out") }, nodeEffects());
    const textOf = (project: string): string =>
      readFileSync(join(project, "out/2031-en/briefing.html"), "utf8")
        .replace(/<script[\s\S]*?<\/script>/g, "")
        .replace(/<[^>]*>/g, " ")
        .replace(/\s+/g, " ");
    // Beyond what each figure rests on, which is not written down of events.
    const numbers = (text: string): readonly string[] => text.match(/\d[\d,.]*/g) ?? [];
    expect(textOf(folder)).toContain("60");
    expect(numbers(textOf(folder).split("Method and definitions")[0] ?? "")).toEqual(
      numbers(textOf(records).split("Method and definitions")[0] ?? ""),
    );
    const out = mkdtempSync(join(tmpdir(), "fieldbrief-again-"));
    folders.push(out);
    await build({ project: folder, out }, nodeEffects());
    for (const name of ["briefing.pdf", "briefing.html", "figures.json", "manifest.json"])
      expect(readFileSync(join(out, "2031-en", name))).toEqual(
        readFileSync(join(folder, "out/2031-en", name)),
      );
  });

  test("is left as it is while the table is the same, and made again when it is not", async () => {
    const { folder } = await built(rows);
    const again = (): Promise<BuildReport> =>
      build({ project: folder, out: join(folder, "out") }, nodeEffects());
    expect((await again()).editions[0]).toMatchObject({ work: "unchanged", incidents: 60 });
    const { writeFileSync } = await import("node:fs");
    writeFileSync(join(folder, "data/events.csv"), eventsCsv(rows.slice(1)));
    expect((await again()).editions[0]).toMatchObject({
      work: "made",
      incidents: 59,
      reasons: ["data/events.csv changed"],
    });
  });

  test("is of the provinces and categories that its filter names", async () => {
    const { report } = await built(rows, {
      editions: line(", filter: { provinces: [AF-HER], categories: [protests] }"),
    });
    expect(report.diagnostics).toEqual([]);
    const own = rows.filter(
      (row) => row["province"] === "AF-HER" && row["category"] === "protests",
    );
    expect(report.editions[0]?.incidents).toBe(own.length);
  });

  test("has figures whose events the data are asked for", async () => {
    const { folder } = await built(rows);
    const { traces, diagnostics } = await trace(
      { project: folder, out: join(folder, "out"), figure: "headline.killed", incidents: 5 },
      { read: diskEffects },
    );
    expect(diagnostics).toEqual([]);
    expect(traces[0]?.incidentCount).toBe(60);
    expect(traces[0]?.incidents).toHaveLength(5);
    expect(traces[0]?.incidents?.[0]).toMatchObject({
      title: "Made up",
      province: expect.any(String),
    });
    expect(traces[0]?.workedOut).toMatchObject({ result: "holds", records: 60 });
  });
});

describe("an edition of a table of events is refused", () => {
  test.each([
    [
      "events that are not for its audience",
      [...rows, event("S", { sensitivity: "confidential" })],
      "",
    ],
    ["masked events", [...rows, event("S", { sensitivity: "restricted" })], ", audience: partner"],
  ])("for %s", async (_, list, rest) => {
    const { report } = await built(list, { editions: line(rest) });
    expect(report.editions).toEqual([]);
    expect(report.diagnostics.map(({ code }) => code)).toEqual(["audience/events"]);
    expect(report.diagnostics[0]?.message).toContain("1 row is not for them");
  });

  test("to internal readers it is given whole", async () => {
    const list = [...rows, event("S", { sensitivity: "confidential" })];
    const { report } = await built(list, { editions: line(", audience: internal") });
    expect(report.diagnostics).toEqual([]);
    expect(report.editions[0]?.incidents).toBe(61);
  });

  test("where its template lists more of them than pages hold", async () => {
    const many = Array.from({ length: 5001 }, (_, at) => event(`M${at}`));
    const { report } = await built(many, {
      template: "description: All.\nextends: fieldbrief:annex\n",
    });
    expect(report.editions).toEqual([]);
    expect(report.diagnostics.map(({ code }) => code)).toContain("database/too-many-rows");
  });
});
