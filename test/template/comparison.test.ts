import { describe, expect, test } from "vitest";
import { exactCount, parseCount } from "../../src/count/index.ts";
import type { QueryResult } from "../../src/database/index.ts";
import { textOf, visit } from "../../src/document/index.ts";
import { createLanguage } from "../../src/language/index.ts";
import { type RenderContext, renderTemplate } from "../../src/template/index.ts";
import { context, messages, templateOf } from "../support/template.ts";

const { briefing, edition } = context;
const census: RenderContext = {
  ...context,
  briefing: { ...briefing, kind: "census" },
  edition: { ...edition, comparable: true },
};

function withFigures(given: RenderContext, a: string, b: string): RenderContext {
  const figures: QueryResult = {
    name: "two",
    columns: [
      { name: "a", type: "count" },
      { name: "b", type: "count" },
    ],
    rows: [{ a: parseCount(a).count ?? null, b: parseCount(b).count ?? null }],
  };
  return { ...given, queries: [...given.queries, figures] };
}

const all = (body: string): string =>
  `<h1>A</h1>{{#with queries.two.[0] as |row|}}<p>${body}</p>{{/with}}`;

function print(body: string, given: RenderContext): string {
  const { document, diagnostics } = renderTemplate(templateOf(all(body)), given);
  const [, paragraph] = document?.children ?? [];
  return paragraph === undefined ? diagnostics.map(({ code }) => code).join() : textOf(paragraph);
}

describe("a percentage", () => {
  const percent = "{{percent row.a of=row.b}}";

  test("is printed with its base, and both are figures", () => {
    const given = withFigures(census, "96", "119");
    expect(print(percent, given)).toBe("81% (96 of 119)");
    const { document } = renderTemplate(templateOf(all(percent)), given);
    const values: unknown[] = [];
    const origins: unknown[] = [];
    if (document)
      visit(document, (node) => {
        if (node.type !== "figureValue") return;
        values.push(textOf(node));
        origins.push(node.derivation?.id);
      });
    expect(values).toEqual(["81%", "96", "119"]);
    expect(origins).toEqual(["percent:two.a|two.b", "two.a", "two.b"]);
  });

  test("keeps the bound of its part, in the language's own way", () => {
    expect(print(percent, withFigures(census, "at least 96", "119"))).toBe(
      "at least 80% (at least 96 of 119)",
    );
    expect(createLanguage("fa-AF", messages).percentCount(exactCount(81))).toBe("۸۱٪");
  });

  test.each([
    ["?", "119"],
    ["96", "at least 119"],
    ["96", "0"],
  ])("is refused of %s and %s", (a, b) => {
    expect(print(percent, withFigures(census, a, b))).toBe("template/no-percent");
  });

  test("is a finding of a selection, also where it would not be printed", () => {
    const given = withFigures(context, "96", "119");
    expect(print(percent, given)).toBe("template/selection-rate");
    expect(print(`{{#if row.none}}${percent}{{/if}}`, given)).toContain("template/selection-rate");
    expect(print(`{{t "intro.killed" killed=(percent row.a of=row.b) place="a"}}`, given)).toBe(
      "template/selection-rate",
    );
  });

  test("of what somebody states is theirs, and printed of a selection too", () => {
    const body = '{{statedPercent "attacks-late-2021" "before" of="attacks"}}';
    expect(print(body, withFigures(context, "1", "1"))).toBe("33% (39 of 119)");
    expect(print(body.replace("before", "nothing"), withFigures(context, "1", "1"))).toBe(
      "template/unknown-figure",
    );
  });
});

describe("a change", () => {
  const change = "{{change row.a before=row.b}}";

  test.each([
    ["20", "12", "20, up from 12"],
    ["12", "more than 20", "12, down from more than 20"],
    ["12", "12", "12, as before: 12"],
    ["at least 12", "20", "at least 12, after 20; it cannot be said"],
    ["12", "?", "12, after not stated; it cannot be said"],
  ])("of %s after %s says no more than holds", (a, b, words) => {
    expect(print(change, withFigures(census, a, b))).toBe(words);
  });

  test("is refused where the periods cannot be compared", () => {
    const unequal = { ...census, edition: { ...edition, comparable: false } };
    expect(print(change, withFigures(unequal, "20", "12"))).toBe("template/not-comparable");
    expect(print(change, withFigures(context, "20", "12"))).toBe("template/selection-rate");
  });
});

describe("queries and charts of a selection", () => {
  const found = (sql: string, chart = "{}", given: RenderContext = context): readonly string[] => {
    const template = {
      ...templateOf("<h1>A</h1>"),
      queries: [{ name: "q", file: "queries/q.sql", sql }],
      charts: [{ name: "q", file: "charts/q.vl.json", text: chart }],
    };
    return renderTemplate(template, given).diagnostics.map(
      ({ code, place }) => `${code} ${place?.file}:${place?.line}:${place?.column}`,
    );
  };

  test("draw no rate, share or trend", () => {
    const query = "template/selection-rate queries/q.sql:2:";
    expect(found("SELECT -- a / b\n 100 * n / m FROM incidents")).toEqual([`${query}10`]);
    expect(found("SELECT\n avg(killed_low) FROM incidents")).toEqual([`${query}2`]);
    const chart = "template/selection-rate charts/q.vl.json:1:2";
    for (const spec of [
      '{"regression": "n"}',
      '{"stack": "normalize"}',
      '{"format": ".0%"}',
      '{"op": "mean", "field": "killed_low"}',
    ])
      expect(found("SELECT 1 FROM incidents", spec)).toEqual([chart]);
  });

  test("may do so with what others state, and with a census", () => {
    expect(found("SELECT a / b FROM stated_figures", '{"format": ".0%"}')).toEqual([]);
    expect(found("SELECT a / b FROM incidents", '{"stack": "normalize"}', census)).toEqual([]);
    expect(found("SELECT '/' FROM incidents", '{"format": "%b %Y"}')).toEqual([]);
  });
});
