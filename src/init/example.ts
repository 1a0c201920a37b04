import type { Answers } from "./answers.ts";
import type { Start } from "./dataset.ts";
import { words } from "./words.ts";

/** Returns three entries that say of themselves that they are made up, in the month of `today`. */
export function exampleStart({ languages, today, sensitivity }: Answers, country: string): Start {
  const { exampleEntry, exampleSource, examplePlace } = words[languages[0]];
  const month = `${today.slice(0, 8)}01`;
  const entries = [
    { id: "example-1", date: month, killed: "at least 2", wounded: "5" },
    { id: "example-2", date: month, killed: "", wounded: "more than 3" },
    { id: "example-3", date: today, killed: "1", wounded: "" },
  ];
  return {
    words: [],
    records: {
      incidents: entries.map(({ id, date }) => ({
        id,
        title: exampleEntry,
        date,
        date_precision: "day",
        place_written: examplePlace,
        country,
        place_precision: "unknown",
        category: "listed",
        category_basis: "editor",
        target_type: "not-stated",
        method: "not-stated",
        status: "reported",
        sensitivity,
      })),
      claims: entries.map(({ id, date, killed, wounded }) => ({
        id: `claim-${id}`,
        incident: id,
        source: "example-source",
        killed,
        wounded,
        date,
        date_verbatim: date,
        attribution_basis: "undetermined",
        sensitivity,
      })),
      sources: [{ id: "example-source", publisher: exampleSource, type: "unknown", sensitivity }],
    },
  };
}
