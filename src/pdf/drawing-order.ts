import { type FontFace, type Glyph, type GlyphRun, RecentMap } from "../text/index.ts";
import { readDrawn } from "./drawn-reader.ts";

/** A run with its left end on the line. */
export interface PlacedRun {
  readonly run: GlyphRun;
  readonly x: number;
  readonly color: string;
}

/**
 * Returns runs of right-to-left text in the order to draw them, given in the order they are read, of one
 * font and size. Readers that go by places (poppler) mind no order. Those that go by the order of drawing
 * (pdf.js) turn round each piece that was drawn from left to right, and start afresh where the pen moves
 * back. So what they would read wrong as a whole is drawn in pieces, one after the other as read, parted
 * if possible not at a blank, which would be lost.
 */
export function drawingOrder(runs: readonly PlacedRun[]): readonly PlacedRun[] {
  return stretchesOf(runs).map(({ run, of, inset }) => {
    const { x = 0, color = "" } = runs[of] ?? {};
    return { run, x: x + inset, color };
  });
}

/** What is drawn at once: a run, or some of its glyphs. */
interface Stretch {
  readonly run: GlyphRun;
  /** Its left end, from that of the first run. */
  readonly x: number;
  /** Which of the runs it is of, and how far from the left end of that it begins. */
  readonly of: number;
  readonly inset: number;
}

// Lines of each face. A line is often said again: in the next edition of a series, in other rows of a table.
const linesKept = 2000;
const knownLines = new WeakMap<FontFace, RecentMap<string, readonly Stretch[]>>();

// What comes out depends on nothing but what is in the key: places are rounded before they are compared.
function stretchesOf(runs: readonly PlacedRun[]): readonly Stretch[] {
  const [first] = runs;
  if (first === undefined) return [];
  const { face, size } = first.run;
  const lines = knownLines.get(face) ?? new RecentMap<string, readonly Stretch[]>(linesKept);
  knownLines.set(face, lines);
  const placed = runs.map(
    ({ run, x }, of): Stretch => ({
      run,
      x: Math.round((x - first.x) * 1000) / 1000,
      of,
      inset: 0,
    }),
  );
  const parts = placed.map(({ run, x }) => `${run.level} ${x} ${run.advance} ${run.text}`);
  const key = `${size}\0${parts.join("\0")}`;
  let found = lines.get(key);
  if (found === undefined) {
    found = inDrawingOrder(placed).map(withGlyphs);
    lines.set(key, found);
  }
  return found;
}

// A run makes its glyphs anew each time it is asked for them.
function withGlyphs(stretch: Stretch): Stretch {
  const { face, size, level, glyphs, advance, text } = stretch.run;
  return { ...stretch, run: { face, size, level, glyphs, advance, text } };
}

function inDrawingOrder(runs: readonly Stretch[]): readonly Stretch[] {
  const marked = withMarks(runs).map(toPart);
  const whole = fromLeft(marked);
  if (whole !== undefined && isReadRight(whole, marked)) return withVowelLast(whole);
  const parts = marked.flatMap(cutAtSigns).map(toPart);
  return bestPieces(parts).flatMap((piece) => withVowelLast(fromLeft(piece) ?? piece));
}

/** A stretch with what such readers see of it, character by character from the left, and what it says. */
interface Part extends Stretch {
  readonly seen: string;
  readonly said: string;
}

function toPart({ run, x, of, inset }: Stretch): Part {
  // Without what such a reader leaves out.
  const said = run.text.replace(/\p{Cf}/gu, "");
  const seen = run.level % 2 === 1 ? [...said].reverse().join("") : said;
  return { run, x, of, inset, seen, said };
}

// A vowel mark that a piece begins with, at its left, would go to what was drawn before: pdf.js gives a
// mark no place of its own. It is drawn at the end, in a size that differs by nothing one sees, for a change
// of size parts texts too.
function withVowelLast(piece: readonly Stretch[]): readonly Stretch[] {
  const at = piece.findIndex(({ run }) => !blank.test(run.text));
  const first = piece[at];
  if (first === undefined || first.run.level % 2 === 0) return piece;
  const { glyphs } = first.run;
  const start = glyphs.findIndex(({ text }) => !blank.test(text));
  const end = glyphs.findIndex(({ text }, i) => i >= start && !/^\p{M}/u.test(text));
  if (start < 0 || end <= start) return piece;
  const mark = sliceRun(first, glyphs, start, end);
  const size = mark.run.size + leastChange;
  return [
    sliceRun(first, glyphs, end, glyphs.length),
    ...piece.slice(at + 1),
    { ...mark, run: { ...mark.run, size } },
    ...piece.slice(0, at),
  ];
}

// In points: the last digit that is written.
const leastChange = 0.001;

// Numbers and Latin words with nothing but signs between them are one stretch from left to right to
// poppler. A mark of direction, of which nothing is seen, parts them.
function withMarks(runs: readonly Stretch[]): Stretch[] {
  const marked: Stretch[] = [];
  let numberAt: number | undefined;
  for (const placed of runs) {
    const { level, text } = placed.run;
    const isTurned = level % 2 === 0;
    if (isTurned && numberAt !== undefined) {
      const before = marked[numberAt];
      const mark = before === undefined ? undefined : markAfter(before);
      if (mark !== undefined) marked.splice(numberAt + 1, 0, mark);
    }
    const index = marked.push(placed) - 1;
    if (isTurned && /[\p{L}\p{Nd}]/u.test(text)) numberAt = index;
    else if (/\p{L}/u.test(text)) numberAt = undefined;
  }
  return marked;
}

