import { shrink } from "./shrink.ts";
import { penalty, type Repeated, type Slice } from "./slice.ts";

/** The room for text on a page. */
export interface Region {
  readonly height: number;
  /** Between the text and the first note: room for the rule that parts them. */
  readonly noteGap: number;
}

/** A slice at its place; `y` is its top, from the top of the region. */
export interface Placed {
  readonly slice: Slice;
  readonly y: number;
}

/** What stands on one page. */
export interface PageFill {
  readonly placed: readonly Placed[];
  /** Stands at the top, above what is placed. */
  readonly repeated?: Repeated;
  readonly notes: readonly Placed[];
  /** Whether the page is laid on its side. */
  readonly isTurned?: boolean;
  /** Set when the only slice on the page is higher than the region. */
  readonly overfull: boolean;
}

interface Filled {
  readonly fill: PageFill;
  /** The first slice of the next page. */
  readonly next: number;
  /** Lines of notes that the next page has to take. */
  readonly owed: readonly Slice[];
}

// Sums of floating-point heights may exceed the region's by their rounding.
const tolerance = 1e-6;

/**
 * Places slices on pages, each exactly once and in order. A page is filled as far as it goes, then
 * broken where a break costs least (the latest such place). Each page takes at least one slice or one
 * line of a note, so the last page always comes. `turned` is the room on a page laid on its side.
 */
export function paginate(
  slices: readonly Slice[],
  upright: Region,
  turned: Region = upright,
): readonly PageFill[] {
  const pages: PageFill[] = [];
  const own = [...slices];
  let next = 0;
  let owed: readonly Slice[] = [];
  do {
    // What is left of notes goes on on a page like the one before.
    const isTurned = (next < own.length ? own[next] : pages.at(-1))?.isTurned === true;
    const region = isTurned ? turned : upright;
    const page: Filled =
      next < slices.length
        ? fillPage(own, next, owed, region)
        : { ...fillNotes(owed, region), next };
    pages.push(isTurned ? { ...page.fill, isTurned } : page.fill);
    ({ next, owed } = page);
  } while (next < slices.length || owed.length > 0);
  return pages;
}

// A picture that is set smaller to fit takes its own place among the slices.
function fillPage(slices: Slice[], start: number, owed: readonly Slice[], region: Region): Filled {
  const repeated = repeatedAt(slices[start], region);
  const tops: number[] = [];
  let bottom = repeated?.height ?? 0;
  let notes = stretch(0, owed);
  let end = start;
  for (; end < slices.length; end++) {
    const slice = slices[end];
    if (slice === undefined || (end > start && isDemanded(slices, end, start))) break;
    const top = bottom + (end > start ? slice.before : 0);
    const withNotes = stretch(notes, noteLines(slice));
    if (top + slice.height + area(withNotes, region) > region.height + tolerance) break;
    tops.push(top);
    bottom = top + slice.height;
    notes = withNotes;
  }
  const excess = excessAt(slices, end, { start, bottom, notes }, region);
  const shrunk = excess === undefined ? undefined : shrink(slices, { start, end, excess }, isKept);
  if (shrunk !== undefined) {
    slices[shrunk.at] = shrunk.slice;
    return fillPage(slices, start, owed, region);
  }
  if (end === start) return squeeze(slices, start, owed, region);
  const cut = cheapestBreak(slices, start, end);
  const placed = slices.slice(start, cut).map((slice, i) => ({ slice, y: tops[i] ?? 0 }));
  const lines = [...owed, ...placed.flatMap(({ slice }) => noteLines(slice))];
  const fill = { placed, notes: atFoot(lines, region), overfull: false };
  return { fill: repeated === undefined ? fill : { ...fill, repeated }, next: cut, owed: [] };
}

interface Filling {
  readonly start: number;
  readonly bottom: number;
  readonly notes: number;
}

