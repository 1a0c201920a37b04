import { describe, expect, test } from "vitest";
import type { Figure } from "../../src/document/index.ts";
import { readImage } from "../../src/image/index.ts";
import { exif, jpeg, png, withSegments } from "../image/pictures.ts";
import { noBrowser } from "../support/browser.ts";
import { caption, doc, h } from "../support/nodes.ts";
import { axeFindings, useBrowser } from "./chromium.ts";
import { pageOf } from "./sample.ts";

function picture(bytes: Uint8Array, more: Partial<Figure> = {}): Figure {
  const image = readImage(bytes);
  if ("code" in image) throw new Error(image.message);
  const scene = { width: image.width, height: image.height, items: [], image };
  return { type: "figure", scene, alt: 'A "clinic" & <road>', file: { path: "a" }, ...more };
}

const gray = png({ width: 3000, height: 20, color: 0, pixel: () => [99] });

describe("a picture in a page", () => {
  test("comes along, with its size and its words", () => {
    const page = pageOf(doc([picture(gray, { caption: caption("A wall") })]));
    expect(page).toMatch(
      /<img src="data:image\/png;base64,[\w+/=]+" alt="A &quot;clinic&quot; &amp; &lt;road&gt;" width="3000" height="20">/,
    );
    expect(page).toMatch(/<figure class="figure">\n<figcaption/);
    expect(page).not.toContain("<svg");
  });

  test("that says nothing is no figure", () => {
    const file = { path: "a", isOrnament: true } as const;
    const page = pageOf(doc([picture(gray, { alt: "", file })]));
    expect(page).toMatch(/<div class="figure">\n<img src="[^"]+" alt="" /);
    expect(page).not.toContain("<figure");
  });

  test("takes no place, time or words of its file along", async () => {
    const page = pageOf(doc([picture(withSegments(await jpeg(), exif(6)))]));
    const [, data = ""] = /base64,([^"]+)" alt/.exec(page) ?? [];
    const bytes = Buffer.from(data, "base64");
    expect(bytes.subarray(0, 3).toString("hex")).toBe("ffd8ff");
    expect(bytes.includes("SECRET")).toBe(false);
  });
});

describe.skipIf(noBrowser !== undefined)(`in Chromium ${noBrowser ?? ""}`, () => {
  const open = useBrowser();
  const box = `(() => { const { width, height } = document.querySelector("img").getBoundingClientRect();
    return [width, height, document.querySelector("main").clientWidth] })()`;

  async function sizeOf(figure: Figure, width: number): Promise<readonly number[]> {
    const { page, complaints } = await open(doc([figure]), { width });
    expect(complaints).toEqual([]);
    return page.evaluate<readonly number[]>(box);
  }

  test.each([320, 1440])("it is no wider than its column, at %d pixels", async (width) => {
    const [wide = 0, high = 0, most = 0] = await sizeOf(picture(gray), width);
    expect(wide).toBeLessThanOrEqual(most);
    expect(Math.round(wide / high / 10)).toBe(15);
  });

  test("its share is of the column", async () => {
    const small = png({ width: 10, height: 5, color: 0, pixel: () => [9] });
    const file = { path: "a", share: 0.5 };
    const [wide = 0, high = 0, most = 0] = await sizeOf(picture(small, { file }), 768);
    expect(Math.abs(wide - most / 2)).toBeLessThan(1);
    expect(Math.abs(high - wide / 2)).toBeLessThan(1);
  });

  test("it is turned as its camera noted, and its place is kept before it is there", async () => {
    const figure = picture(withSegments(await jpeg(), exif(6)));
    expect((await sizeOf(figure, 768)).slice(0, 2)).toEqual([20, 40]);
  });

  test("axe finds nothing", async () => {
    const ornament = picture(gray, { alt: "", file: { path: "a", isOrnament: true } });
    const { page } = await open(
      doc([h(1, "Title"), picture(gray, { caption: caption("A wall") }), ornament]),
    );
    expect(await axeFindings(page)).toEqual([]);
  });
});
