// English, French, German, Dari, Pashto.
const sumWords =
  "(?:grand |sub-?)?totals?|sum|overall|total général|somme|summe|gesamt|insgesamt|مجموعه?|جمع|جمله|(?:جمع|مجموع) کل|ټول|ټولټال";
const sumCell = new RegExp(
  `^(?:(?:${sumWords})\\s*[:=]?\\s*\\p{Nd}*|.{1,40} (?:sub-?)?total)$`,
  "iu",
);

/** Tells whether a cell says that its row adds up others: "Total", "Total 2022", "Kabul total". */
export function isSum(cell: string): boolean {
  return sumCell.test(cell.trim());
}

/** Returns the cell of a row that says that it adds up others, as spreadsheets end; nothing else in such a row is words. */
export function sumCellOf(cells: readonly string[]): string | undefined {
  const [only, ...more] = cells.filter((cell) => /\p{L}/u.test(cell));
  return only !== undefined && more.length === 0 && isSum(only) ? only : undefined;
}
