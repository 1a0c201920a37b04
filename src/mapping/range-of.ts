import { parseCount } from "../count/index.ts";
import type { Measure, Target } from "./columns.ts";
import type { CountOptions, ReadCount } from "./counts-of.ts";
import type { MappedRow } from "./found.ts";
import { asCount } from "./looks.ts";

/** The cells of one measure: its figure, the ends of what it lies between, and the word for its bound. */
export interface Ends {
  readonly best: string;
  readonly low: string;
  readonly high: string;
  readonly bound: string;
  /** Whether another column says that the figure is about right. */
  readonly isAbout: boolean;
}

// As Fieldbrief writes bounds, and as others do.
type Bound =
  | "exact"
  | "at-least"
  | "more-than"
  | "at-most"
  | "less-than"
  | "nearly"
  | "between"
  | "unknown"
  | "about";

const bounds: ReadonlyMap<string, Bound> = new Map([
  ...spelled("exact", "exact exactly ="),
  ...spelled("at-least", "at-least minimum gte >= ≥"),
  ...spelled("more-than", "more-than gt >"),
  ...spelled("at-most", "at-most maximum up-to lte <= ≤"),
  ...spelled("less-than", "less-than fewer-than lt <"),
  ...spelled("nearly", "nearly"),
  ...spelled("between", "between range"),
  ...spelled("unknown", "unknown not-known not-stated withheld"),
  ...spelled("about", "about approximate approx approximately ~"),
]);

function spelled(bound: Bound, spellings: string): readonly (readonly [string, Bound])[] {
  return spellings.split(" ").map((spelling) => [spelling, bound] as const);
}

/**
 * Reads the ends of a count. A bound that is named decides; else low and high are a range, or one number where they are
 * equal, and one end alone is "at least" or "up to" where no figure stands beside it. Ends that do not go up are put in
 * no order: the figure beside them stands alone, as about, or nothing is known.
 */
export function rangeOf(
  row: MappedRow,
  measure: Measure,
  cells: Ends,
  options: CountOptions,
): ReadCount {
  const verbatim = verbatimOf(row, measure, cells);
  const numbers = {
    best: numberIn(row, measure, cells.best, options),
    low: numberIn(row, `${measure}_low`, cells.low, options),
    high: numberIn(row, `${measure}_high`, cells.high, options),
  };
  const { best, low, high } = numbers;
  if (best === "bad" || low === "bad" || high === "bad") return { count: "", verbatim };
  const isNamed = cells.bound !== "" && bounds.has(wordsOf(cells.bound));
  if (isNamed || (cells.bound !== "" && !options.isUnknown(cells.bound)))
    return bounded(row, measure, { cells, best, low, high }, verbatim);
  const isOrdered = (low ?? 0) <= (high ?? Infinity) && fits(best, low, high);
  if (!isOrdered) {
    row.report(`${measure}_low`, {
      severity: "warning",
      code: "mapping/ends-out-of-order",
      message: `low, figure and high do not go up: ${verbatim}`,
      hint: "nothing was put in order: the figure stands alone, as about, or nothing is known; mend the table",
    });
    return { count: best === undefined || best === 0 ? "" : `about ${best}`, verbatim };
  }
  const count = between({ best, low, high }, options);
  return { count, verbatim: best === undefined && count !== "" ? "" : verbatim };
}

type Known = number | undefined;

function fits(best: Known, low: Known, high: Known): boolean {
  return best === undefined || ((low ?? 0) <= best && best <= (high ?? Infinity));
}

interface Numbers {
  readonly best: Known;
  readonly low: Known;
  readonly high: Known;
}

function between({ best, low, high }: Numbers, { zero }: CountOptions): string {
  const isNothing = (value: Known): boolean =>
    value === undefined || (value === 0 && zero !== "nobody");
  if (low !== undefined && high !== undefined) {
    if (low === high) return isNothing(low) ? "" : String(low);
    return low === 0 && zero !== "nobody" ? `up to ${high}` : `${low}-${high}`;
  }
  if (best !== undefined) return isNothing(best) ? "" : String(best);
  if (low !== undefined) return low === 0 ? "" : `at least ${low}`;
  return isNothing(high) ? "" : `up to ${high}`;
}

