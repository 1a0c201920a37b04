import { parseCount } from "../count/index.ts";
import {
  type Breakdown,
  type Claim,
  type Dataset,
  foldPlace,
  type Incident,
  type Source,
  type Statement,
  type Town,
} from "../incident/index.ts";
import type { Hidden } from "./redactions.ts";

/** By field, the values of a record that would give the field away. */
export type ValuesOf<R> = Readonly<Record<string, (record: R) => readonly Hidden[]>>;

type Value = string | null | undefined;

// A column is where translations of a text are found; without one there are none.
const text = (value: Value, column = ""): readonly Hidden[] => hidden("text", column, value);
const date = (...values: readonly Value[]): readonly Hidden[] =>
  values.flatMap((value) => hidden("date", "", value));
const id = (value: Value): readonly Hidden[] => hidden("id", "", value);
const texts = (values: Readonly<Record<string, string>>): readonly Hidden[] =>
  Object.values(values).flatMap((value) => text(value));

function hidden(kind: Hidden["kind"], column: string, value: Value): readonly Hidden[] {
  return value === null || value === undefined || value === "" ? [] : [{ kind, column, value }];
}

// "at least 37" says a number in words that any page may say of another; what else a source wrote is its own.
function verbatim(value: Value): readonly Hidden[] {
  return value && parseCount(value).count !== undefined ? [] : text(value);
}

/** The values of incidents; towns and provinces in every spelling that is known of them. */
export function incidentValues({ towns = [], provinces }: Dataset): ValuesOf<Incident> {
  const known = new Map(towns.map((town) => [townKey(town.province, town.name), town]));
  const names = new Map(provinces.map((province) => [province.id, province]));
  return {
    id: (incident) => id(incident.id),
    title: ({ title }) => text(title, "incidents.title"),
    date: (incident) => date(incident.date, incident.dateEnd),
    date_reason: ({ dateReason }) => text(dateReason, "incidents.date_reason"),
    time: ({ time }) => text(time, "incidents.time"),
    place: ({ town, province }) => [
      ...hidden("place", "", town),
      ...(town === null ? [] : townValues(known.get(townKey(province, town)))),
      ...(names.get(province ?? "")?.names ?? []).flatMap((name) => hidden("place", "", name)),
    ],
    place_written: ({ placeWritten }) => text(placeWritten),
    place_note: ({ placeNote }) => text(placeNote, "incidents.place_note"),
    munitions: ({ munitions }) => verbatim(munitions?.words),
    munition_written: ({ munitionWritten }) => verbatim(munitionWritten),
    preferred_reason: ({ preferredReason }) => text(preferredReason, "incidents.preferred_reason"),
    rule_reason: ({ ruleReason }) => text(ruleReason, "incidents.rule_reason"),
    note: ({ note }) => text(note, "incidents.note"),
  };
}

function townKey(province: string | null, town: string): string {
  return `${province} ${foldPlace(town)}`;
}

function townValues(town: Town | undefined): readonly Hidden[] {
  if (town === undefined) return [];
  return [
    ...[town.name, ...Object.values(town.names)].flatMap((name) => hidden("place", "", name)),
    ...[town.longitude, town.latitude].flatMap((n) => hidden("coordinate", "", String(n))),
  ];
}

/** The values of claims. */
export const claimValues: ValuesOf<Claim> = {
  id: (claim) => id(claim.id),
  killed: ({ killed }) => verbatim(killed.words),
  wounded: ({ wounded }) => verbatim(wounded.words),
  casualties: ({ casualties }) => verbatim(casualties.words),
  killed_verbatim: ({ killedVerbatim }) => verbatim(killedVerbatim),
  wounded_verbatim: ({ woundedVerbatim }) => verbatim(woundedVerbatim),
  casualties_verbatim: ({ casualtiesVerbatim }) => verbatim(casualtiesVerbatim),
  date: (claim) => date(claim.date),
  date_verbatim: ({ dateVerbatim }) => text(dateVerbatim),
  place_verbatim: ({ placeVerbatim }) => text(placeVerbatim),
  attributed_to: ({ attributedTo }) => text(attributedTo, "claims.attributed_to"),
  note: ({ note }) => text(note, "claims.note"),
};

/** The values of breakdowns. */
export const breakdownValues: ValuesOf<Breakdown> = {
  group: ({ group }) => text(group, "breakdowns.group"),
  verbatim: (breakdown) => verbatim(breakdown.verbatim),
};

/** The values of sources. */
export const sourceValues: ValuesOf<Source> = {
  id: (source) => id(source.id),
  publisher: ({ publisher }) => text(publisher, "sources.publisher"),
  title: ({ title }) => text(title),
  url: ({ url }) => text(url),
  archived_url: ({ archivedUrl }) => text(archivedUrl),
  published: ({ published }) => date(published),
  accessed: ({ accessed }) => date(accessed),
  source_group: ({ group }) => id(group),
  name_written: ({ nameWritten }) => text(nameWritten),
  note: ({ note }) => text(note, "sources.note"),
};

/** The values of statements, in every language that they are in. */
export const statementValues: ValuesOf<Statement> = {
  // Templates and narrative name statements by their ids, so these are no secret of a shown one.
  "": (statement) => id(statement.id),
  by: ({ by }) => texts(by),
  text: (statement) => texts(statement.text),
  scope: ({ scope }) => texts(scope),
  period: ({ periodStart, periodEnd }) => date(periodStart, periodEnd),
  figures: ({ figures }) => figures.flatMap(({ unit }) => text(unit, "statements.unit")),
  verbatim: ({ figures }) => figures.flatMap((figure) => verbatim(figure.verbatim)),
  note: ({ note }) => text(note),
};
