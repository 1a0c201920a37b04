import { type Sensitivity, scalar } from "../config/index.ts";
import { parseCount } from "../count/index.ts";
import type { Places } from "../incident/index.ts";
import { quantity } from "../quantity.ts";
import { type Target, targetNames } from "./columns.ts";
import { asCount, notStated } from "./looks.ts";
import type { Calendar } from "./month-names.ts";
import type { MappedColumn, Mapping } from "./propose.ts";
import type { Sheet } from "./read-sheet.ts";
import { asksOfZero, isZero } from "./table-doubts.ts";
import { type DateOrder, readWrittenDate } from "./written-date.ts";

/** What a mapping.yaml is written from. */
export interface Proposal {
  readonly sheet: Sheet;
  readonly mapping: Mapping;
  readonly places: Places;
  /** Which comes first in numeric dates; `ambiguous` where dates ask for it and none answers. */
  readonly order: DateOrder | "none" | "ambiguous";
  /** What most of its dates are counted by. */
  readonly calendar: Calendar;
  /** The country that rows are in which name none, where the table gives a sign of it. */
  readonly country: string | undefined;
  readonly sensitivity: Sensitivity;
}

/** Returns a mapping.yaml that says what is proposed, with what speaks for each line and what is to be decided. */
export function writeMapping(proposal: Proposal): string {
  const { sheet, mapping, sensitivity } = proposal;
  const columns = [...mapping.columns].sort(
    (a, b) => targetNames.indexOf(a.target) - targetNames.indexOf(b.target),
  );
  const isNamed = columns.some(({ target }) => target === "id");
  return `# How the columns of ${comment(sheet.file)} are read: proposed from its header and its ${quantity(sheet.rows.length, "row")}. Look at it, mend
# what is wrong, and import again with --replace. Tables with these columns are read by it from now on, as it stands.
columns:
${isNamed ? "" : "  # Nothing names the incidents, so they are called by their lines, and otherwise in a newer table.\n  # id: \n"}${columns.map((column) => columnLines(column, proposal)).join("")}
# What nothing is made of. A column that is in neither list is told when it comes up.
unread: ${listOf(mapping.left)}

${orderLines(proposal)}
${calendarLines(proposal)}
${centuryLines(proposal)}
${zeroLines(proposal)}
${countryLines(proposal)}
${languageLines(sheet)}

# Who may see the entries: public, restricted, confidential.
sensitivity: ${sensitivity}

# What the table writes where nothing is known, beside ?, n/a, unknown and their like.
unknown: []

# What holds of every row and has no column: method, category, target_type, source and others.
# constants:
#   category: armed-clashes

# What cells mean, by column: the part, method or target of the data, how exact a day is, which country is meant.
# words:
#   category: { "Air strike": air-strikes, "Airstrike": air-strikes }
#   date_precision: { "1": day, "2": week }

# Decide: whose table it is, and what they ask for. It stands in README.md and in sources.csv.
# source:
#   publisher: ${scalar("Who made the table")}
#   title: ${scalar("What it is called")}
#   url: https://example.org/
#   licence: ${scalar("Under what it may be used")}
#   attribution: ${scalar("The words they are to be named with")}
`;
}

function columnLines({ target, header, index, why }: MappedColumn, proposal: Proposal): string {
  const cells = proposal.sheet.rows.map(({ cells: row }) => row[index] ?? "");
  const filled = cells.filter((cell) => cell !== "").length;
  const doubts = [...new Set(cells.filter((cell) => isDoubtful(target, cell, proposal)))];
  const shown = doubts.slice(0, 3).map((cell) => JSON.stringify(cell.slice(0, 40)));
  const more = doubts.length > 3 ? `, and ${doubts.length - 3} more` : "";
  const unread =
    doubts.length === 0 ? "" : `  # not understood: ${comment(shown.join(", "))}${more}\n`;
  return `  # ${why}; ${filled} of ${quantity(cells.length, "cell")} filled\n${unread}  ${target}: ${scalar(header)}\n`;
}

