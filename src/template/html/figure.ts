import type { Block, Caption, Figure } from "../../document/index.ts";
import { type Element, isBlank, type Piece } from "./element.ts";
import { commonOf, type Environment, report } from "./environment.ts";
import { readInlines } from "./inline.ts";
import { refuseElement } from "./refuse.ts";

/** Reads `<figure>`: a chart, and a `<figcaption>` that takes the place of the chart's own caption. */
export function readFigure(element: Element, environment: Environment): readonly Block[] {
  const common = commonOf(element, environment);
  const charts = element.children.flatMap((piece) => chartsIn(piece, environment));
  const caption = element.children.find((piece) => isCaption(piece));
  if (charts.length !== 1) {
    const message = `a <figure> with ${charts.length} charts`;
    report(environment, element.place, message, 'put one {{chart "…"}} into each <figure>');
  }
  return charts.map((chart) => ({
    ...chart,
    ...common,
    ...(caption?.type === "element" && { caption: readCaption(caption, environment) }),
  }));
}

/** Reads `<caption>` or `<figcaption>`. */
export function readCaption(element: Element, environment: Environment): Caption {
  const common = commonOf(element, environment);
  return { type: "caption", ...common, children: readInlines(element, environment) };
}

function isCaption(piece: Piece): boolean {
  return piece.type === "element" && piece.name === "figcaption";
}

function chartsIn(piece: Piece, environment: Environment): readonly Figure[] {
  if (isBlank(piece) || isCaption(piece)) return [];
  if (piece.type === "fragment" && piece.fragment.flow === "block")
    return piece.fragment.nodes.filter((node) => node.type === "figure");
  if (piece.type === "element") refuseElement(piece, "<figure>", environment);
  else report(environment, piece.place, "words stand in <figure>", "put them into <figcaption>");
  return [];
}
