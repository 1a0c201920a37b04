import { expect, test } from "vitest";
import { htmlPieces, writeHtml } from "../../src/html/index.ts";
import { english } from "../support/language.ts";
import { doc, note, p } from "../support/nodes.ts";
import { sampleTheme } from "../support/theme.ts";

function words(html: string): readonly string[] {
  return [...htmlPieces(html)].filter(({ kind }) => kind === "words").map(({ text }) => text);
}

test("words are read across figures, links and emphasis, and not across cells", () => {
  const inline = '<p>some <data value="5">five</data> of <a href="#m">the <em>mil</em>lers</a></p>';
  expect(words(inline)).toContain("some five of the millers");
  expect(words("<tr><td>3</td><td>Apr 2031</td></tr>")).toEqual(["3", "Apr 2031"]);
});

test("a mark is no part of the word that it stands at", () => {
  expect(words("<p>Zarni<sup>1</sup>, <b>R</b>adio</p>").join()).toMatch(/^Zarni 1 , Radio$/);
});

test("the number of a note is no part of its words", () => {
  const document = doc([p("A", note("B"), note("Apr 2031"))]);
  const html = writeHtml(document, sampleTheme(), { language: english(), fonts: [] });
  expect(words(html)).toEqual(expect.arrayContaining(["2", "Apr 2031"]));
});
