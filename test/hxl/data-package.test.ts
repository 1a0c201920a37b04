import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import type { EditionConfig } from "../../src/config/index.ts";
import { writeDataPackage, writeIncidentFile } from "../../src/hxl/index.ts";
import { applyRule, type Dataset } from "../../src/incident/index.ts";
import { claim, dataset, incident, source } from "../database/builder.ts";
import { tagsOf } from "./reading.ts";

const profile: object = JSON.parse(
  readFileSync(join(import.meta.dirname, "tabular-data-package.json"), "utf8"),
);
// Draft 4, of which this much is the same in draft 7; formats of dates and addresses are looked at below.
const validate = new Ajv({ strict: false, validateFormats: false }).compile(profile);

const edition: EditionConfig = {
  id: "2022-05",
  number: 3,
  period: { start: "2021-08-15", end: "2022-05-31" },
  published: "2022-06-01",
  dataAsOf: "2022-05-31",
  language: "en",
  audience: "public",
  next: null,
};

const texts = (en: string): Readonly<Record<string, string>> => ({ en, "fa-AF": `${en} (fa)` });
const config = {
  title: texts("A briefing"),
  subtitle: texts("Of floods"),
  publisher: texts("An office"),
  data: {
    folder: "",
    incidents: "",
    claims: "",
    events: null,
    breakdowns: null,
    sources: "",
    statements: null,
    narrative: null,
    translations: "",
    places: "",
    language: "en",
    kind: "selection",
    coverage: edition.period,
    rule: "lowest",
  },
} as const;

const records: Dataset = dataset({
  incidents: [incident("A", "2022-01-05")],
  claims: [claim("A", { killed: "3" }, { source: "radio" })],
  sources: [
    source("radio", { publisher: "Radio", title: "News", url: "https://radio.example/news" }),
    source("other"),
  ],
});

function described(
  data: Dataset = records,
  changes: Partial<EditionConfig> = {},
): { readonly csv: string; readonly json: Readonly<Record<string, unknown>> } {
  const own = { ...edition, ...changes };
  const file = writeIncidentFile({ dataset: data, figures: applyRule(data, "lowest") }, own);
  const bytes = writeDataPackage(file, { config, dataset: data }, own);
  return {
    csv: new TextDecoder().decode(file.bytes),
    json: JSON.parse(new TextDecoder().decode(bytes)),
  };
}

describe("the description of the incidents", () => {
  test.each([
    ["of an edition", described()],
    ["of one without incidents and sources", described(dataset({ sources: [] }))],
    ["of one in Dari", described(records, { language: "fa-AF" })],
  ])("%s is a Tabular Data Package", (_, { json }) => {
    validate(json);
    expect(validate.errors).toBeNull();
  });

  test("is no longer one without its resource", () => {
    expect(validate({ ...described().json, resources: [] })).toBe(false);
  });

  test("says what the file holds: columns, hashtags, size and hash", () => {
    const { csv, json } = described();
    const bytes = Buffer.from(csv);
    expect(json).toMatchObject({
      resources: [
        {
          path: "incidents.csv",
          bytes: bytes.length,
          hash: `sha256:${createHash("sha256").update(bytes).digest("hex")}`,
          schema: {
            fields: csv
              .split("\n")[0]
              ?.split(",")
              .map((name, at) => ({ name, hxl_tag: tagsOf(csv)[at] })),
            primaryKey: "id",
            missingValues: [""],
          },
        },
      ],
    });
  });

  test("has readers pass the row of hashtags over, and no other", () => {
    const { csv, json } = described(
      dataset({ incidents: [incident("A", "2022-01-05", { title: "#1" })] }),
    );
    expect(json).toMatchObject({ resources: [{ dialect: { commentChar: "#", header: true } }] });
    expect(csv.split("\n").filter((line) => line.startsWith("#"))).toHaveLength(1);
  });

  test("says when and by whom it was published, and on what it rests", () => {
    expect(described().json).toMatchObject({
      name: "incidents-2022-05-en",
      title: "A briefing",
      description: "Of floods",
      created: "2022-06-01T00:00:00Z",
      contributors: [{ title: "An office", role: "publisher" }],
      sources: [{ title: "Radio: News", path: "https://radio.example/news" }],
      edition: {
        id: "2022-05",
        number: 3,
        language: "en",
        audience: "public",
        period: { start: "2021-08-15", end: "2022-05-31" },
        published: "2022-06-01",
        dataAsOf: "2022-05-31",
        kind: "selection",
        rule: "lowest",
      },
    });
  });

  test("is called by letters that the standard allows, whatever the edition's folder is called", () => {
    const { json } = described(records, { language: "fa-AF", output: "برنامه {id} {language}" });
    expect(json["name"]).toBe("incidents--2022-05-fa-af");
  });

  test("is titled in the edition's language, column by column", () => {
    const titles = (language: string): readonly string[] => {
      const { json } = described(records, { language });
      return [...JSON.stringify(json["resources"]).matchAll(/"title":"([^"]+)"/g)].map(
        ([, title = ""]) => title,
      );
    };
    const [en, fa, ps] = [titles("en"), titles("fa-AF"), titles("ps-AF")];
    expect(en).toContain("Killed: low end");
    for (const own of [fa, ps]) {
      expect(own).toHaveLength(en.length);
      expect(own.filter((title) => !/[\u0600-\u06ff]/.test(title))).toEqual([]);
      expect(own).not.toEqual(en);
    }
  });
});
