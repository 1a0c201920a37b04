import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readYaml, replaceScalar, withoutKey } from "../../src/config/index.ts";
import { repository } from "../support/project.ts";

test("one word is replaced, and every other byte stays", () => {
  const text = '# top\ntitle: "a"   # said\ntemplate:   "x y" # why\r\nrest: [1,   2]\n';
  expect(replaceScalar(text, "template", "templates/x")).toBe(
    '# top\ntitle: "a"   # said\ntemplate:   templates/x # why\r\nrest: [1,   2]\n',
  );
  expect(replaceScalar(text, "none", "x")).toBeUndefined();
});

test("a key is taken out with what it holds and the comment above it, and nothing else", () => {
  const text = "# top\n\na: 1\n# of b\n# more\nb:\n  - { c: 1 }\n  - d\n\n# of e\ne: 2\n";
  expect(withoutKey(text, "b")).toBe("# top\n\na: 1\n# of e\ne: 2\n");
  expect(withoutKey(text, "e")).toBe("# top\n\na: 1\n# of b\n# more\nb:\n  - { c: 1 }\n  - d\n\n");
  expect(withoutKey("a: 1 # one\nb: 2\n", "a")).toBe("b: 2\n");
  expect(withoutKey(text, "z")).toBe(text);
});

test("the shipped theme without its fonts is the rest of it", () => {
  const text = readFileSync(join(repository, "templates/briefing/theme.yaml"), "utf8");
  const { fonts, ...rest } = Object(readYaml(text, "a").value);
  expect(fonts).toHaveLength(6);
  const cut = withoutKey(text, "fonts");
  expect(readYaml(cut, "a").value).toEqual(rest);
  expect(text.split("\n").length - cut.split("\n").length).toBe(10);
});
