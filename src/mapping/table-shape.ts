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

/** Tells whether a row holds tags of HXL such as #date+occurred, which stand below the header (hxlstandard.org). */
export function isTags(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.length > 1 && filled.every((cell) => /^\s*#[a-z]/i.test(cell));
}
