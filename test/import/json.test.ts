import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { codesOf, imported } from "./importing.ts";
import { acledTable, gedTable, recordsOf } from "./tables.ts";

const csv = acledTable([{}, { notes: 'He said "{no}", \\ he did' }, { fatalities: "12" }]);
const rows = recordsOf(csv);
const lines = (separator = "\n"): string => rows.map((row) => JSON.stringify(row)).join(separator);

describe("JSON is read like the same table in CSV", () => {
  test.each([
    ["a list", JSON.stringify(rows)],
    ["a list over many lines", JSON.stringify(rows, null, 2)],
    ["data", JSON.stringify({ status: 200, success: true, count: 3, data: rows, messages: [] })],
    ["results", JSON.stringify({ next: null, results: rows })],
    ["Result", JSON.stringify({ TotalCount: 3, TotalPages: 1, NextPageUrl: "", Result: rows })],
    ["the only list there is", JSON.stringify({ ok: true, events: rows, tags: ["a"] })],
    ["JSON Lines", lines()],
    ["JSON Lines with blank lines, and line ends of Windows", `${lines("\r\n\r\n")}\r\n`],
  ])("%s", (_, json) => {
    const expected = imported("acled", csv);
    for (const bytes of [Buffer.from(json), Buffer.from(`\ufeff${json}`), gzipSync(json)]) {
      const made = imported("acled", bytes);
      expect(codesOf(made)).toEqual([]);
      expect([made.incidents, made.claims]).toEqual([expected.incidents, expected.claims]);
      expect(made.files[0]?.said[1]).toMatch(/^JSON/);
    }
  });

  test("with numbers, nothing, and what is nested as text", () => {
    const [row] = rows;
    const typed = { ...row, fatalities: 3, latitude: 34.35, tags: null, extra: { a: [1] } };
    const made = imported("acled", JSON.stringify([typed, { ...row, event_id_cnty: "AFG7" }]));
    expect(codesOf(made)).toEqual([]);
    expect(made.incidents[0]?.place_note).toContain("latitude 34.35,");
    expect(made.files[0]?.unread).toContain("extra");
  });

  test("with keys that every object of JavaScript has", () => {
    const [row = {}] = rows;
    const made = imported("acled", `[${JSON.stringify({ ...row, constructor: "x" })}, {}, 7]`);
    expect(codesOf(made)).toEqual(["import/bad-id 2", "import/bad-row 3"]);
  });

  test("of one line", () => {
    const made = imported("acled", JSON.stringify(rows[0]));
    expect([made.incidents.length, made.files[0]?.said]).toEqual([1, ["UTF-8", "JSON Lines"]]);
  });
});

describe("of JSON that is damaged", () => {
  test("a line is rejected, and those below it are read", () => {
    const text = lines().split("\n");
    for (const bad of [text[1]?.slice(0, -20), `${text[1]}}`, "null", "{}", "[1]"]) {
      const made = imported("acled", [text[0], bad, text[2]].join("\n"));
      expect(codesOf(made)).toEqual(["import/bad-row 2"]);
      expect(made.rejected).toMatchObject([{ line: 2, raw: bad }]);
      expect(made.incidents.map(({ id }) => id)).toEqual(["acled-AFG90001", "acled-AFG90003"]);
      expect(made.files[0]).toMatchObject({ given: 3, read: 2, rejected: 1 });
    }
    const first = imported("acled", `x${lines()}`);
    expect(codesOf(first)).toEqual(["import/bad-row 1"]);
  });

  test("an object of a list is rejected, and those behind it are read", () => {
    const [a, b, c] = rows.map((row) => JSON.stringify(row));
    for (const bad of [b?.slice(0, -20), b?.replace('"', ""), `${b}}`, `${b} x`]) {
      for (const text of [`[${a},${bad}},${c}]`, `{"ok":true,"data":[\n${a},\n${bad}},\n${c}]}`]) {
        const made = imported("acled", text);
        expect(codesOf(made)).toEqual(["import/damaged-json", "import/bad-row 2"]);
        expect(made.incidents.map(({ id }) => id)).toEqual(["acled-AFG90001", "acled-AFG90003"]);
      }
    }
  });

  test("what is there is read where the end is cut off", () => {
    const text = JSON.stringify({ data: rows });
    const middle = imported("acled", text.slice(0, -40));
    expect(codesOf(middle)).toEqual(["import/damaged-json", "import/bad-row 3"]);
    const between = imported("acled", `[${lines(",")}`);
    expect([codesOf(between), between.files[0]?.read]).toEqual([["import/damaged-json"], 3]);
  });

  test("not more is looked at than is worth it", () => {
    const text = `[${JSON.stringify(rows[0])},${"{{},".repeat(100_000)}`;
    const made = imported("acled", text);
    expect(made.files[0]).toMatchObject({ read: 1, rejected: 100 });
  }, 10_000);
});

describe("of the pages of an answer", () => {
  const page = (list: readonly unknown[], total: number): string =>
    JSON.stringify({ TotalCount: total, TotalPages: 2, NextPageUrl: "x", Result: list });
  const [first, second] = recordsOf(gedTable([{}, {}]));

  test("one alone is told, and all together are not", () => {
    const made = imported("ucdp-ged", page([first], 2));
    expect(codesOf(made)).toEqual(["import/incomplete-answer"]);
    expect(made.files[0]?.said).toContain("a page of 2 with 2 rows");
    expect(codesOf(imported("ucdp-ged", page([first], 2), page([second], 2)))).toEqual([]);
  });

  test("one that holds fewer rows than it says is told", () => {
    const made = imported("acled", JSON.stringify({ count: 4, data: rows }));
    expect(codesOf(made)).toEqual(["import/incomplete-answer"]);
  });
});

test("JSON without a table is refused", () => {
  for (const text of [
    '{"status":403,"success":false,"error":"no access"}',
    '{"a":[1],"b":[{}],"c":[{}]}',
    "{}",
  ])
    expect(codesOf(imported("acled", text))).toEqual(["import/unreadable"]);
  expect(codesOf(imported("acled", "[]"))).toEqual(["import/no-rows 1"]);
  expect(codesOf(imported("acled", "[1, 2]"))).toEqual(["import/no-rows 1"]);
});
