import { type FontSet, measureText, RecentMap } from "../text/index.ts";
import { keyOf, topologyHash } from "./key-of.ts";
import type { Drawable } from "./prepare-chart.ts";
import { drawPicture, type Picture } from "./render-chart.ts";
import type { VegaInput } from "./run-vega.ts";

type Pictures = RecentMap<string, Picture>;

// By the faces that their texts were measured in.
const picturesIn = new WeakMap<FontSet, Pictures>();

// Charts that editions have in common are asked for again soon; the largest are drawn again each time.
const picturesKept = 32;
const mostBytes = 200_000;

/**
 * Draws the picture of a chart, or returns the one of a chart that was the same to the last value of its rows: one of
 * statements of a whole country, or of months without an incident, is the same in the briefings of many provinces.
 */
export async function pictureOf(chart: Drawable, fonts: FontSet): Promise<Picture> {
  const pictures = picturesIn.get(fonts) ?? new RecentMap(picturesKept);
  picturesIn.set(fonts, pictures);
  const { hash, size } = keyOf([chart.name, chart.source.file, withoutTopologies(chart.vega)]);
  const known = pictures.get(hash);
  if (known !== undefined) return known;
  const picture = await drawPicture(chart, (text, look) => measureText(text, look, fonts));
  if (size <= mostBytes) pictures.set(hash, picture);
  return picture;
}

// What is large and the same for every map goes by its hash.
function withoutTopologies({ spec: { datasets, ...drawing }, ...vega }: VegaInput): unknown {
  const known = Object.entries(Object(datasets)).map(([name, data]) => [
    name,
    typeof data !== "object" || data === null || Array.isArray(data) ? data : topologyHash(data),
  ]);
  return { drawing, known, vega };
}
