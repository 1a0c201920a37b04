import { describe, expect, test } from "vitest";
import { readCode } from "../../src/sandbox/index.ts";

/** What is wrong with a text, as line:column, code and message. */
function wrong(text: string, file = "helpers.js"): readonly string[] {
  return readCode({ file, text }).diagnostics.map(
    ({ place, code, message }) => `${place?.line}:${place?.column} ${code} ${message}`,
  );
}

describe("code of a project", () => {
  test.for([
    ["const a = Date.now();", '1:11 sandbox/forbidden "Date" is not there'],
    ["const a = new Date();", '1:15 sandbox/forbidden "Date" is not there'],
    ["const a = Math.random();", '1:16 sandbox/forbidden "random" is not there'],
    ['const a = Math["random"]();', '1:16 sandbox/forbidden "random" is not there'],
    ['fetch("https://example.org");', '1:1 sandbox/forbidden "fetch" is not there'],
    ["const a = process.env;", '1:11 sandbox/forbidden "process" is not there'],
    ['const fs = require("fs");', '1:12 sandbox/forbidden "require" is not there'],
    ['eval("1");', '1:1 sandbox/forbidden "eval" is not there'],
    ['const a = new Function("");', '1:15 sandbox/forbidden "Function" is not there'],
    ['(() => 1).constructor("");', '1:11 sandbox/forbidden "constructor" is not there'],
    ["const a = globalThis;", '1:11 sandbox/forbidden "globalThis" is not there'],
    ["const a = { process };", '1:13 sandbox/forbidden "process" is not there'],
    ['const a = import("./a.js");', "1:11 sandbox/forbidden import(…) while code runs"],
    ["const a = import.meta.url;", "1:11 sandbox/forbidden import.meta"],
    ["const a = await 1;", "1:11 sandbox/forbidden await"],
    ["const a = async () => 1;", "1:11 sandbox/forbidden an async function"],
    ["setTimeout(() => 1);", '1:1 sandbox/forbidden "setTimeout" is not there'],
    ['"a".localeCompare("b");', '1:5 sandbox/forbidden "localeCompare" is not there'],
    ["(5).toLocaleString();", '1:5 sandbox/forbidden "toLocaleString" is not there'],
    ["new Intl.NumberFormat();", '1:5 sandbox/forbidden "Intl" is not there'],
    ["const a = 1;\n\n  let b = ;", "3:11 sandbox/syntax unexpected token"],
    ['export * from "./a.js";', "1:1 sandbox/import an export of what another file exports"],
  ] as const)("may not say %s", ([text, finding]) => {
    expect(wrong(text)).toEqual([finding]);
  });

  test("may have fields and names of its own that are called so", () => {
    const text = "const fetch = (row) => row.process; export default { Date: fetch({ eval: 1 }) };";
    expect(wrong(text)).toEqual([]);
  });

  test("is told the name that it means", () => {
    const { diagnostics } = readCode({ file: "a.js", text: "const shorten = 1;\nshortn;" });
    expect(diagnostics).toMatchObject([{ hint: 'did you mean "shorten"?', excerpt: "shortn;" }]);
  });

  test("is found wrong in all of its places, in order", () => {
    expect(wrong('fetch("a");\nconst b = Date;\nexport * from "x";')).toHaveLength(3);
  });
});

describe("TypeScript", () => {
  test("is JavaScript at the same places once its types are gone", () => {
    const text = `import { defineHelpers, type Helpers } from "fieldbrief";
import type { Row } from "./row.ts";
interface A { readonly a?: string }
export type B = A | undefined;
declare const c: B;
const f = <T,>(a: T, b?: string): T => a as T;
const g = (x: string | undefined): string => x!.trim();
const h = { a: 1 } satisfies Record<string, number> as unknown
;(() => 1)();
class Q<T> { x: T | undefined; constructor(x: T) { this.x = x; } }
export default { f, run: (): string => f<string>(g("a")) };`;
    const { code, diagnostics } = readCode({ file: "helpers.ts", text });
    expect(diagnostics).toEqual([]);
    expect(code?.imports.map(({ specifier }) => specifier)).toEqual(["fieldbrief"]);
    expect(code?.body).not.toMatch(/string|interface|satisfies|\bas\b/);
    const column = text.split("\n").at(5)?.indexOf("=>");
    expect(code?.body.split("\n").at(5)?.indexOf("=>")).toBe(column);
    expect(code?.fields.get("run")).toEqual({ file: "helpers.ts", line: 11, column: 21 });
  });

  test("ends a statement where its type ended it", () => {
    const { code } = readCode({ file: "a.ts", text: "let a = 1 as number\n(2 as number);" });
    expect(code?.body).toMatch(/^let a = 1; *\n\(2/);
  });

  test.for([
    ["enum A { a }", '1:1 sandbox/syntax "enum" is more than a type: it would have to be compiled'],
    [
      "class A { constructor(readonly a: string) {} }",
      '1:23 sandbox/syntax "parameter property" is more than a type: it would have to be compiled',
    ],
    ["namespace A { export const a = 1; }", expect.stringContaining("1:1 sandbox/syntax")],
    ["const a = process.env as object;", '1:11 sandbox/forbidden "process" is not there'],
  ] as const)("may not say %s", ([text, finding]) => {
    expect(wrong(text, "a.ts")).toEqual([finding]);
  });

  test("is not written in a file of JavaScript", () => {
    expect(wrong("const a: string = 1;")).toEqual(["1:8 sandbox/syntax unexpected token"]);
  });
});
