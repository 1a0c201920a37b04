import { expect, test } from "vitest";
import type { SceneItem, SceneText } from "../../src/chart/index.ts";
import { parseCount } from "../../src/count/index.ts";
import type { QueryResult } from "../../src/database/index.ts";
import { textOf } from "../../src/document/index.ts";
import { markFigures } from "../../src/edition/mark-figures.ts";
import { english } from "../support/language.ts";
import { doc, p } from "../support/nodes.ts";

const killed = parseCount("at least 12");
if (killed.count === undefined) throw new Error("no count");
const query: QueryResult = {
  name: "rows",
  columns: [
    { name: "id", type: "text" },
    { name: "position", type: "number" },
    { name: "town", type: "text" },
    { name: "date", type: "date" },
    { name: "killed", type: "count" },
    { name: "incidents", type: "number" },
  ],
  rows: [
    { id: "a", position: 3, town: "PD 4", date: "2022-05-25", killed: killed.count, incidents: 3 },
  ],
  key: ["id"],
  lineage: { incidents: [{ mode: "of", measure: null, ids: ["a", "b", "c"] }] },
};

function markOf(text: string, of: SceneText["of"]): readonly [string[], string[]] {
  const look = {
    x: 0,
    y: 0,
    anchor: "left",
    angle: 0,
    family: "Roboto",
    size: 9,
    weight: 400,
  } as const;
  const item: SceneItem = { type: "text", text, ...look, fill: "#000000", ...(of && { of }) };
  const scene = { width: 1, height: 1, items: [{ type: "group", items: [item] } as const] };
  const document = doc([p("words"), { type: "figure", scene, alt: "words" }]);
  const { document: marked, diagnostics } = markFigures(document, {
    language: english({}),
    queries: [query],
  });
  const figure = marked.children.find((block) => block.type === "figure");
  const marks = figure?.type === "figure" ? (figure.marks ?? []) : [];
  return [
    marks.map((node) => `${node.derivation?.id}: ${textOf(node)}`),
    diagnostics.map(({ code, severity }) => `${severity} ${code}`),
  ];
}

const row = { query: "rows", index: 0 } as const;

test("what a mark prints are the figures of its row, told from its dates and names", () => {
  expect(markOf("25 May 2022, PD 4: at least 12", row)).toEqual([
    ["rows.killed[a]: at least 12"],
    [],
  ]);
});

test("of two columns with the number, it is the one that says of which records it is", () => {
  expect(markOf("3", row)).toEqual([["rows.incidents[a]: 3"], []]);
});

test("digits that the row does not have are found, also within its own", () => {
  expect(markOf("120", row)).toEqual([[], ["warning chart/loose-number"]]);
  expect(markOf("at least 12 of 7", row)[1]).toEqual(["warning chart/loose-number"]);
});

test("digits that a chart has added up are found", () => {
  expect(markOf("3", "several")).toEqual([[], ["warning chart/loose-number"]]);
});

test("a scale is no figure", () => {
  expect(markOf("40", undefined)).toEqual([[], []]);
});
