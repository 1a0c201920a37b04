import { describe, expect, test } from "vitest";
import { parseCount } from "../../src/count/index.ts";
import type { Document } from "../../src/document/index.ts";
import { textOf, visit } from "../../src/document/index.ts";
import { createLanguage, lookup } from "../../src/language/index.ts";
import { type RenderContext, renderTemplate, type Template } from "../../src/template/index.ts";
import { context, messages, templateOf } from "../support/template.ts";

const foreign = {
  ...messages,
  "label.quotation": "«{words}»",
  "greeting.of": "از {who} است",
  "greeting.kind": "{kind, select, census {همه} other {گزیده}} {kind}",
  "metadata.keywords": "رویدادها، تلفات, کابل",
};

function contextIn(tag: string, more: Partial<RenderContext> = {}): RenderContext {
  return { ...context, language: createLanguage(tag, foreign), narrative: {}, ...more };
}

function templateIn(tag: string, text: string): Template {
  const template = templateOf(`<h1>{{briefing.title}}</h1>${text}`);
  return { ...template, strings: new Map([[tag, foreign]]) };
}

function render(tag: string, text: string, more: Partial<RenderContext> = {}): Document {
  const { document, diagnostics } = renderTemplate(templateIn(tag, text), contextIn(tag, more));
  if (document === undefined) throw new Error(JSON.stringify(diagnostics));
  return document;
}

function paragraph(tag: string, text: string, more: Partial<RenderContext> = {}): string {
  const block = render(tag, `<p>${text}</p>`, more).children[1];
  if (block === undefined) throw new Error("no paragraph");
  return textOf(block);
}

describe("a list of words", () => {
  const words = '{{list "a" (date "2022-05-01" style="year") "c"}}';

  test("has the comma of its language", () => {
    expect(paragraph("en", words)).toBe("a, 2022, c");
    expect(paragraph("fa-AF", words)).toContain("a، ");
    expect(paragraph("ps-AF", words)).not.toContain(",");
  });

  test("may end with its word for and", () => {
    expect(paragraph("en", '{{list "a" "b" "c" style="and"}}')).toBe("a, b and c");
    expect(paragraph("fa-AF", '{{list "a" "b" style="and"}}')).toBe("a و b");
    expect(paragraph("ps-AF", '{{list "a" "b" style="and"}}')).toBe("a او b");
  });

  test("leaves out what is empty, and keeps figures", () => {
    const rows = [{ name: null, other: "x" }];
    const columns = ["name", "other"].map((name) => ({ name, type: "text" as const }));
    const queries = [{ name: "one", columns, rows }];
    const text = "{{list queries.one.[0].name queries.one.[0].other (figure 3)}}";
    expect(paragraph("en", text, { queries })).toBe("x, 3");
    const figures: unknown[] = [];
    visit(render("en", `<p>${text}</p>`, { queries }), (node) => {
      if (node.type === "figureValue") figures.push(node.value);
    });
    expect(figures).toEqual([3]);
  });
});

describe("quoted words", () => {
  function langsOf(tag: string, text: string): readonly (string | undefined)[] {
    const langs: (string | undefined)[] = [];
    visit(render(tag, `<p>${text}</p>`), (node) => {
      if (node.type === "span") langs.push(node.lang);
    });
    return langs;
  }

  test("stand in the quotation marks of the page, and in their own language", () => {
    const text = '{{quote "at least 47" lang=briefing.dataLanguage}}';
    expect(paragraph("fa-AF", text)).toBe("«at least 47»");
    expect(langsOf("fa-AF", text)).toEqual([undefined, "en"]);
    expect(langsOf("en", text)).toEqual([undefined]);
  });

  test("are so too where a chart shows its data", () => {
    const [chart] = Object.values(context.charts);
    const { count: scores } = parseCount('"scores"');
    if (chart === undefined || scores === undefined) throw new Error("no chart");
    const text = "«scores»";
    const columns = [{ name: "killed", label: "کشته", align: "end" }] as const;
    const data = {
      columns,
      rows: [[{ value: scores, text, word: { type: "figure" as const, text, value: scores } }]],
    };
    const charts = { "by-month": { ...chart, data } };
    const lang = (tag: string): unknown => {
      const figure = render(tag, '{{chart "by-month"}}', { charts }).children[1];
      const cell = figure?.type === "figure" ? figure.data?.body[0]?.children[0] : undefined;
      const [value] = cell?.children ?? [];
      return value?.type === "figureValue" && value.children.map((text) => text.lang);
    };
    expect(lang("fa-AF")).toEqual([undefined, "en", undefined]);
    expect(lang("en")).toEqual([undefined]);
  });

  test("in no language are a finding", () => {
    const { diagnostics } = renderTemplate(
      templateIn("fa-AF", '<p>{{quote "a" lang="<b>"}}</p>'),
      contextIn("fa-AF"),
    );
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ["template/helper", '{{quote}}: "<b>" is no language'],
    ]);
  });
});

