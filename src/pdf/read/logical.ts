const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Tells whether a text holds a character of a script that runs from right to left. */
export function isRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/**
 * Returns a text that was drawn from left to right in the order it is read from right to left: turned round, but for
 * the numbers and Latin words in it (UAX #9 rule L2, for text of two levels).
 */
export function turnedRound(text: string): string {
  const turned = [...text].reverse().join("");
  return turned.replace(
    /[A-Za-z0-9\u0660-\u0669\u06f0-\u06f9](?:[^\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]*[A-Za-z0-9\u0660-\u0669\u06f0-\u06f9])?/g,
    (run) => [...run].reverse().join(""),
  );
}
