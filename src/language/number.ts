import type { Locale } from "./locale.ts";

/** Writes a number with grouping, rounded to `decimals` places, without zeros at the end. */
export function writeNumber(value: number, locale: Locale, decimals: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a number that can be written: ${value}`);
  const [whole = "0", fraction = ""] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, locale.group);
  const places = fraction.replace(/0+$/, "");
  const text = places === "" ? grouped : `${grouped}${locale.decimal}${places}`;
  const negative = value < 0 && /[1-9]/.test(text);
  return `${negative ? locale.minus : ""}${writeDigits(text, locale)}`;
}

/** Puts a language's digits in the place of European ones. */
export function writeDigits(text: string, locale: Locale): string {
  if (locale.digits === "0123456789") return text;
  const digits = [...locale.digits];
  return text.replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
}

/** Joins items as a sentence would: "A, B and C". */
export function writeList(items: readonly string[], locale: Locale): string {
  const { separator, last } = locale.list;
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(separator)}${last}${items.at(-1)}`;
}
