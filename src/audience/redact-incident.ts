import type { Audience, Period } from "../config/index.ts";
import type { Incident, Source } from "../incident/index.ts";
import { coarsenDate, coarsenDay, coarsenPlace } from "./coarsen.ts";
import { fieldReader, nothing } from "./field-reader.ts";
import { sourceValues, type ValuesOf } from "./hidden-values.ts";
import { withheldCount } from "./keep-figures.ts";
import type { MaskWords } from "./mask.ts";
import type { Redacting } from "./redactions.ts";
import type { Rules } from "./rules.ts";

/** The ids that records have for an audience. */
export interface Names {
  incident(id: string): string;
  claim(id: string): string;
  source(id: string): string;
  group(group: string): string;
}

/** What the redaction of one record goes by. */
export interface Work {
  readonly audience: Audience;
  readonly periods: readonly Period[];
  readonly words: MaskWords;
  readonly names: Names;
  readonly rules: Rules;
  readonly redacting: Redacting;
  readonly incidentValues: ValuesOf<Incident>;
  /** The claims that an incident may still name. */
  readonly claims: ReadonlySet<string>;
  typeOf(source: string): Source["type"];
}

/** A record with every field named, those included that may be left out: a new one does not leave by itself. */
export type Whole<R> = { readonly [Field in keyof R]-?: R[Field] };

/** Returns an incident as an audience may see it. */
export function redactIncident(incident: Incident, work: Work): Whole<Incident> {
  const { audience, names, words, redacting } = work;
  const rules = work.rules.incident(incident);
  const { read } = fieldReader(incident, {
    type: "incidents",
    rules,
    values: work.incidentValues,
    redacting,
  });
  const { date, dateEnd, datePrecision } = incident;
  const when = read("date", { date, dateEnd, datePrecision }, () =>
    coarsenDate(incident, audience.dates, work.periods),
  );
  const { town, province, country, originCountry, placePrecision } = incident;
  const where = read("place", { town, province, country, originCountry, placePrecision }, () =>
    coarsenPlace({ town, province, country, originCountry, placePrecision }, audience.places),
  );
  const { preferredClaim } = incident;
  // Each field by itself: a record that others are spread into takes many times as long to make.
  const blurred: Whole<Incident> = {
    id: read("id", incident.id, () => names.incident(incident.id)),
    date: when.date,
    dateEnd: when.dateEnd,
    datePrecision: when.datePrecision,
    town: where.town,
    province: where.province,
    country: where.country,
    originCountry: where.originCountry,
    placePrecision: where.placePrecision,
    title: incident.title,
    dateReason: read("date_reason", incident.dateReason, nothing),
    time: read("time", incident.time, nothing),
    placeWritten: read("place_written", incident.placeWritten, () => ""),
    placeNote: read("place_note", incident.placeNote, nothing),
    category: incident.category,
    categoryBasis: incident.categoryBasis,
    targetGroups: read("target_groups", incident.targetGroups, () => []),
    targetType: incident.targetType,
    method: incident.method,
    attacks: read("attacks", incident.attacks, nothing),
    detonations: read("detonations", incident.detonations, nothing),
    munitions: read("munitions", incident.munitions, () => withheldCount),
    munitionWritten: read("munition_written", incident.munitionWritten, nothing),
    status: incident.status,
    sensitivity: incident.sensitivity,
    preferredClaim:
      preferredClaim !== null && work.claims.has(preferredClaim)
        ? names.claim(preferredClaim)
        : null,
    preferredReason: read("preferred_reason", incident.preferredReason, nothing),
    rule: incident.rule ?? null,
    ruleReason: read("rule_reason", incident.ruleReason ?? null, nothing),
    note: read("note", incident.note, nothing),
    // Attribution is owed to it wherever its figures are.
    provider: incident.provider ?? null,
    // Where its row stands says what its id says.
    place: rules.shows("id") ? incident.place : { file: incident.place.file },
  };
  const title = read("title", incident.title, () => words.title(blurred));
  return title === incident.title ? blurred : { ...blurred, title };
}

/** Returns a source as an audience may see it. */
export function redactSource(source: Source, work: Work): Whole<Source> {
  const { audience, names, words, redacting } = work;
  const rules = work.rules.source(source);
  const values = sourceValues;
  const { read } = fieldReader(source, { type: "sources", rules, values, redacting });
  const day = (field: string, date: string | null): string | null =>
    read(field, date, (treatment) =>
      date !== null && treatment === "coarsen" ? coarsenDay(date, audience.dates) : null,
    );
  // One with a title alone is masked as well.
  const publisher = rules.shows("publisher") ? source.publisher : words.source(source.type);
  read("publisher", source.publisher || source.title, nothing);
  return {
    id: read("id", source.id, () => names.source(source.id)),
    publisher,
    title: read("title", source.title, nothing),
    type: source.type,
    url: read("url", source.url, nothing),
    archivedUrl: read("archived_url", source.archivedUrl, nothing),
    published: day("published", source.published),
    accessed: day("accessed", source.accessed),
    language: read("language", source.language, nothing),
    group: read("source_group", source.group, () => names.group(source.group)),
    via: source.via === null ? null : names.source(source.via),
    nameWritten: read("name_written", source.nameWritten, nothing),
    sensitivity: source.sensitivity,
    note: read("note", source.note, nothing),
    place: source.place,
  };
}
