import type { Diagnostic } from "../diagnostic.ts";
import {
  foldColumn,
  foldHeader,
  isHeadedAs,
  type Mapping,
  readWrittenDate,
  type Sheet,
} from "../mapping/index.ts";
import type { Provider } from "./provider.ts";
import { shareOf } from "./recognise.ts";

const hint =
  "a row has to be one event; sums by country, month or year cannot be taken apart again";

/**
 * Says why a table is none of events, by what its columns are taken for: it has no days, it counts several events a row,
 * or it has no row. Sums by country, month or year are told as that, with what they lack.
 */
export function checkEvents(
  { file, header, rows }: Sheet,
  { columns }: Mapping,
): readonly Diagnostic[] {
  const refuse = (code: string, message: string, advice: string): readonly Diagnostic[] => [
    { severity: "error", code, message, hint: advice, place: { file, line: 1 } },
  ];
  if (rows.length === 0)
    return refuse(
      "import/no-rows",
      `"${file}" has no row that is read`,
      "each line below the header is one event; look at the filter that it was exported with",
    );
  const cellsOf = (index: number): readonly string[] => rows.map(({ cells }) => cells[index] ?? "");
  const date = columns.find(({ target }) => target === "date");
  const has = (...targets: readonly string[]): boolean =>
    columns.some(({ target }) => targets.includes(target));
  const lacks = [
    date !== undefined && cellsOf(date.index).some(isDay) ? "" : "days",
    has("id", "title", "note", "source", "url", "time")
      ? ""
      : "an id, note or source of each event",
    has("place_written", "town", "district", "latitude") ? "" : "a place below the province",
  ].filter((each) => each !== "");
  // "Attacks" may be what one entry tells of, unless nothing tells one entry from another.
  const isBare = lacks.length >= 2;
  const counting = header.findIndex(
    (name, index) =>
      (isEvents.test(foldHeader(name)) || (isBare && isAttacks.test(foldHeader(name)))) &&
      cellsOf(index).some((cell) => /^\d+$/.test(cell) && Number(cell) > 1),
  );
  if (counting >= 0)
    return refuse(
      "import/no-events",
      `"${file}" is no table of events: its column "${header[counting]}" counts several in a row${lacks.length === 0 ? "" : `, and it lacks ${lacks.join(", ")}`}`,
      hint,
    );
  const unread = date === undefined ? unreadDay(header, cellsOf) : undefined;
  if (unread !== undefined) return refuse("import/no-days", unread.message, unread.hint);
  return lacks.includes("days")
    ? refuse(
        "import/no-events",
        `"${file}" is no table of events: it lacks ${lacks.join(", ")}`,
        date === undefined ? `no column is read as days such as 2031-05-31; ${hint}` : hint,
      )
    : [];
}

// A column of days that are written in a way of which it is not certain what they are.
function unreadDay(
  header: readonly string[],
  cellsOf: (index: number) => readonly string[],
): { readonly message: string; readonly hint: string } | undefined {
  for (const [index, name] of header.entries()) {
    const cell = isHeadedAs("date", name)
      ? cellsOf(index).find((one) => /\p{Nd}/u.test(one))
      : undefined;
    if (cell === undefined) continue;
    const read = readWrittenDate(cell, {});
    if (!("code" in read)) continue;
    return {
      message: `no day of the column "${name}" is read, such as "${cell.slice(0, 40)}": ${read.message}`,
      hint: read.hint,
    };
  }
  return undefined;
}

const isEvents =
  /^(?:number of |no of |n |total |count of )?(?:events?|incidents?)(?: count| total| number)?$/;
const isAttacks = /^(?:number of |no of |n |total |count of )?attacks?(?: count| total| number)?$/;

// Whether a cell is one day, or one of two that somebody has to choose from.
function isDay(cell: string): boolean {
  const read = readWrittenDate(cell, { calendar: "solar-hijri", century: 2000 });
  return "code" in read ? read.code === "mapping/date-order" : read.precision === "day";
}

/**
 * Says whose table it is where its columns are those of a provider: that reads more of them. `otherwise` is how somebody
 * says what the columns are to be taken for all the same.
 */
export function checkOther(
  { file, header }: Pick<Sheet, "file" | "header">,
  providers: readonly Provider[],
  otherwise: string,
): readonly Diagnostic[] {
  const other = providers.find((each) => shareOf(header, each) >= 0.7);
  if (other === undefined) return [];
  return [
    {
      severity: "error",
      code: "import/other-format",
      message: `the columns of "${file}" are those of ${other.name}, whose codes say more than their headers`,
      hint: `import it as that: fieldbrief import ${other.format}; or say ${otherwise}`,
      place: { file, line: 1 },
    },
  ];
}

const isOne = /^(?:id|date|latitude|longitude|killed|wounded|casualties)/;

/**
 * Says which column is there twice, of those that a row has one of: which of the two is meant is not guessed. HXL lets a
 * hashtag be there twice.
 */
export function checkTwice(
  { file, header }: Pick<Sheet, "file" | "header">,
  { columns }: Mapping,
): readonly Diagnostic[] {
  // The second of two is called by its turn.
  const fold = (name: string): string => foldColumn(name.replace(/ \(\d+\)$/, ""));
  return columns
    .filter(({ target, header: name }) => {
      const alike = header.filter((each) => fold(each) === fold(name));
      return isOne.test(target) && alike.length > 1;
    })
    .map(({ target, header: name }) => ({
      severity: "error",
      code: "import/duplicate-column",
      message: `"${file}" has the column "${name}" twice, and it seems to be ${target}`,
      hint: `keep the one that is meant, or name it in a mapping, where the second of one name is called "${name} (2)"`,
      place: { file, line: 1 },
    }));
}
