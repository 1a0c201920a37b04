import type { Block, Caption, Figure } from "../../document/index.ts";
import { imageFigure, imagePathProblem } from "../image.ts";
import { attributeOf, type Element, isBlank, type Piece } from "./element.ts";
import { commonOf, type Environment, refuseAttributes, report } from "./environment.ts";
import { readInlines } from "./inline.ts";
import { refuseElement } from "./refuse.ts";

/** Reads `<figure>`: a chart or a picture, and a `<figcaption>` that takes the place of its own caption. */
export function readFigure(element: Element, environment: Environment): readonly Block[] {
  const common = commonOf(element, environment);
  const pictures = element.children.flatMap((piece) => picturesIn(piece, environment));
  const caption = element.children.find((piece) => isCaption(piece));
  // An <img> that is refused is one all the same.
  const refused = element.children.filter(isImage).length - pictures.filter(isRead).length;
  const count = pictures.length + refused;
  if (count !== 1) {
    const message = `a <figure> with ${count} charts or pictures`;
    report(
      environment,
      element.place,
      message,
      'put one {{chart "…"}} or <img> into each <figure>',
    );
  }
  return pictures.map((picture) => ({
    ...picture,
    ...common,
    // What is wrong with a picture is wrong with its <img>.
    ...(picture.file !== undefined && picture.place && { place: picture.place }),
    ...(caption?.type === "element" && { caption: readCaption(caption, environment) }),
  }));
}

/** Reads `<caption>` or `<figcaption>`. */
export function readCaption(element: Element, environment: Environment): Caption {
  const common = commonOf(element, environment);
  return { type: "caption", ...common, children: readInlines(element, environment) };
}

function isImage(piece: Piece): boolean {
  return piece.type === "element" && piece.name === "img";
}

function isRead({ file }: Figure): boolean {
  return file !== undefined;
}

function isCaption(piece: Piece): boolean {
  return piece.type === "element" && piece.name === "figcaption";
}

function picturesIn(piece: Piece, environment: Environment): readonly Figure[] {
  if (isBlank(piece) || isCaption(piece)) return [];
  if (piece.type === "fragment" && piece.fragment.flow === "block")
    return piece.fragment.nodes.filter((node) => node.type === "figure");
  if (piece.type === "element" && piece.name === "img") return readImage(piece, environment);
  if (piece.type === "element") refuseElement(piece, "<figure>", environment);
  else report(environment, piece.place, "words stand in <figure>", "put them into <figcaption>");
  return [];
}

// A picture without `alt` is one that the document's own checks find.
function readImage(element: Element, environment: Environment): readonly Figure[] {
  refuseAttributes(element, environment, ["src", "alt", "width"]);
  const src = attributeOf(element, "src");
  const problem = imagePathProblem(src?.value ?? "");
  if (problem !== undefined) {
    const message =
      src === undefined ? "an <img> without src" : `"${src.value}" is no picture here`;
    report(environment, src?.place ?? element.place, message, problem, "template/image");
    return [];
  }
  const alt = attributeOf(element, "alt")?.value;
  const share = shareOf(element, environment);
  const file = {
    path: src?.value ?? "",
    ...(share !== undefined && { share }),
    ...(alt?.trim() === "" && { isOrnament: true as const }),
  };
  return [imageFigure(file, alt ?? "", element.place)];
}

function shareOf(element: Element, environment: Environment): number | undefined {
  const width = attributeOf(element, "width");
  if (width === undefined) return undefined;
  const percent = Number(/^(\d+(?:\.\d+)?)%$/.exec(width.value)?.[1] ?? 0);
  if (percent > 0 && percent <= 100) return percent / 100;
  const hint = 'write the share of the width there is: width="60%"';
  report(environment, width.place, `"${width.value}" is no width of a picture`, hint);
  return undefined;
}
