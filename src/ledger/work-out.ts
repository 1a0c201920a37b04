import {
  type Bound,
  bounds,
  type Count,
  formatCount,
  isInPartApproximate,
  parseCount,
  type Total,
  totalOf,
  totalToCount,
  unknownCount,
} from "../count/index.ts";
import type { WrittenFigure, WrittenLedger, WrittenTotal } from "./written-ledger.ts";

/** What came of working a figure out again from the records that its ledger names. */
export interface WorkedOut {
  /**
   * `holds` or `differs` for a number of records and for a sum; `depends` for what is made of its records in another
   * way; `stated` for another's figure; `none` where no record is named.
   */
  readonly result: "holds" | "differs" | "depends" | "stated" | "none";
  /** What the records give, where they are counted or added up. */
  readonly value: string | null;
  /** How many of them. */
  readonly records: number;
}

/** Works a figure out again, by the rules of totals, from the records that it names. */
export function workOut(figure: WrittenFigure, ledger: WrittenLedger): WorkedOut {
  const { kind, proof } = figure;
  const ids = figure.claims ?? figure.incidents ?? [];
  const records = ids.length;
  if (kind === "stated") return { result: "stated", value: null, records: 0 };
  if (kind === "edition" || kind === "published" || figure.incidents === null || proof === null)
    return { result: "none", value: null, records };
  const held = new Map<string, object>(
    Object.entries(figure.claims === undefined ? ledger.incidents : ledger.claims),
  );
  return compare(figure, ids, (id, measure) => {
    const written: unknown = Reflect.get(held.get(id) ?? {}, measure);
    return typeof written === "string" ? parseCount(written).count : undefined;
  });
}

/** Returns the count of a measure that stands for a record. */
type CountOf = (id: string, measure: string) => Count | undefined;

/** Compares a figure with what the records give that it is of, by their ids. */
export function compare(
  { proof, measure, value }: Pick<WrittenFigure, "proof" | "measure" | "value">,
  ids: readonly string[],
  countOf: CountOf,
): WorkedOut {
  const records = ids.length;
  if (proof === null) return { result: "none", value: null, records };
  if (proof === "by") return { result: "depends", value: null, records };
  const derived = typeof value === "number" ? records : add({ measure, value }, ids, countOf);
  if (derived === undefined && measure !== null) return { result: "none", value: null, records };
  const words = derived === undefined ? wordsOf(records) : wordsOf(derived);
  // Numbers that a chart adds up are totals of so many ones.
  const printed = measure === null && typeof value === "object" ? value.low : value;
  return { result: words === wordsOf(printed) ? "holds" : "differs", value: words, records };
}

function add(
  { value, measure }: Pick<WrittenFigure, "measure" | "value">,
  ids: readonly string[],
  countOf: CountOf,
): Total | Count | undefined {
  if (measure === null) return ids.length === 0 ? totalOf([]) : undefined;
  const counts: Count[] = [];
  for (const id of ids) {
    const count = countOf(id, measure);
    if (count === undefined) return undefined;
    counts.push(count);
  }
  const [only, ...more] = counts;
  return typeof value === "string" && only !== undefined && more.length === 0
    ? only
    : totalOf(counts);
}

/** Returns the value that a ledger spells. */
export function readValue({
  value,
  withheld,
}: Pick<WrittenFigure, "value" | "withheld">): number | Count | Total {
  if (typeof value === "number") return value;
  if (typeof value === "object") return totalWritten(value);
  const count = parseCount(value).count ?? unknownCount();
  return withheld === true ? { ...count, withheld } : count;
}

// The total that the ledger spells.
function totalWritten({ low, high, approximate, parts }: WrittenTotal): Total {
  const all = bounds.map((bound): [Bound, number] => [bound, parts[bound] ?? 0]);
  const none = { exact: 0, "at-least": 0, "more-than": 0, "at-most": 0, "less-than": 0 };
  return {
    low,
    high,
    approximate,
    parts: { ...none, between: 0, unknown: 0, ...Object.fromEntries(all) },
  };
}

/** Returns a value in the spelling of data files, with the number of parts that state nothing. */
export function wordsOf(value: WrittenFigure["value"] | Total | Count): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return value;
  if ("bound" in value) return formatCount(value);
  const total = "total" in value ? totalWritten(value) : value;
  const { unknown } = total.parts;
  const isInPart = isInPartApproximate(total);
  const counted = totalToCount(total);
  const words = formatCount(isInPart ? { ...counted, approximate: false } : counted);
  const remark = isInPart ? " (in part approximate)" : "";
  return `${words}${remark}${unknown === 0 ? "" : `, ${unknown} not stated`}`;
}
