import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readPdf, renderPage } from "../support/pdf.ts";
import { expectPicture } from "../support/picture.ts";
import { builtSample } from "../support/sample.ts";

const expected = join(import.meta.dirname, "expected");
const fileOf = (page: number): string => `page-${String(page).padStart(2, "0")}.png`;

// Small type is just legible, and a page of text takes 35 kB.
const scale = 0.8;
const mostBytes = 40_000;

const { pdf } = await builtSample();
const { pages } = await readPdf(pdf);
const numbers = pages.map((_, index) => index + 1);

beforeAll(() => rmSync(join(import.meta.dirname, "actual"), { recursive: true, force: true }));

describe("the pages of the sample", () => {
  test.each(numbers)("page %d looks as it did", async (page) => {
    await expectPicture(join(expected, fileOf(page)), await renderPage(pdf, page, scale), 0.001);
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
});
