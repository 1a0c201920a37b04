import type { Piece } from "../../audience/index.ts";
import type { DrawnRun } from "./content-text.ts";
import { isRightToLeft, turnedRound } from "./logical.ts";
import type { Mark } from "./structure.ts";

/** A page as drawn: its object number, and its text in the order of drawing. */
export interface DrawnPage {
  readonly id: number;
  readonly runs: readonly DrawnRun[];
}

/**
 * Returns the texts that pages draw, each as far as it is read as one: a block of the structure, in the order of the
 * structure and in that of drawing, over all its lines and pages; the artifacts of a page; and the whole of a page
 * that draws a text of which the structure says nothing.
 */
export function* drawnPieces(
  pages: readonly DrawnPage[],
  blocks: readonly (readonly Mark[])[],
): Iterable<Piece> {
  const marked = new Map(pages.map(({ id, runs }) => [id, byMark(runs)]));
  const structured = new Map(pages.map(({ id }) => [id, new Set<number>()]));
  // A table says the same in many cells of a page.
  const said = { where: "", texts: new Set<string>() };
  for (const marks of blocks) {
    for (const { page, mcid } of marks) structured.get(page)?.add(mcid);
    const runs = marks.flatMap(({ page, mcid }) => marked.get(page)?.get(mcid) ?? []);
    for (const piece of blockPieces(runs)) {
      if (piece.where !== said.where) {
        said.where = piece.where;
        said.texts.clear();
      }
      if (said.texts.has(piece.text)) continue;
      said.texts.add(piece.text);
      yield piece;
    }
  }
  for (const { id, runs } of pages) {
    const isKnown = ({ owner, pieces }: DrawnRun): boolean =>
      owner === "artifact" ||
      (owner !== undefined && structured.get(id)?.has(owner)) ||
      pieces.join("").trim() === "";
    yield* readings([runs.filter(({ owner }) => owner === "artifact")]);
    if (!runs.every(isKnown))
      yield* readings([runs, runs.filter(({ owner }) => owner !== "artifact")]);
  }
}

function byMark(runs: readonly DrawnRun[]): ReadonlyMap<number, readonly DrawnRun[]> {
  const marked = new Map<number, DrawnRun[]>();
  for (const run of runs) {
    if (typeof run.owner !== "number") continue;
    const known = marked.get(run.owner);
    if (known === undefined) marked.set(run.owner, [run]);
    else known.push(run);
  }
  return marked;
}

function blockPieces(runs: readonly DrawnRun[]): Iterable<Piece> {
  const isDrawnSo = runs.every((run, index) => compare(runs[index - 1] ?? run, run) <= 0);
  return readings(isDrawnSo ? [runs] : [runs, [...runs].sort(compare)]);
}

function compare(a: DrawnRun, b: DrawnRun): number {
  return a.page - b.page || a.order - b.order;
}

// Every way that runs read, each once.
function* readings(orders: readonly (readonly DrawnRun[])[]): Iterable<Piece> {
  // The last order is that of drawing.
  const drawn = orders.at(-1) ?? [];
  const [first, last] = [drawn[0]?.page, drawn.at(-1)?.page];
  if (first === undefined) return;
  const where = first === last ? `page ${first}` : `pages ${first} to ${last}`;
  const texts = new Set(orders.flatMap((runs) => readingsOf(linesOf(runs))));
  for (const text of texts) if (text.trim() !== "") yield { where, text, kind: "words" };
}

// What follows on the same line goes on there.
function linesOf(runs: readonly DrawnRun[]): readonly (readonly string[])[] {
  const lines: string[][] = [];
  for (const [index, { line, page, pieces }] of runs.entries()) {
    const before = runs[index - 1];
    if (before?.line === line && before.page === page) lines.at(-1)?.push(...pieces);
    else lines.push([...pieces]);
  }
  return lines;
}

// As drawn; and where a script runs from right to left, with each piece, and with each line, turned round.
function readingsOf(lines: readonly (readonly string[])[]): readonly string[] {
  const asDrawn = lines.map((pieces) => pieces.join("")).join("\n");
  if (!isRightToLeft(asDrawn)) return [asDrawn];
  const turn = (text: string): string => (isRightToLeft(text) ? turnedRound(text) : text);
  return [
    asDrawn,
    lines.map((pieces) => pieces.map(turn).join("")).join("\n"),
    lines.map((pieces) => turn(pieces.join(""))).join("\n"),
  ];
}
