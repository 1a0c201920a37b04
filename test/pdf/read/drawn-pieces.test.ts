import { describe, expect, test } from "vitest";
import { leakFinder, type Piece } from "../../../src/audience/index.ts";
import { type Block, type Document, numberDocument } from "../../../src/document/index.ts";
import { htmlPieces, writeHtml } from "../../../src/html/index.ts";
import { layoutDocument } from "../../../src/layout/index.ts";
import { pdfPieces, writePdf } from "../../../src/pdf/index.ts";
import { blocksOf, pagePicture } from "../../../src/picture/index.ts";
import { loadFonts } from "../../../src/text/index.ts";
import { english } from "../../support/language.ts";
import {
  bars,
  caption,
  doc,
  em,
  figure,
  figureValue,
  h,
  keyFigure,
  keyFigures,
  li,
  link,
  list,
  note,
  p,
  span,
  table,
} from "../../support/nodes.ts";
import { sampleTheme } from "../../support/theme.ts";
import { readFont } from "../../text/fonts.ts";

const sample = sampleTheme();
const fonts = await loadFonts(sample.fonts, readFont);

const words = {
  table: (n: number) => `Table ${n}`,
  figure: (n: number) => `Figure ${n}`,
  item: (n: number) => `${n}.`,
  note: String,
  bullet: "•",
  onPage: () => [],
  continued: () => [],
};

// Small pages, so that lines and pages end often.
const theme = { ...sample, page: { ...sample.page, width: 260, height: 300 } };

function find(pieces: Iterable<Piece>, value: string): readonly string[] {
  const hidden = [{ kind: "text", column: "", value }] as const;
  return leakFinder({ hidden }, new Map(), () => [])?.(pieces).map(({ where }) => where) ?? [];
}

interface Places {
  readonly pdf: readonly string[];
  readonly html: readonly string[];
  readonly picture: readonly string[];
}

const nowhere: Places = { pdf: [], html: [], picture: [] };

/** Where a value is found in what pages of a document draw, in its HTML and in pictures of its pages. */
function places(blocks: readonly Block[], value: string, more: Partial<Document> = {}): Places {
  const document = numberDocument(doc(blocks, more), words);
  const { paged } = layoutDocument(document, theme, fonts);
  const pdf = writePdf(document, paged, { fonts });
  // Titles, alternative texts and other strings are objects of their own.
  const drawn = [...pdfPieces(pdf)].filter(({ where }) => where.startsWith("page"));
  const html = writeHtml(document, sample, { language: english(), fonts: [] });
  const { direction, lang } = document;
  const options = { fonts, direction, lang, label: "", blocks: blocksOf(document) };
  const pictures = paged.pages.flatMap((page) => [...htmlPieces(pagePicture(page, options))]);
  return {
    pdf: find(drawn, value),
    html: find(htmlPieces(html), value),
    picture: find(pictures, value),
  };
}

const long = Array.from({ length: 60 }, (_, index) => `word${index}`).join(" ");
const rtl = { lang: "fa-AF", direction: "rtl" } as const;
const persian = "گزارش از ولسوالی چهاردره می‌رسد که باشندگان آن در زمستان گذشته از سرما رنج بردند";

