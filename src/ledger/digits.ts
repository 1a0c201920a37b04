// Unicode, general category Nd: ten digits follow each other in every script.
const digit = /\p{Nd}/gu;

/** Returns a text with the digits of every script as ASCII. */
export function toAscii(text: string): string {
  return text.replace(digit, (found) => {
    if (/[0-9]/.test(found)) return found;
    let zero = found.codePointAt(0) ?? 0;
    const own = zero;
    while (zero > own - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(own - zero);
  });
}

/** Returns the digits of a text, those of every script as ASCII. */
export function digitsOf(text: string): string {
  return (text.match(digit) ?? []).map(toAscii).join("");
}

/** Returns the numbers of a text in ASCII, without grouping, a point before decimals. */
export function numbersIn(text: string): readonly string[] {
  const found = text.match(/\p{Nd}(?:[\p{Nd},.\u066b\u066c]*\p{Nd})?/gu) ?? [];
  return found.map((number) =>
    toAscii(number)
      .replace(/[,\u066c]/g, "")
      .replace("\u066b", "."),
  );
}
