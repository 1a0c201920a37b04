import { readFileSync } from "node:fs";
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
