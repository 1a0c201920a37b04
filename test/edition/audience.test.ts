import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuildReport, build, nodeEffects } from "../../src/index.ts";
import { sampleProject } from "../support/sample.ts";

// Words as a reader gets them, without what stands in tags.
const plainText = (html: string): string => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

const root = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-audience-")));

// The sample, with an incident for partners alone, one for nobody outside, and a source for partners.
beforeAll(() => {
  for (const name of ["briefing.yaml", "data", "templates"])
    cpSync(join(sampleProject, name), join(root, name), { recursive: true });
  const change = (file: string, id: string, sensitivity: string): void => {
    const path = join(root, "data", file);
    const lines = readFileSync(path, "utf8").split("\n");
    const changed = lines.map((line) =>
      line.startsWith(`${id},`) ? line.replace(",public,", `,${sensitivity},`) : line,
    );
    writeFileSync(path, changed.join("\n"));
  };
  change("incidents.csv", "IK-2021-10-08-kunduz", "restricted");
  change("incidents.csv", "IK-2022-04-19-kabul", "confidential");
  change("sources.csv", "al-arabiya", "restricted");
  writeFileSync(join(root, "data/narrative/outlook.partner.en.md"), "For partners: the outlook.\n");
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function make(audiences: readonly string[]): Promise<BuildReport> {
  const out = join(root, "out");
  return build({ project: root, out, editions: ["2022-05-en"], audiences }, nodeEffects());
}

describe("editions for several audiences", () => {
  test("hold what each may see, and stand in folders of their own", async () => {
    const report = await make(["public", "partner", "internal"]);
    expect(report.diagnostics).toEqual([]);
    expect(report.editions.map(({ audience, incidents }) => [audience, incidents])).toEqual([
      ["public", 12],
      ["partner", 13],
      ["internal", 14],
    ]);
    expect(readdirSync(join(root, "out"))).toEqual([
      "2022-05-en",
      "2022-05-en-internal",
      "2022-05-en-partner",
    ]);
    const pageOf = (name: string): string =>
      plainText(readFileSync(join(root, "out", name, "briefing.html"), "utf8"));
    const [all, partner, inside] = ["2022-05-en", "2022-05-en-partner", "2022-05-en-internal"].map(
      pageOf,
    );
    expect(inside).toContain("Abdulrahim Shahid");
    expect(partner).not.toContain("Abdulrahim Shahid");
    expect(partner).toContain("A media outlet");
    expect(partner).toContain("Suicide attack, Kunduz");
    expect(partner).toContain("For partners: the outlook.");
    expect(inside).toContain("Al Arabiya");
    expect(`${all}${partner}`).not.toContain("Al Arabiya");
    expect(`${all}${inside}`).not.toContain("For partners");
  });

  test("print a figure whose only claim was withheld as withheld", async () => {
    await make(["public"]);
    const page = plainText(readFileSync(join(root, "out/2022-05-en/briefing.html"), "utf8"));
    expect(page).toMatch(/Kandahar province[^.]*withheld/);
  });

  test("are refused where nobody knows the audience", async () => {
    const { ran, diagnostics } = await make(["partners"]);
    expect(ran).toBe(false);
    expect(diagnostics).toMatchObject([
      { code: "edition/unknown-audience", hint: 'did you mean "partner"?' },
    ]);
  });
});
