import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import pixelmatch from "pixelmatch";
import { describe, expect, test } from "vitest";
import { build, nodeEffects } from "../../src/index.ts";
import type { Page, PagedDocument } from "../../src/layout/index.ts";
import { writePdf } from "../../src/pdf/index.ts";
import { blocksOf, pagePicture } from "../../src/picture/index.ts";
import { everything } from "../pdf/sample.ts";
import { setPages } from "../pdf/set.ts";
import { readPdf, renderPage } from "../support/pdf.ts";
import { sampleEditions, sampleProject } from "../support/sample.ts";
import { vazirmatn as fonts } from "../text/fonts.ts";

const blocks = blocksOf(everything);
const options = { fonts, direction: "ltr", lang: "en", label: "Test, 1", blocks } as const;

/** How many of a thousand pixels of a PDF's page and its picture differ to the eye. */
async function difference(pdf: Uint8Array, number: number, svg: string): Promise<number> {
  const { width, height, data } = await renderPage(pdf, number, 2);
  // Pixels are drawn at the size that the picture gives itself.
  const large = svg.replace(/ width="([\d.]+)" height="([\d.]+)"/, (_, across, down) => {
    return ` width="${2 * Number(across)}" height="${2 * Number(down)}"`;
  });
  const context = createCanvas(width, height).getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, width, height);
  context.drawImage(await loadImage(Buffer.from(large)), 0, 0);
  const picture = context.getImageData(0, 0, width, height).data;
  const differing = pixelmatch(data, picture, undefined, width, height, { threshold: 0.3 });
  return (1000 * differing) / (width * height);
}

// Blanks and hyphens at the ends of lines are no content, and readers of PDF break lines in their own way.
const letters = (text: string): string =>
  [...text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "")].sort().join("");

const describedBy = (svg: string): string =>
  (/<desc [^>]*>([\s\S]*)<\/desc>/.exec(svg)?.[1] ?? "")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

const folder = mkdtempSync(join(tmpdir(), "fieldbrief-picture-"));
await build({ project: sampleProject, out: folder, picture: true }, nodeEffects());
const samples = sampleEditions.map((edition) => ({
  edition,
  pdf: readFileSync(join(folder, edition, "briefing.pdf")),
  svg: readFileSync(join(folder, edition, "page-1.svg"), "utf8"),
}));
rmSync(folder, { recursive: true });

describe.each(samples)("the picture of the first page of $edition", ({ edition, pdf, svg }) => {
  test("looks like the page", async () => {
    expect(await difference(pdf, 1, svg)).toBeLessThan(3);
  });

  test("says all that the page says, and no more", async () => {
    const { pages } = await readPdf(pdf);
    expect(letters(describedBy(svg))).toBe(letters(pages[0]?.text ?? ""));
  });

  test("is small, and needs nothing beside it", () => {
    expect(svg.length).toBeLessThan(220_000);
    expect(svg).not.toMatch(/<(?:script|style|text|a|foreignObject|image)\b|\son\w+=|url\((?!#)/);
    const targets = [...svg.matchAll(/ (?:xlink:)?href="([^"]*)"/g)].map(([, to = ""]) => to);
    const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id = ""]) => `#${id}`);
    expect(targets.length).toBeGreaterThan(500);
    expect(targets.filter((to) => !ids.includes(to))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("tells what it is of", () => {
    const lang = edition.slice("2022-05-".length);
    expect(svg).toMatch(new RegExp(`^<svg [^>]*role="img" lang="${lang}" aria-label="[^"]+"`));
  });
});

describe("a picture of any page", () => {
  const paged = setPages(everything);
  const pdf = writePdf(everything, paged, { fonts });

  test.each(paged.pages.map((page, index) => [index + 1, page] as const))(
    "page %d with everything that a page can hold looks like the PDF's",
    async (number, page) => {
      expect(await difference(pdf, number, pagePicture(page, options))).toBeLessThan(3);
    },
  );

  test("is the same in the same bytes, and its ids begin as they are told to", () => {
    const [page = sketch([])] = paged.pages;
    const svg = pagePicture(page, options);
    expect(pagePicture(page, options)).toBe(svg);
    const other = pagePicture(page, { ...options, id: "second-" });
    const ids = [...other.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(10);
    expect(ids.filter((id) => id?.startsWith("second-") !== true)).toEqual([]);
  });

  test("draws scenes turned, clipped and see-through as the PDF does", async () => {
    const page = sketch([
      {
        type: "group",
        clip: "M20,20L80,20L80,80L20,80Z",
        items: [
          { type: "path", path: "M0,0L100,0L100,100L0,100Z", fill: "#d04020", fillOpacity: 0.5 },
        ],
      },
      {
        type: "path",
        path: "M5,95C30,60,60,60,95,95",
        stroke: "#205080",
        strokeWidth: 3,
        strokeDash: [8, 4],
        strokeOpacity: 0.7,
      },
      ...[0, -45, 90].map((angle) => ({
        ...({ type: "text", text: "Kabul ۴۵", x: 50, y: 50, anchor: "middle", angle } as const),
        ...{ family: "Vazirmatn", size: 14, weight: 600, fill: "#103020", fillOpacity: 0.8 },
      })),
    ]);
    const one: PagedDocument = { pages: [page], outline: [], destinations: new Map() };
    const bytes = writePdf({ ...everything, children: [] }, one, { fonts });
    const svg = pagePicture(page, options);
    expect(await difference(bytes, 1, svg)).toBeLessThan(3);
    expect(describedBy(svg)).toContain("Kabul ۴۵");
  });

  test("lets no text out of its description, nor into an attribute", () => {
    const label = `"><script>alert(1)</script>&\u0000`;
    const svg = pagePicture(sketch([]), { ...options, label });
    expect(svg).toContain(
      'aria-label="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;\ufffd"',
    );
  });
});

function sketch(items: Extract<Page["items"][number], { type: "scene" }>["scene"]["items"]): Page {
  const scene = { width: 100, height: 100, items };
  const place = { x: 20, y: 30, width: 150, height: 120 };
  const source = { type: "artifact", kind: "background" } as const;
  return {
    width: 200,
    height: 200,
    label: "1",
    items: [{ type: "scene", ...place, scene, source }],
  };
}
