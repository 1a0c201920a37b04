import { describe, expect, test } from "vitest";
import { readYaml } from "../../src/config/index.ts";

const codesOf = (text: string): readonly string[] =>
  readYaml(text, "a.yaml").diagnostics.map((d) => `${d.place?.line}:${d.place?.column} ${d.code}`);

describe("readYaml", () => {
  test("gives plain values and the place of each", () => {
    const yaml = readYaml("a:\n  - b: 1\n    c: two\n", "a.yaml");
    expect(yaml.value).toEqual({ a: [{ b: 1, c: "two" }] });
    expect(yaml.placeOf(["a", 0, "c"])).toEqual({ file: "a.yaml", line: 3, column: 8 });
    expect(yaml.placeOf(["a", 0, "c"], "key")).toEqual({ file: "a.yaml", line: 3, column: 5 });
  });

  test("gives the nearest parent's key for what is not there", () => {
    const yaml = readYaml("a:\n  b: 1\n", "a.yaml");
    expect(yaml.placeOf(["a", "c"])).toEqual({ file: "a.yaml", line: 1, column: 1 });
    expect(yaml.placeOf(["d"])).toEqual({ file: "a.yaml", line: 1, column: 1 });
  });

  test("keeps dates as text and reads numbers as the core schema does", () => {
    expect(readYaml("d: 2022-05-31\nn: 0x10\no: no\n", "a.yaml").value).toEqual({
      d: "2022-05-31",
      n: 16,
      o: "no",
    });
  });

  test("has its own code for a duplicate key and for a tag", () => {
    expect(codesOf("a: 1\na: 2\n")).toEqual(["2:1 config/duplicate-key"]);
    expect(codesOf("a: !!js/function x\n")).toEqual(["1:4 config/yaml-tag"]);
    expect(codesOf("a: !!binary aGk=\n")).toEqual(["1:4 config/yaml-tag"]);
  });

  test("collects syntax errors, one a line", () => {
    expect(codesOf("a: [1\nb: 2\nc: d: e\n")).toEqual(["2:1 config/yaml", "3:4 config/yaml"]);
    expect(codesOf("a:\n\tb: 1\nc: d: e\n")).toEqual(["2:1 config/yaml"]);
    expect(codesOf("a: 1\n---\nb: 2\n")).toEqual(["2:1 config/yaml"]);
  });

  test("follows a few aliases and refuses a bomb", () => {
    expect(readYaml("a: &x [1]\nb: *x\n", "a.yaml").value).toEqual({ a: [1], b: [1] });
    const levels = Array.from(
      { length: 9 },
      (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(9)}]`,
    );
    expect(codesOf(`l0: &l0 [lol]\n${levels.join("\n")}\n`)).toEqual(["4:26 config/yaml-alias"]);
    expect(codesOf("a: *nobody\n")).toEqual(["1:4 config/yaml-alias"]);
    expect(codesOf("a: &a [*a]\n")).toEqual(["1:8 config/yaml-alias"]);
  });

  test("refuses nesting that would spend the stack, in each style", () => {
    expect(codesOf("[".repeat(100_000))).toEqual(["1:1 config/yaml-depth"]);
    expect(codesOf("- ".repeat(100_000))).toEqual(["1:1 config/yaml-depth"]);
    expect(codesOf("? ".repeat(100_000))).toEqual(["1:1 config/yaml-depth"]);
    const steps = Array.from({ length: 1000 }, (_, i) => `${" ".repeat(i)}a:`);
    expect(codesOf(steps.join("\n"))).toEqual(["202:1 config/yaml-depth"]);
  });

  test("does not let a key reach the prototype", () => {
    const { value } = readYaml("__proto__: { polluted: true }\n", "a.yaml");
    expect(Object.hasOwn(value ?? {}, "__proto__")).toBe(true);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});
