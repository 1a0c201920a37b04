import { type Finding, type Sensitivity, sensitivities } from "../config/index.ts";
import type { Place } from "../diagnostic.ts";
import type { RuledField } from "./languages.ts";
import type { Tables } from "./references.ts";
import type { Row, Table } from "./table.ts";

/** A text of the editors' own that a page may print, and the way to report about it. */
export interface OwnText {
  /** The table and its column: `incidents.title`. */
  readonly column: string;
  readonly text: string;
  readonly ruled: RuledField;
  report(finding: Finding): void;
}

// What is word for word (`…_verbatim`, `place_written`, `munition_written`, `name_written`, a source's
// title) is not here: a quotation stays in its language.
const columns = {
  incidents: [
    "title",
    "date_reason",
    "time",
    "place_note",
    "preferred_reason",
    "rule_reason",
    "note",
  ],
  claims: ["attributed_to", "note"],
  breakdowns: ["group"],
  sources: ["publisher", "note"],
  statements: ["unit"],
} as const;

/** A text of the editors' own that is printed as prose, where it stands. */
export interface PrintedText {
  /** BCP 47. */
  readonly language: string;
  readonly text: string;
  /** The id of its record; of a translation, its file. */
  readonly record: string;
  readonly place: Place;
  readonly excerpt: string;
}

// Who is meant is a name, not a word of the editors' choice.
const names: ReadonlySet<string> = new Set(["claims.attributed_to", "sources.publisher"]);

/** Returns the editors' own prose in the data: titles, reasons, notes. */
export function printedTexts(tables: Tables, language: string): readonly PrintedText[] {
  const { incidents, claims, breakdowns, sources } = tables;
  return [
    ...proseOf("incidents", incidents, columns.incidents, language),
    ...proseOf("claims", claims, columns.claims, language),
    ...proseOf("breakdowns", breakdowns, columns.breakdowns, language),
    ...proseOf("sources", sources, columns.sources, language),
  ];
}

function proseOf<K extends string>(
  name: string,
  table: Table<K>,
  ours: readonly K[],
  language: string,
): readonly PrintedText[] {
  const prose = ours.filter((column) => isProse(`${name}.${column}`));
  return table.rows.flatMap((row) =>
    prose
      .filter((column) => row.cell(column) !== "")
      .map((column) => {
        const record = row.id === "" ? table.file : row.id;
        return {
          language,
          text: row.cell(column),
          record,
          // Asked for where something is wrong with a text, which is seldom.
          get place() {
            return row.spotOf(column).place;
          },
          get excerpt() {
            return row.spotOf(column).excerpt;
          },
        };
      }),
  );
}

/** Tells whether a column of the data holds prose, and not names. */
export function isProse(column: string): boolean {
  return !names.has(column);
}

/** The columns whose texts are written anew in each language, with their tables. */
export const ownColumns: readonly string[] = Object.entries(columns).flatMap(([table, names]) =>
  names.map((name) => `${table}.${name}`),
);

/** Returns every text of the editors' own, each time it stands in the data. */
export function ownTexts(tables: Tables): readonly OwnText[] {
  const { incidents, claims, breakdowns, sources, statements } = tables;
  const ofClaim = new Map(claims.rows.map((row) => [row.id, sensitivityIn(row)]));
  return [
    ...cellsOf("incidents", incidents, columns.incidents, sensitivityIn),
    ...cellsOf("claims", claims, columns.claims, sensitivityIn),
    ...cellsOf(
      "breakdowns",
      breakdowns,
      columns.breakdowns,
      (row) => ofClaim.get(row.cell("claim")) ?? leastSensitive,
    ),
    ...cellsOf("sources", sources, columns.sources, sensitivityIn),
    ...statements.statements.flatMap((statement) =>
      statement.figures.map(({ unit }) => ({
        column: "statements.unit",
        text: unit,
        ruled: {
          type: "statements",
          field: "figures",
          sensitivity: statement.sensitivity,
        } as const,
        report: (finding: Finding) => statements.report(statement, "figures", finding),
      })),
    ),
  ];
}

// A text of a record whose sensitivity cannot be read is one that all may read: it lacks no translation unseen.
const [leastSensitive] = sensitivities;

function sensitivityIn(row: Row<"sensitivity">): Sensitivity {
  const cell = row.cell("sensitivity");
  return cell === ""
    ? "confidential"
    : (sensitivities.find((one) => one === cell) ?? leastSensitive);
}

function cellsOf<K extends string>(
  name: keyof typeof columns,
  table: Table<K>,
  ours: readonly K[],
  sensitivityOf: (row: Row<NoInfer<K>>) => Sensitivity,
): readonly OwnText[] {
  const textOf = (row: Row<K>, column: K): OwnText => ({
    column: `${name}.${column}`,
    text: row.cell(column),
    ruled: { type: name, field: column, sensitivity: sensitivityOf(row) },
    report: (finding) => row.report(column, finding),
  });
  return table.rows
    .flatMap((row) => ours.map((column) => textOf(row, column)))
    .filter(({ text }) => text !== "");
}
