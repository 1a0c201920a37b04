import { createReadStream } from "node:fs";

const quote = 0x22;
const feed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Returns on which line of a CSV file rows begin: both from 1, the header left out of the rows. The file is gone through
 * once, for what is wrong with it is told by line.
 */
export async function linesOf(
  path: string,
  rows: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const asked = new Set(rows);
  const last = Math.max(0, ...rows);
  const lines = new Map<number, number>();
  // The row that the next byte is of, the header being 0, and whether a byte of it was seen: blank lines are no rows.
  let row = 0;
  let line = 1;
  let begun = false;
  let quoted = false;
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) {
    for (const byte of bytes as Uint8Array) {
      if (byte === feed) {
        line += 1;
        if (quoted || !begun) continue;
        begun = false;
        row += 1;
        if (row > last) return lines;
      } else {
        if (!begun && byte !== carriageReturn) {
          begun = true;
          if (asked.has(row)) lines.set(row, line);
        }
        if (byte === quote) quoted = !quoted;
      }
    }
  }
  return lines;
}

/** Returns on which line, from 1, the rows stand that begin at some bytes of a CSV file, or behind blank lines there. */
export async function linesAt(
  path: string,
  offsets: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const left = [...offsets].sort((a, b) => a - b);
  const lines = new Map<number, number>();
  let line = 1;
  let at = 0;
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) {
    for (const byte of bytes as Uint8Array) {
      const isBlank = byte === feed || byte === carriageReturn;
      while (left[0] !== undefined && left[0] <= at && !isBlank) lines.set(left.shift() ?? 0, line);
      if (left.length === 0) return lines;
      if (byte === feed) line += 1;
      at += 1;
    }
  }
  return lines;
}
