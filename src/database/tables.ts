import { type Count, unknownCount } from "../count/index.ts";
import type {
  AttributionBasis,
  Breakdown,
  Claim,
  Dataset,
  Incident,
  Province,
  Source,
  StatedFigure,
  Statement,
  Town,
} from "../incident/index.ts";
import type { Cell, CellType, Table } from "./database.ts";
import { type Month, monthStart, monthsOf } from "./months.ts";

interface Period {
  readonly start: string;
  readonly end: string;
}

/** The figures that stand for an incident under the rule in force, and the claims they are from. */
export interface StandingFigures {
  readonly killed: Count;
  readonly wounded: Count;
  readonly casualties: Count;
  readonly claims: readonly string[];
}

export interface TableInput {
  readonly dataset: Dataset;
  /** By incident. */
  readonly figures: ReadonlyMap<string, StandingFigures>;
  /** The parts of the briefing in their order; each has its row whether or not it has an incident. */
  readonly categories: readonly string[];
  readonly period: Period;
  readonly coverage: Period;
  /** BCP 47: the language that names are given in; English where there is none in it. */
  readonly language: string;
}

/** Returns the tables that queries select from; templates/README.md describes them. */
export function buildTables(input: TableInput): readonly Table[] {
  const { dataset } = input;
  const inLanguage = languagePicker(input.language);
  const context = readContext(input, inLanguage);
  const positions = positionsIn(dataset.breakdowns, ({ claim }) => claim);
  const figures = dataset.statements.flatMap((statement) =>
    statement.figures.map((figure, index) => ({ statement, figure, position: index + 1 })),
  );
  return [
    table("incidents", incidentColumns(context), dataset.incidents),
    table("claims", claimColumns(context), dataset.claims),
    table("breakdowns", breakdownColumns(positions), dataset.breakdowns),
    table("sources", sourceColumns, dataset.sources),
    table("statements", statementColumns(inLanguage), dataset.statements),
    table("stated_figures", statedFigureColumns, figures),
    table("provinces", provinceColumns(inLanguage), dataset.provinces),
    table("months", monthColumns, monthsOf(input.period, input.coverage)),
    table("categories", categoryColumns, input.categories),
  ];
}

/** A column, and how a record fills its cell. */
type ColumnOf<R> = readonly [
  name: string,
  type: CellType,
  cellOf: (record: R, index: number) => Cell,
];

function table<R>(name: string, columns: readonly ColumnOf<R>[], records: readonly R[]): Table {
  return {
    name,
    columns: columns.map(([column, type]) => ({ name: column, type })),
    rows: records.map((record, index) => columns.map(([, , cellOf]) => cellOf(record, index))),
  };
}

type Localized = Readonly<Record<string, string>>;
type InLanguage = (text: Localized) => string | null;

function languagePicker(tag: string): InLanguage {
  const [base = tag] = tag.split("-");
  return (text) => text[tag] ?? text[base] ?? text["en"] ?? null;
}

// What columns of one record take from other records.
interface Context {
  readonly figuresOf: (incident: Incident) => StandingFigures;
  readonly claimsOf: (incident: Incident) => readonly Claim[];
  readonly standing: ReadonlySet<string>;
  readonly sourceGroups: ReadonlyMap<string, string>;
  readonly provinces: ReadonlyMap<string, Province>;
  readonly townOf: (incident: Incident) => Town | undefined;
  readonly language: string;
  readonly inLanguage: InLanguage;
}

const notStated = unknownCount();
const noFigures: StandingFigures = {
  killed: notStated,
  wounded: notStated,
  casualties: notStated,
  claims: [],
};

function readContext(input: TableInput, inLanguage: InLanguage): Context {
  const { dataset, figures, language } = input;
  const claims = groupBy(dataset.claims, ({ incident }) => incident);
  const towns = new Map(
    dataset.towns?.map((town) => [`${town.province} ${foldName(town.name)}`, town]),
  );
  return {
    figuresOf: ({ id }) => figures.get(id) ?? noFigures,
    claimsOf: ({ id }) => claims.get(id) ?? [],
    standing: new Set([...figures.values()].flatMap((one) => one.claims)),
    sourceGroups: new Map(dataset.sources.map(({ id, group }) => [id, group])),
    provinces: new Map(dataset.provinces.map((province) => [province.id, province])),
    townOf: ({ town, province }) =>
      town === null ? undefined : towns.get(`${province} ${foldName(town)}`),
    language,
    inLanguage,
  };
}

