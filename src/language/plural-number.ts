import { type Count, isTotal, type Total, totalToCount } from "../count/index.ts";

/**
 * Returns the number that chooses the plural form beside a figure: the last one printed ("1–3 people"),
 * or a plural one where none is ("an unknown number of people").
 */
export function pluralNumber(value: number | Count | Total): number {
  if (typeof value === "number") return value;
  const { high, low } = isTotal(value) ? totalToCount(value) : value;
  return high ?? low ?? 2;
}
