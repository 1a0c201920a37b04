/** What a column asks for, its cells' padding included. */
export interface ColumnNeed {
  /** Of its widest word. */
  readonly min: number;
  /** Of its widest cell on one line. */
  readonly max: number;
  /** A given share of the table's width. */
  readonly share?: number;
}

/**
 * Divides a width among columns so that it is used up. A column with a share gets it; of the others,
 * one that needs less than an equal part gets what it needs, and the rest is divided by the length of
 * text. No column gets less than its widest word needs, unless there is no room even for those: then the
 * widest give way, all to one width, so that a column of short words is not cut for one of long ones.
 */
export function fitColumns(needs: readonly ColumnNeed[], width: number): number[] {
  const least = sum(needs.map((need) => need.min));
  if (least >= width) return levelDown(needs, width);
  const given = needs.filter((need) => need.share !== undefined);
  const open = needs.filter((need) => need.share === undefined);
  const givenWidths = divideGiven(given, width, sum(open.map((need) => need.min)));
  const openWidths = divideOpen(open, width - sum(givenWidths));
  const [givenRest, openRest] = [givenWidths.values(), openWidths.values()];
  const widths = needs.map((need) =>
    need.share === undefined ? openRest.next().value : givenRest.next().value,
  );
  return widths.map((column) => column ?? 0);
}

// Takes columns in order of need; when the rest cannot have theirs, it is divided equally.
function levelDown(needs: readonly ColumnNeed[], width: number): number[] {
  const mins = needs.map((need) => need.min).sort((a, b) => a - b);
  let room = width;
  const tooWide = mins.findIndex((min, index) => {
    if (min > room / (mins.length - index)) return true;
    room -= min;
    return false;
  });
  const most = tooWide < 0 ? Number.POSITIVE_INFINITY : room / (mins.length - tooWide);
  return needs.map((need) => Math.min(need.min, most));
}

// Shares of more than the whole are taken as parts of their sum; if all columns have one, so are those
// of less.
function divideGiven(needs: readonly ColumnNeed[], width: number, leastOfOthers: number): number[] {
  const shares = needs.map((need) => need.share ?? 0);
  const whole = leastOfOthers === 0 ? sum(shares) : Math.max(1, sum(shares));
  const mins = needs.map((need) => need.min);
  const wanted = Math.max(sum(mins), (sum(shares) / whole) * width);
  return divide(Math.min(wanted, width - leastOfOthers), shares, mins);
}

function divideOpen(needs: readonly ColumnNeed[], width: number): number[] {
  const widths = needs.map(() => 0);
  const byNeed = needs.map((_, index) => index).sort((a, b) => maxOf(needs, a) - maxOf(needs, b));
  let room = width;
  let leastOfOthers = sum(needs.map((need) => need.min));
  for (const [taken, index] of byNeed.entries()) {
    leastOfOthers -= needs[index]?.min ?? 0;
    const need = maxOf(needs, index);
    if (need > room / (byNeed.length - taken) || need > room - leastOfOthers) break;
    widths[index] = need;
    room -= need;
  }
  const long = byNeed.filter((index) => widths[index] === 0);
  const parts = divide(
    room,
    long.map((index) => maxOf(needs, index)),
    long.map((index) => needs[index]?.min ?? 0),
  );
  for (const [i, index] of long.entries()) widths[index] = parts[i] ?? 0;
  // All on one line: what is left over is spread by width.
  return long.length > 0 ? widths : divide(width, widths, widths);
}

/** Divides a width by weights, but gives none less than its least. */
function divide(width: number, weights: readonly number[], least: readonly number[]): number[] {
  const isLeast = weights.map(() => false);
  for (;;) {
    const room = width - sum(least.filter((_, i) => isLeast[i]));
    const weight = sum(weights.filter((_, i) => !isLeast[i]));
    const parts = weights.map((w, i) =>
      isLeast[i] ? (least[i] ?? 0) : (room * w) / (weight || 1),
    );
    const short = parts.flatMap((part, i) => (!isLeast[i] && part < (least[i] ?? 0) ? [i] : []));
    if (short.length === 0) return parts;
    for (const i of short) isLeast[i] = true;
  }
}

function maxOf(needs: readonly ColumnNeed[], index: number): number {
  return needs[index]?.max ?? 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
