import { resolve } from "node:path";
import type { Sensitivity } from "../config/index.ts";
import { type Diagnostic, hasErrors, ReportError } from "../diagnostic.ts";
import { checkOther, providers } from "../import/index.ts";
import { isCountry, type Places } from "../incident/index.ts";
import {
  type InitEffects,
  type Language,
  type OpenedTable,
  openTable,
  type Start,
} from "../init/index.ts";
import {
  calendarIn,
  checkColumns,
  type DateOrder,
  dateOrderOf,
  datesIn,
  type Mapping,
  mapRows,
  propose,
  readWrittenDate,
  type Sheet,
  usualCountry,
} from "../mapping/index.ts";
import { quantity } from "../quantity.ts";
import type { Asker } from "./ask.ts";
import type { InitOptions } from "./init-questions.ts";

interface TableOptions {
  readonly options: InitOptions;
  readonly path: string;
  /** What its places are looked up in. */
  readonly places: Places;
  readonly language: Language;
  readonly sensitivity: Sensitivity;
  readonly asker: Asker | undefined;
  /** Prints what is proposed. */
  readonly say: (text: string) => void;
  readonly effects: InitEffects;
  readonly cwd: string;
}

/**
 * Reads a table, shows what its columns are taken for, lets whoever is there correct it, and maps its rows. Throws a
 * `ReportError` where nothing can be made of it.
 */
export async function startFromTable(context: TableOptions): Promise<Start> {
  const { options, path, language, sensitivity, asker, say } = context;
  const opened = await openTable(resolve(context.cwd, path), options.sheet, context.effects);
  if (opened.sheet === undefined) throw new ReportError(opened.diagnostics);
  // A 0 of theirs may be nobody or unknown, and a day a month: their codes say which, and their own readers know.
  const other = checkOther(
    opened.sheet,
    Object.values(providers),
    "what its columns are by --column",
  );
  if (other.length > 0 && options.column.length === 0) throw new ReportError(other);
  const table = { ...opened, places: context.places };
  const mapping = await agreedMapping(table, options, { asker, say });
  if (!mapping.columns.some(({ target }) => target === "date"))
    throw refused(
      "init/no-dates",
      `"${opened.name}" has no column that is read as dates`,
      `say which one it is: --column date="${mostDated(opened.sheet)}"`,
    );
  const dates = datesIn(opened.sheet, mapping);
  const order = await orderOf(dates, { options, asker, say });
  const country = await countryOf(table, mapping, { options, asker });
  const zero = options.zero;
  const mapped = mapRows(opened.sheet, mapping, {
    places: context.places,
    order,
    calendar: calendarIn(dates),
    century: options.century,
    country,
    sensitivity,
    zero,
    language,
  });
  const diagnostics = [...opened.diagnostics, ...mapped.diagnostics];
  if (mapped.incidents.length === 0)
    throw new ReportError([
      ...diagnostics.slice(0, 20),
      problem(
        "init/no-incidents",
        `no row of "${opened.name}" makes an incident`,
        "mend its dates, or say --date-order",
      ),
    ]);
  return {
    words: mapped.words,
    records: mapped,
    table: { ...opened, mapping, leftOut: mapped.leftOut, diagnostics },
  };
}

type Located = OpenedTable & { readonly places: Places };

type Talk = Pick<TableOptions, "asker" | "say">;

async function agreedMapping(
  table: Located,
  options: InitOptions,
  { asker, say }: Talk,
): Promise<Mapping> {
  const given = [...options.column];
  for (;;) {
    const said = checkColumns(given, table.sheet);
    if (
      hasErrors(said.diagnostics) &&
      (asker === undefined || options.yes || given.length === options.column.length)
    )
      throw new ReportError(said.diagnostics);
    if (hasErrors(said.diagnostics)) {
      say(said.diagnostics.map(({ message, hint }) => `${message}; ${hint}\n`).join(""));
      given.pop();
      continue;
    }
    const mapping = propose(table.sheet, table.places, said);
    say(mappingText(table, mapping));
    if (asker === undefined || options.yes) return mapping;
    const answer = await asker.ask(
      "Is that right? Else write column=Header, or column= for none",
      "yes",
    );
    if (/^y(es)?$/i.test(answer)) return mapping;
    // What is said last holds.
    const name = answer.split("=")[0]?.trim();
    const others = given.filter((each) => each.split("=")[0]?.trim() !== name);
    given.splice(0, given.length, ...others, answer);
  }
}

function mappingText({ name, sheet }: OpenedTable, { columns, left }: Mapping): string {
  const width = Math.max(0, ...columns.map(({ target }) => target.length));
  const lines = columns.map(
    ({ target, header, why }) => `  ${target.padEnd(width)}  ${header}  (${why})\n`,
  );
  const rest = left.length === 0 ? "" : `  not read: ${left.join(", ")}\n`;
  return `${name}, ${quantity(sheet.rows.length, "row")}. Its columns are taken for:\n${lines.join("")}${rest}`;
}

// The column with the most cells that are days, and the first of those that are called so.
function mostDated({ header, rows }: Sheet): string {
  const ranks = header.map((name, index) => {
    const days = rows.filter(
      ({ cells }) => !("code" in readWrittenDate(cells[index] ?? "")),
    ).length;
    return days + (/date|when|تاریخ|نېټه/i.test(name) ? 0.5 : 0);
  });
  return header[ranks.indexOf(Math.max(...ranks))] ?? "";
}

async function orderOf(
  cells: readonly string[],
  { options, asker, say }: Talk & { readonly options: InitOptions },
): Promise<DateOrder | undefined> {
  const said = options["date-order"];
  if (said === "day-first" || said === "month-first") return said;
  const order = dateOrderOf(cells);
  if (order === "none") return undefined;
  if (order !== "ambiguous") return order;
  if (asker === undefined || options.yes) return undefined;
  const example =
    cells.find((cell) => /^\p{Nd}{1,2}\P{Nd}\p{Nd}{1,2}\P{Nd}\p{Nd}{4}/u.test(cell)) ?? "";
  say(`Dates such as ${example} do not say which number is the day.\n`);
  for (;;) {
    const answer = await asker.ask("day-first or month-first? Empty: leave such rows out", "-");
    if (answer === "day-first" || answer === "month-first") return answer;
    if (answer === "-") return undefined;
  }
}

async function countryOf(
  { sheet, places, name }: Located,
  mapping: Mapping,
  { options, asker }: Pick<Talk, "asker"> & { readonly options: InitOptions },
): Promise<string> {
  const said = options.country?.toUpperCase();
  if (said !== undefined && isCountry(said)) return said;
  const usual = usualCountry(sheet, mapping, places);
  if (said === undefined && usual !== undefined) return usual;
  if (said === undefined && asker !== undefined && !options.yes)
    for (;;) {
      const answer = (
        await asker.ask("Country of the incidents, in two letters (AF)?", "")
      ).toUpperCase();
      if (isCountry(answer)) return answer;
    }
  throw said === undefined
    ? refused(
        "init/no-country",
        `"${name}" does not say in which country it was`,
        "say --country, in the two letters of ISO 3166-1: AF",
      )
    : refused(
        "init/bad-answer",
        `country "${options.country}" is not known`,
        "write the two letters of ISO 3166-1: AF",
      );
}

function problem(code: string, message: string, hint: string): Diagnostic {
  return { severity: "error", code, message, hint };
}

function refused(code: string, message: string, hint: string): ReportError {
  return new ReportError([problem(code, message, hint)]);
}
