import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { check, nodeEffects } from "../../src/index.ts";
import { sampleProject } from "../support/sample.ts";

/** Checks the English edition of a copy of the sample in which `from` of a file became `to`. */
async function findingsAfter(file: string, from: string, to: string): Promise<readonly string[]> {
  const project = mkdtempSync(join(tmpdir(), "fieldbrief-loose-"));
  try {
    for (const part of ["briefing.yaml", "data", "templates"])
      cpSync(join(sampleProject, part), join(project, part), { recursive: true });
    const path = join(project, file);
    const text = readFileSync(path, "utf8");
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
    const { diagnostics } = await check({ project, editions: ["2022-05-en"] }, nodeEffects());
    return diagnostics.map(({ code, place }) => `${code} ${place?.file}`);
  } finally {
    rmSync(project, { recursive: true });
  }
}

const folder = "templates/briefing";

test.each([
  ["a template", `${folder}/partials/map.hbs`, "<h2>", "<p>It struck 7 towns.</p><h2>"],
  ["a message", `${folder}/strings.en.yaml`, "map: What, how and where", "map: 7 places"],
  ["a narrative", "data/narrative/outlook.en.md", "The article", "All 7 articles. The article"],
])("a digit typed into %s is found where it stands", async (_, file, from, to) => {
  expect(await findingsAfter(file, from, to)).toEqual([`template/loose-number ${file}`]);
});

test("a digit typed into a chart's mark is found", async () => {
  const file = `${folder}/strings.en.yaml`;
  const label = "{munitions_text} {munitions_low, plural, one {missile} other {missiles}}";
  const found = await findingsAfter(file, label, `7 ${label}`);
  expect(found.length).toBeGreaterThan(0);
  expect(new Set(found.map((finding) => finding.split(" ")[0]))).toEqual(
    new Set(["template/loose-number"]),
  );
});
