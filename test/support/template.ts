import type { Chart } from "../../src/chart/index.ts";
import { type Count, parseCount, totalOf } from "../../src/count/index.ts";
import type { QueryResult } from "../../src/database/index.ts";
import { cellOf } from "../../src/figure/index.ts";
import type { Source, Statement } from "../../src/incident/index.ts";
import { createLanguage, type Messages } from "../../src/language/index.ts";
import type { RenderContext, Template } from "../../src/template/index.ts";
import { englishMessages } from "./language.ts";

/** Messages for small templates: counts as the sample words them, and a few of each other kind. */
export const messages: Messages = {
  ...Object.fromEntries(Object.entries(englishMessages).filter(([key]) => /^count\./.test(key))),
  "count.exact": "{value}",
  "count.at-least": "at least {value}",
  "count.more-than": "more than {value}",
  "count.at-most": "up to {value}",
  "count.less-than": "fewer than {value}",
  "count.between": "between {low} and {high}",
  "count.unknown": "not stated",
  "count.unknown-words": "“{words}”",
  "count.approximate": "about {value}",
  "count.nearly": "nearly {value}",
  "count.in-part-approximate": "{value} (in part approximate)",
  "count.short.exact": "{value}",
  "count.short.at-least": "≥ {value}",
  "count.short.more-than": "> {value}",
  "count.short.at-most": "≤ {value}",
  "count.short.less-than": "< {value}",
  "count.short.between": "{low}–{high}",
  "count.short.unknown": "not stated",
  "count.short.unknown-words": "“{words}”",
  "count.short.approximate": "≈ {value}",
  "count.short.nearly": "< ≈ {value}",
  "count.short.in-part-approximate": "{value} (in part ≈)",
  "label.table": "Table {number}",
  "label.figure": "Figure {number}",
  "label.quotation": "“{words}”",
  "label.on-page": ", page {page}",
  "label.continued": "{group}, continued",
  "metadata.title": "{title}, {period}",
  "metadata.keywords": "incidents, casualties",
  "metadata.figures": "The figures",
  "furniture.head-start": "{title}",
  "furniture.head-end": "No. {number}",
  "furniture.foot-start": "{publisher}",
  "furniture.foot-end": "Page {page} of {pages}",
  "place.town": "{town}, {province}",
  "place.district": "a district of {province}",
  "place.province": "{province} province",
  "place.country": "{country}",
  "place.unknown": "place not known",
  "country.TJ": "Tajikistan",
  "source.published": "published {date}",
  "source.accessed": "accessed {date}",
  "source.archived": "archived copy",
  "source.via": "named by {source}, not read itself",
  "source.type.media": "Media",
  "source.type.un": "United Nations",
  "source.type.ngo": "Organisation",
  "source.type.official": "Authority",
  "source.type.party": "Party to the conflict",
  "source.type.article": "Article",
  "source.type.unknown": "Kind not recorded",
  "attribution.claimed": "claimed by {who}, according to {by}",
  "attribution.official": "attributed to {who} by {by}",
  "attribution.media": "attributed to {who} by {by}",
  "attribution.asserted": "attributed to {who} by {by}",
  "attribution.heading": "{who}, by a heading",
  "attribution.undetermined": "not attributed",
  "attribution.by.claimed": "reports",
  "attribution.by.official": "officials",
  "attribution.by.media": "media",
  "attribution.by.asserted": "the account",
  "attribution.by.article": "the article",
  "percent.of": "{percent} ({part} of {whole})",
  "change.more": "{now}, up from {before}",
  "change.less": "{now}, down from {before}",
  "change.equal": "{now}, as before: {before}",
  "change.undetermined": "{now}, after {before}; it cannot be said",
  "table.empty": "–",
  "column.title": "Incident",
  "column.date": "Date",
  "column.killed": "Killed",
  "unit.incidents": "{n, plural, one {# incident} other {# incidents}}",
  "method.suicide-bombing": "suicide bombing",
  "method.mag-ied": "magnetic bomb",
  "headline.killed": "Killed",
  "intro.killed": "{killed} people were killed in {place}.",
};

function count(text: string): Count {
  const parsed = parseCount(text);
  if ("count" in parsed) return parsed.count;
  throw new Error(`not a count: ${text}`);
}

const incidents: QueryResult = {
  name: "incidents",
  columns: [
    { name: "id", type: "text" },
    { name: "title", type: "text" },
    { name: "date", type: "date" },
    { name: "town", type: "text" },
    { name: "province_name", type: "text" },
    { name: "country", type: "text" },
    { name: "place_precision", type: "text" },
    { name: "method", type: "text" },
    { name: "claimed", type: "boolean" },
    { name: "source_ids", type: "text" },
    { name: "attacks", type: "number" },
    { name: "killed", type: "count" },
  ],
  rows: [
    incident("S2", "2021-10-15", "Kandahar", "suicide-bombing", 1, "at least 47"),
    incident("S1", "2021-10-08", "Kunduz", "suicide-bombing", 1, "about 60"),
    incident("S7", "2022-04-28", "Mazar-e Sharif", "mag-ied", null, "?"),
  ],
};

