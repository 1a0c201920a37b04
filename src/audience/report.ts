import type { Audience, EditionConfig } from "../config/index.ts";
import type { Redactions } from "./redactions.ts";

/** What was withheld from an edition, in numbers. */
export interface Withheld {
  readonly records: number;
  readonly fields: number;
  readonly figures: number;
  readonly cells: number;
}

/** Returns what was withheld, summed. */
export function withheldIn({ records, fields, figures }: Redactions, cells: number): Withheld {
  return {
    records: records.reduce((sum, { held, shown }) => sum + held - shown, 0),
    fields: fields.reduce((sum, { count }) => sum + count, 0),
    figures,
    cells,
  };
}

interface Reported {
  readonly edition: EditionConfig;
  readonly audience: Audience;
  readonly redactions: Redactions;
  readonly cells: number;
}

/**
 * Returns the redaction report: how many records and fields did not leave, by type and rule. It may be read by
 * those it is about, so it holds numbers alone: no value, no id, no place in a file.
 */
export function redactionReport({ edition, audience, redactions, cells }: Reported): string {
  const { id, language } = edition;
  const report = {
    edition: id,
    language,
    audience: audience.name,
    sees: audience.sees,
    dates: audience.dates,
    places: audience.places,
    smallCells: audience.smallCells,
    records: redactions.records.map(({ type, held, shown, withheld }) => ({
      type,
      held,
      shown,
      withheld,
    })),
    fields: redactions.fields,
    figures: redactions.figures,
    cells,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
