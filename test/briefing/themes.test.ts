import { expect, test } from "vitest";
import { colorsOf, contrastOf } from "../html/contrast.ts";
import { png } from "../image/pictures.ts";
import { builtWith } from "../support/built-with.ts";

const edition = "2022-05-en";

async function pageWith(look: string): Promise<string> {
  const { report, files } = await builtWith({
    template: `fieldbrief:briefing\ntheme: ${look}`,
    build: [edition],
  });
  expect(report.diagnostics).toEqual([]);
  return files(edition).html;
}

// All that is drawn, and how it is drawn.
const coloursIn = (html: string): readonly string[] => [
  ...new Set([...html.matchAll(/#[0-9a-f]{6}\b/g)].map(([color]) => color)),
];

test("greyscale: no colour is anywhere in the page, charts included", async () => {
  const html = await pageWith("fieldbrief:greyscale");
  const colours = coloursIn(html);
  expect(colours.length).toBeGreaterThan(8);
  const isGrey = (color: string): boolean => /^#(..)\1\1$/.test(color);
  expect(colours.filter((color) => !isGrey(color))).toEqual([]);
});

test("high contrast: every text is 7 to 1 at least on every background", async () => {
  const html = await pageWith("fieldbrief:high-contrast");
  const css = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? "";
  const texts = colorsOf(css, "color");
  expect(texts.size).toBeGreaterThan(2);
  for (const ground of ["#ffffff", ...colorsOf(css, "background")])
    for (const text of texts) expect([text, ground, contrastOf(text, ground) >= 7]).toContain(true);
});

test("five lines give the briefing a logo and colours of its own", async () => {
  const theme = `extends: template
logo: { file: logo.png, width: 24%, alt: { en: River Watch } }
colors:
  accent: "#7a1f3d"
chart: { category: ["#7a1f3d", "#b06c2d", "#7f8fa3"] }
`;
  const { report, files } = await builtWith({
    template: "fieldbrief:briefing\ntheme: look/theme.yaml",
    files: {
      "look/theme.yaml": theme,
      "look/logo.png": png({ width: 40, height: 10, color: 0, pixel: () => [90] }),
    },
    build: [edition],
  });
  expect(report.diagnostics).toEqual([]);
  const { html } = files(edition);
  expect(html).toMatch(/<section id="top"[^>]*>\s*<figure[^>]*>\s*<img[^>]*alt="River Watch"/);
  expect(coloursIn(html)).toEqual(expect.arrayContaining(["#7a1f3d", "#b06c2d"]));
  expect(coloursIn(html)).not.toContain("#0b5561");
});