// What is known by district or province only has no point on a map.
const pointPrecisions: ReadonlySet<string> = new Set(["point", "town"]);

function foldName(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\p{M}\p{P}\s]/gu, "")
    .toLowerCase();
}

function groupBy<R>(records: readonly R[], keyOf: (record: R) => string): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const record of records) {
    const group = groups.get(keyOf(record));
    if (group === undefined) groups.set(keyOf(record), [record]);
    else group.push(record);
  }
  return groups;
}

function positionsIn<R>(
  records: readonly R[],
  keyOf: (record: R) => string,
): ReadonlyMap<R, number> {
  const groups = [...groupBy(records, keyOf).values()];
  return new Map(groups.flatMap((group) => group.map((record, index) => [record, index + 1])));
}

function incidentColumns(context: Context): readonly ColumnOf<Incident>[] {
  const { claimsOf, figuresOf, sourceGroups } = context;
  const sourcesOf = (incident: Incident): ReadonlySet<string> =>
    new Set(claimsOf(incident).map(({ source }) => source));
  const groupsOf = (incident: Incident): ReadonlySet<string> =>
    new Set([...sourcesOf(incident)].map((source) => sourceGroups.get(source) ?? source));
  return [
    ["id", "text", ({ id }) => id],
    ["title", "text", ({ title }) => title],
    ["date", "date", ({ date }) => date],
    ["date_end", "date", ({ dateEnd }) => dateEnd],
    ["date_precision", "text", ({ datePrecision }) => datePrecision],
    ["date_reason", "text", ({ dateReason }) => dateReason],
    ["month", "date", ({ date }) => monthStart(date)],
    ["time", "text", ({ time }) => time],
    ...placeColumns(context),
    ["category", "text", ({ category }) => category],
    ["category_basis", "text", ({ categoryBasis }) => categoryBasis],
    ["target_groups", "text", ({ targetGroups }) => targetGroups.join("; ")],
    ["target_type", "text", ({ targetType }) => targetType],
    ["method", "text", ({ method }) => method],
    ["attacks", "integer", ({ attacks }) => attacks],
    ["detonations", "integer", ({ detonations }) => detonations],
    ["munitions", "count", ({ munitions }) => munitions ?? notStated],
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
    ["source_ids", "text", (incident) => [...sourcesOf(incident)].join(";")],
    ["sources", "integer", (incident) => groupsOf(incident).size],
    ["claims", "integer", (incident) => claimsOf(incident).length],
    ["status", "text", ({ status }) => status],
    ["sensitivity", "text", ({ sensitivity }) => sensitivity],
    ["preferred_claim", "text", ({ preferredClaim }) => preferredClaim],
    ["preferred_reason", "text", ({ preferredReason }) => preferredReason],
    ["note", "text", ({ note }) => note],
  ];
}

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
function attributionOf({ claimsOf, standing }: Context, incident: Incident): Claim | undefined {
  const attributing = claimsOf(incident).filter(({ attributedTo }) => attributedTo !== null);
  const standingOnes = attributing.filter(({ id }) => standing.has(id));
  const rank = ({ attributionBasis }: Claim): number => basisOrder.indexOf(attributionBasis);
  const candidates = standingOnes.length > 0 ? standingOnes : attributing;
  return [...candidates].sort((a, b) => rank(a) - rank(b))[0];
}

