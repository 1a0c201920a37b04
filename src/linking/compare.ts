import { compareCounts, formatCount } from "../count/index.ts";
import { kilometres } from "./point.ts";
import type { Side } from "./side.ts";
import { compareWords } from "./words-in-common.ts";

/** How near two incidents are, from 0 to 1, and in which words that is told. */
export interface Evidence {
  readonly score: number;
  readonly date: string;
  readonly place: string;
  readonly method: string;
  readonly toll: string;
}

interface Part {
  readonly score: number;
  readonly words: string;
}

/** Days between two incidents that may still be one event: reports are dated by what is heard and when. */
export const mostDaysApart = 2;

// Kilometres between two that are known by their towns; across a border of provinces, or where one is of none, a town's width.
const mostApart = 50;
const mostApartAcross = 10;

// What each says for it being one event. Tolls differ most between those who count, and methods by how they are named.
const weights = { date: 0.35, place: 0.35, method: 0.15, toll: 0.15 } as const;

/** Compares two incidents; undefined where days or places say that they are two. */
export function compare(a: Side, b: Side): Evidence | undefined {
  const date = compareDates(a, b);
  const place = date && comparePlaces(a, b);
  if (date === undefined || place === undefined) return undefined;
  const how = compareWords("method", a.method, b.method);
  const whom = compareWords("target", a.target, b.target);
  const method = {
    score: 0.7 * how.score + 0.3 * whom.score,
    words: `${how.words}; ${whom.words}`,
  };
  const toll = compareTolls(a, b);
  const score =
    weights.date * date.score +
    weights.place * place.score +
    weights.method * method.score +
    weights.toll * toll.score;
  return {
    score: Math.round(score * 100) / 100,
    date: date.words,
    place: place.words,
    method: method.words,
    toll: toll.words,
  };
}

function compareDates(a: Side, b: Side): Part | undefined {
  const apart = Math.max(a.start, b.start) - Math.min(a.end, b.end);
  if (apart > mostDaysApart) return undefined;
  const days = (side: Side): string => {
    const { date, dateEnd, datePrecision } = side.incident;
    const span = date === dateEnd ? date : `${date}..${dateEnd}`;
    return datePrecision === "day" ? span : `${span} (by the ${datePrecision})`;
  };
  const both = `${days(a)} and ${days(b)}`;
  if (apart > 0) {
    const words = `${apart} ${apart === 1 ? "day" : "days"} apart: ${both}`;
    return { score: apart === 1 ? 0.6 : 0.3, words };
  }
  const span = Math.max(a.end, b.end) - Math.min(a.start, b.start);
  if (span === 0) return { score: 1, words: `same day: ${a.incident.date}` };
  return { score: span < 7 ? 0.8 : span < 31 ? 0.5 : 0.3, words: `days overlap: ${both}` };
}

function comparePlaces(a: Side, b: Side): Part | undefined {
  const [one, other] = [a.incident, b.incident];
  if (one.country !== other.country) return undefined;
  if (a.point !== undefined && b.point !== undefined) {
    const distance = kilometres(a.point, b.point);
    const isOneProvince = one.province !== null && one.province === other.province;
    if (distance > (isOneProvince ? mostApart : mostApartAcross)) return undefined;
    const same = a.town !== "" && a.town === b.town ? `same town: ${one.town}, ` : "";
    const words = `${same}${distance < 1 ? "less than 1" : Math.round(distance)} km apart`;
    return { score: distance <= 5 ? 1 : distance <= 15 ? 0.7 : 0.3, words };
  }
  if (one.province === null || one.province !== other.province) return undefined;
  if (a.town === "" || b.town === "")
    return { score: 0.5, words: `same province: ${one.province}; town not stated by one` };
  return a.town === b.town
    ? { score: 1, words: `same town: ${one.town}, ${one.province}` }
    : { score: 0.3, words: `same province: ${one.province}; ${one.town} and ${other.town}` };
}

function compareTolls({ killed: a }: Side, { killed: b }: Side): Part {
  if (a.bound === "unknown" || b.bound === "unknown")
    return { score: 0.5, words: "killed not stated by one" };
  const both = `killed ${formatCount(a)} and ${formatCount(b)}`;
  const order = compareCounts(a, b);
  return order === "less" || order === "more"
    ? { score: 0, words: `${both}: they differ` }
    : { score: 1, words: `${both}: both may hold` };
}
