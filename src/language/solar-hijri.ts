/** A day of the Solar Hijri calendar; months and days from 1. */
export interface SolarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

// Julian day numbers at noon: 1 January 1970, and 1 Hamal 1, 21 March 622 of the Gregorian calendar.
const unixEpoch = 2_440_588;
const solarEpoch = 1_948_320;

/**
 * Returns the Solar Hijri day of a day of the Gregorian calendar, by the arithmetic rule of 8 leap years
 * in 33. It agrees with the observed equinox, by which Afghanistan counts, until the year 1500 (2122).
 */
export function toSolarHijri(year: number, month: number, day: number): SolarDate {
  const days = daysSinceUnixEpoch(year, month, day) + unixEpoch - solarEpoch;
  const solarYear = 1 + Math.floor((33 * days + 3) / 12_053);
  const dayOfYear = days - 365 * (solarYear - 1) - Math.floor((8 * solarYear + 21) / 33);
  // Six months of 31 days, then months of 30.
  const index = Math.floor(dayOfYear < 216 ? dayOfYear / 31 : (dayOfYear - 6) / 30);
  const before = 30 * index + Math.min(index, 6);
  return { year: solarYear, month: index + 1, day: dayOfYear - before + 1 };
}

/**
 * Returns the day of the Gregorian calendar, ISO 8601, of a Solar Hijri one, by the same rule; `undefined` where there is no
 * such day, such as 30 Hut of a common year.
 */
export function fromSolarHijri({ year, month, day }: SolarDate): string | undefined {
  const dayOfYear = 30 * (month - 1) + Math.min(month - 1, 6) + day - 1;
  const days = 365 * (year - 1) + Math.floor((8 * year + 21) / 33) + dayOfYear;
  const date = new Date((days + solarEpoch - unixEpoch) * 86_400_000);
  if (Number.isNaN(date.getTime())) return undefined;
  const iso = date.toISOString().slice(0, 10);
  const [y = 0, m = 0, d = 0] = iso.split("-").map(Number);
  const back = toSolarHijri(y, m, d);
  return back.year === year && back.month === month && back.day === day ? iso : undefined;
}

// Arithmetic alone: neither time zone nor clock has a part in it.
function daysSinceUnixEpoch(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / 86_400_000);
}
