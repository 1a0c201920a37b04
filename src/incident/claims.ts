import { reportDuplicates } from "./duplicates.ts";
import { count, date, identifier, oneOf, repeated, required, sensitivity, text } from "./fields.ts";
import type { Columns } from "./header.ts";
import { linkedFrom } from "./linked-from.ts";
import type { AttributionBasis, Claim } from "./record.ts";
import type { Row, Table } from "./table.ts";

/** The columns of claims.csv. */
export type ClaimColumn =
  | "id"
  | "incident"
  | "source"
  | "killed"
  | "wounded"
  | "casualties"
  | "killed_verbatim"
  | "wounded_verbatim"
  | "casualties_verbatim"
  | "date"
  | "date_verbatim"
  | "place_verbatim"
  | "attributed_to"
  | "attribution_basis"
  | "sensitivity"
  | "note";

/** What claims.csv has to hold and may hold. */
export const claimColumns: Columns<ClaimColumn> = {
  required: [
    "id",
    "incident",
    "source",
    "killed",
    "wounded",
    "casualties",
    "attributed_to",
    "attribution_basis",
    "sensitivity",
  ],
  optional: [
    "killed_verbatim",
    "wounded_verbatim",
    "casualties_verbatim",
    "date",
    "date_verbatim",
    "place_verbatim",
    "note",
  ],
};

/** The bases of an attribution, the first for where nobody is named. */
export const attributionBases: readonly [AttributionBasis, ...AttributionBasis[]] = [
  "undetermined",
  "claimed",
  "official",
  "media",
  "asserted",
  "heading",
];

/** Reads the claims: what one source says of one incident. */
export function readClaims(table: Table<ClaimColumn>): readonly Claim[] {
  reportDuplicates(table, "id");
  return table.rows.flatMap((row) => {
    const claim = readClaim(row);
    return row.hasFailed() ? [] : [claim];
  });
}

function readClaim(row: Row<ClaimColumn>): Claim {
  const claim: Claim = {
    id: identifier(row, "id"),
    incident: required(row, "incident"),
    source: repeated(row, "source"),
    killed: count(row, "killed"),
    wounded: count(row, "wounded"),
    casualties: count(row, "casualties"),
    killedVerbatim: text(row, "killed_verbatim"),
    woundedVerbatim: text(row, "wounded_verbatim"),
    casualtiesVerbatim: text(row, "casualties_verbatim"),
    date: date(row, "date"),
    dateVerbatim: text(row, "date_verbatim"),
    placeVerbatim: text(row, "place_verbatim"),
    attributedTo: text(row, "attributed_to"),
    attributionBasis: oneOf(row, "attribution_basis", attributionBases),
    sensitivity: sensitivity(row, "sensitivity"),
    note: text(row, "note"),
    linkedFrom: row.cellNamed(linkedFrom) || null,
    place: row.place,
  };
  checkAttribution(row, claim);
  checkSplit(row, claim);
  return claim;
}

// Nobody is named bare: a name needs a basis, and a basis somebody it is about.
function checkAttribution(row: Row<ClaimColumn>, claim: Claim): void {
  const { attributedTo, attributionBasis } = claim;
  if (attributedTo === null && attributionBasis !== "undetermined")
    row.report("attribution_basis", {
      code: "incident/attribution",
      message: `attribution_basis is "${attributionBasis}", but nobody is named in attributed_to`,
      hint: "name who is said to have done it, or write undetermined",
    });
  if (attributedTo !== null && attributionBasis === "undetermined" && !row.hasFailed())
    row.report("attribution_basis", {
      code: "incident/attribution",
      message: `the attack is attributed to "${attributedTo}" on no basis`,
      hint: `say on what it rests: ${attributionBases.slice(1).join(", ")}`,
    });
}

function checkSplit(row: Row<ClaimColumn>, { killed, wounded, casualties }: Claim): void {
  if (casualties.bound === "unknown") return;
  if (killed.bound === "unknown" && wounded.bound === "unknown") return;
  row.report("casualties", {
    severity: "warning",
    code: "incident/casualties-beside-split",
    message: "casualties are given together with killed or wounded",
    hint: "casualties are those a source does not split; they are never added to the others",
  });
}
