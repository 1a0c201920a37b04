/** Returns the addresses of the web in a cell, which may hold several, one after the other; what is none stands with its neighbour. */
export function addressesIn(cell: string): readonly string[] {
  return cell.split(/[\s;,|]+(?=https?:\/\/)/i);
}

/**
 * Returns the names of sources in a cell that holds several. A semicolon, a bar or a slash between blanks parts them; a comma,
 * a slash or "and" does where all that it parts are names of other cells, for it may stand in one.
 */
export function sourcesIn(cell: string, isName: (text: string) => boolean): readonly string[] {
  const certain = partsOf(cell, /\s*(?:[;؛|\n]|\s\/\s)\s*/u);
  if (certain.length > 1) return certain;
  const likely = partsOf(cell, /\s*[,،/&]\s*|\s+(?:and|و|او)\s+/u);
  return likely.length > 1 && likely.every(isName) ? likely : [cell];
}

function partsOf(cell: string, between: RegExp): readonly string[] {
  return cell
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
