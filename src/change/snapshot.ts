import { type Config, type EditionFilter, ownProvider } from "../config/index.ts";
import {
  type Count,
  formatCount,
  stated,
  type Total,
  totalOf,
  totalToCount,
} from "../count/index.ts";
import type { Dataset, Incident, IncidentFigures } from "../incident/index.ts";
import type { RecordKind, TotalChange } from "./change.ts";
import { type FlatRecord, flatOf, flatten, flattenStatement, writeCount } from "./flat-record.ts";

export type Measure = "killed" | "wounded" | "casualties";

/** The measures of an incident, in the order of a report. */
export const measures: readonly Measure[] = ["killed", "wounded", "casualties"];

/** The figures that stand for an incident, as written, and the claims they are taken from. */
export interface Standing extends Readonly<Record<Measure, string>> {
  readonly claims: readonly string[];
}

/** Which incidents an edition is of, by the edition's id: those of its period that its filter lets through. */
export interface EditionPeriod {
  readonly edition: string;
  readonly start: string;
  readonly end: string;
  readonly filter?: EditionFilter | undefined;
}

/** Tells whether an edition is of an incident. ISO dates sort as text. */
export function isOf(
  { start, end, filter }: EditionPeriod,
  {
    id,
    date,
    province,
    category,
    provider,
  }: Readonly<Record<"id" | "date" | "province" | "category", string | null>> &
    Pick<Incident, "provider">,
): boolean {
  if (date === null || date < start || end < date) return false;
  const { provinces, categories, providers, incidents } = filter ?? {};
  const isIn = (allowed: readonly string[] | undefined, value: string | null): boolean =>
    allowed === undefined || (value !== null && allowed.includes(value));
  return (
    isIn(provinces, province) &&
    isIn(categories, category) &&
    isIn(providers, provider ?? ownProvider) &&
    isIn(incidents, id)
  );
}

/** One side of a comparison. */
export interface Snapshot {
  readonly records: ReadonlyMap<RecordKind, ReadonlyMap<string, FlatRecord>>;
  readonly standing: ReadonlyMap<string, Standing>;
  /** The rule by which figures stand for incidents that have none of their own. */
  readonly rule: string;
  readonly periods: readonly EditionPeriod[];
  /**
   * Sums over all incidents (`null`) and over each edition's; none where only some incidents are known, or where they are
   * of several data sets, whose figures are in no sum together.
   */
  readonly totals: ReadonlyMap<string | null, Totals>;
}

type Totals = Readonly<Record<TotalChange["measure"], string>>;

/** Returns what a project's data say, as they are compared. */
export function snapshotOf(
  config: Config,
  dataset: Dataset,
  figures: ReadonlyMap<string, IncidentFigures>,
): Snapshot {
  const periods = periodsOf(config);
  const sumOf = (
    edition: string | null,
    incidents: readonly Incident[],
  ): readonly (readonly [string | null, Totals])[] => {
    if (new Set(incidents.map(({ provider }) => provider ?? ownProvider)).size > 1) return [];
    return [[edition, totalsOf(incidents.flatMap(({ id }) => figures.get(id) ?? []))]];
  };
  return {
    records: byKind([...recordsOf(config), ...recordsIn(dataset), ...translationsIn(dataset)]),
    standing: new Map([...figures].map(([id, one]) => [id, standingOf(one)])),
    rule: config.data.rule,
    periods,
    totals: new Map([
      ...sumOf(null, dataset.incidents),
      ...periods.flatMap((period) =>
        sumOf(
          period.edition,
          dataset.incidents.filter((incident) => isOf(period, incident)),
        ),
      ),
    ]),
  };
}

