import { describe, expect, test } from "vitest";
import { type FigureValue, rewrite, type Text } from "../../src/document/index.ts";
import { writeHtml } from "../../src/html/index.ts";
import {
  checkLanguages,
  checkParity,
  figureValues,
  readHtmlFigures,
} from "../../src/ledger/index.ts";
import { claim, dataset, incident } from "../database/builder.ts";
import { sampleTheme } from "../support/theme.ts";
import { language, renderOver } from "./support.ts";

const data = dataset({
  incidents: [incident("a", "2022-04-01"), incident("b", "2022-04-02")],
  claims: [
    claim("a", { killed: "at least 1200" }, { id: "a-1" }),
    claim("b", { killed: "3-7" }, { id: "b-1" }),
  ],
});
const theme = sampleTheme();
const queries = {
  sum: "SELECT number_of(id) AS incidents, total_of(killed) AS killed FROM incidents",
  list: "SELECT id, count_of(killed) AS killed FROM incidents ORDER BY date",
};
const text = `<h2>{{figure queries.sum.0.incidents}} of them</h2><p>{{figure queries.sum.0.killed}},
  {{figure queries.list.0.killed}}, {{figure queries.list.1.killed}}</p>`;

const { document } = await renderOver(data, queries, text);
const html = writeHtml(document, theme, { language, fonts: [] });
const drawn = ({ value }: Text): string => value;

function problems(
  outputs: { readonly html?: string; readonly drawn?: (text: Text) => string },
  from = document,
): readonly string[] {
  const read = { html: readHtmlFigures(outputs.html ?? html), drawn: outputs.drawn ?? drawn };
  return checkParity(from, read).map(({ code, severity, message }) => {
    expect([code, severity]).toEqual(["ledger/parity", "error"]);
    return message;
  });
}

function withFigures(change: (node: FigureValue) => FigureValue): typeof document {
  return rewrite(document, {
    inline: (node) => (node.type === "figureValue" ? change(node) : node),
  });
}

describe("the outputs of a document", () => {
  test("agree where they are made from it", () => {
    expect(readHtmlFigures(html)).toHaveLength(4);
    expect(problems({})).toEqual([]);
  });

  test("differ where the page has another value, other digits, or lacks a figure", () => {
    expect(problems({ html: html.replace('value="at least 1203"', 'value="1203"') })).toHaveLength(
      1,
    );
    expect(problems({ html: html.replace(/1,200(?=<)/, "1,201") })).toHaveLength(1);
    expect(problems({ html: html.replace(/<data\b.*?<\/data>/, "2") })).toHaveLength(1);
  });

  test("differ where pages have other digits, or not the figure", () => {
    const spoil = (from: string, to: string) => (node: Text) => node.value.replace(from, to);
    expect(problems({ drawn: spoil("1,200", "1,000") })).toEqual([
      'the figure list.killed[a] is at least 1200, but on the pages stands "at least 1,000"',
    ]);
    expect(problems({ drawn: (node) => (/^2$/.test(node.value) ? "" : node.value) })).toHaveLength(
      1,
    );
    // What is drawn twice is drawn twice whole.
    expect(problems({ drawn: ({ value }) => value + value })).toEqual([]);
    expect(problems({ drawn: ({ value }) => `${value}1` })).toHaveLength(4);
  });

  test("differ from a figure whose words say another number", () => {
    const changed = withFigures((node) => ({
      ...node,
      children: node.children.map((child) => ({ ...child, value: child.value.replace("3", "4") })),
    }));
    const page = writeHtml(changed, theme, { language, fonts: [] });
    expect(problems({ html: page }, changed)).toContainEqual(
      expect.stringContaining("the figure list.killed[b] is 3-7, but its words are"),
    );
  });

  test("agree on a number below 0 by its sign, too", () => {
    const below = (value: number, words: string) =>
      withFigures((node) =>
        node.value === 2
          ? { ...node, value, children: node.children.map((child) => ({ ...child, value: words })) }
          : node,
      );
    const problemsOf = (changed: typeof document): readonly string[] =>
      problems({ html: writeHtml(changed, theme, { language, fonts: [] }) }, changed);
    for (const words of ["−9", "-9", "\u200e−9", "−۹"])
      expect(problemsOf(below(-9, words))).toEqual([]);
    expect(problemsOf(below(-0.2, "0"))).toEqual([]);
    expect(problemsOf(below(-9, "9"))).toHaveLength(1);
    expect(problemsOf(below(-9, "−8"))).toHaveLength(1);
  });

  test("may be in any digits", () => {
    const turned = withFigures((node) => ({
      ...node,
      children: node.children.map((child) => ({
        ...child,
        value: child.value.replace(/,/g, "٬").replace(/\d/g, (d) => "۰۱۲۳۴۵۶۷۸۹".charAt(Number(d))),
      })),
    }));
    const page = writeHtml(turned, theme, { language, fonts: [] });
    expect(problems({ html: page }, turned)).toEqual([]);
    expect(
      problems({ html: page, drawn: ({ value }) => value.replace("۷", "۸") }, turned),
    ).toHaveLength(1);
  });
});

describe("languages of an edition", () => {
  const values = figureValues(document);

  test("have the same figures", () => {
    expect(values.get("sum.killed")).toBe("at least 1203");
    expect(
      checkLanguages([
        { language: "en", values },
        { language: "fa-AF", values: new Map(values) },
      ]),
    ).toEqual([]);
  });

  test("differ in a value, or in what they print", () => {
    const other = new Map(values).set("sum.incidents", "3").set("list.wounded[a]", "1");
    other.delete("list.killed[b]");
    const found = checkLanguages([
      { language: "en", values },
      { language: "fa-AF", values: other },
    ]);
    expect(found.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      "error the figure sum.incidents is 2 in en and 3 in fa-AF",
      "warning the figure list.killed[b] stands in en, and not in fa-AF",
      "warning the figure list.wounded[a] stands in fa-AF, and not in en",
    ]);
  });
});
