import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { editionName, readConfig } from "../../src/config/index.ts";
import { diskEffects } from "../../src/effect.ts";
import { withCase } from "../support/project.ts";

// Reads the base project's briefing.yaml with audiences, and its edition for some.
const read = async (audiences: string, audience?: string) =>
  withCase("base", async (root) => {
    const file = join(root, "briefing.yaml");
    const text = readFileSync(file, "utf8");
    const edition = audience === undefined ? "" : `    audience: ${audience}\n`;
    const changed = text.replace("    language: en\n", `    language: en\n${edition}`);
    writeFileSync(file, `${changed}${audiences}`);
    const { config, diagnostics } = await readConfig(root, diskEffects);
    return { config, codes: diagnostics.map(({ code }) => code) };
  });

describe("audiences", () => {
  test("are public, partner and internal, and an edition is public, where nothing is said", async () => {
    const { config, codes } = await read("");
    expect(codes).toEqual([]);
    expect(config?.audiences.map(({ name, sees }) => `${name} ${sees}`)).toEqual([
      "public public",
      "partner restricted",
      "internal confidential",
    ]);
    expect(config?.editions.map(editionName)).toEqual(["2030-q1-en"]);
  });

  test("make an edition each where it lists several", async () => {
    const { config } = await read("", "[public, partner]");
    expect(config?.editions.map(editionName)).toEqual(["2030-q1-en", "2030-q1-en-partner"]);
  });

  test("are changed rule by rule, for all records they see or by sensitivity", async () => {
    const { config } = await read(`audiences:
  - name: partner
    dates: quarter
    small-cells: 5
    rules:
      incidents: { time: show, note: { restricted: show } }
`);
    const partner = config?.audiences.find(({ name }) => name === "partner");
    expect(partner).toMatchObject({ dates: "quarter", places: "province", smallCells: 5 });
    expect(partner?.rules.incidents["time"]).toEqual({ public: "show", restricted: "show" });
    expect(partner?.rules.incidents["note"]).toEqual({ public: "show", restricted: "show" });
    expect(partner?.rules.incidents["date"]).toEqual({ public: "show", restricted: "coarsen" });
  });

  test("of one's own show nothing, or what the one they are like shows", async () => {
    const { config } = await read(
      "audiences:\n  - name: press\n    like: public\n  - name: other\n",
      "press",
    );
    const [press, other] = ["press", "other"].map((one) =>
      config?.audiences.find(({ name }) => name === one),
    );
    expect(press?.rules.claims["note"]).toEqual({ public: "show" });
    expect(other?.rules.claims["note"]).toEqual({});
  });

  test("are refused where they are unknown, or a rule or a field is", async () => {
    expect((await read("", "press")).codes).toEqual(["config/unknown-audience"]);
    expect((await read("audiences:\n  - name: press\n    like: other\n")).codes).toEqual([
      "config/unknown-audience",
    ]);
    const rule = (text: string): string =>
      `audiences:\n  - name: partner\n    rules: { incidents: { ${text} } }\n`;
    expect((await read(rule("tiem: show"))).codes).toEqual(["config/unknown-key"]);
    expect((await read(rule("time: coarsen"))).codes).toEqual(["config/bad-value"]);
    expect((await read("", "[public, public]")).codes).toEqual(["config/duplicate-edition"]);
  });
});