function incident(
  id: string,
  date: string,
  town: string,
  method: string,
  attacks: number | null,
  killed: string,
): QueryResult["rows"][number] {
  const place = { town, province_name: town === "Kunduz" ? "Kunduz" : "Balkh", country: "AF" };
  const rest = { place_precision: "town", claimed: false, source_ids: "amnesty;un" };
  return {
    id,
    title: `${id} <b>&`,
    date,
    ...place,
    method,
    ...rest,
    attacks,
    killed: count(killed),
  };
}

const queries: readonly QueryResult[] = [
  incidents,
  {
    name: "headline",
    columns: [
      { name: "incidents", type: "number" },
      { name: "killed", type: "total" },
      { name: "first_date", type: "date" },
    ],
    rows: [
      {
        incidents: 3,
        killed: totalOf([count("at least 47"), count("about 60")]),
        first_date: null,
      },
    ],
  },
  {
    name: "nothing",
    columns: [
      { name: "name", type: "text" },
      { name: "killed", type: "count" },
    ],
    rows: [],
  },
];

const source: Source = {
  id: "amnesty",
  publisher: "Amnesty International",
  title: "Deadly attack",
  type: "ngo",
  url: "https://example.org/a?b=1&c=2",
  archivedUrl: "https://archive.example/1",
  published: "2022-04-22",
  accessed: "2022-06-01",
  language: "en",
  group: "amnesty",
  via: null,
  nameWritten: null,
  sensitivity: "public",
  note: null,
  place: { file: "data/sources.csv", line: 2 },
};

const sources: readonly Source[] = [
  { ...source, id: "un", publisher: "UN", title: null, type: "un", url: null, archivedUrl: null },
  source,
  { ...source, id: "rfi", publisher: "RFI", type: "media", url: null, via: "amnesty" },
];

const statement: Statement = {
  id: "attacks-late-2021",
  kind: "figure",
  by: { en: "The article" },
  source: "un",
  text: { en: "There were {attacks} attacks, and {before} a year earlier." },
  scope: { en: "Last four months of 2021" },
  periodStart: "2021-09-01",
  periodEnd: null,
  figures: [
    { name: "attacks", count: count("119"), unit: "attacks", verbatim: "119" },
    { name: "on-taliban", count: count("96"), unit: "attacks", verbatim: "96" },
    { name: "before", count: count("39"), unit: "attacks", verbatim: "39" },
  ],
  sensitivity: "public",
  note: null,
  place: { file: "data/statements.yaml", line: 1 },
};

const chart: Chart = {
  name: "by-month",
  scene: { width: 100, height: 50, items: [] },
  caption: "Incidents by month",
  alt: "Bars: most in April 2022.",
  note: "Source: the list.",
  words: {
    caption: ["Incidents by month"],
    alt: ["Bars: most in April 2022."],
    note: ["Source: the list."],
  },
  data: {
    columns: [
      { name: "month", label: "Month", align: "start" },
      { name: "incidents", label: "Incidents", align: "end" },
    ],
    rows: [
      [
        { value: "2022-04-01", text: "April 2022" },
        {
          value: 4,
          text: "4",
          word: {
            type: "figure",
            text: "4",
            value: 4,
            derivation: cellOf({ name: "by-month", rows: [{ incidents: 4 }] }, 0, "incidents"),
          },
        },
      ],
    ],
  },
  warnings: [],
};

const narrative: RenderContext["narrative"] = {
  background: {
    file: "data/narrative/background.en.md",
    text: 'It emerged in *2015* {{cite "un"}}.\n\n- one\n- {{figure (count queries.incidents)}}\n',
  },
};

/** A context with little in it, for templates of a few lines. */
export const context: RenderContext = {
  edition: {
    id: "2022-05",
    number: 3,
    period: { start: "2021-08-15", end: "2022-05-31" },
    previous: null,
    coverage: "full",
    comparable: false,
    published: "2022-06-07",
    dataAsOf: "2022-06-05",
    language: "en",
    audience: "public",
    next: null,
    filter: null,
  },
  briefing: {
    title: "IS-K violence",
    subtitle: "Listed incidents",
    publisher: "Fieldbrief",
    contact: null,
    kind: "selection",
    coverage: { start: "2021-08-15", end: "2022-05-31" },
    rule: "preferred",
    dataLanguage: "en",
  },
  queries,
  charts: { "by-month": chart },
  statements: [statement],
  sources,
  provinces: [],
  narrative,
  language: createLanguage("en", messages),
  styles: ["lead", "small", "attribution", "note-reference"],
};

export interface TemplateSketch {
  readonly partials?: Readonly<Record<string, string>>;
}

/** A template of one file and perhaps partials, with charts `by-month` and `broken`. */
export function templateOf(text: string, { partials = {} }: TemplateSketch = {}): Template {
  const spec = (name: string): Template["charts"][number] => ({
    name,
    file: `charts/${name}.vl.json`,
    text: "{}",
  });
  return {
    name: "briefing",
    main: { file: "briefing.hbs", text },
    partials: new Map(
      Object.entries(partials).map(([name, text]) => [
        name,
        { file: `partials/${name}.hbs`, text },
      ]),
    ),
    queries: [],
    charts: [spec("by-month"), spec("broken")],
    original: "en",
    strings: new Map([["en", messages]]),
    stringPlaces: (_, key) => ({ file: `strings/${key}` }),
    constants: [],
    wording: new Map(),
    extended: new Set(),
  };
}
