import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostic.ts";
import { diskEffects, runGit } from "../../src/effect.ts";
import { check, diff, nodeEffects } from "../../src/index.ts";
import { mistakes } from "./mistakes.ts";
import { event, eventsCsv, layOut, recordFiles } from "./project.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

async function findingsIn(
  files: Readonly<Record<string, string | Uint8Array>>,
  events?: string,
  more?: string,
): Promise<readonly Diagnostic[]> {
  const folder = layOut({ files, ...(events && { events }), ...(more && { more }) });
  folders.push(folder);
  const report = await check({ project: folder }, nodeEffects());
  expect(report.crashes).toEqual([]);
  return report.diagnostics;
}

const ofEvents = (text: string, more?: string): Promise<readonly Diagnostic[]> =>
  findingsIn({ "data/events.csv": text }, "data/events.csv", more);

const brief = (found: readonly Diagnostic[]): readonly string[] =>
  found.map(({ severity, code, place }) => `${severity} ${code} ${place?.line}`).sort();

describe("a mistake in a table of events", () => {
  test.each(Object.entries(mistakes))("%s is found as in records", async (_, cells) => {
    const rows = [event("A"), event("B", { note: "x" }), event("C", cells), event("D")];
    const events = await ofEvents(eventsCsv(rows));
    const records = await findingsIn(recordFiles(rows));
    expect(brief(records).length).toBeGreaterThan(0);
    // An event is one record: what follows from a bad id in the other file is not said.
    const known = new Set(brief(records));
    for (const one of brief(events)) expect(known).toContain(one);
    expect(events.length).toBeGreaterThan(0);
  });

  test("is told by line where cells hold line breaks", async () => {
    const rows = [
      event("A", { note: 'one\ntwo, "three"\nfour' }),
      event("B", { province: "Nowhere" }),
    ];
    const found = await ofEvents(eventsCsv(rows));
    expect(brief(found)).toEqual(["error incident/unknown-province 5"]);
    expect(found[0]?.record).toBe("B");
  });

  test("that many rows have is told of the first 20, then how many they are", async () => {
    const rows = Array.from({ length: 50 }, (_, at) =>
      event(`E${at}`, {
        province: at % 2 ? "Nowhere" : "Atlantis",
        killed: at === 3 ? "1-" : "1",
      }),
    );
    const found = await ofEvents(eventsCsv(rows));
    const places = found.filter(({ code }) => code === "incident/unknown-province");
    expect(places).toHaveLength(21);
    expect(places.at(-1)?.message).toBe("province: 50 rows in all; the first 20 are told");
    expect(places.at(-1)?.place?.line).toBeUndefined();
    expect(found.filter(({ code }) => code === "incident/bad-count")).toHaveLength(1);
  });

  test("is an id that stands twice, or a source that is not listed", async () => {
    const rows = [event("A"), event("B", { source: "radoi" }), event("A"), event(" A")];
    expect(brief(await ofEvents(eventsCsv(rows)))).toEqual([
      "error incident/duplicate-id 4",
      "error incident/duplicate-id 5",
      "error incident/unknown-source 3",
    ]);
    expect(brief(await ofEvents(eventsCsv([event("A"), event("B"), event("A")])))).toEqual([
      "error incident/duplicate-id 4",
    ]);
  });

  test("is a date that cannot be read, and not that nothing happened", async () => {
    const found = await ofEvents(eventsCsv([event("A", { date: "2031-13-01" })]));
    expect(brief(found)).toEqual(["error incident/bad-date 2"]);
  });

  test("is a warning that an editor accepts by id", async () => {
    const rows = [event("A", { status: "unsourced" }), event("B")];
    const accept = `accept:\n  - { code: incident/unsourced, ids: [A], reason: Made up }\n`;
    expect(await ofEvents(eventsCsv(rows), accept)).toEqual([]);
  });
});

describe("a table of events that cannot be read", () => {
  const good = eventsCsv([event("A"), event("B")]);

  test("has rows whose cells do not fit, told by line", async () => {
    const text = `${good}C,short\n\nD${",x".repeat(60)}\nE,"open" quote${",".repeat(35)}\n`;
    expect(brief(await ofEvents(text))).toEqual([
      "error incident/ragged-row 4",
      "error incident/ragged-row 6",
      "error incident/ragged-row 7",
    ]);
  });

  test.each([
    ["a column that is not known", good.replace("time", "tiem"), "incident/unknown-column"],
    ["a column twice", good.replace("time", "title"), "incident/duplicate-column"],
    ["another sign between cells", good.replaceAll(",", ";"), "incident/separator"],
    ["nothing in it", "", "incident/empty-file"],
    [
      "bytes that are no text",
      Buffer.from([0x50, 0x41, 0x52, 0x31, 0, 1, 2]),
      "incident/unreadable-events",
    ],
    ["a packed file that is cut", Buffer.from([0x1f, 0x8b, 8, 0, 1]), "incident/"],
    [
      "text that is not UTF-8",
      Buffer.concat([Buffer.from(good), Buffer.from([0x43, 0xff, 0x0a])]),
      "incident/",
    ],
  ])("has %s", async (_, content, code) => {
    const found = await findingsIn({ "data/events.csv": content }, "data/events.csv");
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one.code).toContain(code);
    // What an engine says of it names a path of this machine.
    for (const one of found) expect(one.message).not.toContain(tmpdir());
  });

  test("is not there, or lies outside the project, or has a name that is a pattern", async () => {
    const missing = await findingsIn({}, "data/event.csv");
    expect(brief(missing)[0]).toMatch(/^error config\/missing-file 6/);
    const outside = await findingsIn({}, "../events.csv");
    expect(brief(outside)[0]).toMatch(/^error config\/outside-project 6/);
    const pattern = await findingsIn({ "data/e[1].csv": good }, '"data/e[1].csv"');
    expect(pattern.map(({ code }) => code)).toEqual(["incident/unreadable-events"]);
  });

  test("lies on no disk", async () => {
    const folder = layOut({ events: "data/events.csv", files: { "data/events.csv": good } });
    folders.push(folder);
    const { large: _, ...read } = diskEffects;
    const report = await check({ project: folder }, nodeEffects({ read }));
    expect(report.diagnostics.map(({ code }) => code)).toEqual(["io/not-on-disk"]);
  });

  test("is not compared as if it had no rows", async () => {
    const folder = layOut({ events: "data/events.csv", files: { "data/events.csv": good } });
    folders.push(folder);
    const report = await diff(
      { cwd: folder, project: folder, before: folder, after: folder },
      { read: diskEffects, git: runGit },
    );
    expect(report.diagnostics.map(({ code }) => code)).toEqual(["change/events"]);
  });

  test("stands beside records, which nobody would look at", async () => {
    const files = { "data/events.csv": good, ...recordFiles([event("A")]) };
    const found = await findingsIn(files, "data/events.csv");
    expect(found.map(({ code }) => code)).toEqual(["config/events-beside-records"]);
  });
});
