import { parseCount } from "../count/index.ts";
import type { ClaimColumn } from "../incident/index.ts";
import type { Measure } from "./columns.ts";
import type { MappedRow } from "./found.ts";
import { asCount } from "./looks.ts";
import { type Ends, rangeOf } from "./range-of.ts";

/** What a 0 of the table means; some lists write it where nobody knows. Undecided, it is not known. */
export type Zero = "nobody" | "unknown" | "undecided";

export type CountCells = Partial<Record<ClaimColumn, string>>;

/** A count as the data have it, and what was written, where that is more than a number. */
export interface ReadCount {
  readonly count: string;
  readonly verbatim: string;
}

export interface CountOptions {
  readonly zero: Zero;
  /** Whether a cell says that nothing is known. */
  readonly isUnknown: (cell: string) => boolean;
  /** Whether a cell of a column looks like a code for what is missing. */
  readonly isCode: (target: Measure, cell: string) => boolean;
  /** The file that keeps what was written, for hints; empty where none does. */
  readonly claims: string;
}

const nothing: ReadCount = { count: "", verbatim: "" };

/**
 * Returns the counts of a row as Fieldbrief reads them, with what was written where that is more than a number. What
 * cannot be read is not known, and is kept as written; a total beside killed or wounded goes into the note.
 */
export function countsOf(
  row: MappedRow,
  options: CountOptions,
): { readonly cells: CountCells; readonly aside: string } {
  const [killed, wounded] = [read(row, "killed", options), read(row, "wounded", options)];
  // A "?" beside a total does not split it.
  const isSplit = [killed, wounded].some(
    ({ count, verbatim }) => count !== "" || (verbatim !== "" && !options.isUnknown(verbatim)),
  );
  const casualties = isSplit ? nothing : read(row, "casualties", options);
  return {
    cells: {
      killed: killed.count,
      killed_verbatim: killed.verbatim,
      wounded: wounded.count,
      wounded_verbatim: wounded.verbatim,
      casualties: casualties.count,
      casualties_verbatim: casualties.verbatim,
    },
    aside: isSplit ? row.cell("casualties") : "",
  };
}

function read(row: MappedRow, measure: Measure, options: CountOptions): ReadCount {
  const cells: Ends = {
    best: row.cell(measure),
    low: row.cell(`${measure}_low`),
    high: row.cell(`${measure}_high`),
    bound: row.cell(`${measure}_bound`),
    isAbout: /^(?:true|yes|y|1)$/i.test(row.cell(`${measure}_approximate`)),
  };
  const hasEnds = [cells.low, cells.high, cells.bound].some((cell) => cell !== "");
  const made = hasEnds
    ? rangeOf(row, measure, cells, options)
    : single(row, measure, cells.best, options);
  const count = cells.isAbout && /^\p{Nd}/u.test(made.count) ? `about ${made.count}` : made.count;
  return withWords({ ...made, count }, row.cell(`${measure}_words`), cells.bound);
}

function single(
  row: MappedRow,
  measure: Measure,
  written: string,
  { zero, isUnknown, isCode, claims }: CountOptions,
): ReadCount {
  if (written === "") return nothing;
  if (isUnknown(written)) return { count: "", verbatim: written };
  const kept = claims === "" ? "" : ` in ${measure}_verbatim of ${claims}`;
  if (isCode(measure, written)) {
    row.report(measure, {
      severity: "warning",
      code: "mapping/code-like-count",
      message: `${written} may be a code for what is missing: no other figure of the column is half as large`,
      hint: `not known, and kept as written${kept}; where so many people were struck, write "exactly ${asCount(written)}"`,
    });
    return { count: "", verbatim: written };
  }
  const text = asCount(written);
  const { count, problem } = parseCount(text);
  if (count !== undefined) {
    if (zero !== "nobody" && count.bound === "exact" && count.low === 0)
      return { count: "", verbatim: written };
    const isNumber = /^\p{Nd}+$/u.test(text) && !/\p{L}/u.test(written);
    return { count: text, verbatim: isNumber ? "" : written };
  }
  row.report(measure, {
    severity: "warning",
    code: "mapping/bad-count",
    message: problem.message,
    hint: `not known, and kept as written${kept}; ${problem.hint}`,
  });
  // Words without a number are kept as words, and printed as such.
  const words = `"${text.replaceAll('"', "”")}"`;
  return { count: parseCount(words).count === undefined ? "" : words, verbatim: written };
}

// A column of the words themselves says best what was written; words without a number are a count of their own.
function withWords(made: ReadCount, words: string, bound: string): ReadCount {
  if (words === "") return made;
  const isOpen = made.count === "" && (bound === "" || /^unknown$/i.test(bound));
  return { count: isOpen ? vagueIn(words) : made.count, verbatim: words };
}

function vagueIn(words: string): string {
  const quoted = `"${words.replaceAll('"', "”")}"`;
  for (const text of [words, quoted]) {
    const { count } = parseCount(text);
    if (count?.bound === "unknown" && count.words !== "") return text;
  }
  return "";
}
