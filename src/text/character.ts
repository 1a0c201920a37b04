/** Characters that draw nothing and shape nothing: bidi controls, joiners of words, format controls. */
const undrawn =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u00ad\u061c\u180b-\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ufe00-\ufe0f]|\u034f/;
const undrawnAll = new RegExp(undrawn, "g");

/** Tells whether a character is for drawing (or, as ZWNJ, for shaping); bidi controls are not. */
export function isDrawn(codePoint: number): boolean {
  return !(codePoint < 0x10000
    ? undrawn.test(String.fromCharCode(codePoint))
    : codePoint >= 0xe0000 && codePoint <= 0xe0fff);
}

/** Returns a text without the characters that are not drawn; a tab becomes a space. */
export function drawnText(text: string): string {
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
    (unit >= 0x2000 && unit <= 0x200b && unit !== 0x2007) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x205f ||
    unit === 0x3000
  );
}
