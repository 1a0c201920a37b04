import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Block, textOf } from "../../src/document/index.ts";
import { fitColumns } from "../../src/layout/table/fit-columns.ts";
import {
  caption,
  cell,
  figure,
  h,
  layOut,
  list,
  note,
  p,
  row,
  text,
  wordsOf,
} from "../support/layout.ts";

const words = fc.stringMatching(/^[a-h]{1,7}( [a-h]{1,7}){0,12}$/);
const short = fc.stringMatching(/^[a-h]{1,6}( [a-h]{1,6}){0,3}$/);
const paragraph = words.map((value) => p(value));
const noted = fc.tuple(words, short).map(([value, body]) => p([text(value), note("N", body)]));
const heading = short.map((value) => h(2, value));
const chart = fc
  .tuple(fc.integer({ min: 20, max: 400 }), fc.integer({ min: 20, max: 400 }), short)
  .map(([width, height, about]) => figure(width, height, { caption: caption("F", about) }));
const listed = fc.array(words, { minLength: 1, maxLength: 6 }).map((all) =>
  list(
    true,
    all.map((one) => [p(one)]),
  ),
);
const table = fc
  .array(fc.tuple(short, words, fc.constantFrom(1, 1, 1, 2)), { minLength: 1, maxLength: 14 })
  .map(
    (rows): Block => ({
      type: "table",
      columns: [{ align: "start" }, { align: "start" }],
      head: [row([cell("H"), cell("I")])],
      body: rows.map(([a, b, colSpan]) =>
        row(colSpan === 2 ? [cell(a, { colSpan })] : [cell(a), cell(b)]),
      ),
      foot: [row([cell("S"), cell("T")])],
    }),
  );
const leaf = fc.oneof(paragraph, noted, heading, chart, listed, table);
const callout = fc
  .array(leaf, { minLength: 1, maxLength: 3 })
  .map((children): Block => ({ type: "callout", children }));
const columns = fc.tuple(paragraph, leaf).map(
  (pair): Block => ({
    type: "columns",
    children: pair.map((block) => ({ type: "column", width: 1, children: [block] })),
  }),
);
const blocks = fc.array(fc.oneof(leaf, callout, columns), { minLength: 1, maxLength: 9 });
const sketch = {
  columns: 30,
  lines: 12,
  margin: 20,
  styles: {
    paragraph: { spaceAfter: 5 },
    "heading-2": { keepWithNext: true, spaceBefore: 15 },
    callout: { keepTogether: true, paddingBlock: 4, paddingInline: 10, background: "#eeeeee" },
    "list-item": { indentStart: 20 },
    "table-cell": { ruleAfter: 0.5, paddingBlock: 2 },
    columns: { gap: 10 },
  },
} as const;

describe("for any blocks", () => {
  const letters = (value: string): string => value.replace(/[^a-h]/g, "");
  const sorted = (value: string): string => [...value].sort().join("");

  test("every word is placed exactly once", () => {
    fc.assert(
      fc.property(blocks, (all) => {
        const { paged } = layOut(all, sketch);
        const notes = all.map(notesIn).join("");
        const given = sorted(letters(all.map((block) => textOf(block)).join("") + notes));
        expect(sorted(letters(paged.pages.map(wordsOf).join("")))).toBe(given);
      }),
    );
  });

  test("paragraphs are placed in order", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(paragraph, heading, listed), { minLength: 1 }), (all) => {
        const { paged } = layOut(all, sketch);
        const given = letters(all.map((block) => textOf(block)).join(""));
        expect(letters(paged.pages.map(wordsOf).join(""))).toBe(given);
      }),
    );
  });

  test("nothing leaves the text area", () => {
    fc.assert(
      fc.property(blocks, (all) => {
        const { paged, diagnostics } = layOut(all, sketch);
        expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
        for (const page of paged.pages)
          for (const item of page.items) {
            const width =
              item.type === "text" ? item.run.text.trimEnd().length * item.run.size : item.width;
            const [top, bottom] =
              item.type === "text" ? [item.y - 8, item.y + 2] : [item.y, item.y + item.height];
            expect(item.x).toBeGreaterThanOrEqual(20 - 0.001);
            expect(item.x + width).toBeLessThanOrEqual(page.width - 20 + 0.001);
            expect(top).toBeGreaterThanOrEqual(20 - 0.001);
            expect(bottom).toBeLessThanOrEqual(page.height - 20 + 0.001);
          }
      }),
    );
  });

  test("the same blocks give the same pages", () => {
    fc.assert(
      fc.property(blocks, (all) => {
        expect(layOut(all, sketch).paged).toEqual(layOut(all, sketch).paged);
      }),
      { numRuns: 10 },
    );
  });
});

