import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createCanvas, ImageData } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { type Block, textOf } from "../../src/document/index.ts";
import { layoutDocument } from "../../src/layout/index.ts";
import { writePdf } from "../../src/pdf/index.ts";
import { loadFonts } from "../../src/text/index.ts";
import { caption, cell, note, row, text } from "../support/layout.ts";
import { pdfFindings, readPdf, renderPage } from "../support/pdf.ts";
import { expectPicture, type Picture } from "../support/picture.ts";
import { sampleTheme } from "../support/theme.ts";
import { doc } from "./build.ts";

const sample = sampleTheme();
const fonts = await loadFonts(sample.fonts, (file) => readFileSync(file));
const margins = { marginTop: 30, marginBottom: 26, marginStart: 20, marginEnd: 20 };
const page = {
  ...sample.page,
  ...margins,
  width: 300,
  height: 220,
  headOffset: 18,
  footOffset: 14,
};
const theme = { ...sample, page };

/** What the cases say, in one language. */
interface Words {
  readonly lang: string;
  readonly direction: "ltr" | "rtl";
  readonly family: string;
  readonly heads: readonly [string, string, string];
  readonly place: string;
  readonly continued: string;
  readonly short: string;
  readonly long: string;
  readonly note: string;
  readonly digits: string;
}

const english: Words = {
  lang: "en",
  direction: "ltr",
  family: "Roboto",
  heads: ["Place", "What happened", "Killed"],
  place: "Kabul",
  continued: "Kabul, continued",
  short: "Mosque · Suicide attack",
  long: "Two explosions followed each other, at the gate and among those who came to help. ",
  note: "Counted by the hospital; the authorities gave another figure, and later withdrew it.",
  digits: "0123456789",
};

const dari: Words = {
  lang: "fa-AF",
  direction: "rtl",
  family: "Vazirmatn",
  heads: ["مکان", "چه رخ داد", "کشته"],
  place: "کابل",
  continued: "کابل، ادامه",
  short: "مسجد · حملهٔ انتحاری (IS-K)",
  long: "دو انفجار یکی پس از دیگری رخ داد، در دروازه و در میان کسانی که برای کمک آمده بودند. ",
  note: "شمار شفاخانه؛ مقامات رقم دیگری (۴۷) دادند و سپس پس گرفتند.",
  digits: "۰۱۲۳۴۵۶۷۸۹",
};

const columns = [{ align: "start" }, { align: "start" }, { align: "end" }] as const;

// A table of every case: a head over two lines, group rows over breaks, spans over rows and columns, a row
// higher than a page, notes in cells, an empty cell, a foot.
function cases(words: Words): Block {
  const number = (value: number): string =>
    [...String(value)].map((d) => words.digits[Number(d)]).join("");
  const plain = (value: number): ReturnType<typeof row> =>
    row([cell(words.place, { header: "row" }), cell(words.short), cell(number(value))]);
  const noted = row([
    cell(words.place, { header: "row" }),
    { type: "tableCell", children: [text(words.short), note(number(1), words.note)] },
    cell(""),
  ]);
  const group = row([cell(words.place, { header: "row", colSpan: 3 })], {
    group: { continued: [text(words.continued)] },
  });
  const spanning = [
    row([cell(words.place, { header: "row", rowSpan: 3 }), cell(words.short), cell(number(8))]),
    row([cell(words.long), cell(number(19))]),
    row([cell(words.short, { colSpan: 2 })]),
  ];
  const tall = row([
    cell(words.place, { header: "row" }),
    cell(words.long.repeat(9)),
    cell(number(60)),
  ]);
  return {
    type: "table",
    caption: caption(number(1), words.short),
    columns,
    head: [
      row([
        cell(words.heads[0], { header: "column", rowSpan: 2 }),
        cell(words.heads[1], { header: "column", colSpan: 2 }),
      ]),
      row([cell(words.heads[1], { header: "column" }), cell(words.heads[2], { header: "column" })]),
    ],
    body: [group, ...[1, 2, 3, 4].map(plain), noted, plain(5), ...spanning, tall, plain(6)],
    foot: [row([cell(words.heads[0], { header: "row", colSpan: 2 }), cell(number(166))])],
  };
}

describe.each([english, dari])("hard tables in $lang", (words) => {
  const { lang, direction } = words;
  const dressed = Object.entries(theme.styles).map(
    ([name, style]) => [name, { ...style, fontFamily: words.family }] as const,
  );
  const document = doc([cases(words)], { lang, direction });
  const look = { ...theme, styles: Object.fromEntries(dressed) };
  const { paged, diagnostics } = layoutDocument(document, look, fonts);
  const pdf = writePdf(document, paged, { fonts });

  test("look as they did", async () => {
    const pages = await Promise.all(paged.pages.map((_, index) => renderPage(pdf, index + 1, 1)));
    const file = join(import.meta.dirname, `expected/table-torture-${lang}.png`);
    await expectPicture(file, sideBySide(pages), 0.001);
  });

  test("keep to PDF/UA and PDF/A, and have nothing to report", () => {
    expect(pdfFindings(pdf)).toEqual([]);
    expect(diagnostics).toEqual([]);
  });

  test("lose no word and say none twice, what is repeated apart", async () => {
    const { pages } = await readPdf(pdf);
    const letters = (value: string): string =>
      [...value.replace(/[\s\u200c]/g, "")].sort().join("");
    const tagged = pages.flatMap(({ items }) => items.filter(({ mcid }) => mcid !== undefined));
    // The number of the table, of the note's mark and of the note are no text of the table's own.
    const given = textOf(cases(words)) + words.note + words.digits.charAt(1).repeat(3);
    expect(letters(tagged.map((item) => item.text).join(""))).toBe(letters(given));
  });

  test("set head and group again where they go on, and stay within the page", () => {
    const repeated = paged.pages.map(({ items }) =>
      items
        .flatMap((item) =>
          item.type === "text" && item.source.type === "artifact" && item.source.kind === "repeated"
            ? [item.run.text.trim()]
            : [],
        )
        .join(" "),
    );
    expect(repeated[0]).toBe("");
    for (const again of repeated.slice(1)) expect(again).toContain(words.heads[2]);
    expect(repeated.some((again) => again.includes(words.continued.slice(0, 4)))).toBe(true);
    for (const { items } of paged.pages)
      for (const item of items) {
        const width = item.type === "text" ? 0 : item.width;
        expect(item.x).toBeGreaterThanOrEqual(20 - 0.01);
        expect(item.x + width).toBeLessThanOrEqual(280 + 0.01);
      }
  });
});

const gap = 6;

function sideBySide(pages: readonly Picture[]): Picture {
  const [first] = pages;
  if (first === undefined) throw new Error("no page");
  const across = 3;
  const width = across * (first.width + gap) + gap;
  const height = Math.ceil(pages.length / across) * (first.height + gap) + gap;
  const context = createCanvas(width, height).getContext("2d");
  context.fillStyle = "#888888";
  context.fillRect(0, 0, width, height);
  for (const [index, { data, width: own, height: tall }] of pages.entries()) {
    const left = gap + (index % across) * (first.width + gap);
    const top = gap + Math.floor(index / across) * (first.height + gap);
    context.putImageData(new ImageData(data, own, tall), left, top);
  }
  return context.getImageData(0, 0, width, height);
}
