import { describe, expect, test } from "vitest";
import { workOut } from "../../src/chart/facts.ts";
import { fieldsIn } from "../../src/chart/field-types.ts";
import type { ChartData } from "../../src/chart/index.ts";
import type { ChartMeta, Fact } from "../../src/chart/meta.ts";
import { flattenRows, wordingOf } from "../../src/chart/rows.ts";
import { textOf } from "../../src/chart/words.ts";
import { countToTotal, totalOf } from "../../src/count/index.ts";
import { countOf } from "../database/builder.ts";
import { english } from "../support/language.ts";

const data: ChartData = {
  name: "incidents",
  columns: [
    { name: "place", type: "text" },
    { name: "code", type: "text" },
    { name: "day", type: "date" },
    { name: "incidents", type: "number" },
    { name: "killed", type: "count" },
  ],
  rows: [
    { place: "Kabul", code: "a", day: "2022-04-01", incidents: 2, killed: countOf("at least 5") },
    { place: "Balkh", code: "b", day: "2022-04-02", incidents: 3, killed: countOf("about 9") },
    { place: "Kabul", code: "b", day: "2022-04-03", incidents: 2, killed: countOf(undefined) },
    { place: "Herat", code: "a", day: "2022-04-04", incidents: null, killed: null },
  ],
};
const meta: ChartMeta = {
  labels: { code: "code" },
  dates: { day: "month" },
  texts: {},
  facts: {},
  columns: ["place"],
  quoted: [],
  mirror: true,
};
const wording = wordingOf(data, meta, english({ "code.a": "First", "code.b": "Second" }));
const fact = (one: Fact): string => textOf(workOut(one, data, wording));
const from = (one: Fact): readonly (string | undefined)[] =>
  workOut(one, data, wording).flatMap((word) =>
    typeof word === "object" && word.type === "figure" ? [word.derivation?.id] : [],
  );

describe("a fact", () => {
  test("counts rows, all or those with a value", () => {
    expect(fact({ count: "rows" })).toBe("4");
    expect(fact({ count: "rows", where: { code: "b" } })).toBe("2");
    expect(fact({ count: "rows", where: { place: ["Kabul", "Herat"], code: "a" } })).toBe("2");
  });

  test("adds numbers, and never counts what is missing as 0 of something", () => {
    expect(fact({ sum: "incidents" })).toBe("7");
    expect(fact({ missing: "incidents" })).toBe("1");
  });

  test("adds counts with their bounds, and counts those that are not stated", () => {
    expect(fact({ total: "killed" })).toBe("at least 14 (in part approximate)");
    expect(fact({ unknown: "killed" })).toBe("1");
  });

  test("takes a value in words", () => {
    expect(fact({ value: "day", where: { code: "b" } })).toBe("April 2022");
    expect(fact({ value: "code" })).toBe("First");
    expect(fact({ value: "place", where: { place: "Farah" } })).toBe("");
  });

  test("lists labels, with values behind them", () => {
    expect(fact({ list: "place", with: "killed", where: { code: "a" } })).toBe(
      "Kabul: at least 5 and Herat",
    );
    expect(fact({ list: "code" })).toBe("First, Second, Second and First");
  });

  test("ranks labels by what adds up for them, and leaves out those without any", () => {
    expect(fact({ top: "incidents", label: "place" })).toBe("Kabul (4) and Balkh (3)");
    expect(fact({ top: "incidents", label: "place", limit: 1 })).toBe("Kabul (4)");
    expect(fact({ top: "killed", label: "place" })).toBe("Balkh (about 9) and Kabul (at least 5)");
  });
});

test("a figure in a fact knows what it was made from", () => {
  expect(from({ count: "rows", where: { code: "b" } })).toEqual(["count:incidents[code=b]"]);
  expect(from({ sum: "incidents" })).toEqual(["sum:incidents.incidents"]);
  expect(from({ value: "killed", where: { code: "b" } })).toEqual(["incidents.killed[row=2]"]);
  expect(from({ top: "incidents", label: "place" })).toEqual([
    "total:incidents.incidents[place=Kabul]",
    "incidents.incidents[row=2]",
  ]);
  expect(from({ list: "place", with: "killed", where: { code: "a" } })).toEqual([
    "incidents.killed[row=1]",
  ]);
});

describe("rows as specs see them", () => {
  const rows = flattenRows(data, wording);

  test("have counts in plain columns, and words beside every value", () => {
    expect(rows[0]).toMatchObject({
      day: "2022-04-01",
      day_text: "April 2022",
      code_text: "First",
      killed_low: 5,
      killed_high: null,
      killed_bound: "at-least",
      killed_text: "at least 5",
      killed_stated: 1,
    });
    expect(rows[2]).toMatchObject({
      killed_low: null,
      killed_unknown: 1,
      killed_text: "not stated",
    });
  });

  test("have no other columns than those that are said to be there", () => {
    const known = new Set([...Object.keys(fieldsIn(data)), "killed"]);
    for (const row of rows) expect(Object.keys(row).filter((name) => !known.has(name))).toEqual([]);
  });

  test("tell of a total how many of its counts are stated", () => {
    const total = totalOf([countOf("3"), countOf(undefined), countOf("more than 4")]);
    const columns = [{ name: "killed", type: "total" as const }];
    const [row] = flattenRows({ name: "test", columns, rows: [{ killed: total }] }, wording);
    expect(row).toMatchObject({ killed_stated: 2, killed_unknown: 1, killed_bound: "more-than" });
    const none = { name: "test", columns, rows: [{ killed: countToTotal(countOf(undefined)) }] };
    expect(flattenRows(none, wording)[0]).toMatchObject({ killed_text: "not stated" });
  });
});
