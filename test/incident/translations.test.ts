import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/index.ts";
import { diskEffects } from "../../src/effect.ts";
import { type Dataset, readDataset, translateDataset } from "../../src/incident/index.ts";
import { malformed, withCase } from "../support/project.ts";

interface Read {
  readonly dataset: Dataset;
  readonly codes: readonly string[];
}

// Reads the project of a case, `change` made to one of its files first.
async function read(change: (edit: Edit) => void = () => undefined): Promise<Read> {
  return withCase("82-place-names", async (root) => {
    const gazetteer = "data/places/gazetteer-north.json";
    cpSync(join(malformed, "81-translations", gazetteer), join(root, gazetteer));
    const edit: Edit = (file, from, to) => {
      const path = join(root, file);
      writeFileSync(path, readFileSync(path, "utf8").replaceAll(from, to));
    };
    edit(gazetteer, '"fa"', '"ps"');
    edit("data/places/provinces.csv", "کابل,,", "کابل,کابل,");
    change(edit);
    const { config } = await readConfig(root, diskEffects);
    if (config === undefined) throw new Error("briefing.yaml cannot be read");
    const { dataset, diagnostics } = await readDataset(config, diskEffects);
    return { dataset, codes: diagnostics.map(({ code }) => code) };
  });
}

type Edit = (file: string, from: string, to: string) => void;

const csv = "data/translations/ps-AF.csv";

function statement(sensitivity: string): string {
  const words = "by: { en: Mayor }, text: { en: Help is late. }, scope: {}";
  return `- { id: S-1, kind: reaction, source: radio, ${words}, sensitivity: ${sensitivity}, figures: [] }`;
}

describe("a dataset in another language", () => {
  test("has every text of its editors in that language", async () => {
    const { dataset, codes } = await read();
    const { incidents, claims, breakdowns, sources } = translateDataset(dataset, "ps-AF");
    expect(codes).toEqual([]);
    const own = [
      ...incidents.flatMap(({ title, note, preferredReason }) => [title, note, preferredReason]),
      ...claims.map(({ attributedTo }) => attributedTo),
      ...breakdowns.map(({ group }) => group),
      ...sources.map(({ publisher }) => publisher),
    ].filter((text) => text !== null);
    expect(own).toHaveLength(9);
    expect(own.filter((text) => /[a-z]/i.test(text))).toEqual([]);
  });

  test("keeps what is word for word, and every figure", async () => {
    const { dataset } = await read();
    const { incidents, breakdowns, claims } = translateDataset(dataset, "ps-AF");
    const kept = (all: Dataset["incidents"]) =>
      all.map(({ placeWritten, id }) => [id, placeWritten]);
    expect(kept(incidents)).toEqual(kept(dataset.incidents));
    expect(breakdowns[0]?.verbatim).toBe("two of them children");
    expect(claims.map(({ killed }) => killed)).toEqual(dataset.claims.map(({ killed }) => killed));
  });

  test("is the dataset itself in the language of the data", async () => {
    const { dataset } = await read();
    expect(translateDataset(dataset, "en")).toBe(dataset);
  });
});

describe("translations", () => {
  test("do not outlive the text they translate", async () => {
    const { codes } = await read((edit) =>
      edit("data/incidents.csv", "Dam gives way", "Dam breaks"),
    );
    expect(codes).toEqual(["incident/missing-translation", "incident/unused-translation"]);
  });

  test("of a text go by its column", async () => {
    const { codes } = await read((edit) => edit(csv, "breakdowns.group", "claims.note"));
    expect(codes).toEqual(["incident/missing-translation", "incident/unused-translation"]);
  });

  test("are asked for once, however often a text stands in the data", async () => {
    const { codes } = await read((edit) => {
      edit("data/claims.csv", ",,undetermined", ",the operator,media");
      edit(csv, "the operator", "the owner");
    });
    expect(codes).toEqual(["incident/missing-translation", "incident/unused-translation"]);
  });

  describe("of what no edition in the language is to show", () => {
    const without = (audience: string) => (edit: Edit) => {
      edit(csv, "incidents.title,Flood on an unknown day,په نامعلومه ورځ سېلاب\n", "");
      edit("briefing.yaml", "language: ps-AF", `language: ps-AF\n    audience: ${audience}`);
    };

    test("are not asked for", async () => {
      expect((await read(without("public"))).codes).toEqual([]);
    });

    test("are asked for by an edition that is to show it", async () => {
      expect((await read(without("internal"))).codes).toEqual(["incident/missing-translation"]);
      // Partners get a title that names nobody in its place.
      expect((await read(without("partner"))).codes).toEqual([]);
    });

    test("are kept", async () => {
      expect(
        (await read((edit) => edit("data/incidents.csv", "public,,", "restricted,,"))).codes,
      ).toEqual([]);
    });

    test("nor are names of towns, and texts of statements", async () => {
      const unnamed = (sensitivity: string) => (edit: Edit) => {
        edit("data/places/gazetteer-north.json", '"ps"', '"uz"');
        edit("data/incidents.csv", "public,C-1b", `${sensitivity},C-1b`);
        edit("data/statements.yaml", "[]", statement(sensitivity));
      };
      const { codes } = await read(unnamed("public"));
      expect(new Set(codes)).toEqual(
        new Set(["incident/missing-name", "incident/missing-language"]),
      );
      expect((await read(unnamed("restricted"))).codes).toEqual([]);
    });
  });

  test("are not asked for where the data are in the edition's language already", async () => {
    const { codes, dataset } = await read((edit) =>
      edit("briefing.yaml", "  kind:", "  language: ps\n  kind:"),
    );
    expect([codes, dataset.translations?.size]).toEqual([[], 0]);
  });
});
