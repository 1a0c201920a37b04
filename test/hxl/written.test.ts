import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type BuildReport, build, nodeEffects } from "../../src/index.ts";
import { copyCase } from "../support/project.ts";
import { recordsOf } from "./reading.ts";

let root: string;

// A page that prints nothing of its incidents, but for how many there are.
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-hxl-")));
  copyCase("base", root, { templates: true });
  edit("templates/briefing/briefing.hbs", () => "<h1>{{briefing.title}}</h1>\n");
  rmSync(join(root, "templates/briefing/queries"), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function edit(path: string, change: (text: string) => string): void {
  const file = join(root, path);
  writeFileSync(file, change(readFileSync(file, "utf8")));
}

const make = (): Promise<BuildReport> =>
  build({ project: root, out: join(root, "out"), audiences: ["public"] }, nodeEffects());
const workOf = ({ editions }: BuildReport): readonly string[] => editions.map(({ work }) => work);
const incidents = (): string => readFileSync(join(root, "out/2030-q1-en/incidents.csv"), "utf8");
const files = (): readonly string[] => readdirSync(join(root, "out/2030-q1-en"));

describe("the incidents of an edition", () => {
  test("are written again where nothing changed but they, and left where nothing did", async () => {
    expect(workOf(await make())).toEqual(["made"]);
    expect(recordsOf(incidents())).toMatchObject([{ method: "flood" }, { method: "dam-break" }]);
    expect(workOf(await make())).toEqual(["unchanged"]);
    edit("data/incidents.csv", (text) => text.replace("fields,dam-break", "fields,landslide"));
    expect(workOf(await make())).toEqual(["made"]);
    expect(recordsOf(incidents())).toMatchObject([{ method: "flood" }, { method: "landslide" }]);
  });

  test("are named with their hash in the manifest", async () => {
    await make();
    const manifest: unknown = JSON.parse(
      readFileSync(join(root, "out/2030-q1-en/manifest.json"), "utf8"),
    );
    expect(manifest).toMatchObject({
      artifacts: expect.arrayContaining([
        expect.objectContaining({ name: "incidents.csv" }),
        expect.objectContaining({ name: "datapackage.json" }),
      ]),
    });
    writeFileSync(join(root, "out/2030-q1-en/incidents.csv"), "changed by hand\n");
    const { editions } = await make();
    expect(editions[0]?.reasons).toEqual(["incidents.csv not as manifest.json says"]);
    expect(incidents()).toMatch(/^id,title,/);
  });

  test("are not written for whom small cells are withheld, and go if they are there", async () => {
    await make();
    expect(files()).toEqual([
      "briefing.html",
      "briefing.pdf",
      "datapackage.json",
      "figures.json",
      "incidents.csv",
      "manifest.json",
      "redactions.json",
    ]);
    edit("briefing.yaml", (text) => `${text}audiences:\n  - { name: public, small-cells: 2 }\n`);
    expect(workOf(await make())).toEqual(["made"]);
    expect(files()).toEqual([
      "briefing.html",
      "briefing.pdf",
      "figures.json",
      "manifest.json",
      "redactions.json",
    ]);
  });

  test("have no text that a spreadsheet runs", async () => {
    edit("data/incidents.csv", (text) =>
      text.replace(",Dam gives way,", ",\"=cmd|'/C calc'!A0\","),
    );
    const { diagnostics } = await make();
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(recordsOf(incidents())[1]?.["title"]).toBe("'=cmd|'/C calc'!A0");
  });
});
