/** What a number stands for by its format: a day, a time of day, both, or itself. */
export type NumberKind = "number" | "day" | "time" | "day and time";

// ECMA-376 1, 18.8.30: formats that have no code in the file; those from 27 on are of the languages of East Asia.
const times = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]);
const days = new Set([14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** Returns what numbers under a format stand for, by its number or, where it is one of the file's own, its code. */
export function kindOf(id: number, code: string | undefined): NumberKind {
  if (code !== undefined) return kindOfCode(code);
  if (id === 22) return "day and time";
  if (days.has(id)) return "day";
  return times.has(id) ? "time" : "number";
}

// Of the code for positive numbers, what is no text that is printed as it stands, no colour, condition or language.
function kindOfCode(code: string): NumberKind {
  const bare = code
    .slice(0, 500)
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, "")
    .replace(/General/gi, "")
    .replace(/;.*$/s, "")
    .toLowerCase();
  const hasTime = /[hs]|am\/pm|a\/p/.test(bare);
  // m is a month, but beside hours and seconds minutes.
  const hasDay = /[yd]|e(?![+-])|aaa/.test(bare) || (!hasTime && /m/.test(bare));
  if (hasDay) return hasTime ? "day and time" : "day";
  return hasTime ? "time" : "number";
}

const secondsPerDay = 86_400;

/**
 * Returns what a serial number of days stands for, as ISO 8601 would write it: `2022-04-21`, `2022-04-21 13:45:00`,
 * `13:45:00`; without a zone, for a workbook has none. `undefined` where the calendar of the workbook has no such day:
 * that of 1900 counts a 29 February 1900, which was none (ECMA-376 1, 18.17.4).
 */
export function dateText(serial: number, kind: NumberKind, is1904: boolean): string | undefined {
  const seconds = Math.round(serial * secondsPerDay);
  if (!Number.isSafeInteger(seconds) || seconds < 0) return undefined;
  if (kind === "time") return clockText(seconds);
  const days = Math.floor(seconds / secondsPerDay);
  const rest = seconds % secondsPerDay;
  if (!is1904 && (days === 0 || days === 60)) return undefined;
  const first = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days > 60 ? 30 : 31);
  const date = new Date(first + days * 1000 * secondsPerDay);
  if (!(date.getUTCFullYear() <= 9999)) return undefined;
  const day = date.toISOString().slice(0, 10);
  return kind === "day" || rest === 0 ? day : `${day} ${clockText(rest)}`;
}

function clockText(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
