/** Something on a line of text, with its bidi level. */
interface Leveled {
  readonly run: { readonly level: number };
}

/**
 * Returns the pieces of a line, given from left to right, in the order they are read: UAX #9 rule L2
 * undone, from the lowest odd level up. ISO 32000-1 14.8.2.3: content comes in the order of reading.
 */
export function logicalOrder<Piece extends Leveled>(pieces: readonly Piece[]): readonly Piece[] {
  const levels = pieces.map((piece) => piece.run.level);
  const highest = Math.max(0, ...levels);
  if (highest === 0) return pieces;
  const order = [...pieces];
  const lowestOdd = Math.min(...levels.filter((level) => level % 2 === 1));
  for (let level = lowestOdd; level <= highest; level++) {
    let start = 0;
    while (start < order.length) {
      let end = start;
      while (end < order.length && (order[end]?.run.level ?? 0) >= level) end++;
      if (end > start + 1) order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = end + 1;
    }
  }
  return order;
}