function claimColumns({ standing }: Context): readonly ColumnOf<Claim>[] {
  return [
    ["id", "text", ({ id }) => id],
    ["incident", "text", ({ incident }) => incident],
    ["stands", "boolean", ({ id }) => standing.has(id)],
    ["source", "text", ({ source }) => source],
    ["killed", "count", ({ killed }) => killed],
    ["wounded", "count", ({ wounded }) => wounded],
    ["casualties", "count", ({ casualties }) => casualties],
    ["killed_verbatim", "text", ({ killedVerbatim }) => killedVerbatim],
    ["wounded_verbatim", "text", ({ woundedVerbatim }) => woundedVerbatim],
    ["casualties_verbatim", "text", ({ casualtiesVerbatim }) => casualtiesVerbatim],
    ["date", "date", ({ date }) => date],
    ["date_verbatim", "text", ({ dateVerbatim }) => dateVerbatim],
    ["attributed_to", "text", ({ attributedTo }) => attributedTo],
    ["attribution_basis", "text", ({ attributionBasis }) => attributionBasis],
    ["sensitivity", "text", ({ sensitivity }) => sensitivity],
    ["note", "text", ({ note }) => note],
  ];
}

function breakdownColumns(
  positions: ReadonlyMap<Breakdown, number>,
): readonly ColumnOf<Breakdown>[] {
  return [
    ["claim", "text", ({ claim }) => claim],
    ["position", "integer", (breakdown) => positions.get(breakdown) ?? null],
    ["measure", "text", ({ measure }) => measure],
    ["group_name", "text", ({ group }) => group],
    ["figure", "count", ({ count }) => count],
    ["verbatim", "text", ({ verbatim }) => verbatim],
    ["relation", "text", ({ relation }) => relation],
  ];
}

const sourceColumns: readonly ColumnOf<Source>[] = [
  ["id", "text", ({ id }) => id],
  ["position", "integer", (_, index) => index + 1],
  ["publisher", "text", ({ publisher }) => publisher],
  ["title", "text", ({ title }) => title],
  ["type", "text", ({ type }) => type],
  ["url", "text", ({ url }) => url],
  ["archived_url", "text", ({ archivedUrl }) => archivedUrl],
  ["published", "text", ({ published }) => published],
  ["accessed", "text", ({ accessed }) => accessed],
  ["language", "text", ({ language }) => language],
  ["source_group", "text", ({ group }) => group],
  ["via", "text", ({ via }) => via],
  ["name_written", "text", ({ nameWritten }) => nameWritten],
  ["sensitivity", "text", ({ sensitivity }) => sensitivity],
  ["note", "text", ({ note }) => note],
];

function statementColumns(inLanguage: InLanguage): readonly ColumnOf<Statement>[] {
  return [
    ["id", "text", ({ id }) => id],
    ["position", "integer", (_, index) => index + 1],
    ["kind", "text", ({ kind }) => kind],
    ["said_by", "text", (statement) => inLanguage(statement.by)],
    ["source", "text", ({ source }) => source],
    ["text", "text", (statement) => inLanguage(statement.text)],
    ["scope", "text", (statement) => inLanguage(statement.scope)],
    ["period_start", "date", ({ periodStart }) => periodStart],
    ["period_end", "date", ({ periodEnd }) => periodEnd],
    ["sensitivity", "text", ({ sensitivity }) => sensitivity],
    ["note", "text", ({ note }) => note],
  ];
}

interface PlacedFigure {
  readonly statement: Statement;
  readonly figure: StatedFigure;
  readonly position: number;
}

const statedFigureColumns: readonly ColumnOf<PlacedFigure>[] = [
  ["statement", "text", ({ statement }) => statement.id],
  ["position", "integer", ({ position }) => position],
  ["name", "text", ({ figure }) => figure.name],
  ["figure", "count", ({ figure }) => figure.count],
  ["unit", "text", ({ figure }) => figure.unit],
  ["verbatim", "text", ({ figure }) => figure.verbatim],
];

function provinceColumns(inLanguage: InLanguage): readonly ColumnOf<Province>[] {
  return [
    ["id", "text", ({ id }) => id],
    ["name", "text", (province) => inLanguage(province.name)],
    ["longitude", "double", ({ longitude }) => longitude],
    ["latitude", "double", ({ latitude }) => latitude],
  ];
}

const monthColumns: readonly ColumnOf<Month>[] = [
  ["month", "date", ({ start }) => start],
  ["month_end", "date", ({ end }) => end],
  ["position", "integer", (_, index) => index + 1],
  ["coverage", "text", ({ coverage }) => coverage],
];

const categoryColumns: readonly ColumnOf<string>[] = [
  ["id", "text", (category) => category],
  ["position", "integer", (_, index) => index + 1],
];
