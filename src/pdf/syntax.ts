/** Returns a number in PDF syntax, rounded to a thousandth. */
export function number(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  if (!Number.isFinite(rounded)) throw new Error(`not a number that can be drawn: ${value}`);
  return rounded === 0 ? "0" : String(rounded);
}

/** Returns a reference to the object of a number. */
export function reference(id: number): string {
  return `${id} 0 R`;
}

/** Returns an array of things already in PDF syntax. */
export function array(items: readonly (string | number)[]): string {
  return `[${items.join(" ")}]`;
}

/** Returns a text as a PDF text string: ASCII as it is, all else as UTF-16 (ISO 32000-1 7.9.2.2). */
export function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return literalString(text);
  return `<feff${Buffer.from(text, "utf16le").swap16().toString("hex")}>`;
}

/** Returns a string of bytes: the UTF-8 form of a text, which orders as its code points do. */
export function byteString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return literalString(text);
  return `<${Buffer.from(text, "utf8").toString("hex")}>`;
}

/** Bytes that a string may hold (ISO 19005-2 6.1.13). */
export const maxStringLength = 32767;

/** Returns how many bytes {@link textString} holds. */
export function textStringLength(text: string): number {
  return /^[\x20-\x7e]*$/.test(text) ? text.length : 2 * text.length + 2;
}

function literalString(text: string): string {
  return `(${text.replace(/[\\()]/g, "\\$&")})`;
}

/** Writes a moment as a date (ISO 32000-1 7.9.4), in universal time. */
export function dateString(date: Date): string {
  return `(D:${date.toISOString().slice(0, 19).replace(/[-:T]/g, "")}Z)`;
}
