import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withFiles } from "../support/files.ts";
import { briefingYaml, fieldbrief } from "./project.ts";

// Made up; nothing in this table happened.
const table = `شماره,تاریخ,ولایت,محل,روش,کشته,منبع
۱,2031-04-03,هرات,بازار,انفجار,۳,رادیو تمرین
۲,2031-04-09,کندز,امام صاحب,تیراندازی,۱,رادیو تمرین
۳,2031-04-12,کابل,راه,ربودن,۲,رادیو تمرین
`;

const mapping = `columns:
  { id: شماره, date: تاریخ, province: ولایت, place_written: محل, method: روش, killed: کشته, source: منبع }
country: AF
language: fa-AF
zero: nobody
source: { publisher: دفتر تمرین }
`;

const dari = briefingYaml({
  data: ["folder: data", "language: fa-AF", "categories: [listed]"],
  template: "data/template",
})
  .replaceAll("2022", "2031")
  .replace("Made-up events", "رویدادهای ساختگی")
  .replace("language: en, audience", "language: fa-AF, audience");

test("a table in Dari makes a briefing in Dari that nothing is wrong with", async () => {
  const files = { "t.csv": table, "mapping.yaml": mapping, "briefing.yaml": dari };
  await withFiles(files, async (root) => {
    const made = await fieldbrief(
      ["import", "table", "t.csv", "--accessed", "2031-05-02", "--out", "data"],
      root,
    );
    expect([made.code, made.err]).toEqual([0, ""]);
    const words = readFileSync(join(root, "data/template/strings.fa-AF.yaml"), "utf8");
    expect(words).toContain('method-word-3: "ربودن"');
    const checked = await fieldbrief(["check"], root);
    expect([checked.code, checked.err]).toEqual([0, ""]);
  });
});

// Made up, too. 1410-01-14 is 3 April 2031.
const solar = `تاریخ,ولایت,محل,کشته,زخمی ها,منبع
۱۴۱۰/۰۱/۱۴,هرات,بازار,دست‌کم ۳ تن,۵ تا ۷,رادیو تمرین
۲۰ حمل ۱۴۱۰,کندز,امام صاحب,۱,نامعلوم,رادیو تمرین
2031-04-12,کابل,راه,۲,,رادیو تمرین
۱۴۱۰/۱۲/۳۰,کابل,راه,۲,,رادیو تمرین
`;

test("a table with days of the Solar Hijri calendar and counts in Dari is read as it is meant", async () => {
  await withFiles({ "t.csv": solar }, async (root) => {
    const made = await fieldbrief(
      ["import", "table", "t.csv", "--accessed", "2031-05-02", "--out", "data"],
      root,
    );
    expect(made.code).toBe(1);
    expect(made.out).toContain("dates of the Solar Hijri calendar");
    expect(made.out).toContain("t.csv: 4 rows given, 3 read, 1 rejected");
    const read = (name: string) => readFileSync(join(root, "data", name), "utf8");
    expect(read("mapping.yaml")).toMatch(/^calendar: solar-hijri$/m);
    expect(read("README.md")).toContain("Days are of the Solar Hijri calendar");
    expect(read("rejects.csv")).toContain("t.csv,5,");
    const days = read("incidents.csv").match(/(?<=,)2031-\d\d-\d\d,day/g);
    expect(days).toEqual(["2031-04-03,day", "2031-04-09,day", "2031-04-12,day"]);
    const [, first = "", second = ""] = read("claims.csv").split("\n");
    expect(first).toContain(",at least 3,5-7,");
    for (const written of ["دست‌کم ۳ تن", "۵ تا ۷", "۱۴۱۰/۰۱/۱۴"]) expect(first).toContain(written);
    expect(second).toContain("۲۰ حمل ۱۴۱۰");
    // What is remembered holds: without its line no such day is taken for one.
    const mapping = read("mapping.yaml").replace("calendar: solar-hijri", "");
    writeFileSync(join(root, "data", "mapping.yaml"), mapping);
    const again = await fieldbrief(
      ["import", "table", "t.csv", "--accessed", "2031-05-02", "--out", "data", "--replace"],
      root,
    );
    expect(again.out).toContain("t.csv: 4 rows given, 1 read, 3 rejected");
    expect(again.err).toContain("mapping/solar-date");
    expect(again.err).toContain("write calendar: solar-hijri into mapping.yaml");
  });
});
