import { createHash } from "node:crypto";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { htmlMessages, writeHtml } from "../../src/html/index.ts";
import { createLanguage } from "../../src/language/index.ts";
import { english, englishMessages, messagesOf } from "../support/language.ts";
import {
  bars,
  caption,
  cite,
  contents,
  doc,
  figure,
  figureValue,
  h,
  keyFigure,
  keyFigures,
  link,
  mark,
  note,
  p,
  pageRef,
  section,
  span,
  table,
  td,
  th,
  tr,
} from "../support/nodes.ts";
import { sampleTheme } from "../support/theme.ts";
import { everyNode } from "./every-node.ts";
import { pageOf } from "./sample.ts";

/** The page without its style sheet and script, where blocks are looked for. */
function bodyOf(...blocks: Parameters<typeof doc>[0]): string {
  return pageOf(doc(blocks))
    .replace(/^[\s\S]*<body/, "<body")
    .replace(/<script[\s\S]*<\/script>\n/, "");
}

describe("a page", () => {
  test.each([
    ["en", "ltr"],
    ["fa-AF", "rtl"],
  ] as const)(
    "of every node has nothing that html-validate objects to, in %s",
    async (lang, direction) => {
      const validate = new HtmlValidate({
        extends: ["html-validate:recommended", "html-validate:a11y"],
      });
      const report = await validate.validateString(pageOf({ ...everyNode(), lang, direction }));
      expect(report.results.flatMap(({ messages }) => messages)).toEqual([]);
    },
  );

  test.each([
    ["at least 330", "key-figures"],
    ["at least 7,317", "key-figures fb-figures-11"],
    ["at least 7,317,953", "key-figures fb-figures-15"],
    ["a text of many words, each of them short", "key-figures"],
  ])("has columns of key figures that hold %s", (value, name) => {
    const body = bodyOf(keyFigures(keyFigure([value], ["killed"]), keyFigure(["9"], ["wounded"])));
    expect(body).toContain(`<ul class="${name}">`);
  });

  test("is the same whenever it is written", () => {
    expect(pageOf(everyNode())).toBe(pageOf(everyNode()));
  });

  test("that is framed names the node of each element, and has its faces elsewhere", () => {
    const types: string[] = [];
    const language = createLanguage("en", messagesOf("en"));
    const fonts = [{ family: "Roboto", weight: 400, data: new Uint8Array(4) }];
    const nameNode = ({ type }: { readonly type: string }) => String(types.push(type) - 1);
    const framed = { nameNode, fontUrl: () => "/font/1" };
    const page = writeHtml(everyNode(), sampleTheme(), { language, fonts, framed });
    const plain = writeHtml(everyNode(), sampleTheme(), { language, fonts });
    const bodyIn = (html: string): string => html.replace(/^[\s\S]*<body/, "<body");
    expect(bodyIn(page).replaceAll(/ data-node="\d+"/g, "")).toBe(
      bodyIn(plain).replaceAll(/<script[\s\S]*?<\/script>\n/g, ""),
    );
    expect(plain).toContain("<script");
    expect(page).toContain('src:url(/font/1) format("woff2")');
    expect(page).not.toMatch(/base64|Content-Security-Policy/);
    const typeAt = (pattern: RegExp): string | undefined => types[Number(pattern.exec(page)?.[1])];
    expect(typeAt(/<h1[^>]* data-node="(\d+)"/)).toBe("heading");
    expect(typeAt(/<figure class="figure[^>]* data-node="(\d+)"/)).toBe("figure");
    expect(typeAt(/<data[^>]* data-node="(\d+)"/)).toBe("figureValue");
    expect(typeAt(/<td[^>]* data-node="(\d+)"/)).toBe("tableCell");
  });

  test("lets nothing in but its own style sheet, its own script and data", () => {
    const page = pageOf(everyNode(), { withFonts: true });
    const css = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? "";
    const scripts = [...page.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)];
    const [style, script] = [css, scripts[0]?.[1] ?? ""].map(
      (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
    );
    expect(page).toContain(
      `content="default-src 'none'; script-src ${script}; style-src ${style}; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"`,
    );
    expect(scripts).toHaveLength(1);
    const markup = page.replace(/<script[\s\S]*<\/script>/, "");
    expect(markup).not.toMatch(/<link|<img|<iframe|\sstyle="|\son\w+="/i);
    expect(css).not.toMatch(/@import|url\((?!data:font\/woff2;base64,)/);
  });

  test("has no script, and lets none in, where there is nothing for it to do", () => {
    const few = table(["Place", "Killed"], [["Balkh", "46"]]);
    expect(pageOf(doc([p("text"), few]))).not.toContain("script");
  });

  test("has an address only where a reader may follow one", () => {
    const addresses = [...pageOf(everyNode()).matchAll(/(?:src|href|xlink:href)="([^"#]*)/g)];
    expect(new Set(addresses.map(([, address]) => address))).toEqual(
      new Set(["", "https://example.org/report?a=1&amp;b=2", "https://example.org/a"]),
    );
  });

  test("is in the document's language and direction", () => {
    expect(pageOf(doc([], { lang: "fa-AF", direction: "rtl" }))).toContain(
      '<html lang="fa-AF" dir="rtl">',
    );
  });

  test("says what made it, but not which version or when", () => {
    expect(pageOf(doc([]))).toContain('<meta name="generator" content="Fieldbrief">');
    expect(pageOf(doc([]))).toContain('<meta name="dcterms.created" content="2022-06-10">');
  });

  test("sets sides by the direction of reading alone", () => {
    const css = /<style>([\s\S]*?)<\/style>/.exec(pageOf(everyNode()))?.[1] ?? "";
    expect(
      css.match(/[{;](?:margin|padding|border)-(?:left|right)\b|[{;](?:left|right):/g),
    ).toBeNull();
    expect(css).not.toMatch(/text-align:(?:left|right)|float:(?:left|right)/);
  });

  test("asks for messages that the sample has", () => {
    expect(htmlMessages.filter((key) => !Object.hasOwn(englishMessages, key))).toEqual([]);
  });

  test("asks for no message it does not declare", () => {
    const declared = Object.fromEntries(htmlMessages.map((key) => [key, key]));
    const options = { language: { ...english(), message: (key: string) => declared[key] ?? "" } };
    const page = writeHtml(everyNode(), sampleTheme(), { ...options, fonts: [] });
    const asked = [
      "html.skip",
      "html.notes",
      "html.note",
      "html.note-back",
      "html.data",
      "html.filter",
    ];
    for (const key of asked) expect(page).toContain(key);
  });

  test("leaves out furniture that tells the page number or its section", () => {
    const furniture = {
      headStart: "Head",
      headEnd: "{section}",
      footStart: "{page}/{pages}",
      footEnd: "",
    };
    const page = pageOf(doc([p("text")], { furniture }));
    expect(page).toContain('<header class="page-head"><span>Head</span></header>');
    expect(page).not.toContain("<footer");
    expect(page).not.toContain("{page");
  });
});

describe("inline nodes", () => {
  test("a figure carries its value in the canonical spelling", () => {
    const count = { bound: "at-least", low: 47, high: null, approximate: true, words: "" } as const;
    expect(bodyOf(p(figureValue(count, "at least about 47")))).toContain(
      '<data class="figure-value" value="at least about 47" data-figure="incidents.killed">at least about&nbsp;47</data>'.replace(
        "&nbsp;",
        "\u00a0",
      ),
    );
  });

  test("a citation leads to the source's entry, or else to the source", () => {
    const entry = mark({ id: "source-a" }, p("A"));
    expect(bodyOf(p(cite("a")), entry)).toContain('<a class="citation" href="#source-a">[1]</a>');
    const outside = { ...cite("b"), url: "https://example.org/b" };
    expect(bodyOf(p(outside))).toContain(
      '<a class="citation" href="https://example.org/b">[1]</a>',
    );
  });

  test("a citation stays with the words it is for", () => {
    expect(bodyOf(p("It was said. ", cite("a")))).toContain("It was said.\u00a0<");
  });

  test("a note stands at the end, and leads back to its mark", () => {
    const page = bodyOf(p("a", note("first")), p("b", note("second", note("third"))));
    const marks = [...page.matchAll(/<a id="(.*?)" href="#(.*?)" role="doc-noteref"/g)];
    const notes = [...page.matchAll(/<li id="(.*?)" class="note"><a href="#(.*?)"/g)];
    expect(notes.map(([, id, back]) => [back, id])).toEqual(marks.map(([, id, to]) => [id, to]));
    expect(notes).toHaveLength(3);
  });

  test("a page reference goes, and the words that lead up to it", () => {
    expect(bodyOf(p("See the list", span(", page ", pageRef("list")), "."))).toContain(
      "<p>See the list.</p>",
    );
  });

  test("a reference is a link without its page", () => {
    const reference = link("#list", "Table 1", span(", page ", pageRef("list")));
    expect(bodyOf(p("See ", reference, "."))).toContain('See <a href="#list">Table 1</a>.');
  });

  test("words in another language say so, and which way they run", () => {
    expect(bodyOf(p(mark({ lang: "ps-AF" }, span("بلخ"))))).toContain(
      '<span lang="ps-AF" dir="rtl">بلخ</span>',
    );
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "//host/x",
    "vbscript:x",
    "java\nscript:x",
    "page.html",
  ])("a link to %j is no link", (url) => {
    expect(bodyOf(p(link(url, "words")))).toContain("<p><span>words</span></p>");
  });

  test("a link's address is printed after its words, unless they are the address", () => {
    expect(bodyOf(p(link("https://example.org/a", "words")))).toContain('class="fb-url"');
    expect(bodyOf(p(link("https://example.org/a", "example.org/a")))).not.toContain("fb-url");
  });
});

describe("contents", () => {
  const entry = (depth: number, target: string) =>
    ({
      type: "contentsEntry",
      depth,
      target,
      children: [link(`#${target}`, target), { type: "text", value: " . . . " }, pageRef(target)],
    }) as const;

  test("are a landmark named by the heading before them, nested, without leaders", () => {
    const entries = [entry(1, "a"), entry(2, "b"), entry(1, "c")];
    const page = bodyOf(mark({ id: "top" }, h(2, "Contents")), { ...contents(), entries });
    const nav = /<nav[\s\S]*<\/nav>/.exec(page)?.[0].replaceAll("\n", "");
    expect(nav).toBe(
      '<nav class="contents" aria-labelledby="top"><h2 id="top">Contents</h2><ol>' +
        '<li><div class="contents-entry-1"><a href="#a">a</a></div><ol>' +
        '<li><div class="contents-entry-2"><a href="#b">b</a></div></li></ol></li>' +
        '<li><div class="contents-entry-1"><a href="#c">c</a></div></li></ol></nav>',
    );
  });

  test("in a section of their own are the landmark themselves", () => {
    const own = section(h(2, "Contents"), { ...contents(), entries: [entry(1, "a")] });
    const page = bodyOf(mark({ id: "toc", style: "small" }, own));
    expect(page).toMatch(
      /<body class="fb-beside">[\s\S]*<main[^>]*>\n<nav id="toc" class="contents small"/,
    );
  });

  test("of tables stand in the text, a landmark only under a heading", () => {
    const listed = { ...contents(2, { of: "tables" }), entries: [entry(2, "a")] };
    const named = bodyOf(h(2, "Tables"), listed);
    expect(named).toMatch(
      /<nav class="contents fb-captions" aria-labelledby="(.*?)">\n<h2 id="\1">/,
    );
    expect(bodyOf(listed)).toContain('<div class="contents fb-captions">');
    expect(pageOf(doc([listed]))).not.toContain('class="fb-beside"');
  });
});

describe("a table", () => {
  test("gives every header its scope, and rows under a heading a group of their own", () => {
    const grouped = {
      ...table(["Place", "Killed"], []),
      body: [tr({ ...th("row", "North"), colSpan: 2 }), tr(th("row", "Balkh"), "46")],
    };
    const page = bodyOf(grouped).replaceAll("\n", "");
    expect(page).toContain('<th scope="col">Place</th><th class="fb-end" scope="col">Killed</th>');
    expect(page).toContain('<tbody><tr><th scope="rowgroup" colspan="2">North</th></tr><tr>');
    expect(page).toContain('<th scope="row">Balkh</th><td class="fb-end">46</td>');
  });

  test("aligns a cell by its column, also below one that reaches down", () => {
    const spanning = {
      ...table(["A", "B"], []),
      body: [tr({ ...td("a"), rowSpan: 2 }, "1"), tr("2")],
    };
    expect(bodyOf(spanning)).toContain('<tr><td class="fb-end">2</td></tr>');
  });

  test("of plain rows becomes cards, whose cells the style sheet names", () => {
    const page = pageOf(doc([table(["Day", "Wounded", 'x"</style>\\'], [["1", "2", "3"]])]));
    expect(page).toContain('<div class="fb-table fb-cards-3">');
    expect(page).toContain('tr:not(.fb-spans)>td:nth-child(2){--fb-name:"Wounded"}');
    expect(page).toContain('{--fb-name:"x\\22 \\3c \\2f style\\3e \\5c "}');
  });

  test("names a cell that spans columns in a card, but not one that opens or ends its row", () => {
    const foot = [
      tr({ ...td("Sum"), colSpan: 2 }, "3", "4"),
      tr("a", { ...td("7"), colSpan: 2 }, "b"),
    ];
    const page = pageOf(doc([{ ...table(["Day", "Place", "Killed", "Hurt"], []), foot }]));
    const sum =
      /<tr class="fb-spans"><td class="fb-whole" colspan="2">Sum<\/td><td class="fb-end (.*?)">/;
    const name = sum.exec(page)?.[1];
    expect(page).toContain(`.${name}{--fb-name:"Killed"}`);
    const both = /<td class="fb-end (fb-\d+)" colspan="2">7<\/td>/.exec(page)?.[1];
    expect(page).toContain(`.${both}{--fb-name:"Place\\2c  Killed"}`);
  });

  test("with spans over rows scrolls in a group that the keyboard reaches", () => {
    const rows = [tr({ ...td("a"), rowSpan: 2 }, "1", "2"), tr("3", "4")];
    const spanning = { ...table(["A", "B", "C"], []), body: rows, caption: caption("Spans") };
    expect(bodyOf(spanning)).toMatch(
      /<div class="fb-scroll" role="group" tabindex="0" aria-labelledby="(.*?)"><table>\n<caption id="\1">/,
    );
  });
});

describe("a figure", () => {
  const chart = figure(bars([120, 60]), "Two bars, 120 and 60.", {
    caption: caption("Bars"),
    data: table(["Month", "Count"], [["1", "120"]]),
  });

  test("is an image named by its alternative text, from left to right", () => {
    const page = bodyOf(chart);
    expect(page).toMatch(
      /<svg id="(.*?)" class="[^"]*" role="img" aria-labelledby="\1-alt" .*direction="ltr"/,
    );
    expect(page).toMatch(/<desc id="fb-chart-1-alt">Two bars, 120 and 60\.<\/desc>/);
    expect(page).toContain("<g><title>Month 1: 120</title>");
  });

  test("offers its data as a table", () => {
    expect(bodyOf(chart)).toMatch(
      /<details>\n<summary id="(.*?)">The data of this chart as a table<\/summary>\n.*<table aria-labelledby="\1">/,
    );
  });

  test("shares no id with another", () => {
    const clipped = {
      ...bars([1]),
      items: [{ type: "group", clip: "M0,0L1,0L1,1Z", items: [] }] as const,
    };
    const page = bodyOf(figure(clipped, "one"), figure(clipped, "two"), chart, chart);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of page.matchAll(/url\(#(.*?)\)/g)) expect(ids).toContain(id);
  });

  test("names the families that stand in for one another", () => {
    expect(bodyOf(chart)).toContain(`font-family="'Vazirmatn', 'Roboto', sans-serif"`);
  });

  test("sets lines in the direction of its page, where they are anchored", () => {
    const text = {
      type: "text",
      text: "بلخ (12)",
      x: 9,
      y: 9,
      anchor: "right",
      angle: -90,
    } as const;
    const item = { ...text, family: "Other", size: 11, weight: 600, fill: "#000000" };
    const blocks = [figure({ width: 10, height: 10, items: [item] }, "alt")];
    const rest = 'transform="rotate(-90 9 9)" font-size="11" font-weight="600" fill="#000000">';
    const page = pageOf(doc(blocks, { lang: "fa-AF", direction: "rtl" }));
    expect(page).toMatch(/<svg[^>]* direction="rtl"/);
    expect(page).toContain(`<text x="9" y="9" ${rest}`);
    expect(pageOf(doc(blocks))).toContain(`<text x="9" y="9" text-anchor="end" ${rest}`);
  });
});

test("a key figure is read as value, label, note", () => {
  const page = bodyOf(keyFigures(keyFigure(["47"], ["killed"], ["one unknown"])));
  expect(page.replace(/<[^>]*>/g, " ")).toMatch(/47\s+killed\s+one unknown/);
});

test("ids of the page's own keep away from the document's", () => {
  const page = bodyOf(mark({ id: "fb-main-1" }, p("text")));
  expect(page).toContain('<main id="fb-main-2">');
  expect(page).toContain('href="#fb-main-2"');
});
