import { expect, test } from "vitest";
import type { Figure } from "../../src/document/index.ts";
import { readImage } from "../../src/image/index.ts";
import { png } from "../image/pictures.ts";
import { caption, figure, layOut } from "../support/layout.ts";

const image = readImage(png({ width: 4, height: 2, color: 0, pixel: () => [0] }));

/** A figure that shows a file's picture of a size in points. */
function picture(width: number, height: number, file: Partial<Figure["file"]> = {}): Figure {
  if ("code" in image) throw new Error(image.message);
  const scene = { width, height, items: [], image };
  return { ...figure(width, height), scene, file: { path: "a.png", ...file } };
}

function placed(node: Figure): readonly unknown[] {
  const { paged, diagnostics } = layOut([node], { columns: 20, lines: 30 });
  expect(diagnostics).toEqual([]);
  return paged.pages
    .flatMap(({ items }) => items)
    .flatMap((item) =>
      item.type === "scene" ? [[item.width, item.height, item.source.type]] : [],
    );
}

test("a picture has its natural size where there is room, and the column's where there is not", () => {
  expect(placed(picture(40, 20))).toEqual([[40, 20, "figure"]]);
  expect(placed(picture(4000, 2000))).toEqual([[200, 100, "figure"]]);
});

test("its share of the column makes it smaller or larger", () => {
  expect(placed(picture(4000, 2000, { share: 0.5 }))).toEqual([[100, 50, "figure"]]);
  expect(placed(picture(4, 2, { share: 0.5 }))).toEqual([[100, 50, "figure"]]);
});

test("an ornament is no part of the reading", () => {
  expect(placed(picture(40, 20, { isOrnament: true }))).toEqual([[40, 20, "artifact"]]);
});

test("it stays with its caption", () => {
  const node = { ...picture(40, 20), caption: caption("Figure 1", "A wall") };
  expect(placed(node)).toEqual([[40, 20, "figure"]]);
});
