const dayLength = 86_400_000;

/** Tells whether a text is a day as ISO 8601 writes it. */
export function isIsoDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** Returns the days from 1 January 1970 to a date: what DuckDB keeps of it. */
export function daysOf(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / dayLength);
}

/** Returns the date that lies so many days after 1 January 1970. */
export function dateOf(days: number): string {
  return new Date(days * dayLength).toISOString().slice(0, 10);
}
