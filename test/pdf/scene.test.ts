import { describe, expect, test } from "vitest";
import type { SceneItem } from "../../src/chart/index.ts";
import { writePdf } from "../../src/pdf/index.ts";
import { type Operation, PdfObjects } from "../support/pdf/object.ts";
import { pdfFindings, readPdf, renderPage } from "../support/pdf.ts";
import { vazirmatn as fonts } from "../text/fonts.ts";
import { doc } from "./build.ts";

// A page of 100 by 100 that a scene of 200 by 200 fills.
function write(...items: readonly SceneItem[]): Uint8Array {
  const scene = { width: 200, height: 200, items };
  const figure = { type: "figure", alt: "A picture", scene } as const;
  const item = {
    type: "scene",
    x: 0,
    y: 0,
    width: 100,
    height: 100,
    scene,
    source: figure,
  } as const;
  const pages = [{ width: 100, height: 100, label: "1", items: [item] }];
  return writePdf(doc([figure]), { pages, outline: [], destinations: new Map() }, { fonts });
}

function operations(bytes: Uint8Array): readonly Operation[] {
  const objects = new PdfObjects(bytes);
  return objects.operations(objects.pages[0]?.page ?? new Map());
}

// The colour of a pixel of the page, `#rrggbb`.
async function colorAt(bytes: Uint8Array, x: number, y: number): Promise<string> {
  const { data, width } = await renderPage(bytes, 1);
  const at = 4 * (y * width + x);
  return `#${[...data.slice(at, at + 3)].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

const square = "M40,20L160,20L160,80L40,80Z";
const label = {
  type: "text",
  text: "Kabul 60",
  x: 100,
  y: 100,
  angle: 0,
  family: "Vazirmatn",
  size: 20,
  weight: 400,
  fill: "#000000",
} as const;

describe("a scene in a PDF", () => {
  test("fills paths where they are, y down", async () => {
    const bytes = write({ type: "path", path: square, fill: "#336699" });
    expect(await colorAt(bytes, 50, 25)).toBe("#336699");
    expect(await colorAt(bytes, 50, 45)).toBe("#ffffff");
    expect(await colorAt(bytes, 10, 25)).toBe("#ffffff");
  });

  test("strokes paths over their fill, dashed as asked", () => {
    const path = { type: "path", path: square, fill: "#ffffff", stroke: "#ff0000" } as const;
    const dashed = { ...path, strokeWidth: 3, strokeDash: [4, 2], strokeCap: "round" } as const;
    const used = operations(write(dashed, path)).map(({ operator }) => operator);
    expect(used.filter((operator) => operator === "B")).toHaveLength(2);
    expect(used.filter((operator) => operator === "d")).toHaveLength(2);
    expect(used.filter((operator) => operator === "RG")).toHaveLength(1);
  });

  test.each([[[0, 0]], [[-1, 2]], [[]]])("draws a solid line for the dashes %j", (strokeDash) => {
    const path = { type: "path", path: square, stroke: "#ff0000", strokeDash } as const;
    const dash = operations(write(path)).find(({ operator }) => operator === "d");
    expect(dash?.operands).toEqual([[], 0]);
  });

  test("lets through what is behind, fill and stroke each as asked", async () => {
    const path = { type: "path", path: square, fill: "#000000", fillOpacity: 0.4 } as const;
    expect(await colorAt(write(path), 50, 25)).toBe("#999999");
    const after = { type: "path", path: "M0,180L200,180L200,200L0,200Z", fill: "#00ff00" } as const;
    expect(await colorAt(write(path, after), 50, 95)).toBe("#00ff00");
  });

  test("clips groups, and only them", async () => {
    const path = { type: "path", path: square, fill: "#336699" } as const;
    const clip = "M0,0L100,0L100,200L0,200Z";
    const bytes = write({ type: "group", clip, items: [path] }, { ...label, anchor: "right" });
    expect(await colorAt(bytes, 30, 25)).toBe("#336699");
    expect(await colorAt(bytes, 70, 25)).toBe("#ffffff");
    expect(pdfFindings(bytes)).toEqual([]);
  });

  test("forgets at the end of a clip what was set within", async () => {
    const path = { type: "path", path: square, fill: "#336699" } as const;
    const clip = "M0,0L1,0L1,1L0,1Z";
    const bytes = write({ type: "group", clip, items: [path] }, path);
    expect(await colorAt(bytes, 50, 25)).toBe("#336699");
  });

  test("draws curves", async () => {
    const circle =
      "M100,40C133,40,160,67,160,100C160,133,133,160,100,160C67,160,40,133,40,100C40,67,67,40,100,40Z";
    const bytes = write({ type: "path", path: circle, fill: "#336699" });
    expect(await colorAt(bytes, 50, 50)).toBe("#336699");
    expect(await colorAt(bytes, 23, 23)).toBe("#ffffff");
  });

  test.each([
    ["left", 100],
    ["middle", 63],
    ["right", 26],
  ] as const)("anchors text at its %s", (anchor, expected) => {
    const matrix = operations(write({ ...label, anchor })).find(
      ({ operator }) => operator === "Tm",
    );
    expect(matrix?.operands.slice(0, 4)).toEqual([1, 0, 0, -1]);
    expect(Number(matrix?.operands[4])).toBeCloseTo(expected, -1);
    expect(matrix?.operands[5]).toBe(100);
  });

  test("turns text clockwise about its anchor", () => {
    const bytes = write({ ...label, anchor: "left", angle: 90 });
    const matrix = operations(bytes).find(({ operator }) => operator === "Tm");
    expect(matrix?.operands).toEqual([0, 1, 1, 0, 100, 100]);
    const ended = operations(write({ ...label, anchor: "right", angle: 90 }));
    const [, , , , x, y] = ended.find(({ operator }) => operator === "Tm")?.operands ?? [];
    expect(x).toBe(100);
    expect(Number(y)).toBeCloseTo(26, -1);
  });

  test("has real text, in the figure", async () => {
    const bytes = write(
      { ...label, anchor: "left" },
      { ...label, y: 150, text: "کابل ۶۰", anchor: "right" },
    );
    const { structure, pages } = await readPdf(bytes);
    expect(pages[0]?.text).toBe("Kabul 60\nکابل ۶۰");
    expect(structure).toContain('Figure alt="A picture" placement=Block bbox=[0 0 100 100]');
  });

  test("draws nothing for what has neither fill, stroke nor length", () => {
    const none = [
      { type: "path", path: square },
      { type: "path", path: square, stroke: "#000000", strokeWidth: 0 },
      { type: "path", path: "", fill: "#000000" },
      { type: "group", clip: "", items: [{ type: "path", path: square, fill: "#000000" }] },
      { ...label, text: "", anchor: "left" },
    ] as const;
    const used = operations(write(...none)).map(({ operator }) => operator);
    expect(used).toEqual(["BDC", "q", "cm", "Q", "EMC"]);
  });
});
