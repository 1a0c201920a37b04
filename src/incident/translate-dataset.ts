import type { Dataset, Incident } from "./record.ts";

/**
 * Returns a dataset in a language: every text of the editors' own as `translations` has it, and what is
 * word for word as it is. In the language that the data are written in, that is the dataset itself.
 */
export function translateDataset(dataset: Dataset, language: string): Dataset {
  const translation = dataset.translations?.get(language);
  if (translation === undefined) return dataset;
  const write = (column: string, text: string): string =>
    translation.get(column)?.get(text) ?? text;
  const writeAny = (column: string, text: string | null): string | null =>
    text === null ? null : write(column, text);
  const writeIncident = (incident: Incident): Incident => ({
    ...incident,
    title: write("incidents.title", incident.title),
    dateReason: writeAny("incidents.date_reason", incident.dateReason),
    time: writeAny("incidents.time", incident.time),
    placeNote: writeAny("incidents.place_note", incident.placeNote),
    preferredReason: writeAny("incidents.preferred_reason", incident.preferredReason),
    ruleReason: writeAny("incidents.rule_reason", incident.ruleReason ?? null),
    note: writeAny("incidents.note", incident.note),
  });
  return {
    ...dataset,
    incidents: dataset.incidents.map(writeIncident),
    ...(dataset.linked && {
      linked: dataset.linked.map(({ incident, link }) => ({
        incident: writeIncident(incident),
        link,
      })),
    }),
    claims: dataset.claims.map((claim) => ({
      ...claim,
      attributedTo: writeAny("claims.attributed_to", claim.attributedTo),
      note: writeAny("claims.note", claim.note),
    })),
    breakdowns: dataset.breakdowns.map((breakdown) => ({
      ...breakdown,
      group: write("breakdowns.group", breakdown.group),
    })),
    sources: dataset.sources.map((source) => ({
      ...source,
      publisher: write("sources.publisher", source.publisher),
      note: writeAny("sources.note", source.note),
    })),
    statements: dataset.statements.map((statement) => ({
      ...statement,
      figures: statement.figures.map((figure) => ({
        ...figure,
        unit: write("statements.unit", figure.unit),
      })),
    })),
  };
}