describe("what is read as one is searched as one:", () => {
  const figures = [p("by Ra", em("dio "), link("https://example.org/", "Zar"), span("ni"), "gar")];
  const cases: readonly (readonly [
    what: string,
    blocks: readonly Block[],
    value: string,
    more?: Partial<Document>,
  ])[] = [
    ["a paragraph over its lines", [p(long.slice(0, 200))], "word7 word8 word9 word10 word11"],
    [
      "a cell over its lines",
      [table(["No.", "What"], [["1", long.slice(0, 90)]])],
      "word4 word5 word6 word7 word8 word9",
    ],
    ["emphasis and links within a paragraph", figures, "Radio Zarnigar"],
    ["a figure within a cell", [table(["What"], [[figureValue(5, "five")]])], "five"],
    [
      "the words around a figure",
      [p("some ", figureValue(5, "five"), " of the millers")],
      "some five of the millers",
    ],
    ["a word that a note hangs at", [p("Radio", note("Whose?"), " told so")], "Radio"],
    [
      "a sentence in whose middle a note hangs",
      [p("Told by its millers", note("Whose?"), ".")],
      "by its millers",
    ],
    [
      "the words of a note",
      [p("A word", note("told by Ra", em("dio Zarnigar")))],
      "Radio Zarnigar",
    ],
    [
      "the texts of a chart",
      [figure(bars([30, 40]), "Bars.", { caption: caption("Some") })],
      "Month 1 30 Month 2 40",
    ],
    ["right-to-left words over lines", [p(persian)], persian, rtl],
    [
      "right-to-left words over lines and links",
      [
        p(
          persian.slice(0, 20),
          link("https://example.org/", persian.slice(20, 60)),
          persian.slice(60),
        ),
      ],
      persian,
      rtl,
    ],
    ["right-to-left words in a cell", [table(["نام"], [[persian]])], persian, rtl],
  ];
  for (const [what, blocks, value, more] of cases)
    test(what, () => {
      const { pdf, html, picture } = places(blocks, value, more);
      expect(pdf).toEqual(["page 1"]);
      expect(html).toHaveLength(1);
      expect(picture).toEqual(["<p> near #p-text"]);
    });

  test("a paragraph, and a cell, over pages", () => {
    const many = Array.from({ length: 300 }, (_, index) => `w${index}`);
    for (const block of [p(many.join(" ")), table(["What"], [[many.join(" ")]])]) {
      const { pdf } = places([block], many.slice(20, 280).join(" "));
      expect(pdf).toEqual([expect.stringMatching(/^pages 1 to \d$/)]);
    }
  });

  test("a right-to-left paragraph over pages", () => {
    const many = Array.from({ length: 12 }, () => persian).join(" ");
    expect(places([p(many)], many, rtl).pdf).toEqual([expect.stringMatching(/^pages 1 to \d$/)]);
  });

  test("running heads, which are no part of the document", () => {
    const furniture = {
      headStart: "Radio Zarnigar",
      headEnd: "",
      footStart: "",
      footEnd: "{page}",
    };
    expect(places([p(long), p(long)], "Radio Zarnigar", { furniture }).pdf).toContain("page 2");
  });
});

describe("what stands beside each other is not read as one:", () => {
  const day = "3 Apr 2031";
  const cases: readonly (readonly [what: string, blocks: readonly Block[]])[] = [
    ["cells of a row", [table(["No.", "Day"], [["3", "Apr 2031"]])]],
    [
      "rows",
      [
        table(
          ["What", "No."],
          [
            ["One", "3"],
            ["Apr 2031", "4"],
          ],
        ),
      ],
    ],
    ["heads of columns", [table(["3", "Apr 2031"], [["One", "2"]])]],
    ["a caption and a head", [table(["Apr 2031"], [["One"]], { caption: caption("Part 3") })]],
    ["a heading and a paragraph", [h(2, "Part 3"), p("Apr 2031 was dry.")]],
    ["paragraphs", [p("They were 3"), p("Apr 2031 was dry.")]],
    ["the number of an item and its words", [list(true, "One", "Two", "Apr 2031")]],
    ["items", [list(false, li("They were 3"), li("Apr 2031"))]],
    ["the number of a note and its words", [p("A", note("B"), note("C"), note("Apr 2031"))]],
    ["a key figure and its label", [keyFigures(keyFigure(["3"], ["Apr 2031"]))]],
  ];
  for (const [what, blocks] of cases)
    test(what, () => expect(places(blocks, day)).toEqual(nowhere));

  test("a caption and a chart", () => {
    const chart = figure(bars([30]), "Bars.", { caption: caption("They were 3") });
    expect(places([chart], "They were 3 Month 1")).toEqual(nowhere);
  });

  test("a running head and the text of its page", () => {
    const furniture = { headStart: "Apr 2031", headEnd: "", footStart: "", footEnd: "{page}" };
    const blocks = Array.from({ length: 40 }, () => p("They were 3"));
    expect(places(blocks, day, { furniture })).toEqual(nowhere);
  });
});
