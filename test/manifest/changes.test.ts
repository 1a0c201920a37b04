import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../src/config/index.ts";
import { diskEffects } from "../../src/effect.ts";
import { seenNow } from "../../src/manifest/changes.ts";
import type { Manifest } from "../../src/manifest/index.ts";
import { namesHash } from "../../src/manifest/inputs.ts";
import { repository, withCase } from "../support/project.ts";

const hashOf = (path: string): string =>
  createHash("sha256").update(readFileSync(path)).digest("hex");

test("files of the program's templates are compared by their contents, and none beside them is read", async () => {
  await withCase("base", async (root) => {
    const file = join(root, "briefing.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace(/^template: .*$/m, "template: fieldbrief:briefing"));
    const { config, diagnostics } = await readConfig(root, diskEffects);
    const edition = config?.editions[0];
    if (config === undefined || edition === undefined) throw new Error(JSON.stringify(diagnostics));
    const paths = [
      "fieldbrief:briefing/theme.yaml",
      "fieldbrief:fonts/Roboto-Regular.ttf",
      "fieldbrief:briefing/none.hbs",
      "fieldbrief:../package.json",
      "../briefing.yaml",
    ];
    const manifest: Manifest = {
      fieldbrief: "1",
      edition: { id: "a", language: "en", audience: "public" },
      parameters: {},
      settings: "",
      rows: "",
      inputs: paths.map((path) => ({ path, stage: "template", sha256: null })),
      folders: [{ path: "fieldbrief:briefing/charts", sha256: "" }],
      artifacts: [],
      pages: 1,
      incidents: 1,
      withheld: { records: 0, fields: 0, figures: 0, cells: 0 },
      figures: {},
    };
    const known = { hashes: new Map(), names: new Map(), folders: new Map() };
    const now = await seenNow(manifest, "1", { config, edition, effects: diskEffects, known });
    expect(now.inputs.map(({ sha256 }) => sha256)).toEqual([
      hashOf(join(repository, "templates/briefing/theme.yaml")),
      hashOf(join(repository, "templates/fonts/Roboto-Regular.ttf")),
      null,
      null,
      null,
    ]);
    const charts = join(repository, "templates/briefing/charts");
    const names = await diskEffects.list(charts);
    expect(now.folders[0]?.sha256).toBe(namesHash(charts, names, { config, edition }));
  });
});
