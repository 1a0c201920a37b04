import type { MappedFormat, Sensitivity } from "../config/index.ts";
import { type Diagnostic, hasErrors, ReportError } from "../diagnostic.ts";
import type { Places } from "../incident/index.ts";
import {
  calendarIn,
  columnsIn,
  type DateOrder,
  dateOrderOf,
  datesIn,
  fitMapping,
  type Mapping,
  type MappingFile,
  propose,
  proposeByTags,
  readMapping,
  usualCountry,
  writeMapping,
} from "../mapping/index.ts";
import { checkEvents, checkOther, checkTwice } from "./check-events.ts";
import type { GivenFile } from "./import-tables.ts";
import type { MappedAdvice } from "./mapped-advice.ts";
import { headerOfMapping, type OpenTable, openTables, tagHeader } from "./mapped-tables.ts";
import { providers } from "./providers.ts";

/** What is said of tables that are read by a mapping. */
export interface MappedTask {
  readonly format: MappedFormat;
  /** The day that the tables were downloaded, ISO 8601. */
  readonly accessed: string | undefined;
  /** What the mapping is to say where it says nothing. */
  readonly sensitivity: Sensitivity | undefined;
  readonly order: DateOrder | undefined;
  /** The sheet of a workbook. */
  readonly sheet: string | undefined;
  readonly advice: MappedAdvice;
}

/** The text of a mapping.yaml. */
export interface MappingText {
  /** As findings name it. */
  readonly name: string;
  readonly text: string;
}

/** A mapping, and the tables that it fits. */
export interface Agreed extends MappingText {
  readonly file: MappingFile;
  readonly tables: readonly OpenTable[];
  readonly mappings: readonly Mapping[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Opens tables by a mapping that is there. Throws a `ReportError` where it is none, or does not fit them. */
export async function agreeOnMapping(
  found: MappingText,
  task: MappedTask,
  given: readonly GivenFile[],
): Promise<Agreed> {
  const { file, diagnostics } = readMapping(found.text, found.name);
  if (file === undefined) throw new ReportError(diagnostics);
  const headers = columnsIn(file.written).map(([, header]) => header);
  const header = headerOfMapping([...headers, ...file.written.unread]);
  const tables = await openTables(given, { header, ...task, isHxl: task.format === "hxl" });
  const fitted = tables.map(({ sheet }) => fitMapping(file, sheet));
  const problems = [...saidOtherwise(file, task), ...fitted.flatMap((each) => each.diagnostics)];
  if (hasErrors(problems)) throw new ReportError(problems);
  const mappings = fitted.flatMap(({ mapping }) => mapping ?? []);
  const refusals = tables.flatMap(({ sheet }, index) => {
    const mapping = mappings[index];
    return mapping === undefined ? [] : checkEvents(sheet, mapping);
  });
  if (refusals.length > 0) throw new ReportError(refusals);
  return { ...found, file, tables, mappings, diagnostics: [...diagnostics, ...problems] };
}

/**
 * Proposes a mapping of tables by the first of them, and opens them by it: by its hashtags where it is of HXL, else by
 * header and values. `name` is what findings call it. Throws a `ReportError` where nothing can be proposed.
 */
export async function proposeMapping(
  name: string,
  task: MappedTask,
  given: readonly GivenFile[],
  places: Places,
): Promise<Agreed> {
  const isHxl = task.format === "hxl";
  const tables = await openTables(given, { ...task, header: isHxl ? tagHeader : undefined, isHxl });
  const [first] = tables;
  if (first === undefined) throw new Error("an import of no file");
  const { sheet } = first;
  const refusals = isHxl
    ? checkTags(sheet, task.advice)
    : checkOther(sheet, Object.values(providers), "--mapping");
  if (refusals.length > 0) throw new ReportError(refusals);
  const mapping = isHxl ? proposeByTags(sheet) : propose(sheet, places);
  const problems = [...checkEvents(sheet, mapping), ...checkTwice(sheet, mapping)];
  if (problems.length > 0) throw new ReportError(problems);
  const dates = datesIn(sheet, mapping);
  const text = writeMapping({
    sheet,
    mapping,
    places,
    order: task.order ?? dateOrderOf(dates),
    calendar: calendarIn(dates),
    country: usualCountry(sheet, mapping, places),
    sensitivity: task.sensitivity ?? "confidential",
  });
  // What is written is what is read, so that the next table is read in the same way.
  const agreed = await agreeOnMapping({ name, text }, task, given);
  const whys = new Map(mapping.columns.map(({ target, why }) => [target, why]));
  const mappings = agreed.mappings.map((each) => ({
    ...each,
    columns: each.columns.map((column) => ({ ...column, why: whys.get(column.target) ?? "" })),
  }));
  return { ...agreed, mappings };
}

/** Says what only somebody can say, before a row can be read. */
export function whatIsMissing(
  { file, mappings, name }: Agreed,
  { noCountry }: MappedAdvice,
): readonly Diagnostic[] {
  const isSaid = file.written.country !== undefined;
  if (isSaid || mappings.every(({ columns }) => columns.some(({ target }) => target === "country")))
    return [];
  return [
    {
      severity: "error",
      code: "mapping/no-country",
      message: "neither a column nor the mapping says in which country it was",
      hint: noCountry,
      place: { file: name },
    },
  ];
}

/** Tells whether a mapping says something itself, and does not leave it to what is usual. */
export function saysOf({ yaml: { value } }: MappingFile, key: string): boolean {
  return typeof value === "object" && value !== null && key in value;
}

function checkTags(
  { file, header }: OpenTable["sheet"],
  { untagged }: MappedAdvice,
): readonly Diagnostic[] {
  if (tagHeader.share(header) > 0) return [];
  return [
    {
      severity: "error",
      code: "import/no-hashtags",
      message: `"${file}" has no row of HXL hashtags among its first 25`,
      hint: untagged,
      place: { file, line: 1 },
    },
  ];
}

// What is said beside a mapping is what that leaves open. Which of two holds that say different things is not guessed.
function saidOtherwise(
  file: MappingFile,
  { sensitivity, order, advice: { said, unsay } }: MappedTask,
): readonly Diagnostic[] {
  const { written, yaml } = file;
  const pairs = [
    ["sensitivity", sensitivity, written.sensitivity],
    ["date-order", order, written["date-order"]],
  ] as const;
  return pairs.flatMap(([key, given, there]) =>
    given === undefined || !saysOf(file, key) || given === there
      ? []
      : [
          {
            severity: "error" as const,
            code: "mapping/said-otherwise",
            message: `${said(key)} is ${given}, and the mapping says ${there}`,
            hint: `change it in the mapping, or ${unsay}`,
            place: yaml.placeOf([key]),
          },
        ],
  );
}
