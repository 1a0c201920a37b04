import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Block, Inline } from "../../src/document/index.ts";
import { layoutDocument } from "../../src/layout/index.ts";
import { writePdf } from "../../src/pdf/index.ts";
import { FontSet, loadFonts } from "../../src/text/index.ts";
import type { Theme } from "../../src/theme/index.ts";
import { sketchTheme } from "../support/layout.ts";
import { pdfFindings, readPdf, renderPage } from "../support/pdf.ts";
import { expectPicture } from "../support/picture.ts";
import { readFont, vazirmatn } from "../text/fonts.ts";
import { doc, heading, p, text } from "./build.ts";

const roboto = await loadFonts(
  [
    { family: "Roboto", weight: 400, file: "templates/fonts/Roboto-Regular.ttf" },
    { family: "Roboto", weight: 700, file: "templates/fonts/Roboto-Bold.ttf" },
  ],
  readFont,
);
const fonts = new FontSet([...roboto.faces, ...vazirmatn.faces]);
const theme = torturedTheme();

function torturedTheme(): Theme {
  const styles = {
    "note-reference": { rise: 3.5, fontSize: 6.5 },
    "heading-1": { fontWeight: 700 },
    strong: { fontWeight: 700 },
  };
  const plain = sketchTheme({ columns: 36, lines: 40, margin: 30, styles });
  const look = { fontFamily: "Roboto", fontSize: 10, lineHeight: 15, spaceAfter: 5, gap: 14 };
  const dress = Object.entries(plain.styles).map(([name, style]) => {
    return [name, { ...style, ...look }] as const;
  });
  return { ...plain, styles: Object.fromEntries(dress) };
}

const foreign = (words: string): Inline => ({ type: "span", lang: "en", children: [text(words)] });
const strong = (words: string): Inline => ({ type: "strong", children: [text(words)] });
const figure = (words: string): Inline => ({
  type: "figureValue",
  value: 60,
  children: [text(words)],
});
const link = (url: string, words: string): Inline => ({
  type: "link",
  url,
  children: [text(words)],
});

const narrow = (...children: Block[]): Block => ({
  type: "columns",
  children: children.map((child) => ({ type: "column", width: 1, children: [child] })),
});

const english =
  "Responsibility was claimed after independent investigations; approximately 40 organizations " +
  "documented displacement in Afghanistan.";

const blocks: Block[] = [
  heading(1, "خشونت داعش (IS-K) در «افغانستان»", "top"),
  p("متن چاپ‌شده «", foreign("28 Taliban members"), "» است، نه «", foreign("killed (2)"), "»."),
  p(
    "گروه IS-K ",
    figure("۶۰"),
    " نفر و IS-K ",
    figure("۳۳–۴۰"),
    " نفر را کشت؛ ",
    figure("۴۷٪"),
    " زن.",
  ),
  p("بین ۳۳–۴۰ نفر (۱٬۲۳۴ خانواده)، ۱۲٫۵٪ و ۲/۳ در ۱۴۰۰/۷/۱۶ ساعت ۱۴:۳۰."),
  p("او گفت: «در اعلامیه آمده است: ‹مسئولیت را می‌پذیریم›»؛ ", strong("“این را (نه آن را)”"), " …"),
  p("حبیب‌الله: لا، سلام، إله، الله، لأن، علاوه؛ مُعَلِّم، قسماً، حملهٔ، خانه‌هایشان."),
  p("ښوونځي، ګڼې، ډېرې، ځینې، څلور، وړاندې، ژوبل، کېږي، موږ."),
  p(
    "د نورو لپاره https://example.org/ps/report/?a=۱/ ته ورشئ، یا ",
    link("https://un.org/", "https://un.org/"),
    ".",
  ),
  narrow(
    p("گزارش ملل متحد در کابل (UNAMA) و سازمان دیده‌بان حقوق بشر (HRW) ۲۰۲۲ نشر شد."),
    p("شمارهٔ دوم قسماً تقریبی است و مثلاً حملهٔ نخست اصلاً شمرده نشده."),
    {
      type: "paragraph",
      lang: "en",
      children: [text(english)],
    },
  ),
  p("سطر نخست", { type: "lineBreak" }, "سطر دوم ", link("#top", "به آغاز"), " و یادداشت", {
    type: "noteReference",
    label: text("۱"),
    note: { type: "note", label: text("۱"), children: [text("یادداشت دربارهٔ ISO 3166-2 (۲۰۲۲).")] },
  }),
  { type: "paragraph", lang: "en", children: [text("He said “کابل (۲۰۲۱)” and left (see p. 7).")] },
];

const document = doc(blocks, { lang: "fa-AF", direction: "rtl" });
const { paged, diagnostics } = layoutDocument(document, theme, fonts);
const bytes = writePdf(document, paged, { fonts });

describe("a page of hard text", () => {
  test("looks as it did", async () => {
    expect(paged.pages).toHaveLength(1);
    const picture = await renderPage(bytes, 1, 1.6);
    await expectPicture(join(import.meta.dirname, "expected/torture.png"), picture, 0.001);
  });

  test("keeps to PDF/UA and PDF/A, and has nothing to report", () => {
    expect(pdfFindings(bytes)).toEqual([]);
    expect(diagnostics).toEqual([]);
  });

  test("is read in order, its blanks beside links apart", async () => {
    const [page] = (await readPdf(bytes)).pages;
    const read = (page?.text ?? "").replace(/\s/g, "");
    for (const words of [
      "متن چاپ‌شده «28 Taliban members» است، نه «killed (2)».",
      "گروه IS-K ۶۰ نفر و IS-K ۳۳–۴۰ نفر را کشت",
      "‹مسئولیت را می‌پذیریم›»؛ “این را (نه آن را)” …",
      "یا https://un.org/.",
      "سطر نخستسطر دوم به آغاز و یادداشت۱",
      "مثلاً حملهٔ نخست اصلاً شمرده نشده.",
      english,
    ])
      expect(read).toContain(words.replace(/[\s\u200c]/g, ""));
  });

  test("has links from the mark of a note to the note, which say it", async () => {
    const { links } = await readPdf(bytes);
    // Names of places are bytes: UTF-8.
    const target = `#${Buffer.from("note ۱").toString("latin1")}`;
    const contents = "یادداشت دربارهٔ ISO 3166-2 (۲۰۲۲).";
    expect(links).toContainEqual({ page: 1, target, contents });
    expect(paged.destinations.has("note ۱")).toBe(true);
  });

  test("bears its number in the digits of its language", () => {
    expect(paged.pages[0]?.label).toBe("۱");
  });
});
