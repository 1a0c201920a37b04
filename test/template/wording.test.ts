import { describe, expect, test } from "vitest";
import { diskEffects } from "../../src/effect.ts";
import { checkWording, type OwnText, readTemplate } from "../../src/template/index.ts";
import { repository } from "../support/project.ts";
import { templateOf } from "../support/template.ts";

const lists = new Map([
  [
    "en",
    [{ words: ["terrorist", "cold-blooded", "claimed the lives"], instead: "name the group" }],
  ],
  ["fa-AF", [{ words: ["تروریست", "بی‌گناه", "کشتار"], instead: "…" }]],
]);

interface Given {
  readonly template?: string;
  readonly language?: string;
  readonly narrative?: string;
  readonly message?: string;
  readonly text?: string;
}

function found({
  template = "",
  language = "en",
  narrative,
  message,
  text,
}: Given): readonly string[] {
  const strings = new Map([[language, message === undefined ? {} : { "a.b": message }]]);
  const texts: readonly OwnText[] =
    text === undefined
      ? []
      : [{ language, text, record: "IK-1", place: { file: "data/incidents.csv", line: 2 } }];
  const narratives = new Map(
    narrative === undefined ? [] : [[`n.${language}`, { file: "n.md", text: narrative }] as const],
  );
  const checked = { ...templateOf(template), strings, wording: lists };
  return checkWording(checked, { languages: [language], narrative: narratives, texts }).map(
    ({ severity, code, record, place }) => {
      expect([severity, code]).toEqual(["warning", "template/loaded-word"]);
      return `${record} ${place?.line ?? "-"}:${place?.column ?? "-"}`;
    },
  );
}

describe("a loaded word", () => {
  test("is found in templates, messages, narrative and the data, where it stands", () => {
    expect(found({ template: "<p>\n  Terrorist</p>" })).toEqual(["briefing.hbs/terrorist 2:3"]);
    expect(found({ message: "a terrorist" })).toEqual(["a.b/terrorist -:-"]);
    expect(found({ narrative: "One\ntwo **terrorist**." })).toEqual(["n.md/terrorist 2:7"]);
    expect(found({ text: "A terrorist’s attack" })).toEqual(["IK-1/terrorist 2:-"]);
  });

  test("is no word within another", () => {
    for (const text of ["counterterrorist", "terroristic", "terrorist2"])
      expect([text, found({ text })]).toEqual([text, []]);
    expect(found({ text: "anti-terrorist" })).toHaveLength(1);
  });

  test("is found over line ends, hyphens and soft hyphens", () => {
    expect(
      found({ narrative: "It claimed\nthe lives; cold blooded; terror\u00adist" }),
    ).toHaveLength(3);
  });

  test("is found in Arabic script, with endings, vowel signs and other letters for the same", () => {
    const inDari = (text: string): number => found({ language: "fa-AF", text }).length;
    for (const text of ["تروریست‌ها", "تروريست", "تروریستِ", "بی گناه", "بی‌گناه", "کشتـار"])
      expect([text, inDari(text)]).toEqual([text, 1]);
    for (const text of ["تروریستی", "کشتارگاه", "terrorist"])
      expect([text, inDari(text)]).toEqual([text, 0]);
  });

  test("may stand in quotations, which are somebody else's, and in what is not printed", () => {
    for (const text of ["the word “terrorist”", 'he said "terrorist acts"', "«terrorist»"])
      expect([text, found({ text, message: text, narrative: text })]).toEqual([text, []]);
    expect(found({ narrative: "> A terrorist\n> and more\nterrorist\n\n[a](terrorist)" })).toEqual(
      [],
    );
    expect(
      found({
        template: `<blockquote><p>terrorist</p></blockquote>{{!-- terrorist --}}{{t "terrorist"}}<p class="terrorist">a</p>`,
      }),
    ).toEqual([]);
    expect(found({ narrative: "> A quotation.\n\nterrorist" })).toHaveLength(1);
  });
});

test("the shipped lists can be read in every language, and hold their words once", async () => {
  const folder = `${repository}/templates/briefing`;
  const { template, diagnostics } = await readTemplate([folder], {
    root: repository,
    effects: diskEffects,
  });
  expect(diagnostics).toEqual([]);
  expect([...(template?.wording.keys() ?? [])].sort()).toEqual(["en", "fa-AF", "ps-AF"]);
  for (const [language, entries] of template?.wording ?? []) {
    const words = entries.flatMap((entry) => entry.words);
    expect(words.length).toBeGreaterThan(20);
    expect([language, words.filter((word, index) => words.indexOf(word) !== index)]).toEqual([
      language,
      [],
    ]);
    if (template === undefined) continue;
    // Each is found when somebody writes it.
    for (const word of words) {
      const text: OwnText = { language, text: `${word}.`, record: "a", place: { file: "a" } };
      const check = { languages: [language], narrative: new Map(), texts: [text] };
      expect(checkWording(template, check).map(({ record }) => record)).toEqual([`a/${word}`]);
    }
  }
});