test("no column of any table is lost: it fits, is set smaller, is turned, or is reported", () => {
  const word = fc.stringMatching(/^[a-h]{1,9}$/);
  const grid = fc.integer({ min: 1, max: 12 }).chain((count) =>
    fc.array(fc.array(word, { minLength: count, maxLength: count }), {
      minLength: 1,
      maxLength: 9,
    }),
  );
  const outcomes = new Set<string>();
  fc.assert(
    fc.property(grid, (rows) => {
      const columns = (rows[0] ?? []).map(() => ({ align: "start" }) as const);
      const body = rows.map((words) => row(words.map((one) => cell(one))));
      const wide: Block = { type: "table", columns, head: [], body, foot: [] };
      const { paged, diagnostics } = layOut([p("z"), wide], { columns: 24, lines: 40, margin: 20 });
      const items = paged.pages.flatMap((page) =>
        page.items.map((item) => ({ item, end: page.width - 20 })),
      );
      const texts = items.flatMap(({ item }) =>
        item.type === "text" ? [item.run.text.replace("\u00ad", "")] : [],
      );
      expect(texts.join("")).toBe(`z${rows.flat().join("")}`);
      for (const { item, end } of items)
        if (item.type === "text")
          expect(item.x + item.run.advance).toBeLessThanOrEqual(end + 0.001);
      const codes = diagnostics.map(({ code }) => code);
      expect(codes.filter((code) => code !== "layout/table-too-wide")).toEqual([]);
      outcomes.add(`${paged.pages.at(-1)?.width} ${codes.length}`);
    }),
    { numRuns: 300 },
  );
  expect([...outcomes].sort()).toEqual(["280 0", "440 0", "440 1"]);
});

// Words of notes are no part of a block's own.
function notesIn(block: Block): string {
  if (block.type === "paragraph")
    return block.children
      .map((child) => (child.type === "noteReference" ? textOf(child.note) : ""))
      .join("");
  if (block.type === "callout") return block.children.map(notesIn).join("");
  if (block.type === "columns")
    return block.children.flatMap((column) => column.children.map(notesIn)).join("");
  return "";
}

describe("column widths, for any needs", () => {
  const need = fc
    .tuple(
      fc.integer({ min: 0, max: 80 }),
      fc.integer({ min: 0, max: 400 }),
      fc.option(fc.double({ min: 0.05, max: 0.9, noNaN: true })),
    )
    .map(([min, more, share]) =>
      share === null ? { min, max: min + more } : { min, max: min + more, share },
    );
  const needs = fc.array(need, { minLength: 1, maxLength: 9 });

  test("use up the width, if there is any text", () => {
    fc.assert(
      fc.property(needs, (all) => {
        fc.pre(all.some(({ max }) => max > 0));
        expect(fitColumns(all, 480).reduce((sum, width) => sum + width, 0)).toBeCloseTo(480, 6);
      }),
    );
  });

  test("cut no word where there is room for all of them", () => {
    fc.assert(
      fc.property(needs, (all) => {
        fc.pre(all.reduce((sum, { min }) => sum + min, 0) <= 480);
        const widths = fitColumns(all, 480);
        for (const [index, { min }] of all.entries())
          expect(widths[index]).toBeGreaterThanOrEqual(min - 1e-6);
      }),
    );
  });

  test("keep on one line what needs less than an equal part", () => {
    fc.assert(
      fc.property(
        fc.array(
          need.map(({ min, max }) => ({ min, max })),
          { minLength: 1 },
        ),
        (all) => {
          fc.pre(all.reduce((sum, { min }) => sum + min, 0) <= 480);
          const widths = fitColumns(all, 480);
          for (const [index, { max }] of all.entries())
            if (max <= 480 / all.length && all.every(({ min }) => min <= 480 / all.length))
              expect(widths[index]).toBeGreaterThanOrEqual(max - 1e-6);
        },
      ),
    );
  });
});
