import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import {
  channels,
  fieldKinds,
  marks,
  transforms,
  viewKeys,
} from "../../src/chart/vega-lite-words.ts";
import { barSpec, draw, refusal } from "./builder.ts";

type Definitions = Readonly<
  Record<
    string,
    {
      readonly properties?: object;
      readonly enum?: readonly string[];
      readonly anyOf?: readonly { readonly $ref: string }[];
    }
  >
>;

const { definitions }: { readonly definitions: Definitions } = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json"), "utf8"),
);
const keysOf = (name: string): readonly string[] =>
  Object.keys(definitions[name]?.properties ?? {});
const sorted = (words: Iterable<string>): readonly string[] => [...new Set(words)].sort();

describe("the words of specs are those of the schema of Vega-Lite", () => {
  test("channels, marks and types", () => {
    expect(sorted(channels)).toEqual(sorted(keysOf("FacetedEncoding")));
    const composite = ["boxplot", "errorbar", "errorband"];
    expect(sorted(marks)).toEqual(sorted([...(definitions["Mark"]?.enum ?? []), ...composite]));
    expect(sorted(fieldKinds)).toEqual(sorted(definitions["Type"]?.enum ?? []));
  });

  test("keys of views", () => {
    const views = Object.keys(definitions).filter((name) => /Spec(?:<|$)/.test(name));
    expect(sorted(viewKeys)).toEqual(sorted(views.flatMap(keysOf)));
  });

  test("each transform by a key that no view or other transform lacks", () => {
    const steps = definitions["Transform"]?.anyOf ?? [];
    for (const { $ref } of steps) {
      const keys = keysOf($ref.split("/").at(-1) ?? "");
      expect(keys.filter((key) => transforms.includes(key))).not.toEqual([]);
    }
    expect(transforms).toHaveLength(steps.length);
  });
});

describe("a word that Vega-Lite does not know is found at its place", () => {
  test.each([
    ["a mark", { mark: "bra" }, 'unknown mark "bra" | did you mean "bar"?'],
    [
      "a mark with options",
      { mark: { type: "pont" } },
      'unknown mark "pont" | did you mean "point"?',
    ],
    [
      "a channel",
      { encoding: { colour: { value: "red" } } },
      'channel "colour" of an encoding | did you mean "color"?',
    ],
    [
      "a type",
      { encoding: { x: { field: "incidents", type: "quantitativ" } } },
      'type "quantitativ" | did you mean "quantitative"?',
    ],
    ["a key", { trasnform: [] }, 'unknown key "trasnform" of a view | did you mean "transform"?'],
    [
      "a key of a layer",
      { layer: [{ mrak: "bar" }] },
      'unknown key "mrak" of a view | did you mean "mark"?',
    ],
    [
      "a transform",
      { transform: [{ filtr: "true" }] },
      'unknown transform "filtr" | did you mean "filter"?',
    ],
    [
      "a format",
      { encoding: { text: { field: "incidents", format: "dd" } } },
      'the format "dd" is of no number and no time',
    ],
  ])("%s", async (_, changes, found) => {
    const said = await refusal(barSpec(changes));
    expect(said.split("\n")).toHaveLength(1);
    expect(said).toContain(found);
    expect(said).not.toMatch(/^1:1 /);
  });

  test("an expression", async () => {
    const said = await refusal(barSpec({ transform: [{ filter: "datum.incidents > (1" }] }));
    expect(said).toMatch(
      /^\d+:\d+ \| chart\/vega \| the expression cannot be read: .* \| close what/,
    );
    expect(said).not.toMatch(/^1:1 /);
  });

  test.each(["d", ",d", ".1f", "~s", "%", ".0%", "$,.2f", "+"])(
    "and the format %s is left alone",
    async (format) => {
      await draw(barSpec({ mark: "text", encoding: { text: { field: "incidents", format } } }));
    },
  );
});
