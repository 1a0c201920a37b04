import { describe, expect, test } from "vitest";
import { checkSchema, readYaml, z } from "../../src/config/index.ts";

const schema = z.strictObject({
  name: z.string().min(1).describe("what it is called"),
  kind: z.enum(["bar", "line"]).optional(),
  sizes: z.array(z.strictObject({ width: z.number().min(1).max(9) })).optional(),
  label: z
    .union([z.string(), z.record(z.string().regex(/^[a-z]+$/, "lower case"), z.string())])
    .optional(),
});

const findings = (text: string): readonly string[] =>
  checkSchema(schema, readYaml(text, "a.yaml"), "chart").diagnostics.map(
    ({ code, message, hint, place }) =>
      `${place?.line}:${place?.column} ${code} ${message}${hint === undefined ? "" : ` (${hint})`}`,
  );

describe("checkSchema", () => {
  test("gives the value that fits, defaults filled in", () => {
    const withDefault = z.strictObject({ size: z.number().default(3) });
    expect(checkSchema(withDefault, readYaml("{}", "a.yaml"), "chart").value).toEqual({ size: 3 });
  });

  test("says which key is unknown, at the key, with the nearest", () => {
    expect(findings("name: a\nsizes:\n  - width: 1\n    widht: 2\n")).toEqual([
      '4:5 chart/unknown-key unknown key "widht" in "sizes[0]" (did you mean "width"?)',
    ]);
  });

  test("says which key is missing, with its description", () => {
    expect(findings("kind: bar\n")).toEqual([
      '1:1 chart/missing-key missing key "name" (what it is called)',
    ]);
    expect(findings("")).toEqual(["1:1 chart/missing-key the file is empty"]);
  });

  test("says what a value is and what it should be", () => {
    expect(findings("name: 1\nkind: br\nsizes:\n  - width: 0\n  - width: x\n")).toEqual([
      '1:7 chart/wrong-type "name" must be text, not a number; put it in quotes (what it is called)',
      '2:7 chart/bad-value "kind" is "br" (did you mean "bar"? one of bar, line)',
      '4:12 chart/bad-value "sizes[0].width" is 0, less than 1',
      '5:12 chart/wrong-type "sizes[1].width" must be a number, not text',
    ]);
  });

  test("explains a union by the branch that was meant", () => {
    expect(findings("name: a\nlabel: 3\n")).toEqual([
      '2:8 chart/wrong-type "label" must be text or a set of keys, not 3',
    ]);
    expect(findings("name: a\nlabel: { EN: x }\n")).toEqual([
      '2:10 chart/bad-key "label.EN": lower case',
    ]);
  });

  test("passes the findings of the YAML on, and adds none", () => {
    expect(findings("name: a\nname: b\n")).toEqual([
      '2:1 config/duplicate-key duplicate key "name" (keep one of the two)',
    ]);
  });

  test("takes code and hint of a rule of one's own", () => {
    const own = z.string().superRefine((_, context) => {
      const params = { code: "chart/odd", hint: "even it out" };
      context.addIssue({ code: "custom", message: "odd", params });
    });
    expect(checkSchema(own, readYaml("a", "a.yaml"), "chart").diagnostics).toMatchObject([
      { code: "chart/odd", message: "odd", hint: "even it out" },
    ]);
  });
});
