import { z } from "zod";
import { firstAudience } from "./audience.ts";
import { audienceName } from "./audience-schema.ts";
import type { Period } from "./config.ts";
import { editionName, placeholders } from "./edition-name.ts";
import { filterSchema } from "./filter-schema.ts";
import { language } from "./localized.ts";
import { parsePeriodName, periodNamePattern, periodNames } from "./period-unit.ts";
import type { Series, SeriesIssue } from "./series.ts";
import { date, folderName, isFolderName, period } from "./written-value.ts";

// A year is a number to YAML.
const periodName = z
  .union([z.string().min(1).meta({ pattern: periodNamePattern }), z.int().min(1000).max(9999)])
  .transform((text): string => String(text));

// Where several are made, whether it tells them apart is for `checkOutput` to say.
const braced = (names: readonly string[]): string => String.raw`\{(${names.join("|")})\}`;
const outputPattern = `^(?=.*${braced(["id", "period", "number"])})([A-Za-z0-9._-]|${braced(placeholders)})+$`;

// What an editor can know of `checkPeriods` and `checkLists`.
const conditions = {
  allOf: [
    {
      if: { properties: { unit: { const: "custom" } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: { required: ["periods"], properties: { first: false, last: false } },
      else: { required: ["first"], properties: { periods: false } },
    },
    {
      if: { required: ["whole"], properties: { whole: { const: false } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: { required: ["filters"], properties: { filters: { type: "array", minItems: 1 } } },
    },
  ],
};

const daysAfter = z.int().min(0).max(3660);

const issueSchema: z.ZodType<SeriesIssue> = z.strictObject({
  published: date.optional().describe("the date printed on this issue"),
  "data-as-of": date.optional().describe("when the data of this issue were last changed"),
  next: date.optional().describe("when the issue after this one is due"),
});

const customPeriod: z.ZodType<{ readonly id: string; readonly period: Period }> = z.strictObject({
  id: folderName.describe("names the issue"),
  period: period.describe("the first and last day it covers: 2022-05-01..2022-05-31"),
});

/** The schema of `series`. */
export const seriesSchema: z.ZodType<Series> = z
  .strictObject({
    unit: z
      .enum(["week", "month", "quarter", "year", "custom"])
      .describe("the length of a period: week, month, quarter, year, or custom with a list"),
    first: periodName
      .optional()
      .describe("the first period: 2022-W14, 2022-04, 2022-Q2 or 2022, by the unit"),
    last: periodName.optional().describe("the last period; without it the series goes on"),
    periods: z
      .array(customPeriod)
      .min(1)
      .optional()
      .describe("the periods of a custom series, each with its id"),
    number: z.int().min(1).default(1).describe("the number of the first issue; 1 where left out"),
    languages: z.array(language).min(1).describe("the languages of each issue: [en, fa-AF]"),
    audiences: z
      .array(audienceName)
      .min(1)
      .default([firstAudience])
      .describe("whom each issue is for; public where it is left out"),
    filters: z
      .array(filterSchema)
      .default([])
      .describe("editions of some incidents only: { id: kabul, provinces: [AF-KAB] }"),
    whole: z
      .boolean()
      .default(true)
      .describe("false where only the filters are to be made, and no edition of all incidents"),
    published: daysAfter.describe("publication, in days after the last day of the period"),
    "data-as-of": daysAfter.describe(
      "when the data were last changed, in days after the last day of the period",
    ),
    output: z
      .string()
      .meta({ pattern: outputPattern })
      .optional()
      .describe("the name of an edition's folder: {period}-{filter}-{language}-{audience}"),
    issues: z
      .record(z.string(), issueSchema)
      .default({})
      .describe("dates of single issues, by period: 2022-04: { published: 2022-05-09 }"),
  })
  .superRefine((series, context) => {
    const say = (path: readonly PropertyKey[], code: string, message: string, hint: string) =>
      context.addIssue({ code: "custom", path: [...path], message, params: { code, hint } });
    checkPeriods(series, say);
    checkLists(series, say);
    checkOutput(series, say);
  })
  .meta(conditions);

type Say = (path: readonly PropertyKey[], code: string, message: string, hint: string) => void;

function checkPeriods(series: Series, say: Say): void {
  const { unit } = series;
  if (unit === "custom") {
    checkCustom(series, say);
    return;
  }
  if (series.periods !== undefined)
    say(
      ["periods"],
      "config/bad-series",
      `periods of a ${unit} are not listed`,
      "take it out, or write unit: custom",
    );
  if (series.first === undefined)
    say(
      [],
      "config/missing-key",
      `"first" is missing`,
      `name the first ${unit}: ${periodNames[unit]}`,
    );
  const named = (["first", "last"] as const).map((key) => {
    const text = series[key];
    const found = text === undefined ? undefined : parsePeriodName(text);
    if (text !== undefined && found?.unit !== unit)
      say(
        [key],
        "config/bad-period",
        `"${text}" is not a ${unit}`,
        `write it so: ${periodNames[unit]}`,
      );
    return found;
  });
  const [first, last] = named;
  if (first && last && first.unit === last.unit && last.position < first.position)
    say(
      ["last"],
      "config/period-order",
      `the series ends with ${series.last}, before ${series.first}`,
      "swap them",
    );
  for (const id of Object.keys(series.issues))
    if (parsePeriodName(id)?.unit !== unit)
      say(
        ["issues", id],
        "config/bad-period",
        `"${id}" is not a ${unit}`,
        `write it so: ${periodNames[unit]}`,
      );
}

function checkCustom({ first, last, periods = [], issues }: Series, say: Say): void {
  if (periods.length === 0)
    say(
      [],
      "config/missing-key",
      `"periods" is missing`,
      "list them: { id: …, period: 2022-05-01..2022-05-31 }",
    );
  if (first !== undefined || last !== undefined)
    say(
      [first === undefined ? "last" : "first"],
      "config/bad-series",
      "a custom series is told by its periods",
      "take it out",
    );
  for (const [index, { id, period: own }] of periods.entries()) {
    const before = periods[index - 1];
    if (before !== undefined && own.start <= before.period.end)
      say(
        ["periods", index, "period"],
        "config/period-order",
        `"${id}" begins before "${before.id}" ends`,
        "list the periods in order; they do not overlap",
      );
  }
  for (const id of Object.keys(issues))
    if (!periods.some((one) => one.id === id))
      say(
        ["issues", id],
        "config/bad-period",
        `"${id}" is none of the periods`,
        `there are ${periods.map((one) => one.id).join(", ")}`,
      );
}

function checkLists(series: Series, say: Say): void {
  const lists = {
    languages: series.languages,
    audiences: series.audiences,
    filters: series.filters.map(({ id }) => id),
    periods: (series.periods ?? []).map(({ id }) => id),
  };
  for (const [key, list] of Object.entries(lists)) {
    const names = list.map((name) => name.toLowerCase());
    for (const [index, name] of names.entries())
      if (names.indexOf(name) < index)
        say(
          [key, index],
          "config/duplicate-edition",
          `"${list[index]}" is listed twice`,
          "each edition has a folder of its own",
        );
  }
  if (!series.whole && series.filters.length === 0)
    say(
      ["whole"],
      "config/bad-series",
      "there is nothing left to make",
      "list filters, or take whole out",
    );
}

// A pattern must tell apart whatever the series makes several of.
function checkOutput(series: Series, say: Say): void {
  const { output } = series;
  if (output === undefined) return;
  const code = "config/bad-output";
  const names = [...output.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  const known: readonly string[] = placeholders;
  const strange = names.find((name) => !known.includes(name));
  if (strange !== undefined) {
    say(
      ["output"],
      code,
      `there is no {${strange}}`,
      `it may say ${known.map((k) => `{${k}}`).join(" ")}`,
    );
    return;
  }
  const example = { id: "1", number: 1, language: "en", audience: "public", output };
  if (!isFolderName(editionName(example)))
    say(
      ["output"],
      code,
      `"${output}" cannot be a folder's name`,
      "use letters, digits, - and _ around the braces",
    );
  const has = (...any: readonly string[]): boolean => any.some((name) => names.includes(name));
  const filters = series.filters.length + (series.whole ? 1 : 0);
  const missing = [
    ...(has("id", "period", "number") ? [] : ["{period}"]),
    ...(has("id", "filter") || filters < 2 ? [] : ["{filter}"]),
    ...(has("language") || series.languages.length < 2 ? [] : ["{language}"]),
    ...(has("audience") || series.audiences.length < 2 ? [] : ["{audience}"]),
  ];
  if (missing.length > 0)
    say(
      ["output"],
      code,
      `editions would share the folder "${output}"`,
      `add ${missing.join(" and ")}`,
    );
}
