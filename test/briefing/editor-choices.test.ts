import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build, nodeEffects } from "../../src/index.ts";
import { readingOfHtml } from "../support/html-reading.ts";
import { sampleProject } from "../support/sample.ts";

// The sample as an editor might carry it on: as a census that began earlier, with second sources for
// two incidents, whose figures are taken by a rule of their own.

let folder: string;
let text: string;
let tables: readonly (readonly (readonly string[])[])[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "fieldbrief-choices-"));
  for (const name of ["briefing.yaml", "data", "templates"])
    cpSync(join(sampleProject, name), join(folder, name), { recursive: true });
  change("briefing.yaml", (yaml) =>
    yaml
      .replace("kind: selection", "kind: census")
      .replace("coverage: 2021-08-15..2022-05-25", "coverage: 2020-01-01..2022-05-31"),
  );
  change("data/incidents.csv", (csv) =>
    csv
      .trimEnd()
      .split("\n")
      .map((line, index) => {
        if (index === 0) return `rule,rule_reason,${line}`;
        const own = /^IK-(?:2021-10-08|2022-04-22)-kunduz,/.test(line);
        return `${own ? "range,Both counts were made on the day." : ","},${line}`;
      })
      .join("\n"),
  );
  change(
    "data/claims.csv",
    (csv) =>
      `${csv}C-x,IK-2021-10-08-kunduz,amnesty,at least 72,more than 140,,at least 72,more than 140,,2021-10-08,,,undetermined,public,\n` +
      "C-y,IK-2022-04-22-kunduz,rfi,33,43,,33,43,,2022-04-22,,,undetermined,public,\n",
  );
  const out = join(folder, "out");
  const report = await build({ project: folder, out, editions: ["2022-05-en"] }, nodeEffects());
  if (report.editions.length !== 1) throw new Error(JSON.stringify(report.diagnostics, null, 2));
  const reading = readingOfHtml(readFileSync(join(out, "2022-05-en/briefing.html"), "utf8"));
  text = reading.text;
  tables = reading.tables;
});

afterAll(() => rmSync(folder, { recursive: true }));

function change(path: string, edit: (text: string) => string): void {
  const file = join(folder, path);
  writeFileSync(file, edit(readFileSync(file, "utf8")));
}

test("a census that covers both periods is compared with the one before", () => {
  expect(text).toContain("Both periods have the same number of days");
  expect(text).not.toContain("Nothing is compared");
});

test("incidents with a second source are what remains without single sources", () => {
  expect(text).toMatch(
    /Without figures that rest on a single source: 2 of 14 incidents remain, killed: at least 93/,
  );
  const kunduz = tables.flat().find((row) => row[0] === "8 Oct 2021" && row[1] === "Kunduz");
  expect(kunduz?.join(" ")).not.toContain("†");
});

test("claims that differ stand together, with what they differ in and why one stands", () => {
  const [differing] = tables.filter(([head]) => head?.includes("Day given"));
  const cells = differing?.map((row) => row.join(" · ")).join("\n");
  expect(cells).toContain("“around 60”");
  expect(cells).toContain("“at least 72”");
  expect(cells).toContain("They differ in: number of killed, number of wounded");
  expect(cells).toContain("Both counts were made on the day.");
});

test("the method names the incidents that depart from its rule, with the reason", () => {
  expect(text).toMatch(
    /These incidents depart from it: .*Kunduz city.*the range of all of them stands/,
  );
});
