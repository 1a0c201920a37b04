// Characters that draw nothing and shape nothing: controls of lines, of bidi, of word breaks. Not the
// joiners, which shape, nor the tab, which is a blank.
const undrawn =
  /(?![\t\u200c\u200d])[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/u;
// A quick test that most text passes.
const plain = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u0620-\u06d5\u06ee-\u06ff]*$/;
const undrawnAll = new RegExp(undrawn, "gu");

/** Tells whether a character is for drawing (or, as ZWNJ, for shaping); bidi controls are not. */
export function isDrawn(codePoint: number): boolean {
  if (codePoint >= 0x20 && codePoint < 0x7f) return true;
  return !undrawn.test(String.fromCodePoint(codePoint));
}

/** Returns a text without the characters that are not drawn; a tab becomes a space. */
export function drawnText(text: string): string {
  if (plain.test(text)) return text;
  if (text.includes("\t")) return drawnText(text.replaceAll("\t", " "));
  return undrawn.test(text) ? text.replace(undrawnAll, "") : text;
}

/** Tells whether a UTF-16 unit is a blank that hangs at a line's end, or a line break. */
export function isHanging(unit: number): boolean {
  return (
    unit === 0x20 ||
    (unit >= 0x09 && unit <= 0x0d) ||
    unit === 0x85 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a && unit !== 0x2007) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x205f ||
    unit === 0x3000
  );
}
