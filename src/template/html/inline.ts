import type { Inline } from "../../document/index.ts";
import { linkProblem } from "../link.ts";
import { collapse } from "./collapse.ts";
import { attributeOf, type Element, isBlank, type Piece } from "./element.ts";
import { commonOf, type Environment, report } from "./environment.ts";
import { refuseElement, reportFragment } from "./refuse.ts";

type Handler = (element: Element, environment: Environment) => readonly Inline[];

const handlers: ReadonlyMap<string, Handler> = new Map(
  Object.entries({
    em: (element, environment) => wrap("emphasis", element, environment),
    strong: (element, environment) => wrap("strong", element, environment),
    span: (element, environment) => wrap("span", element, environment),
    sup: readSup,
    a: readLink,
    br: (element, environment) => [{ type: "lineBreak", ...commonOf(element, environment) }],
  }),
);

/** Returns the text of `parent` as nodes, white space collapsed; blocks in it are findings. */
export function readInlines(parent: Element, environment: Environment): Inline[] {
  return collapse(inlinesOf(parent.children, `<${parent.name}>`, environment));
}

/** Returns pieces as nodes, white space as it is. `where` names what they stand in. */
export function inlinesOf(
  pieces: readonly Piece[],
  where: string,
  environment: Environment,
): Inline[] {
  return pieces.flatMap((piece): readonly Inline[] => {
    switch (piece.type) {
      case "text":
        return [{ type: "text", value: piece.value, place: piece.place }];
      case "fragment":
        if (piece.fragment.flow === "inline") return piece.fragment.nodes;
        reportFragment(piece, where, environment);
        return [];
      case "element": {
        const handler = handlers.get(piece.name);
        if (handler !== undefined) return handler(piece, environment);
        refuseElement(piece, where, environment);
        return [];
      }
      default:
        return piece satisfies never;
    }
  });
}

function wrap(
  type: "emphasis" | "strong" | "span",
  element: Element,
  environment: Environment,
): readonly Inline[] {
  const children = inlinesOf(element.children, `<${element.name}>`, environment);
  return [{ type, ...commonOf(element, environment), children }];
}

function readSup(element: Element, environment: Environment): readonly Inline[] {
  const children = inlinesOf(element.children, "<sup>", environment);
  return [{ type: "span", style: "note-reference", ...commonOf(element, environment), children }];
}

function readLink(element: Element, environment: Environment): readonly Inline[] {
  const common = commonOf(element, environment, ["href"]);
  const children = inlinesOf(element.children, "<a>", environment);
  const href = attributeOf(element, "href");
  if (href === undefined) {
    report(environment, element.place, "an <a> without href", 'write <a href="…">, or <span>');
    return children;
  }
  const problem = linkProblem(href.value);
  if (problem === undefined) return [{ type: "link", ...common, url: href.value, children }];
  report(
    environment,
    href.place,
    `the link "${href.value}" leads nowhere`,
    problem,
    "template/link",
  );
  return children;
}

/** Tells whether a piece belongs into a line of text. */
export function isInline(piece: Piece): boolean {
  if (piece.type === "text") return !isBlank(piece);
  if (piece.type === "fragment") return piece.fragment.flow === "inline";
  return handlers.has(piece.name);
}
