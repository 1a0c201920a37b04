import { bounds, type Count } from "../count/index.ts";
import type { HxlColumn, IncidentRow } from "./columns.ts";
import { type Measure, writtenWords } from "./written-words.ts";

// HXL has numbers alone under #affected, so what is said of them stands under #meta.
const tags: Readonly<Record<Measure, string>> = {
  killed: "killed",
  wounded: "injured",
  // Not "+killed+injured": a sum over #affected+killed would count these people again.
  casualties: "casualties",
};

const people: Readonly<Record<Measure, string>> = {
  killed: "People killed",
  wounded: "People wounded",
  casualties:
    "Killed and wounded together, where no source splits them (never to be added to either)",
};

const wholeNumber = { minimum: 0 } as const;

/** Returns the columns of a measure: both ends as stated, and what is said of them. */
export function countColumns(measure: Measure): readonly HxlColumn[] {
  const tag = tags[measure];
  const count = ({ figures }: IncidentRow): Count => figures[measure];
  return [
    {
      name: `${measure}_min`,
      tag: `#affected+${tag}+min`,
      type: "integer",
      description: `${people[measure]}: the low end, as stated ("more than 66" is 66); empty where nothing is stated, never 0`,
      constraints: wholeNumber,
      cellOf: (row) => count(row).low,
    },
    {
      name: `${measure}_max`,
      tag: `#affected+${tag}+max`,
      type: "integer",
      description: `${people[measure]}: the high end, as stated; empty where it is open above or nothing is stated`,
      constraints: wholeNumber,
      cellOf: (row) => count(row).high,
    },
    {
      name: `${measure}_bound`,
      tag: `#meta+${tag}+bound`,
      type: "string",
      description:
        "What the two numbers say of the true one; withheld: stated, and not for these readers",
      constraints: { required: true, enum: [...bounds, "withheld"] },
      cellOf: (row) => (count(row).withheld ? "withheld" : count(row).bound),
    },
    {
      name: `${measure}_approximate`,
      tag: `#meta+${tag}+approx`,
      type: "boolean",
      description: 'Whether the number is approximate ("about 60"); empty where nothing is stated',
      cellOf: (row) => (count(row).bound === "unknown" ? null : count(row).approximate),
    },
    {
      name: `${measure}_written`,
      tag: `#meta+${tag}+verbatim`,
      type: "string",
      description: "The words of the source, in its own language",
      cellOf: (row) => writtenWords(row.standing, measure, count(row)),
    },
  ];
}
