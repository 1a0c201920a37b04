import type { Caption, Figure, Inline } from "../document/index.ts";
import { setBox } from "./box.ts";
import type { Artifact } from "./frame.ts";
import { setWords } from "./paragraph.ts";
import type { Frame, Setting } from "./setting.ts";
import { emptyFlow, type Flow, makeSlice } from "./slice.ts";
import { heightOf, stack } from "./stack.ts";
import { blockStyle } from "./style.ts";

// A pixel of a scene is at most a point on the page: a third larger than it was drawn for.
const mostScale = 1;
// At less than half of its natural 0.75 points a pixel, the words of a chart are below 4 points.
const leastScale = 0.375;
// To fit on what is left of a page, a picture gives a little, as long as the words of a chart (of 11
// pixels, unless the theme says otherwise) keep about 7 points.
const leastShare = 0.85;
const leastToFit = 0.64;

/** Sets a chart as wide as its frame, between its caption and the line on its source. */
export function setFigure(node: Figure, frame: Frame, setting: Setting): Flow {
  const style = blockStyle(setting.theme, frame, "figure", node.style);
  return setBox(node, style, frame, (inner) => {
    const caption = setCaption(node.caption, inner, setting);
    const source = setSource(node.source, inner, setting);
    const words = heightOf(stack([caption, source]).slices) + caption.after + source.before;
    const room = Math.max(inner.height - words, inner.height / 4);
    const picture = setPicture(node, inner, room, setting);
    return stack([caption, { ...picture, keepWithNext: source.slices.length > 0 }, source]);
  });
}

/** Sets the caption of a figure or table, its label first; it is never parted from what it is over. */
export function setCaption(node: Caption | undefined, frame: Frame, setting: Setting): Flow {
  if (node === undefined) return emptyFlow;
  const style = blockStyle(setting.theme, frame, "caption", node.style);
  return { ...setWords(node, style, frame, setting), keepWithNext: true };
}

function setSource(words: readonly Inline[] | undefined, frame: Frame, setting: Setting): Flow {
  if (words === undefined) return emptyFlow;
  const style = blockStyle(setting.theme, frame, "figure-source");
  return setWords({ children: words }, style, frame, setting);
}

function setPicture(node: Figure, frame: Frame, room: number, setting: Setting): Flow {
  const { scene, file } = node;
  const most = file?.share === undefined ? mostScale : (frame.width * file.share) / scene.width;
  const scale = Math.min(most, frame.width / scene.width, room / scene.height);
  const width = scene.width * scale;
  const height = scene.height * scale;
  if (scale < leastScale && file === undefined) reportSmall(node, scale, setting);
  const slack = frame.width - width;
  const align = frame.text.textAlign;
  const start = frame.start + (align === "end" ? slack : align === "center" ? slack / 2 : 0);
  const source = file?.isOrnament ? ornament : node;
  const ofWords = file === undefined ? Math.min(1, leastToFit / scale) : 0;
  const least = height * Math.max(leastShare, ofWords);
  const item = { type: "scene", start, y: 0, width, height, scene, source } as const;
  const slice = makeSlice(height, [item], { least });
  return { ...emptyFlow, slices: [slice] };
}

const ornament: Artifact = { type: "artifact", kind: "background" };

function reportSmall(node: Figure, scale: number, setting: Setting): void {
  const name = node.caption?.label?.value ?? "a figure";
  const percent = Math.round((scale / 0.75) * 100);
  setting.report({
    severity: "warning",
    code: "layout/figure-too-small",
    message: `${name} is set at ${percent} % of its size, too small to read`,
    hint: "draw the chart narrower or lower, or give it more room on the page",
    ...(node.place === undefined ? {} : { place: node.place }),
  });
}
