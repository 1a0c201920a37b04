import { covers } from "../config/index.ts";

const dayLength = 86_400_000;

interface Span {
  readonly start: string;
  readonly end: string;
}

/**
 * Returns the period of equally many days that ends the day before `period` starts. Both ends count;
 * dates are ISO 8601 in the proleptic Gregorian calendar, without a time zone.
 */
export function previousPeriod(period: Span): Span {
  const start = Date.parse(`${period.start}T00:00:00Z`);
  const days = Math.round((Date.parse(`${period.end}T00:00:00Z`) - start) / dayLength) + 1;
  return { start: isoDay(start - days * dayLength), end: isoDay(start - dayLength) };
}

/** Returns how much of a period the data cover. */
export function coverageOf(coverage: Span, period: Span): "full" | "part" | "none" {
  if (covers(coverage, period)) return "full";
  return coverage.start <= period.end && period.start <= coverage.end ? "part" : "none";
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Returns what queries of an edition may name as `$period_start` and so on. */
export function parametersOf(
  { id, period }: { readonly id: string; readonly period: Span },
  coverage: Span,
): Readonly<Record<string, string>> {
  const previous = previousPeriod(period);
  return {
    edition: id,
    period_start: period.start,
    period_end: period.end,
    previous_start: previous.start,
    previous_end: previous.end,
    coverage_start: coverage.start,
    coverage_end: coverage.end,
  };
}
