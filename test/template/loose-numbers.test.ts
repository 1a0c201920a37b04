import { describe, expect, test } from "vitest";
import { checkNumbers } from "../../src/template/index.ts";
import type { Constant } from "../../src/template/numbers/constants.ts";
import { templateOf } from "../support/template.ts";

interface Given {
  readonly template?: string;
  readonly language?: string;
  readonly narrative?: string;
  readonly message?: string;
  readonly constants?: readonly Omit<Constant, "place">[];
}

function found({
  template = "",
  language = "en",
  narrative,
  message,
  constants = [],
}: Given): readonly string[] {
  const strings = new Map([[language, message === undefined ? {} : { "a.b": message }]]);
  const narratives = new Map(
    narrative === undefined ? [] : [[`n.${language}`, { file: "n.md", text: narrative }] as const],
  );
  const placed = constants.map((one) => ({ ...one, place: { file: "template.yaml", line: 1 } }));
  const checked = { ...templateOf(template), strings, constants: placed };
  return checkNumbers(checked, { languages: [language], narrative: narratives }).map(
    ({ severity, code, message: said, place }) => {
      const number = /"(.+?)"/u.exec(said)?.[1];
      const where = `${place?.line ?? "-"}:${place?.column ?? "-"}`;
      return code === "template/loose-number"
        ? `${severity} ${number} ${where}`
        : `${code} ${number} ${where}`;
    },
  );
}

describe("a number that no helper prints", () => {
  test("is an error in digits of any script, with its place", () => {
    expect(found({ template: "<p>\n  In all 47 killed</p>" })).toEqual(["error 47 2:10"]);
    expect(found({ narrative: "One\nof **1,200** more." })).toEqual(["error 1,200 2:6"]);
    expect(found({ message: "{n} of 9" })).toEqual(["error 9 -:-"]);
    expect(found({ message: "۴۷ تن", language: "fa-AF" })).toEqual(["error ۴۷ -:-"]);
    expect(found({ template: "<p>٤٧ ½ Ⅳ x²</p>" })).toHaveLength(4);
    expect(found({ template: "<p>&#52;&#x37;&nbsp;&#8211;</p>" })).toEqual([
      "error 4 1:4",
      "error 7 1:9",
    ]);
  });

  test("is a warning in words", () => {
    expect(found({ narrative: "Twenty-five were killed." })).toEqual(["warning Twenty-five 1:1"]);
    expect(found({ template: "<p>two hundred and five, dozens, half</p>" })).toEqual([
      "warning two hundred and five 1:4",
      "warning dozens 1:26",
      "warning half 1:34",
    ]);
    expect(found({ narrative: "پنجاه تن", language: "fa-AF" })).toHaveLength(1);
    expect(found({ narrative: "دېرش کسان", language: "ps-AF" })).toHaveLength(1);
  });

  test("is found in what a call hands over to be printed", () => {
    expect(found({ template: '<p>{{list "47 killed" row.x}}</p>' })).toEqual(["error 47 1:11"]);
    expect(found({ template: "<p>{{#if (eq a 1)}}{{ordinal 5}}{{/if}}</p>" })).toHaveLength(1);
    expect(found({ template: '{{t "a.b" n=(figure 12)}}' })).toEqual(["error 12 1:21"]);
    expect(found({ template: '{{> part title="47 killed" id="part-2"}}' })).toHaveLength(1);
    expect(found({ template: '{{chart "x" alt="47 killed" id="f-1"}}' })).toHaveLength(1);
    expect(found({ template: '<figure><img src="a1.png" alt="47 killed"></figure>' })).toHaveLength(
      1,
    );
  });
});

describe("no loose number is", () => {
  test("one that a helper prints, or that names something in the template", () => {
    for (const template of [
      '<h2 id="part-2" class="x3">{{figure row.killed}}</h2>',
      '<a href="https://example.org/2022/05">{{date "2022-05-25"}}</a>',
      '{{contents depth=2}}{{chart "top-10" id="figure-3"}}',
      '{{constant "Resolution 2626" reason="a name"}}',
      "{{!-- 47 killed --}}<!-- 47 -->",
      '{{#each (first queries.x.0) as |row|}}{{#if (eq row.n 1)}}{{t "a.1"}}{{/if}}{{/each}}',
    ])
      expect([template, found({ template })]).toEqual([template, []]);
  });

  test("one of somebody else", () => {
    expect(found({ template: "<blockquote><p>47 were killed</p></blockquote>" })).toEqual([]);
    expect(found({ template: '{{quote "47 were killed"}}' })).toEqual([]);
    expect(found({ narrative: "> 47 were\nkilled\n\nwords" })).toEqual([]);
  });

  test("part of how Markdown and messages are written", () => {
    expect(
      found({ narrative: "1. one\n2. of [it](https://example.org/47) <https://a.b/9>" }),
    ).toEqual([]);
    expect(found({ message: "{n, plural, =0 {none} =1 {one} other {{n} of many}}" })).toEqual([]);
    expect(found({ message: "{n, plural, =0 {none} other {12 of many}}" })).toHaveLength(1);
    expect(found({ narrative: '![a map of 12](maps/1.png "of 13")' })).toHaveLength(2);
  });

  test("a word that only holds or sounds like one", () => {
    const narrative =
      "One of them came first, someone often, both attended; the second weighed tons.";
    expect(found({ narrative })).toEqual([]);
    const dari = "هر دو تاریخ، روز سه‌شنبه، یک گزارش، هزاره‌ها و دوباره نه";
    expect(found({ narrative: dari, language: "fa-AF" })).toEqual([]);
    expect(found({ narrative: "دواړه نېټې، یوه نوې پېښه", language: "ps-AF" })).toEqual([]);
  });
});

describe("a constant of template.yaml", () => {
  const licence = { words: ["CC BY 4.0"], in: ["a.b"], reason: "a licence" };

  test("keeps its words in that message, and no others", () => {
    expect(found({ message: "CC BY 4.0 and 5", constants: [licence] })).toEqual(["error 5 -:-"]);
  });

  test("that stands nowhere is itself found", () => {
    expect(found({ message: "words", constants: [licence] })).toEqual([
      "template/unused-constant CC BY 4.0 1:-",
    ]);
  });
});

test("broken grammar is left to the rendering, which tells where", () => {
  expect(found({ template: "<p>{{#if</p>" })).toEqual([]);
});
