import type { EditionConfig, EditionFilter, Period } from "./config.ts";
import { addDays, type PeriodUnit, parsePeriodName, periodAt, periodName } from "./period-unit.ts";

/** `series` of briefing.yaml, each value checked by itself and with the others. */
export interface Series {
  readonly unit: PeriodUnit | "custom";
  /** The name of the first period, where the unit is not custom. */
  readonly first?: string | undefined;
  readonly last?: string | undefined;
  /** The periods of a custom series, in order. */
  readonly periods?: readonly { readonly id: string; readonly period: Period }[] | undefined;
  readonly number: number;
  readonly languages: readonly string[];
  readonly audiences: readonly string[];
  readonly filters: readonly EditionFilter[];
  /** Whether there are editions without a filter, beside those with one. */
  readonly whole: boolean;
  /** Days after the last day of the period. */
  readonly published: number;
  readonly "data-as-of": number;
  readonly output?: string | undefined;
  readonly issues: Readonly<Record<string, SeriesIssue>>;
}

/** What is told of one issue instead of by the rules of its series. */
export interface SeriesIssue {
  readonly published?: string | undefined;
  readonly "data-as-of"?: string | undefined;
  readonly next?: string | undefined;
}

/** An issue of a series: what all its editions share. */
export interface Issue {
  readonly id: string;
  readonly period: Period;
}

/** More issues than any series has: a century of weeks. */
export const mostIssues = 5000;

/**
 * Returns the issues of a series in order, without a gap between them: up to `last`, or to the last period that the
 * data cover to its end. No clock is asked. There is none more than {@link mostIssues}.
 */
export function issuesOf(series: Series, coverage: Period): readonly Issue[] {
  if (series.unit === "custom") return series.periods ?? [];
  const first = parsePeriodName(series.first ?? "");
  const last = series.last === undefined ? undefined : parsePeriodName(series.last);
  if (first === undefined) return [];
  const issues: Issue[] = [];
  for (let { position } = first; issues.length < mostIssues; position++) {
    const period = periodAt(first.unit, position);
    if (last === undefined ? period.end > coverage.end : position > last.position) break;
    issues.push({ id: periodName(first.unit, position), period });
  }
  return issues;
}

/** Returns the issue that is current: the last whose period the data cover to its end. */
function currentIssue(series: Series, coverage: Period): Issue | undefined {
  return issuesOf(series, coverage)
    .filter(({ period }) => period.end <= coverage.end)
    .at(-1);
}

/** Returns every edition of a series: issue by issue, in each filter by filter, language by language and audience by audience. */
export function expandSeries(series: Series, coverage: Period): readonly EditionConfig[] {
  const issues = issuesOf(series, coverage);
  const current = currentIssue(series, coverage);
  const filters = [...(series.whole ? [undefined] : []), ...series.filters];
  return issues.flatMap((issue, index) => {
    const { published, dataAsOf, next } = datesOf(series, issue, issues[index + 1]);
    return filters.flatMap((filter) =>
      series.languages.flatMap((language) =>
        series.audiences.map(
          (audience): EditionConfig => ({
            id: filter === undefined ? issue.id : `${issue.id}-${filter.id}`,
            number: series.number + index,
            period: issue.period,
            published,
            dataAsOf,
            language,
            audience,
            next,
            issue: { id: issue.id, isCurrent: issue.id === current?.id },
            ...(filter === undefined ? {} : { filter }),
            ...(series.output === undefined ? {} : { output: series.output }),
          }),
        ),
      ),
    );
  });
}

function datesOf(
  series: Series,
  issue: Issue,
  following: Issue | undefined,
): Pick<EditionConfig, "published" | "dataAsOf" | "next"> {
  const own = ownIssue(series, issue.id);
  const next = following ?? nextIssue(series, issue);
  return {
    published: own.published ?? addDays(issue.period.end, series.published),
    dataAsOf: own["data-as-of"] ?? addDays(issue.period.end, series["data-as-of"]),
    next: own.next ?? (next === undefined ? null : publicationOf(series, next)),
  };
}

function publicationOf(series: Series, issue: Issue): string {
  return ownIssue(series, issue.id).published ?? addDays(issue.period.end, series.published);
}

// A series goes on unless it was told where it ends.
function nextIssue({ unit, last }: Series, { id }: Issue): Issue | undefined {
  const named = parsePeriodName(id);
  if (unit === "custom" || named === undefined || last !== undefined) return undefined;
  const position = named.position + 1;
  return { id: periodName(unit, position), period: periodAt(unit, position) };
}

function ownIssue({ issues }: Series, id: string): SeriesIssue {
  return (Object.hasOwn(issues, id) ? issues[id] : undefined) ?? {};
}
