interface Period {
  readonly start: string;
  readonly end: string;
}

/** A calendar month of the period; `coverage` tells how much of it the period and the data speak of. */
export interface Month {
  readonly start: string;
  readonly end: string;
  readonly coverage: "full" | "part" | "none";
}

/** Returns the months that `period` touches, in order. Dates are ISO 8601 and sort as text. */
export function monthsOf(period: Period, coverage: Period): readonly Month[] {
  const months: Month[] = [];
  for (let start = monthStart(period.start); start <= period.end; ) {
    const next = followingMonth(start);
    const end = dayBefore(next);
    const [from, to] = [latest(start, period.start), earliest(end, period.end)];
    const isWhole = coverage.start <= start && end <= coverage.end && from === start && to === end;
    const isTouched = coverage.start <= to && from <= coverage.end;
    months.push({ start, end, coverage: isWhole ? "full" : isTouched ? "part" : "none" });
    start = next;
  }
  return months;
}

/** Returns the first day of a date's month. */
export function monthStart(date: string): string {
  return `${date.slice(0, 7)}-01`;
}

function followingMonth(start: string): string {
  const [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))];
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

const latest = (a: string, b: string): string => (a > b ? a : b);
const earliest = (a: string, b: string): string => (a < b ? a : b);
