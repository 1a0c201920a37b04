import type { Figure } from "../document/index.ts";
import { writeCaption } from "./caption.ts";
import { container, element, lines } from "./element.ts";
import { escapeText } from "./escape.ts";
import { writeImage } from "./image.ts";
import { writeInlines } from "./inline.ts";
import { holdsMarks, writeSvg } from "./svg.ts";
import { writeTable } from "./table.ts";
import { commonAttributes, type Writer } from "./writer.ts";

// A scene's words are drawn for paper, at about two thirds of the page's; it may grow that much here,
// and shrink until they are hard to read, from where on it scrolls instead.
const mostScale = 1.5;
const leastScale = 0.85;

/** Writes a chart or a picture with its caption, what stands below it, and its data as a table that can be opened. */
export function writeFigure(node: Figure, writer: Writer): string {
  const captionId = node.caption?.id ?? writer.freshId("caption");
  const source =
    node.source === undefined
      ? ""
      : element("div", { class: "figure-source" }, writeInlines(node.source, writer));
  // What says nothing is no figure to those who listen.
  const name = node.file?.isOrnament ? "div" : "figure";
  return container(
    name,
    commonAttributes(writer, node, "figure"),
    lines([
      writeCaption("figcaption", node.caption, captionId, writer),
      writePicture(node, captionId, writer),
      source,
      writeData(node, writer),
    ]),
  );
}

function writePicture(node: Figure, captionId: string, writer: Writer): string {
  const { image } = node.scene;
  return image === undefined
    ? writeChart(node, captionId, writer)
    : writeImage(node, image, writer);
}

function writeChart({ scene, alt, caption }: Figure, captionId: string, writer: Writer): string {
  if (holdsMarks(scene.items)) writer.uses.add("script");
  const least = Math.round(scene.width * leastScale);
  // What fits every phone needs no group that the keyboard has to step through.
  const scrolls = least > 280;
  const svg = writeSvg(scene, {
    id: writer.freshId("chart"),
    alt,
    families: writer.families,
    direction: writer.language.direction,
    width: scene.width * mostScale,
    className: scrolls ? writer.classFor(`min-inline-size:${least}px`) : undefined,
  });
  if (!scrolls) return element("div", { class: "fb-chart" }, svg);
  const name =
    caption === undefined
      ? { "aria-label": writer.language.message("html.chart") }
      : { "aria-labelledby": captionId };
  return element("div", { class: "fb-chart fb-scroll", role: "group", tabindex: 0, ...name }, svg);
}

function writeData({ data, caption }: Figure, writer: Writer): string {
  if (data === undefined) return "";
  const label = caption?.label?.value;
  const words =
    label === undefined
      ? writer.language.message("html.data-unnamed")
      : writer.language.message("html.data", { label });
  const id = writer.freshId("data");
  const summary = element("summary", { id }, escapeText(words));
  return container("details", {}, lines([summary, writeTable(data, writer, id)]));
}
