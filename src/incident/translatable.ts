import type { Finding } from "../config/index.ts";
import type { Tables } from "./references.ts";
import type { Row, Table } from "./table.ts";

/** A text of the editors' own that a page may print, and the way to report about it. */
export interface OwnText {
  /** The table and its column: `incidents.title`. */
  readonly column: string;
  readonly text: string;
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

/** The columns whose texts are written anew in each language, with their tables. */
export const ownColumns: readonly string[] = Object.entries(columns).flatMap(([table, names]) =>
  names.map((name) => `${table}.${name}`),
);

/** Returns every text of the editors' own, each time it stands in the data. */
export function ownTexts(tables: Tables): readonly OwnText[] {
  const { incidents, claims, breakdowns, sources, statements } = tables;
  return [
    ...cellsOf("incidents", incidents, columns.incidents),
    ...cellsOf("claims", claims, columns.claims),
    ...cellsOf("breakdowns", breakdowns, columns.breakdowns),
    ...cellsOf("sources", sources, columns.sources),
    ...statements.statements.flatMap((statement) =>
      statement.figures.map(({ unit }) => ({
        column: "statements.unit",
        text: unit,
        report: (finding: Finding) => statements.report(statement, "figures", finding),
      })),
    ),
  ];
}

function cellsOf<K extends string>(
  name: string,
  table: Table<K>,
  ours: readonly K[],
): readonly OwnText[] {
  const textOf = (row: Row<K>, column: K): OwnText => ({
    column: `${name}.${column}`,
    text: row.cell(column),
    report: (finding) => row.report(column, finding),
  });
  return table.rows
    .flatMap((row) => ours.map((column) => textOf(row, column)))
    .filter(({ text }) => text !== "");
}
