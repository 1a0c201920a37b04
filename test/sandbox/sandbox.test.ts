import { describe, expect, test } from "vitest";
import { type Outcome, openSandbox, readCode } from "../../src/sandbox/index.ts";

/** What the body of a function gives, run apart from the program. */
function run(body: string, values: unknown = ["record", {}, 0]): Outcome {
  const text = `export default {\n  it: { run(args, tools) { ${body} } },\n};`;
  const { code, diagnostics } = readCode({ file: "a.js", text });
  if (code === undefined) throw new Error(JSON.stringify(diagnostics));
  const { call } = openSandbox([{ code, imports: [] }]);
  return call(0, "it", { values: JSON.stringify(values), language: "en" });
}

describe("code that runs apart", () => {
  test("gives text, and what is printed in its place", () => {
    const values = ["record", { row: ["record", { killed: 5 }, 7], words: ["part", 3] }, 0];
    const body = 'return ["a", [tools.figure(args.row, "killed"), args.words], tools.language];';
    expect(run(body, values)).toEqual({
      value: ["a", { print: "figure", of: 7, field: "killed" }, { print: "part", of: 3 }, "en"],
    });
  });

  test("tells what it throws, and where", () => {
    expect(run('throw new Error("no town");')).toEqual({
      problem: { kind: "thrown", message: "no town", place: { file: "a.js", line: 2, column: 34 } },
    });
  });

  // What the check of names cannot see, because the name is put together while the code runs.
  test.for([
    ['return typeof Math["ran" + "dom"];', "undefined"],
    ['return typeof ""["locale" + "Compare"];', "undefined"],
    ['return typeof (5)["toLocale" + "String"];', "undefined"],
  ] as const)("has nothing that differs: %s", ([body, value]) => {
    expect(run(body)).toEqual({ value: [value] });
  });

  test("does not run text as code", () => {
    const outcome = run('return (() => 1)["construc" + "tor"]("return this")();');
    expect(outcome).toMatchObject({ problem: { message: /code generation/i } });
  });

  test("reaches no object of the program", () => {
    const climb =
      'const up = (v) => v["construc" + "tor"]["construc" + "tor"]; try { return typeof up(V)("return process")(); } catch { return "kept in"; }';
    for (const value of ["args", "tools", "tools.figure", "args.row", "args.rows"]) {
      const values = ["record", { row: ["record", {}, 1], rows: ["list", []] }, 0];
      expect(run(climb.replace("V", value), values)).toEqual({ value: ["kept in"] });
    }
  });

  test("knows nothing of who called it", () => {
    const { value } = { value: undefined, ...run('return new Error("x").stack;') };
    expect(value).toEqual(["project:a.js:2:35"]);
  });

  test("can change nothing of the language", () => {
    expect(run("Array.prototype.map = 1;")).toMatchObject({ problem: { kind: "thrown" } });
    expect(
      run('args.row.killed = 0; return "";', ["record", { row: ["record", {}, 1] }, 0]),
    ).toMatchObject({ problem: { kind: "thrown" } });
  });

  test("is stopped where it does not end, and not called again", () => {
    const text =
      "let n = 0; export default { it: { run() { n += 1; for (;;); } }, n: { run: () => String(n) } };";
    const { code } = readCode({ file: "a.js", text });
    if (code === undefined) throw new Error("the code is wrong");
    const { call } = openSandbox([{ code, imports: [] }]);
    const given = { values: '["record",{},0]', language: "en" };
    const stopped = { problem: { kind: "stopped", message: "did not end within 3 seconds" } };
    expect(call(0, "it", given)).toEqual(stopped);
    expect(call(0, "n", given)).toEqual(stopped);
  });

  test("tells a stack that overflows", () => {
    const outcome = run("const f = () => f() + 1; return f();");
    expect(outcome).toMatchObject({ problem: { message: "Maximum call stack size exceeded" } });
  });
});