interface Bounded extends Numbers {
  readonly cells: Ends;
}

function wordsOf(bound: string): string {
  return bound.toLowerCase().replace(/[\s_]+/g, "-");
}

// The bound with its numbers is all that is said: nothing else has to be kept.
function bounded(
  row: MappedRow,
  measure: Measure,
  { cells, best, low, high }: Bounded,
  verbatim: string,
): ReadCount {
  const words = wordsOf(cells.bound);
  const isAbout = cells.isAbout || /^(?:about|approximately)-./.test(words);
  const bound = bounds.get(words) ?? bounds.get(words.replace(/^(?:about|approximately)-/, ""));
  const about = isAbout ? "about " : "";
  const isEmpty = best === undefined && low === undefined && high === undefined;
  const [from, to] = [low ?? best, high ?? best];
  const made = ((): string | undefined => {
    switch (bound) {
      case "unknown":
        return isEmpty ? "" : undefined;
      case "exact":
      case "about": {
        const isOne = from !== undefined && (to === undefined || from === to);
        return isOne ? `${bound === "about" ? "about " : about}${from}` : undefined;
      }
      case "at-least":
      case "more-than":
        return from === undefined || high !== undefined
          ? undefined
          : `${bound.replace("-", " ")} ${about}${from}`;
      case "at-most":
        return to === undefined || (low ?? 0) > 0 ? undefined : `at most ${about}${to}`;
      case "less-than":
      case "nearly": {
        if (to === undefined || to === 0 || (low ?? 0) > 0) return undefined;
        return `${bound === "nearly" || isAbout ? "nearly" : "fewer than"} ${to}`;
      }
      case "between":
        return low === undefined || high === undefined || low >= high
          ? undefined
          : `${about}${low}-${high}`;
      default:
        return undefined;
    }
  })();
  if (made !== undefined) return { count: made, verbatim: "" };
  const numbers = `low ${cells.low || "?"}, high ${cells.high || "?"}`;
  row.report(`${measure}_bound`, {
    severity: "warning",
    code: "mapping/bad-bound",
    message:
      bound === undefined
        ? `"${cells.bound.slice(0, 60)}" is no bound of a count`
        : `"${cells.bound.slice(0, 60)}" does not fit ${numbers}`,
    hint: "one of exact, at least, more than, at most, less than, between, unknown; not known here, and kept as written",
  });
  return { count: "", verbatim };
}

function numberIn(
  row: MappedRow,
  target: Target,
  written: string,
  { isUnknown, claims }: CountOptions,
): Known | "bad" {
  if (written === "" || isUnknown(written)) return undefined;
  const { count } = parseCount(asCount(written));
  if (count?.bound === "unknown" && count.words === "") return undefined;
  const isNumber = count?.bound === "exact" && count.low !== null;
  // The figure itself may be about right; the ends that it lies between may not.
  if (
    isNumber &&
    (!count.approximate || target === "killed" || target === "wounded" || target === "casualties")
  )
    return count.low ?? undefined;
  row.report(target, {
    severity: "warning",
    code: "mapping/bad-count",
    message: `"${written.slice(0, 60)}" is no end of a count`,
    hint: `not known, and kept as written${claims === "" ? "" : ` in ${claims}`}; write a number`,
  });
  return "bad";
}

// In the table's own words: "Low: 5; Killed: 7; High: 9".
function verbatimOf(row: MappedRow, measure: Measure, cells: Ends): string {
  const parts = [
    [`${measure}_low`, cells.low],
    [measure, cells.best],
    [`${measure}_high`, cells.high],
    [`${measure}_bound`, cells.bound],
  ] as const;
  return parts
    .flatMap(([target, cell]) => (cell === "" ? [] : [`${row.headerOf(target)}: ${cell}`]))
    .join("; ");
}
