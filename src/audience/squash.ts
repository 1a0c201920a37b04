/** A text as the search compares it: letters and digits alone, in one form each. */
export interface Squashed {
  readonly text: string;
  /** For each unit of `text`, where it stands in `from`. */
  readonly at: Uint32Array;
  /** The text they were taken from: in compatibility form, in lower case. */
  readonly from: string;
}

// By UTF-16 unit: what it is compared as; 0 where it is left out, 1 where it was not looked at yet.
const known = new Uint16Array(0x1_0000).fill(1);

// Letters that keyboards of Dari, Pashto and Arabic write differently.
const variants: Readonly<Record<string, string>> = {
  ي: "ی",
  ى: "ی",
  ك: "ک",
  ة: "ه",
  ۀ: "ه",
  ـ: "",
};

/**
 * Leaves out everything that texts are set, broken and marked with: blanks, punctuation, hyphens, joiners, marks of
 * direction, vowel and accent marks; digits of any script become European ones.
 */
export function squash(written: string): Squashed {
  const from = written.normalize("NFKD").toLowerCase();
  const units = new Uint16Array(from.length);
  const at = new Uint32Array(from.length);
  let length = 0;
  for (let index = 0; index < from.length; index++) {
    const unit = from.charCodeAt(index);
    const own = known[unit] === 1 ? look(unit) : (known[unit] ?? 0);
    if (own === 0) continue;
    units[length] = own;
    at[length] = index;
    length += 1;
  }
  const text = Buffer.from(units.buffer, 0, length * 2).toString("utf16le");
  return { text, at: at.subarray(0, length), from };
}

function look(unit: number): number {
  const character = String.fromCharCode(unit);
  const variant = variants[character];
  const own =
    variant === undefined
      ? isKept(unit, character)
        ? (digitOf(unit) ?? unit)
        : 0
      : variant.charCodeAt(0) || 0;
  known[unit] = own;
  return own;
}

function isKept(unit: number, character: string): boolean {
  return (unit >= 0xd800 && unit < 0xe000) || /[\p{L}\p{N}]/u.test(character);
}

// Arabic-Indic digits, and those of Persian and Pashto.
function digitOf(unit: number): number | undefined {
  for (const zero of [0x660, 0x6f0])
    if (unit >= zero && unit < zero + 10) return unit - zero + 0x30;
  return undefined;
}

/** Writes the digits of a text in the European way, and leaves all else. */
export function europeanDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) =>
    String.fromCharCode(digitOf(digit.charCodeAt(0)) ?? 0),
  );
}