/** Returns records by kind and id. What several share an id of go by turn, in the order of what they hold. */
export function byKind(records: readonly FlatRecord[]): Snapshot["records"] {
  const kinds = new Map<RecordKind, Map<string, FlatRecord>>();
  const key = ({ fields }: FlatRecord): string => JSON.stringify([...fields]);
  const sorted = [...records].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  for (const record of sorted) {
    const known = kinds.get(record.of) ?? new Map<string, FlatRecord>();
    let { id } = record;
    for (let turn = 2; known.has(id); turn++) id = `${record.id} (${turn})`;
    kinds.set(record.of, known.set(id, { ...record, id }));
  }
  return kinds;
}

function standingOf({ killed, wounded, casualties, claims }: IncidentFigures): Standing {
  const write = writeCount;
  return { killed: write(killed), wounded: write(wounded), casualties: write(casualties), claims };
}

function totalsOf(figures: readonly IncidentFigures[]): Totals {
  const sum = (measure: Measure): string =>
    writeTotal(totalOf(figures.map((one): Count => one[measure])));
  return {
    incidents: String(figures.length),
    killed: sum("killed"),
    wounded: sum("wounded"),
    casualties: sum("casualties"),
  };
}

function writeTotal(total: Total): string {
  const { approximate, parts } = total;
  const words = formatCount({ ...totalToCount(total), approximate: false });
  return withParts(words, { stated: stated(total), approximate, unknown: parts.unknown });
}

/** Writes a sum with how many of its parts are approximate, and how many state nothing. */
export function withParts(
  words: string,
  parts: { readonly stated: number; readonly approximate: number; readonly unknown: number },
): string {
  const remarks = [
    ...(parts.approximate > 0 ? [`${parts.approximate} of ${parts.stated} approximate`] : []),
    ...(parts.unknown > 0 ? [`${parts.unknown} not stated`] : []),
  ];
  return remarks.length === 0 ? words : `${words} (${remarks.join("; ")})`;
}

// Editions in several languages are one period.
function periodsOf({ editions }: Config): readonly EditionPeriod[] {
  const periods = new Map(
    editions.map(({ id, period, filter }) => [id, { edition: id, ...period, filter }]),
  );
  return [...periods.values()];
}

function recordsOf({ data, editions }: Config): readonly FlatRecord[] {
  const { kind, coverage, rule, language, categories } = data;
  const span = ({ start, end }: { readonly start: string; readonly end: string }): string =>
    `${start}..${end}`;
  return [
    flatOf("briefing", "data", { kind, coverage: span(coverage), rule, language, categories }),
    ...editions.map((edition) => {
      const { id, number, period, published, dataAsOf, audience, next, filter } = edition;
      return flatOf("edition", `${id} ${edition.language} ${audience}`, {
        number,
        period: span(period),
        published,
        "data-as-of": dataAsOf,
        next,
        filter,
      });
    }),
  ];
}

/** Returns the records of a dataset as fields, but for its translations. */
export function recordsIn(dataset: Dataset): readonly FlatRecord[] {
  return [
    ...dataset.incidents.map((one) => flatten(one, { of: "incident", id: one.id })),
    ...dataset.claims.map((one) => flatten(one, { of: "claim", id: one.id, within: one.incident })),
    ...dataset.breakdowns.map((one) =>
      flatten(one, {
        of: "breakdown",
        id: `${one.claim} ${one.measure} ${one.group}`,
        within: one.claim,
      }),
    ),
    ...dataset.sources.map((one) => flatten(one, { of: "source", id: one.id })),
    ...dataset.statements.map(flattenStatement),
    ...dataset.provinces.map((one) => {
      const names = [...one.names].sort();
      return flatten({ ...one, names }, { of: "province", id: one.id });
    }),
    ...(dataset.towns ?? []).map((one) =>
      flatten(one, { of: "town", id: `${one.province} ${one.name}` }),
    ),
  ];
}

function translationsIn({ translations }: Dataset): readonly FlatRecord[] {
  return [...(translations ?? [])].flatMap(([language, columns]) =>
    [...columns].flatMap(([column, texts]) =>
      [...texts].map(([original, translation]) =>
        flatOf("translation", `${language} ${column} “${original}”`, { translation }),
      ),
    ),
  );
}