const rightToLeftMark = "\u200f";

function markAfter({ run, x, of, inset }: Stretch): Stretch | undefined {
  const id = run.face.glyphId(0x200c);
  if (id === 0 || run.face.advanceOf(id) !== 0) return undefined;
  const glyph = { id, advance: 0, xOffset: 0, yOffset: 0, text: rightToLeftMark, isPart: true };
  const mark = { ...run, level: 1, glyphs: [glyph], advance: 0, text: rightToLeftMark };
  return { run: mark, x, of, inset };
}

const sign = /^[^\p{L}\p{M}\u200c\u200d]*$/u;
const blank = /^\s*$/;

// Cuts a right-to-left run before and after whatever is no letter.
function cutAtSigns(placed: Stretch): Stretch[] {
  if (placed.run.level % 2 === 0) return [placed];
  const { glyphs } = placed.run;
  const parts: Stretch[] = [];
  let end = glyphs.length;
  for (let at = end - 1; at >= 0; at--) {
    const [next, current] = [glyphs[at - 1]?.text ?? "", glyphs[at]?.text ?? ""];
    if (at > 0 && (next === "" || current === "" || !(sign.test(next) || sign.test(current))))
      continue;
    parts.push(sliceRun(placed, glyphs, at, end));
    end = at;
  }
  return parts;
}

// Of a run with these glyphs, which it would make anew each time it is asked for them.
function sliceRun(
  { run, x, of, inset }: Stretch,
  all: readonly Glyph[],
  start: number,
  end: number,
): Stretch {
  const glyphs = all.slice(start, end);
  const text = glyphs
    .map((glyph) => glyph.text)
    .toReversed()
    .join("");
  const before = widthOf(all.slice(0, start));
  const part = { ...run, glyphs, text, advance: widthOf(glyphs) };
  return { run: part, x: x + before, of, inset: inset + before };
}

function widthOf(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((sum, { advance }) => sum + advance, 0);
}

// What it costs to begin another piece, to lose a blank there, to have a piece read wrong.
const [begun, lost, wrong] = [1, 100, 10_000];

interface Choice {
  readonly cost: number;
  /** Where the last piece begins. */
  readonly from: number;
}

// The cheapest way to divide parts into pieces that follow each other.
function bestPieces(parts: readonly Part[]): Part[][] {
  const choices: Choice[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= parts.length; end++) {
    // Reading takes the time: the first that is read right among the cheapest is the one.
    const candidates = candidatesAt(parts, end, choices);
    const right = candidates.find(({ from }) => isPieceRight(parts.slice(from, end)));
    const { cost, from } = right ??
      candidates[0] ?? { cost: Number.POSITIVE_INFINITY, from: end - 1 };
    choices.push({ cost: right === undefined ? cost + wrong : cost, from });
  }
  const pieces: Part[][] = [];
  for (let end = parts.length; end > 0; ) {
    const from = choices[end]?.from ?? 0;
    pieces.unshift(parts.slice(from, end));
    end = from;
  }
  return pieces;
}

// In parts: a long line.
const longestPiece = 80;

// Where the piece that ends at `end` may begin, and what that costs if it is read right: the cheapest first,
// and the shorter piece before the longer.
function candidatesAt(parts: readonly Part[], end: number, choices: readonly Choice[]): Choice[] {
  const candidates: Choice[] = [];
  for (let from = end - 1; from >= Math.max(0, end - longestPiece); from--) {
    const cost = (choices[from]?.cost ?? 0) + begun + blankLostBefore(parts, from);
    if (Number.isFinite(cost)) candidates.push({ cost, from });
  }
  return candidates.sort((a, b) => a.cost - b.cost);
}

function blankLostBefore(parts: readonly Stretch[], from: number): number {
  const [before, first] = [parts[from - 1], parts[from]];
  // A mark stays with what it follows.
  if (first?.run.text === rightToLeftMark) return Number.POSITIVE_INFINITY;
  if (before === undefined || first === undefined) return 0;
  return blank.test(before.run.text.slice(-1)) || blank.test(first.run.text.slice(0, 1)) ? lost : 0;
}

function isPieceRight(piece: readonly Part[]): boolean {
  if (piece.length === 1) return true;
  const drawn = fromLeft(piece);
  return drawn !== undefined && isReadRight(drawn, piece);
}

// From left to right, if nothing else stands between.
function fromLeft(runs: readonly Part[]): Part[] | undefined {
  const drawn = runs.toSorted((a, b) => a.x - b.x || a.run.advance - b.run.advance);
  const isWhole = drawn.every(({ x }, at) => {
    const before = drawn[at - 1];
    return before === undefined || Math.abs(before.x + before.run.advance - x) < 0.01;
  });
  return isWhole ? drawn : undefined;
}

function isReadRight(drawn: readonly Part[], read: readonly Part[]): boolean {
  const seen = drawn.map((part) => part.seen).join("");
  const wanted = read.map((part) => part.said).join("");
  return readDrawn(seen.trim()) === wanted.trim();
}