// How much too high a page would be if it took the slice at `end` and all that must not be parted from it.
function excessAt(
  slices: readonly Slice[],
  end: number,
  { start, bottom, notes }: Filling,
  region: Region,
): number | undefined {
  if (end === slices.length || isDemanded(slices, end, start)) return undefined;
  let [height, noted] = [bottom, notes];
  for (let at = end; at < slices.length; at++) {
    const slice = slices[at];
    if (slice === undefined || (at > end && (!isKept(slice) || isDemanded(slices, at, start))))
      break;
    height += (at > start ? slice.before : 0) + slice.height;
    noted = stretch(noted, noteLines(slice));
  }
  return height + area(noted, region) - region.height;
}

function isKept({ breakBefore }: Slice): boolean {
  return typeof breakBefore === "number" && breakBefore >= penalty.together;
}

// Not even the first slice fits together with its notes: it is placed, with as many lines of notes as
// there is room for.
function squeeze(
  slices: readonly Slice[],
  start: number,
  owed: readonly Slice[],
  region: Region,
): Filled {
  const slice = slices[start];
  if (slice === undefined) throw new Error("no slice to place");
  const lines = [...owed, ...noteLines(slice)];
  const repeated = repeatedAt(slice, region);
  const top = repeated?.height ?? 0;
  const fitting = countFitting(lines, top + slice.height, region);
  const fill = {
    placed: [{ slice, y: top }],
    notes: atFoot(lines.slice(0, fitting), region),
    overfull: slice.height > region.height + tolerance,
  };
  return {
    fill: repeated === undefined ? fill : { ...fill, repeated },
    next: start + 1,
    owed: lines.slice(fitting),
  };
}

// A page of nothing but the rest of notes; empty if the document is.
function fillNotes(owed: readonly Slice[], region: Region): Omit<Filled, "next"> {
  const fitting = Math.max(1, countFitting(owed, 0, region));
  const notes = atFoot(owed.slice(0, fitting), region);
  return { fill: { placed: [], notes, overfull: false }, owed: owed.slice(fitting) };
}

// A page starts where a style asks for it, and where upright and turned pages meet.
function isDemanded(slices: readonly Slice[], at: number, start: number): boolean {
  const [first, slice] = [slices[start], slices[at]];
  return slice?.breakBefore === "page" || first?.isTurned !== slice?.isTurned;
}

// Looks for the least cost from the end back, so that of equals the latest is taken.
function cheapestBreak(slices: readonly Slice[], start: number, end: number): number {
  if (end === slices.length || isDemanded(slices, end, start)) return end;
  let best = end;
  let least = Number.POSITIVE_INFINITY;
  for (let at = end; at > start; at--) {
    const cost = slices[at]?.breakBefore ?? 0;
    if (cost === 0) return at;
    if (typeof cost === "number" && cost < least) [best, least] = [at, cost];
  }
  return best;
}

// A head so high that it leaves no room for what it heads is not repeated.
function repeatedAt(slice: Slice | undefined, region: Region): Repeated | undefined {
  const repeated = slice?.repeated;
  if (slice === undefined || repeated === undefined) return undefined;
  return repeated.height + slice.height > region.height ? undefined : repeated;
}

function noteLines(slice: Slice): readonly Slice[] {
  return slice.notes.length === 0 ? [] : slice.notes.flatMap((note) => note.slices);
}

// The height of notes, when lines are added to those of the given height.
function stretch(height: number, lines: readonly Slice[]): number {
  let sum = height;
  for (const line of lines) sum += (sum > 0 ? line.before : 0) + line.height;
  return sum;
}

function area(noteHeight: number, region: Region): number {
  return noteHeight > 0 ? noteHeight + region.noteGap : 0;
}

function countFitting(lines: readonly Slice[], used: number, region: Region): number {
  let count = 0;
  while (count < lines.length) {
    const height = stretch(0, lines.slice(0, count + 1));
    if (used + area(height, region) > region.height + tolerance) break;
    count++;
  }
  return count;
}

// The notes' last line stands on the region's last line.
function atFoot(lines: readonly Slice[], region: Region): readonly Placed[] {
  let y = region.height - stretch(0, lines);
  return lines.map((slice, index) => {
    y += index > 0 ? slice.before : 0;
    const placed = { slice, y };
    y += slice.height;
    return placed;
  });
}
