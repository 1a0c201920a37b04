import {
  type Count,
  formatCount,
  isTotal,
  type Total,
  totalOf,
  totalToCount,
} from "../count/index.ts";
import type { Diagnostic, Place } from "../diagnostic.ts";
import type { Document } from "../document/index.ts";
import { collectFigures } from "./collect-figures.ts";
import type { Ledger, LedgerEntry } from "./ledger.ts";
import { indexRecords, type LedgerInput, type Records } from "./records.ts";

/**
 * Works every printed number and sum out again, from the records that its entry names, by the rules of totals,
 * and reports those that differ, those that count a record twice, and those that name no record.
 */
export function checkLedger(
  ledger: Ledger,
  input: LedgerInput,
  placeOf: PlaceOfColumn = () => undefined,
): readonly Diagnostic[] {
  const records = indexRecords(input);
  return ledger.entries.flatMap((entry) => problemsOf(entry, records, placeOf));
}

/** Says where a query makes a column. */
export type PlaceOfColumn = (query: string, column: string) => Place | undefined;

/** Reports the figures of a document that no ledger can hold, for nothing is known of where they come from. */
export function checkOrigins(document: Document): readonly Diagnostic[] {
  const lost = collectFigures(document).filter(({ node }) => node.derivation === undefined);
  return lost.map(({ node }) => ({
    severity: "warning",
    code: "ledger/untraced",
    message: "a figure is printed that no query, statement or edition gave",
    ...(node.place && { place: node.place }),
    hint: 'take it from a query, or write {{constant "…" reason="…"}}',
  }));
}

function problemsOf(
  entry: LedgerEntry,
  records: Records,
  placeOf: PlaceOfColumn,
): readonly Diagnostic[] {
  const { kind, source, column, lineage, providers } = entry.derivation;
  if (kind === "stated" || kind === "edition" || kind === "published") return [];
  const name = column === null ? source : `${source}.${column}`;
  if (lineage === null) {
    // Of data of several data sets that is an error, which `checkProviders` tells.
    if (providers === null) return [];
    // That is amended in the query, whatever prints it.
    const place = column === null ? undefined : placeOf(source, column);
    return [
      problem(entry, {
        ...(place === undefined ? {} : { place }),
        severity: "warning",
        code: "ledger/untraced",
        message: `the figure "${name}" does not say which incidents it is of`,
        hint: "write number_of(id) AS incidents in the query, or a column ending in _of or _by behind it",
      }),
    ];
  }
  if (lineage.mode === "by") return [];
  const twice = lineage.ids.find((id, index) => lineage.ids[index - 1] === id);
  if (twice !== undefined)
    return [
      problem(entry, {
        severity: "error",
        code: "ledger/counted-twice",
        message: `"${name}" counts ${twice} more than once`,
        hint: "a join of the query, or rows that overlap, repeat it: count each incident once",
      }),
    ];
  const derived = derive(entry, records);
  if (derived === undefined || derived === written(entry.value)) return [];
  return [
    problem(entry, {
      severity: "error",
      code: "ledger/wrong-sum",
      message: `"${name}" is ${written(entry.value)}, but its incidents give ${derived}`,
      hint: "mend the query; a value that only depends on its incidents ends its column in _by, not _of",
    }),
  ];
}

function problem(
  { occurrences, derivation }: LedgerEntry,
  found: Pick<Diagnostic, "severity" | "code" | "message" | "hint" | "place">,
): Diagnostic {
  const place = found.place ?? occurrences.find((occurrence) => occurrence.place)?.place;
  return { ...found, message: `${found.message} (${derivation.id})`, ...(place && { place }) };
}

// What the records give, in the spelling of `written`; undefined where they hold no such measure.
function derive({ value, derivation }: LedgerEntry, { countOf }: Records): string | undefined {
  const { measure = null, ids = [] } = derivation.lineage ?? {};
  if (typeof value === "number") return String(ids.length);
  // A total of nothing names no measure.
  if (ids.length === 0) return written(isTotal(value) ? totalOf([]) : value);
  if (measure === null) return undefined;
  const counts = ids.map((id) => countOf(id, measure));
  if (counts.some((count) => count === undefined)) return undefined;
  const known = counts.filter((count) => count !== undefined);
  if (isTotal(value)) return written(totalOf(known));
  const [only] = known;
  return known.length === 1 && only !== undefined ? written(only) : written(totalOf(known));
}

// With the number of unknown parts, which the words alone may leave out.
function written(value: number | Count | Total): string {
  if (typeof value === "number") return String(value);
  if (!isTotal(value)) return formatCount(value);
  const { unknown } = value.parts;
  const words = formatCount(totalToCount(value));
  return unknown === 0 ? words : `${words} (${unknown} unknown)`;
}
