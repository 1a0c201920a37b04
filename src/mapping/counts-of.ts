import { parseCount } from "../count/index.ts";
import type { ClaimColumn } from "../incident/index.ts";
import type { MappedRow } from "./found.ts";
import { asCount, notStated } from "./looks.ts";

type Measure = "killed" | "wounded" | "casualties";

/** What a 0 of the table means; some lists write it where nobody knows. */
export type Zero = "nobody" | "unknown";

export type CountCells = Partial<Record<ClaimColumn, string>>;

interface Read {
  readonly count: string;
  readonly verbatim: string;
}

/**
 * Returns the counts of a row as Fieldbrief reads them, with what was written where that is more than a number. What
 * cannot be read is not known, and is kept as written; a total beside killed or wounded goes into the note.
 */
export function countsOf(
  row: MappedRow,
  zero: Zero,
): { readonly cells: CountCells; readonly aside: string } {
  const [killed, wounded] = [read(row, "killed", zero), read(row, "wounded", zero)];
  const isSplit = [killed, wounded].some(({ count, verbatim }) => count !== "" || verbatim !== "");
  const casualties = isSplit ? { count: "", verbatim: "" } : read(row, "casualties", zero);
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

function read(row: MappedRow, measure: Measure, zero: Zero): Read {
  const written = row.cell(measure);
  if (written === "") return { count: "", verbatim: "" };
  if (notStated.has(written.toLowerCase())) return { count: "", verbatim: written };
  const text = asCount(written);
  const { count, problem } = parseCount(text);
  if (count !== undefined) {
    if (zero === "unknown" && count.bound === "exact" && count.low === 0)
      return { count: "", verbatim: written };
    return { count: text, verbatim: /^\p{Nd}+$/u.test(text) ? "" : written };
  }
  row.report(measure, {
    severity: "warning",
    code: "mapping/bad-count",
    message: problem.message,
    hint: `not known, and kept as written in ${measure}_verbatim of data/claims.csv; ${problem.hint}`,
  });
  // Words without a number are kept as words, and printed as such.
  const words = `"${text.replaceAll('"', "”")}"`;
  return { count: parseCount(words).count === undefined ? "" : words, verbatim: written };
}
