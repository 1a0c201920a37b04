import { type Sensitivity, sensitivities, z } from "../config/index.ts";
import { isCountry } from "../incident/index.ts";
import type { Target } from "./columns.ts";
import { exactnesses } from "./days-of.ts";
import { mappedLanguages } from "./map-options.ts";
import type { Calendar } from "./month-names.ts";
import { type Century, centuries } from "./written-date.ts";

const header = z.string().min(1);
const column = (meaning: string): z.ZodOptional<z.ZodString> => header.optional().describe(meaning);

const low = "the lowest figure, or the lower end of what is given";
const high = "the highest figure, or the upper end of what is given";
const bound =
  "how the two ends are meant: exact, at least, more than, at most, less than, between, unknown";
const about = "whether the figure is about right: true, false";
const words = "the figure as printed, in words";

const columnsSchema = z
  .strictObject({
    id: column("names the incident and stays when the table is made again"),
    date: header.describe("the day, or the first day"),
    date_end: column("the last day"),
    date_precision: column("how exactly the day is known: day, week, month, year"),
    time: column("local time, as stated"),
    title: column("a short title; made from method and place where there is none"),
    place_written: column("the place, word for word"),
    town: column("the town"),
    district: column("the district"),
    province: column("the province, in any spelling of places/provinces.csv"),
    province_code: column("the code of the province, which is tried before its name"),
    province_pcode: column(
      "the P-code of the province, as in places/provinces.csv; tried after its code, before its name",
    ),
    country: column("the country, by its name or two letters"),
    latitude: column("degrees north; kept in the note of the place"),
    longitude: column("degrees east; kept in the note of the place"),
    place_precision: column("how exactly the place is known: country, province, district, town"),
    method: column("how it was done"),
    category: column("the part of the briefing"),
    target_type: column("what was struck"),
    killed: column("killed: 12, at least 12, 9-15"),
    killed_low: column(low),
    killed_high: column(high),
    killed_bound: column(bound),
    killed_approximate: column(about),
    killed_words: column(words),
    wounded: column("wounded: 12, at least 12, 9-15"),
    wounded_low: column(low),
    wounded_high: column(high),
    wounded_bound: column(bound),
    wounded_approximate: column(about),
    wounded_words: column(words),
    casualties: column("killed and wounded together, where they are not told apart"),
    casualties_low: column(low),
    casualties_high: column(high),
    casualties_bound: column(bound),
    casualties_approximate: column(about),
    casualties_words: column(words),
    attributed_to: column("who is said to have done it, which a party to an event is not"),
    attribution_basis: column("what that rests on: claimed, official, media, asserted, heading"),
    party_first: column("a party to the event, for the note"),
    party_second: column("another party to the event, for the note"),
    status: column("what the sources allow: alleged, reported, corroborated, verified, disputed"),
    source: column("who reported it"),
    url: column("the address of the page where it was read"),
    note: column("what a reader of the record has to know"),
  } satisfies Record<Target, z.ZodType>)
  .describe("which column of the table each of ours is: its header, as the table writes it");

const status = z.enum(["alleged", "reported", "corroborated", "verified", "disputed"]);
const basis = z.enum(["claimed", "official", "media", "asserted", "heading"]);
const place = z.enum(["unknown", "country", "province", "district", "town", "point"]);
const exactness = z.enum(exactnesses);
const text = z.string().min(1);

const inAll = <T extends z.ZodType>(schema: T, meaning: string): z.ZodOptional<T> =>
  schema.optional().describe(`${meaning}, in every row`);

const constantsSchema = z
  .strictObject({
    date_precision: inAll(exactness, "how exactly the day is known"),
    place_written: inAll(text, "the place, word for word"),
    town: inAll(text, "the town"),
    district: inAll(text, "the district"),
    province: inAll(text, "the province"),
    place_precision: inAll(place, "how exactly the place is known"),
    method: inAll(text, "how it was done"),
    category: inAll(text, "the part of the briefing"),
    target_type: inAll(text, "what was struck"),
    attributed_to: inAll(text, "who is said to have done it"),
    attribution_basis: inAll(basis, "what that rests on"),
    status: inAll(status, "what the sources allow"),
    source: inAll(text, "who reported it"),
    url: inAll(text, "the address of the page where it was read"),
    note: inAll(text, "what a reader of the record has to know"),
  } satisfies Partial<Record<Target, z.ZodType>>)
  .default({})
  .describe("what holds of every row, where the table has no column for it; counts have none");

const word = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "a word is in lower case, its parts joined by hyphens")
  .describe("a word of the data: air-strikes");