function isDoubtful(target: Target, cell: string, { places, order, calendar }: Proposal): boolean {
  if (cell === "" || notStated.has(cell.toLowerCase())) return false;
  const decided = order === "none" || order === "ambiguous" ? undefined : order;
  if (target === "date" || target === "date_end")
    return "code" in readWrittenDate(cell, { order: decided, calendar });
  if (target === "province") return places.provinceNamed(cell) === undefined;
  return /^(?:killed|wounded|casualties)(?:_low|_high)?$/.test(target)
    ? parseCount(asCount(cell)).count === undefined
    : false;
}

function orderLines({ order }: Proposal): string {
  const what = "# Which number of 03/04/2031 is the day";
  if (order === "none") return `${what}: no date of the table asks.\n# date-order: day-first\n`;
  if (order === "ambiguous")
    return `${what}. Decide: its dates do not say, and rows with such dates are rejected until then.\n# date-order: day-first\n`;
  return `${what}: read off the others.\ndate-order: ${order}\n`;
}

function calendarLines({ calendar }: Proposal): string {
  const what = "# What days are counted by";
  return calendar === "gregorian"
    ? `${what}, where years such as 1401 are not Gregorian ones.\n# calendar: solar-hijri\n`
    : `${what}: read off the years of most of them. What was written is kept beside the Gregorian day.\ncalendar: ${calendar}\n`;
}

function centuryLines({ sheet, mapping, calendar }: Proposal): string {
  const dates = mapping.columns.filter(({ target }) => target === "date" || target === "date_end");
  const short = sheet.rows.flatMap(({ cells }) =>
    dates.flatMap(({ index }) => {
      const read = readWrittenDate(cells[index] ?? "", { calendar });
      return "code" in read && read.code === "mapping/short-year" ? [cells[index] ?? ""] : [];
    }),
  );
  const what = "# The century that years of two digits are of";
  const [first] = short;
  return first === undefined
    ? `${what}; there is none.\n# century: 2000\n`
    : `${what}. Decide: ${short.length} have such a year, as ${comment(JSON.stringify(first.slice(0, 40)))} has, and are rejected until then.\n# century: 2000\n`;
}

function zeroLines({ sheet, mapping }: Proposal): string {
  const zeros = mapping.columns
    .filter(({ target }) => asksOfZero(target, mapping.columns))
    .map(({ index, header }) => {
      const count = sheet.rows.filter(({ cells }) => isZero(cells[index] ?? "")).length;
      return { header, count };
    })
    .filter(({ count }) => count > 0);
  const what =
    "# What a 0 of a count means: nobody, or unknown, for some lists write it where nobody knows";
  if (zeros.length === 0) return `${what}; there is none.\n# zero: unknown\n`;
  const there = zeros.map(({ header, count }) => `${count} in ${comment(header)}`).join(", ");
  return `${what}. Decide:\n# until then it is not known. There: ${there}.\n# zero: unknown\n`;
}

function countryLines({ country, mapping }: Proposal): string {
  const has = mapping.columns.some(({ target }) => target === "country");
  const what = "# Where rows lie that name no country, in the two letters of ISO 3166-1";
  if (country === undefined)
    return `${what}. Decide${has ? "" : ", before anything is read"}:\n# country: AF\n`;
  return `${what}: read off the countries or provinces of the rows.\ncountry: ${country}\n`;
}

function languageLines({ header }: Sheet): string {
  const what =
    "# The language that the table is in, and titles are put together in: en, fa-AF, ps-AF";
  const isArabic = header.some((name) => /\p{Script=Arabic}/u.test(name));
  return isArabic
    ? `${what}. Decide; until then English.\n# language: fa-AF`
    : `${what}.\nlanguage: en`;
}

function listOf(headers: readonly string[]): string {
  if (headers.length === 0) return "[]";
  return `\n${headers.map((header) => `  - ${scalar(header)}`).join("\n")}`;
}

// A comment ends with its line, and text of others is not to end it.
function comment(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\ufeff]+/gu, " ").slice(0, 200);
}
