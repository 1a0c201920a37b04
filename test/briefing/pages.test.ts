import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contactSheet } from "../support/contact-sheet.ts";
import { readPdf, renderPage } from "../support/pdf.ts";
import { expectPicture, type Picture } from "../support/picture.ts";
import { builtSample, sampleEditions } from "../support/sample.ts";

const actual = join(import.meta.dirname, "actual");
const fileOf = (page: number): string => `page-${String(page).padStart(2, "0")}.png`;

// Small type is just legible, and a page of text takes 35 kB.
const scale = 0.8;
const mostBytes = 40_000;

const editions = await Promise.all(
  sampleEditions.map(async (edition) => {
    const { pdf } = await builtSample(edition);
    const { pages } = await readPdf(pdf);
    return { edition, pdf, numbers: pages.map((_, index) => index + 1) };
  }),
);

describe.each(editions)("the pages of $edition", ({ edition, pdf, numbers }) => {
  const expected = join(import.meta.dirname, "expected", edition);
  const pictures: Picture[] = [];
  const changed: number[] = [];

  beforeAll(() => rmSync(join(actual, edition), { recursive: true, force: true }));

  test.each(numbers)("page %d looks as it did", async (page) => {
    const picture = await renderPage(pdf, page, scale);
    pictures.push(picture);
    changed.push(page);
    await expectPicture(join(expected, fileOf(page)), picture, 0.001);
    changed.pop();
  });

  test("are as many as there are pictures, and these are small", () => {
    if (process.env["UPDATE_GOLDEN"] === "1")
      for (const name of readdirSync(expected))
        if (!numbers.some((page) => name === fileOf(page))) rmSync(join(expected, name));
    const names = readdirSync(expected).sort();
    expect(names).toEqual(numbers.map(fileOf));
    const large = names.filter((name) => statSync(join(expected, name)).size > mostBytes);
    expect(large).toEqual([]);
  });

  // To see at a glance what a change has done to an edition, the pages that it moved in a frame.
  afterAll(() => {
    if (changed.length === 0) return;
    mkdirSync(join(actual, edition), { recursive: true });
    writeFileSync(join(actual, edition, "contact-sheet.png"), contactSheet(pictures, changed));
  });
});
