/** What a format writes before and after a number that bounds it: "+" of 20+, "~" of ~20, "at least " of at least 20. */
export interface Bounds {
  readonly before: string;
  readonly after: string;
}

const bounding =
  /^(?:[~≈≥≤<>]|>=|<=|at least|at most|up to|about|around|approx\.?|approximately|ca\.?|more than|over|fewer than|less than|nearly)$/i;

/**
 * Returns how a format of a workbook bounds its numbers (ECMA-376 1, 18.8.31), by its code for positive ones; undefined
 * where what stands beside the digits says something else, or nothing.
 */
export function boundsOf(code: string | undefined): Bounds | undefined {
  const [positive = ""] = /^(?:"[^"]*"|\\.|[^;])*/.exec((code ?? "").slice(0, 500)) ?? [];
  const plain = positive
    // Colours and languages, blanks as wide as a sign, signs that fill a cell.
    .replace(/\[[^\]]*\]|_.|\*./g, "")
    .replace(/General/gi, "0");
  const [, before = "", digits = "", after = ""] =
    /^((?:"[^"]*"|\\.|[^#0?"\\])*)([#0?][#0?,. ]*)((?:"[^"]*"|\\.|[^#0?"\\])*)$/.exec(plain) ?? [];
  const shown = (text: string): string =>
    text.replace(/"([^"]*)"|\\(.)/g, (_, quoted?: string, sign?: string) => quoted ?? sign ?? "");
  const [start, end] = [shown(before).trim(), shown(after).trim()];
  // A plus before a number is its sign.
  const isBound = start === "" ? end === "+" : bounding.test(start) && end === "";
  if (digits === "" || !isBound) return undefined;
  const isWord = /\p{L}\.?$/u.test(start);
  return { before: isWord ? `${start} ` : start, after: end };
}