const country = z
  .string()
  .superRefine((code, context) => {
    if (isCountry(code)) return;
    const params = { code: "mapping/unknown-country", hint: "the two letters of ISO 3166-1: AF" };
    context.addIssue({ code: "custom", message: `"${code}" is no country`, params });
  })
  .meta({ pattern: "^[A-Z]{2}$" });

const province = z
  .string()
  .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, "a province is written by its code of ISO 3166-2: AF-KAB");

const meant = <T extends z.ZodType>(
  schema: T,
  meaning: string,
): z.ZodOptional<z.ZodRecord<z.ZodString, T>> =>
  z.record(text, schema).optional().describe(`what cells mean, by the cell: ${meaning}`);

const wordsSchema = z
  .strictObject({
    category: meant(word, "the word of the part in the data"),
    method: meant(word, "the word of the method in the data"),
    target_type: meant(word, "the word of the target in the data"),
    date_precision: meant(exactness, "day, week, month, year"),
    place_precision: meant(place, "country, province, district, town, point"),
    country: meant(country, "two letters of ISO 3166-1"),
    province: meant(province, "a code of ISO 3166-2"),
    status: meant(status, "alleged, reported, corroborated, verified, disputed"),
    attribution_basis: meant(basis, "claimed, official, media, asserted, heading"),
  } satisfies Partial<Record<Target, z.ZodType>>)
  .default({})
  .describe("what cells of a column mean, by the cell: Air strike: air-strike");

const sourceSchema = z
  .strictObject({
    publisher: text.optional().describe("whose table it is"),
    title: text
      .optional()
      .describe("what it is called; the name of its file where nothing is said"),
    type: z
      .enum(["media", "un", "ngo", "official", "party", "article", "unknown"])
      .optional()
      .describe("what kind of source; party: to the conflict"),
    url: text
      .regex(/^https?:\/\/[^\s<>"]+$/, "write the whole address, beginning with https://")
      .optional()
      .describe("the page where it was found"),
    licence: text.optional().describe("under what it may be used"),
    attribution: text.optional().describe("the words that its publisher is named with"),
  })
  .default({})
  .describe("whose the table is, and what they ask for");

/** What mapping.yaml says, each value checked by itself. */
export interface WrittenMapping {
  readonly columns: Partial<Readonly<Record<Target, string | undefined>>>;
  readonly constants: Partial<Readonly<Record<Target, string | undefined>>>;
  readonly unread: readonly string[];
  readonly words: Partial<Readonly<Record<Target, Readonly<Record<string, string>> | undefined>>>;
  readonly unknown: readonly string[];
  readonly "date-order"?: "day-first" | "month-first" | undefined;
  readonly calendar?: Calendar | undefined;
  readonly century?: Century | undefined;
  readonly zero?: "nobody" | "unknown" | undefined;
  readonly country?: string | undefined;
  readonly language: (typeof mappedLanguages)[number];
  readonly sensitivity: Sensitivity;
  readonly source: WrittenSource;
}

/** What mapping.yaml says of the table as a source. */
export interface WrittenSource {
  readonly publisher?: string | undefined;
  readonly title?: string | undefined;
  readonly type?: string | undefined;
  readonly url?: string | undefined;
  readonly licence?: string | undefined;
  readonly attribution?: string | undefined;
}

/** The schema of mapping.yaml. */
export const mappingSchema: z.ZodType<WrittenMapping> = z.strictObject({
  columns: columnsSchema,
  unread: z
    .array(header)
    .default([])
    .describe("columns of the table that nothing is made of; one that is nowhere here is told"),
  constants: constantsSchema,
  words: wordsSchema,
  unknown: z
    .array(z.union([z.string().min(1), z.number()]).transform(String))
    .default([])
    .describe("what the table writes where nothing is known, beside ?, n/a, unknown: [-99]"),
  "date-order": z
    .enum(["day-first", "month-first"])
    .optional()
    .describe("what comes first in 03/04/2022"),
  calendar: z
    .enum(["gregorian", "solar-hijri"])
    .optional()
    .describe("what the table counts days by; solar-hijri: 1401-03-10 is 2022-05-31"),
  century: z
    .literal(centuries)
    .optional()
    .describe("the century that years of two digits are of: by 2000, 9-Apr-22 is of 2022"),
  zero: z
    .enum(["nobody", "unknown"])
    .optional()
    .describe("what a 0 of a count means; until it is said, it is not known"),
  country: country.optional().describe("where rows lie that name no country: AF"),
  language: z.enum(mappedLanguages).default("en").describe("the language that the table is in"),
  sensitivity: z
    .enum(sensitivities)
    .default("confidential")
    .describe("who may see the entries: public, restricted, confidential"),
  source: sourceSchema,
});
