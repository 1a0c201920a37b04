import type { Block, Inline } from "../../document/index.ts";
import type { RenderContext } from "../context.ts";
import type { Findings } from "../finding.ts";
import { collapse } from "./collapse.ts";
import { readColumns } from "./columns.ts";
import { type Element, isBlank, type Piece } from "./element.ts";
import { commonOf, type Environment, report } from "./environment.ts";
import { readFigure } from "./figure.ts";
import { inlinesOf, isInline, readInlines } from "./inline.ts";
import { readList } from "./list.ts";
import { readQuotation } from "./quotation.ts";
import { refuseElement, reportFragment } from "./refuse.ts";
import { readTable } from "./table.ts";

type Handler = (element: Element, environment: Environment) => readonly Block[];

const handlers: ReadonlyMap<string, Handler> = new Map(
  Object.entries({
    section: readSection,
    h1: (element, environment) => [readHeading(1, element, environment)],
    h2: (element, environment) => [readHeading(2, element, environment)],
    h3: (element, environment) => [readHeading(3, element, environment)],
    h4: (element, environment) => [readHeading(4, element, environment)],
    p: readParagraph,
    ul: (element, environment) => [readList(false, element, environment)],
    ol: (element, environment) => [readList(true, element, environment)],
    table: (element, environment) => [readTable(element, environment)],
    figure: readFigure,
    blockquote: (element, environment) => [readQuotation(element, environment)],
    aside: readAside,
    div: readColumns,
  }),
);

/** Returns what the elements are read with, for one template, one theme and one language. */
export function environmentOf(
  findings: Findings,
  { styles, language }: Pick<RenderContext, "styles" | "language">,
): Environment {
  return { findings, styles: new Set(styles), hasMessage: language.has, blocks: readBlocks };
}

/**
 * Returns pieces as blocks. Loose words become a paragraph where `loose` allows them (an item of a list),
 * and are a finding elsewhere. `where` names what the pieces stand in.
 */
function readBlocks(
  pieces: readonly Piece[],
  where: string,
  environment: Environment,
  loose = false,
): Block[] {
  const blocks: Block[] = [];
  let words: Piece[] = [];
  const flush = (): void => {
    const first = words.find((piece) => !isBlank(piece));
    if (first !== undefined) blocks.push(...paragraphOf(words, first, where, environment, loose));
    words = [];
  };
  for (const piece of pieces) {
    if (isBlank(piece) || isInline(piece)) words.push(piece);
    else {
      flush();
      blocks.push(...blockOf(piece, where, environment));
    }
  }
  flush();
  return blocks;
}

function paragraphOf(
  words: readonly Piece[],
  first: Piece,
  where: string,
  environment: Environment,
  loose: boolean,
): readonly Block[] {
  const children: Inline[] = collapse(inlinesOf(words, where, environment));
  if (!loose) {
    const hint = "put them into <p>";
    report(environment, first.place, `words stand in ${where} without a paragraph`, hint);
  }
  return children.length === 0 ? [] : [{ type: "paragraph", place: first.place, children }];
}

function blockOf(piece: Piece, where: string, environment: Environment): readonly Block[] {
  if (piece.type === "fragment") {
    if (piece.fragment.flow === "block") return piece.fragment.nodes;
    reportFragment(piece, where, environment);
    return [];
  }
  if (piece.type === "text") return [];
  const handler = handlers.get(piece.name);
  if (handler !== undefined) return handler(piece, environment);
  refuseElement(piece, where, environment);
  return [];
}

function readSection(element: Element, environment: Environment): readonly Block[] {
  const common = commonOf(element, environment);
  return [
    {
      type: "section",
      ...common,
      children: environment.blocks(element.children, "<section>", environment),
    },
  ];
}

function readAside(element: Element, environment: Environment): readonly Block[] {
  const common = commonOf(element, environment);
  const children = environment.blocks(element.children, "<aside>", environment, true);
  return [{ type: "callout", ...common, children }];
}

function readHeading(depth: 1 | 2 | 3 | 4, element: Element, environment: Environment): Block {
  const common = commonOf(element, environment);
  return { type: "heading", depth, ...common, children: readInlines(element, environment) };
}

// A paragraph that turns out empty, because what it prints is, leaves no gap.
function readParagraph(element: Element, environment: Environment): readonly Block[] {
  const common = commonOf(element, environment);
  const children = readInlines(element, environment);
  return children.length === 0 ? [] : [{ type: "paragraph", ...common, children }];
}
