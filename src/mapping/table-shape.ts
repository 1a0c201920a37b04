const separators = [",", ";", "\t", "|"] as const;

/** Returns the sign that parts the first lines into most cells, and the same number of them. */
export function separatorOf(text: string): string {
  const lines = text
    .split(/\r\n|\n|\r/, 20)
    .filter((line) => line.trim() !== "")
    .map((line) => line.replace(/"[^"]*"/g, ""));
  const widest = (sign: string): number =>
    Math.min(...lines.slice(0, 5).map((line) => line.split(sign).length), 1000);
  const most = (sign: string): number =>
    Math.max(...lines.slice(0, 5).map((line) => line.split(sign).length), 0);
  const score = (sign: string): number => widest(sign) * 1000 + most(sign);
  return [...separators].sort((a, b) => score(b) - score(a))[0] ?? ",";
}

/** Returns the names of columns; one without a name is called by its place, one that repeats another by its turn. */
export function headerOf(cells: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  const filled = cells.map(
    (cell, index) => cell.replace(/\s+/gu, " ").trim() || `column ${index + 1}`,
  );
  return filled.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/**
 * Returns the cells of a header of two lines as one, "Casualties" above "Killed" and "Wounded" as "Casualties Killed" and
 * "Casualties Wounded", or `undefined` where the row below it is none of the header: that names only what stands below cells
 * without a name and the one before them, in letters, and has nothing below at least two others.
 */
export function joinedHeader(
  above: readonly string[],
  below: readonly string[] | undefined,
): readonly string[] | undefined {
  if (below === undefined) return undefined;
  const lastFilled = (cells: readonly string[]): number =>
    cells.findLastIndex((cell) => cell.trim() !== "");
  const end = Math.max(lastFilled(above), lastFilled(below)) + 1;
  const groups = groupsIn(Array.from({ length: end }, (_, index) => (above[index] ?? "").trim()));
  const name = (index: number): string => (below[index] ?? "").trim();
  const isSub = (index: number): boolean => /^(?=.*\p{L})[^\p{Nd}]{1,60}$/u.test(name(index));
  const split = groups.filter(({ from, to }) => to - from > 1 && name(from) !== "");
  const whole = groups.filter(({ from, to }) => to - from === 1 && name(from) === "");
  const indexes = split.flatMap(({ from, to }) =>
    Array.from({ length: to - from }, (_, index) => from + index),
  );
  const isNothingElse = below.every((_, index) => indexes.includes(index) || name(index) === "");
  if (split.length === 0 || whole.length < 2 || !isNothingElse || !indexes.every(isSub))
    return undefined;
  return groups.flatMap(({ from, to, header }) =>
    Array.from({ length: to - from }, (_, index) => {
      const own = name(from + index);
      return own === "" ? (index === 0 ? header : "") : `${header} ${own}`;
    }),
  );
}

// A name, and the cells without one behind it; `to` is the first of the next.
function groupsIn(
  header: readonly string[],
): readonly { readonly header: string; readonly from: number; readonly to: number }[] {
  const starts = header.flatMap((cell, index) => (cell !== "" || index === 0 ? [index] : []));
  return starts.map((from, index) => ({
    header: header[from] ?? "",
    from,
    to: starts[index + 1] ?? header.length,
  }));
}

/** Tells whether a row holds tags of HXL such as #date+occurred, which stand below the header (hxlstandard.org). */
export function isTags(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.length > 1 && filled.every((cell) => /^\s*#[a-z]/i.test(cell));
}
