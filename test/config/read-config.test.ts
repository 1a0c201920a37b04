import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/index.ts";
import { diskEffects } from "../../src/effect.ts";
import { withCase } from "../support/project.ts";

// Reads the base project's briefing.yaml with `change` made to its text.
const read = async (change: (text: string, root: string) => string) =>
  withCase("base", async (root) => {
    const file = join(root, "briefing.yaml");
    writeFileSync(file, change(readFileSync(file, "utf8"), root));
    const { config, diagnostics } = await readConfig(root, diskEffects);
    return { config, codes: diagnostics.map(({ code }) => code), root };
  });

describe("readConfig", () => {
  test("reads this repository's briefing.yaml", async () => {
    const root = resolve(import.meta.dirname, "../..");
    const { config, diagnostics } = await readConfig(root, diskEffects);
    expect(diagnostics).toEqual([]);
    expect(config?.data.coverage).toEqual({ start: "2021-08-15", end: "2022-05-25" });
    expect(config?.theme).toEqual([resolve(root, "templates/briefing/theme.yaml")]);
  });

  test("fills in the usual files, and leaves out those that may be missing", async () => {
    const { config, root } = await read((text) => text);
    expect(config?.data).toMatchObject({
      incidents: join(root, "data/incidents.csv"),
      breakdowns: join(root, "data/breakdowns.csv"),
      narrative: null,
      places: join(root, "data/places"),
      categories: ["flash-flood", "dam"],
    });
    expect(config).toMatchObject({ contact: { en: "office@example.org" }, subtitle: {} });
  });

  test("takes the place of a file that is named, and of the data where it is not", async () => {
    const { config } = await read((text) =>
      text.replace("  kind:", "  claims: data/claims.csv\n  kind:"),
    );
    const { namedAt } = config?.data ?? {};
    expect(namedAt?.["claims"]).toEqual({ file: "briefing.yaml", line: 7, column: 11 });
    expect(namedAt?.["incidents"]).toEqual({ file: "briefing.yaml", line: 6, column: 1 });
  });

  test("takes text without a language for that of the only one", async () => {
    const { config } = await read((text) => text.replace(/^title:.*$/m, "title: Floods"));
    expect(config?.title).toEqual({ en: "Floods" });
  });

  test("wants text by language where there are several", async () => {
    const { codes } = await read((text) => {
      const edition = /^ {2}- id(?:.|\n)*?language: en\n/m.exec(text)?.[0] ?? "";
      const second = edition.replace("language: en", "language: fa-AF");
      return text.replace(edition, edition + second).replace(/^title:.*$/m, "title: Floods");
    });
    expect(codes).toEqual(["config/missing-language"]);
  });

  test("takes a name without a language for that in all, and asks for the others where one is given", async () => {
    const inTwo = (text: string): string => {
      const edition = /^ {2}- id(?:.|\n)*?language: en\n/m.exec(text)?.[0] ?? "";
      return text
        .replace(edition, edition + edition.replace("language: en", "language: fa-AF"))
        .replace(/^title:.*$/m, "title: { en: Floods, fa-AF: سیلاب }");
    };
    const { config, codes } = await read(inTwo);
    expect([codes, config?.publisher["fa-AF"]]).toEqual([[], "River Watch"]);
    const { codes: some } = await read((text) =>
      inTwo(text).replace("River Watch", "{ en: River Watch }"),
    );
    expect(some).toEqual(["config/missing-language"]);
  });

  test("refuses an absolute path, wherever it leads", async () => {
    const { config, codes } = await read((text, root) =>
      text.replace("template: ", `template: ${root}/`),
    );
    expect(codes).toEqual(["config/outside-project"]);
    expect(config).toBeUndefined();
  });

  test.for(["con", "NUL.x", ".hidden", "a/b", "a b", "trailing.", "../up", "x".repeat(65)])(
    "refuses %s as an edition's folder",
    async (id) => {
      const { config } = await read((text) => text.replace('id: "2030-q1"', `id: "${id}"`));
      expect(config).toBeUndefined();
    },
  );
});

describe("the filter of a listed edition", () => {
  const withFilter = (filter: string) => (text: string) =>
    text.replace(/^( +)language: .*$/m, `$&\n$1filter: ${filter}`);

  test("has the id of the edition", async () => {
    const { config, codes } = await read(withFilter("{ incidents: [I-1], provinces: [AF-KAB] }"));
    expect(codes).toEqual([]);
    const [edition] = config?.editions ?? [];
    expect(edition?.filter).toEqual({
      id: edition?.id,
      incidents: ["I-1"],
      provinces: ["AF-KAB"],
    });
  });

  test("restricts something, and to categories that there are", async () => {
    expect((await read(withFilter("{}"))).codes).toEqual(["config/empty-filter"]);
    const unknown = await read(withFilter("{ categories: [flash-floods] }"));
    expect(unknown.codes).toEqual(["config/unknown-category"]);
  });
});
