import { oneOf, required, text } from "./fields.ts";
import type { Columns } from "./header.ts";
import type { Link } from "./record.ts";
import type { Row, Table } from "./table.ts";

/** The columns of links.csv. */
export type LinkColumn =
  | "incident"
  | "same_as"
  | "state"
  | "date_evidence"
  | "place_evidence"
  | "method_evidence"
  | "toll_evidence"
  | "score"
  | "reason"
  | "decided_by";

/** What links.csv has to hold and may hold. */
export const linkColumns: Columns<LinkColumn> = {
  required: ["incident", "same_as", "state"],
  optional: [
    "date_evidence",
    "place_evidence",
    "method_evidence",
    "toll_evidence",
    "score",
    "reason",
    "decided_by",
  ],
};

/** What `state` may say. */
export const linkStates: readonly [Link["state"], ...Link["state"][]] = [
  "proposed",
  "accepted",
  "rejected",
];

/** A link, and the row that it stands in. */
export interface LinkRow {
  readonly link: Link;
  readonly row: Row<LinkColumn>;
}

/** Reads what was said of incidents that may be one event. */
export function readLinks(table: Table<LinkColumn>): readonly LinkRow[] {
  return table.rows.flatMap((row): readonly LinkRow[] => {
    const link: Link = {
      incident: required(row, "incident"),
      sameAs: required(row, "same_as"),
      state: oneOf(row, "state", linkStates),
      evidence: evidenceOf(row),
      reason: text(row, "reason"),
      decidedBy: text(row, "decided_by"),
      place: row.place,
    };
    return row.hasFailed() ? [] : [{ link, row }];
  });
}

const evidence = ["date_evidence", "place_evidence", "method_evidence", "toll_evidence"] as const;

function evidenceOf(row: Row<LinkColumn>): readonly string[] {
  return evidence.map((column) => row.cell(column)).filter((said) => said !== "");
}
