import { unknownCount } from "../count/index.ts";
import type { AttributionBasis, Claim, Incident, Province, Town } from "../incident/index.ts";
import type { ColumnOf } from "./columns.ts";
import { monthStart } from "./months.ts";
import type { Context } from "./record-context.ts";
import { restColumns } from "./rest-columns.ts";

/** The columns of the table incidents. */
export function incidentColumns(context: Context): readonly ColumnOf<Incident>[] {
  const { claimsOf, figuresOf, sources } = context;
  const sourcesOf = (incident: Incident): ReadonlySet<string> =>
    new Set(claimsOf(incident).map(({ source }) => source));
  const groupsOf = (incident: Incident): ReadonlySet<string> =>
    new Set([...sourcesOf(incident)].map((source) => sources.get(source)?.group ?? source));
  return [
    ["id", "text", ({ id }) => id],
    ["title", "text", ({ title }) => title],
    ["date", "date", ({ date }) => date],
    ["date_end", "date", ({ dateEnd }) => dateEnd],
    ["date_precision", "text", ({ datePrecision }) => datePrecision],
    ["date_reason", "text", ({ dateReason }) => dateReason],
    // What is known by the year is of no month.
    [
      "month",
      "date",
      ({ date, datePrecision }) => (datePrecision === "year" ? null : monthStart(date)),
    ],
    ["time", "text", ({ time }) => time],
    ...placeColumns(context),
    ["category", "text", ({ category }) => category],
    ["category_basis", "text", ({ categoryBasis }) => categoryBasis],
    ["target_groups", "text", ({ targetGroups }) => targetGroups.join("; ")],
    ["target_type", "text", ({ targetType }) => targetType],
    ["method", "text", ({ method }) => method],
    ["attacks", "integer", ({ attacks }) => attacks],
    ["detonations", "integer", ({ detonations }) => detonations],
    ["munitions", "count", ({ munitions }) => munitions ?? unknownCount()],
    ["munition_written", "text", ({ munitionWritten }) => munitionWritten],
    ["killed", "count", (incident) => figuresOf(incident).killed],
    ["wounded", "count", (incident) => figuresOf(incident).wounded],
    ["casualties", "count", (incident) => figuresOf(incident).casualties],
    ["attributed_to", "text", (incident) => attributionOf(context, incident)?.attributedTo ?? null],
    [
      "attribution_basis",
      "text",
      (incident) => attributionOf(context, incident)?.attributionBasis ?? null,
    ],
    ["attribution_source", "text", (incident) => attributionOf(context, incident)?.source ?? null],
    ["source_ids", "text", (incident) => [...sourcesOf(incident)].join(";")],
    ["sources", "integer", (incident) => groupsOf(incident).size],
    ...restColumns(context),
    ["claims", "integer", (incident) => claimsOf(incident).length],
    ["status", "text", ({ status }) => status],
    ["sensitivity", "text", ({ sensitivity }) => sensitivity],
    ["preferred_claim", "text", ({ preferredClaim }) => preferredClaim],
    ["preferred_reason", "text", ({ preferredReason }) => preferredReason],
    ["rule", "text", ({ rule }) => rule ?? null],
    ["rule_reason", "text", ({ ruleReason }) => ruleReason ?? null],
    ["note", "text", ({ note }) => note],
    ["provider", "text", ({ provider }) => provider ?? null],
  ];
}

// What is known by district or province only has no point on a map.
const pointPrecisions: ReadonlySet<string> = new Set(["point", "town"]);

function placeColumns(context: Context): readonly ColumnOf<Incident>[] {
  const { provinces, townOf, inLanguage } = context;
  const pointOf = (incident: Incident): Town | undefined =>
    pointPrecisions.has(incident.placePrecision) ? townOf(incident) : undefined;
  const provinceOf = ({ province }: Incident): Province | undefined =>
    provinces.get(province ?? "");
  const nameOf = (province: Province | undefined): string | null =>
    province === undefined ? null : inLanguage(province.name);
  return [
    ["place_written", "text", ({ placeWritten }) => placeWritten],
    ["town", "text", (incident) => townName(context, incident)],
    ["town_longitude", "double", (incident) => pointOf(incident)?.longitude ?? null],
    ["town_latitude", "double", (incident) => pointOf(incident)?.latitude ?? null],
    ["province", "text", ({ province }) => province],
    ["province_name", "text", (incident) => nameOf(provinceOf(incident))],
    ["longitude", "double", (incident) => provinceOf(incident)?.longitude ?? null],
    ["latitude", "double", (incident) => provinceOf(incident)?.latitude ?? null],
    ["country", "text", ({ country }) => country],
    ["origin_country", "text", ({ originCountry }) => originCountry],
    ["place_precision", "text", ({ placePrecision }) => placePrecision],
    ["place_note", "text", ({ placeNote }) => placeNote],
  ];
}

// In English as the data write it: the gazetteer has marks there that no reader misses.
function townName({ townOf, language, inLanguage }: Context, incident: Incident): string | null {
  const town = language.startsWith("en") ? undefined : townOf(incident);
  return town === undefined ? incident.town : (inLanguage(town.names) ?? incident.town);
}

// From the strongest basis to the weakest.
const basisOrder: readonly AttributionBasis[] = [
  "claimed",
  "official",
  "media",
  "asserted",
  "heading",
  "undetermined",
];

// The best founded attribution among the claims that stand, or among all where none of those has one.
function attributionOf({ claimsOf, stands }: Context, incident: Incident): Claim | undefined {
  const attributing = claimsOf(incident).filter(({ attributedTo }) => attributedTo !== null);
  const standingOnes = attributing.filter(({ id }) => stands(id));
  const rank = ({ attributionBasis }: Claim): number => basisOrder.indexOf(attributionBasis);
  const candidates = standingOnes.length > 0 ? standingOnes : attributing;
  return [...candidates].sort((a, b) => rank(a) - rank(b))[0];
}
