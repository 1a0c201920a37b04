import { type Config, covers, daysBetween, type EditionConfig } from "../config/index.ts";
import type { PublishedIssue } from "../published/index.ts";
import type { EarlierContext, Refusal } from "../template/index.ts";
import { coverageOf } from "./period.ts";

/**
 * Returns the issue right before an edition as templates see it. A change on it is said only of a census, of periods of
 * equally many days that do not overlap and that the data cover whole, then and now, counted alike, and
 * where no small figures are withheld.
 */
export function lastIssue(
  { edition: told, ledger, address }: PublishedIssue,
  { edition, config, isCompared }: Beside,
): NonNullable<EarlierContext["last"]> {
  const { id, number, period, published } = told;
  const refused = isCompared
    ? refusal({ told, rule: ledger.rule }, edition, config)
    : ("withheld" as const);
  return { id, number, period, published, address, comparable: refused === null, refused };
}

interface Beside {
  readonly edition: EditionConfig;
  readonly config: Config;
  /** Whether its figures are worked out again: not where small ones are withheld. */
  readonly isCompared: boolean;
}

interface Then {
  readonly told: PublishedIssue["edition"];
  readonly rule: string;
}

function refusal({ told, rule }: Then, edition: EditionConfig, { data }: Config): Refusal | null {
  const { coverage } = data;
  const days = ({ start, end }: EditionConfig["period"]): number => daysBetween(start, end);
  const isCovered =
    coverageOf(coverage, edition.period) === "full" &&
    coverageOf(coverage, told.period) === "full" &&
    covers(told.coverage, told.period);
  if (data.kind !== "census") return "selection";
  if (!isCovered) return "coverage";
  if (days(told.period) !== days(edition.period)) return "length";
  if (told.period.end >= edition.period.start) return "overlap";
  if (filterKey(told.filter) !== filterKey(edition.filter)) return "filter";
  return rule === data.rule ? null : "rule";
}

function filterKey(filter: EditionConfig["filter"]): string {
  if (filter === undefined) return "";
  const { provinces, categories, providers } = filter;
  return JSON.stringify(
    [provinces ?? null, categories ?? null, providers ?? null].map(
      (list) => list && [...list].sort(),
    ),
  );
}
