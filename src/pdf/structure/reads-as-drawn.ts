// Letters of scripts that run right to left, and their presentation forms.
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Tells whether a text is drawn in the order it is read. Right-to-left text and what stands within it is
 * drawn from left to right, in pieces. There an element says how the text reads: on the structure that is
 * exact for those who listen, and leaves alone what searching and copying make of the glyphs.
 */
export function readsAsDrawn(text: string, direction: "ltr" | "rtl"): boolean {
  return direction === "ltr"
    ? !rightToLeft.test(text)
    : /^(?:[\p{Script=Latin}\p{M}]*|\p{Nd}*)$/u.test(text);
}