test("a value in letters of the other direction is isolated in a message, and no other is", () => {
  expect(paragraph("fa-AF", '{{t "greeting.of" who="UN (2022)"}}')).toBe(
    "از \u2068UN (2022)\u2069 است",
  );
  expect(paragraph("fa-AF", '{{t "greeting.of" who="کابل"}}')).toBe("از کابل است");
  expect(paragraph("en", '{{t "greeting.of" who="UN"}}')).toBe("از UN است");
  expect(paragraph("en", '{{t "greeting.of" who="کابل"}}')).toBe("از \u2068کابل\u2069 است");
});

test("a message chooses by a word as it is, isolated or not", () => {
  expect(paragraph("en", '{{t "greeting.kind" kind="census"}}')).toBe("همه census");
  expect(paragraph("fa-AF", '{{t "greeting.kind" kind="census"}}')).toBe("همه \u2068census\u2069");
  expect(paragraph("fa-AF", '{{t "greeting.kind" kind="selection"}}')).toContain("گزیده");
});

test("a message that chooses by a figure, as by a word, is told", () => {
  const text = '{{t "greeting.kind" kind=(figure 3)}}';
  const { diagnostics } = renderTemplate(templateIn("fa-AF", text), contextIn("fa-AF"));
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ["template/message", '{{t}}: message "greeting.kind" needs a word for "kind", to choose by'],
  ]);
});

test("the list of sources has the comma of its language", () => {
  const list = render("ps-AF", "{{sourceList}}").children[1];
  const text = list === undefined ? "" : textOf(list);
  expect(text).toContain("Organisation، published");
  expect(text).toContain("named by \u2068Amnesty International\u2069, not read");
});

test("keywords are parted at the comma of any language", () => {
  expect(render("fa-AF", "").metadata.keywords).toEqual(["رویدادها", "تلفات", "کابل"]);
});

test("a province is named in its language where the data give it without a region", () => {
  const provinces = [
    { id: "AF-KDZ", name: { en: "Kunduz", fa: "کندوز" }, names: [], longitude: 0, latitude: 0 },
  ];
  const columns = ["province", "place_precision"].map((name) => ({ name, type: "text" as const }));
  const rows = [{ province: "AF-KDZ", place_precision: "province" }];
  const queries = [{ name: "one", columns, rows }];
  const text = "{{place queries.one.[0]}}";
  expect(paragraph("fa-AF", text, { provinces, queries })).toContain("کندوز");
  expect(paragraph("en", text, { provinces, queries })).toContain("Kunduz");
});

test("a country without a name in the language is a finding, never its code", () => {
  const columns = ["country", "place_precision"].map((name) => ({ name, type: "text" as const }));
  const rows = [{ country: "UZ", place_precision: "country" }];
  const { document, diagnostics } = renderTemplate(
    templateIn("fa-AF", "<p>{{place queries.one.[0]}}</p>"),
    contextIn("fa-AF", { queries: [{ name: "one", columns, rows }] }),
  );
  expect(document).toBeUndefined();
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ["template/message", '{{place}}: no message "country.UZ" for fa-AF'],
  ]);
});

test("a statement without a text in the language is a finding, never English", () => {
  const { document, diagnostics } = renderTemplate(
    templateIn("fa-AF", '<p>{{statement "attacks-late-2021"}}</p>'),
    contextIn("fa-AF"),
  );
  expect(document).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(["template/untranslated"]);
});

test("texts are looked up as RFC 4647 says", () => {
  const texts = { fa: "a", "fa-AF": "b", en: "c" };
  expect(lookup(texts, "fa-AF")).toBe("b");
  expect(lookup(texts, "fa-Arab-IR")).toBe("a");
  expect(lookup(texts, "ps-AF")).toBeUndefined();
  expect(lookup(texts, "constructor")).toBeUndefined();
});
