import { readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { briefingSchema, readYaml, type z } from "../../src/config/index.ts";
import { statementsSchema } from "../../src/incident/index.ts";
import { mappingSchema } from "../../src/mapping/index.ts";
import {
  type JsonSchema,
  jsonSchemaOf,
  type SchemaName,
  schemaNames,
} from "../../src/reference/index.ts";
import { settingsSchema, stringsSchema, wordingSchema } from "../../src/template/index.ts";
import { themeFileSchema } from "../../src/theme/index.ts";

const root = resolve(import.meta.dirname, "../..");
const ours = ["briefing.yaml", "data", "templates", "examples"];
const files = readdirSync(root, { encoding: "utf8" })
  .filter((name) => ours.includes(name))
  .flatMap((name) =>
    name.endsWith(".yaml")
      ? [name]
      : readdirSync(join(root, name), { recursive: true, encoding: "utf8" }).map((below) =>
          join(name, below),
        ),
  )
  .filter((file) => file.endsWith(".yaml"));

const checkedBy: Readonly<Record<SchemaName, z.ZodType>> = {
  briefing: briefingSchema,
  template: settingsSchema,
  theme: themeFileSchema,
  strings: stringsSchema,
  wording: wordingSchema,
  statements: statementsSchema,
  mapping: mappingSchema,
};

// What the files that are there do not say.
const everyKey = `
title: { en: T }
publisher: P
contact: { en: C }
template: fieldbrief:briefing
theme: look.yaml
data: { kind: census, coverage: 2022-01-01..2022-12-31, rule: range, language: en, categories: [raid] }
audiences:
  - { name: donors, like: partner, sees: restricted, dates: month, places: province, small-cells: 3,
      rules: { incidents: { id: mask, date: { public: coarsen } }, sources: { url: withhold } } }
editions:
  - { id: "1", number: 1, period: 2022-05-01..2022-05-31, published: 2022-06-01, data-as-of: 2022-05-31,
      language: en, audience: [public, donors], next: 2022-07-01, filter: { incidents: [a], provinces: [AF-KAB] } }
series:
  unit: month
  first: 2022-01
  last: 2022-12
  number: 3
  languages: [en]
  audiences: [public]
  filters: [{ id: kabul, provinces: [AF-KAB], categories: [raid] }]
  whole: false
  published: 5
  data-as-of: 0
  output: "{period}-{filter}"
  issues: { 2022-04: { published: 2022-05-09, data-as-of: 2022-05-01, next: 2022-06-01 } }
published: { folder: issues, address: "https://example.org/{name}/b.pdf" }
accept: [{ code: incident/unsourced, ids: [a], reason: r }]
`;

const everyMapping = `
columns: { id: No, date: When, killed: Dead, killed_low: Low, killed_high: High, country: Land, note: Text }
unread: [Editor]
constants: { method: shelling, category: shelling, status: reported, date_precision: week, place_precision: town }
words:
  target_type: { "A school": school }
  date_precision: { "1": day }
  country: { Burma: MM }
  province: { Herat: AF-HER }
  status: { yes: verified }
unknown: [-99, k.A.]
date-order: day-first
zero: unknown
country: AF
language: fa-AF
sensitivity: restricted
source: { publisher: P, title: T, type: ngo, url: https://example.org/, licence: L, attribution: A }
`;

const everything: Partial<Readonly<Record<SchemaName, string>>> = {
  briefing: everyKey,
  mapping: everyMapping,
};

const nameOf = (file: string): SchemaName | undefined =>
  schemaNames.find((name) => basename(file).startsWith(`${name}.`));
const contentOf = (file: string): unknown =>
  readYaml(readFileSync(join(root, file), "utf8"), file).value;

const ajv = new Ajv({ allowUnionTypes: true });
const editors = Object.fromEntries(
  schemaNames.map((name) => [name, ajv.compile(jsonSchemaOf(name))]),
);

describe.each(schemaNames)("the JSON Schema of %s", (name) => {
  const schema = jsonSchemaOf(name);

  test("is of draft 7", () => {
    expect(schema["$schema"]).toBe("http://json-schema.org/draft-07/schema#");
    expect(ajv.validateSchema(schema)).toBe(true);
  });

  test("describes every key", () => {
    expect(keysOf(schema).filter(({ about }) => about === undefined)).toEqual([]);
  });

  test.each(files.filter((file) => nameOf(file) === name))("accepts %s", (file) => {
    const check = editors[name];
    check?.(contentOf(file));
    expect(check?.errors).toBeNull();
  });

  test("agrees with the program on every file with one mistake in it", () => {
    const mine = files.filter((file) => nameOf(file) === name);
    const written = everything[name];
    const contents = mine.map(contentOf);
    if (written !== undefined) contents.push(readYaml(written, "").value);
    const found = contents.flatMap((content) =>
      mistakesIn(content).flatMap(({ about, value }) => {
        const isFine = checkedBy[name].safeParse(value).success;
        return editors[name]?.(value) === isFine
          ? []
          : [`${isFine ? "refuses" : "accepts"} ${about}`];
      }),
    );
    expect(contents.length).toBeGreaterThan(0);
    expect(found.filter((one) => !unseen.test(one))).toEqual([]);
  });
});

// What a count may say is more than a pattern can.
const unseen = /^accepts .*\.count= "x"$/;

interface Key {
  readonly path: string;
  readonly about: unknown;
}

function keysOf(schema: unknown, path = ""): readonly Key[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, below]): readonly Key[] => {
    // A condition on keys that are described elsewhere.
    if (key === "allOf") return [];
    if (key !== "properties") return keysOf(below, `${path}/${key}`);
    return Object.entries(below as Record<string, JsonSchema>).flatMap(([name, property]) => [
      { path: `${path}/${name}`, about: property["description"] },
      ...keysOf(property, `${path}/${name}`),
    ]);
  });
}

interface Mistaken {
  readonly about: string;
  readonly value: unknown;
}

const strange: readonly unknown[] = [null, true, -7, 1.5, "", "  ", "x", [], {}, ["x"], { x: "y" }];

// The value with, at each of its places in turn (of long lists the first ones), a key taken out, a key added, or something else in its place.
function mistakesIn(value: unknown): readonly Mistaken[] {
  const here = strange.map((other) => ({ about: `= ${JSON.stringify(other)}`, value: other }));
  if (Array.isArray(value))
    return [
      ...here,
      ...value.slice(0, 3).flatMap((item: unknown, index) =>
        mistakesIn(item).map(({ about, value: other }) => ({
          about: `[${index}]${about}`,
          value: value.with(index, other),
        })),
      ),
    ];
  if (typeof value !== "object" || value === null) return here;
  const entries = Object.entries(value);
  return [
    ...here,
    { about: "+ strange", value: { ...value, strange: 1 } },
    ...entries.slice(0, 14).flatMap(([key, item]) => [
      {
        about: `- ${key}`,
        value: Object.fromEntries(entries.filter(([other]) => other !== key)),
      },
      ...mistakesIn(item).map(({ about, value: other }) => ({
        about: `.${key}${about}`,
        value: { ...value, [key]: other },
      })),
    ]),
  ];
}
