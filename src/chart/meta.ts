import { z } from "../config/index.ts";
import type { DateStyle } from "../language/index.ts";

type Code = string | number | boolean;

/** Which rows are meant: those with these values. */
export type Where = Readonly<Record<string, Code | readonly Code[]>>;

/** A value worked out of a chart's rows, for its messages. */
export type Fact = { readonly where?: Where | undefined } & (
  | { readonly count: "rows" }
  /** A column of numbers, added up. */
  | { readonly sum: string }
  /** A column of counts or totals, added up and worded. */
  | { readonly total: string }
  /** How many counts of a column are not stated. */
  | { readonly unknown: string }
  /** How many rows have nothing in a column. */
  | { readonly missing: string }
  /** What the first row has in a column. */
  | { readonly value: string }
  /** A list of the labels with the most of a column of numbers, which is added up for each label. */
  | { readonly top: string; readonly label: string; readonly limit?: number | undefined }
  /** A list of a column, behind each what another column has. */
  | { readonly list: string; readonly with?: string | undefined }
);

/** What a spec says of itself under `usermeta.fieldbrief`. */
export interface ChartMeta {
  /** Column → the first part of the keys of its messages: `category` for `category.<code>`. */
  readonly labels: Readonly<Record<string, string>>;
  readonly dates: Readonly<Record<string, DateStyle>>;
  /** A column to add → the message that words it, from the values of its row. */
  readonly texts: Readonly<Record<string, string>>;
  /** Values for the chart's caption, alternative text and note. */
  readonly facts: Readonly<Record<string, Fact>>;
  /** The columns of the data table, in order. */
  readonly columns: readonly string[];
  /** Columns that quote a source, in its language. */
  readonly quoted: readonly string[];
  /** Tells whether the chart is turned over where a language is written from right to left. */
  readonly mirror: boolean;
  /** `greedy` leaves out labels of rows that would stand over one drawn before; all are drawn unless told. */
  readonly labelOverlap?: "greedy" | undefined;
  /** The object of the map that fills the frame: the projection is made for it. */
  readonly fit?: string | undefined;
}

const name = z.string().min(1);
const code = z.union([z.string(), z.number(), z.boolean()]);
const where = z.record(z.string(), z.union([code, z.array(code)])).optional();
const fact = z.union([
  z.strictObject({ count: z.literal("rows"), where }),
  z.strictObject({ sum: name, where }),
  z.strictObject({ total: name, where }),
  z.strictObject({ unknown: name, where }),
  z.strictObject({ missing: name, where }),
  z.strictObject({ value: name, where }),
  z.strictObject({ top: name, label: name, limit: z.number().int().min(1).optional(), where }),
  z.strictObject({ list: name, with: name.optional(), where }),
]);
const dateStyle = z.enum(["long", "short", "month", "short-month", "year"]);
const fieldbrief = z.strictObject({
  labels: z.record(z.string(), name).default({}),
  dates: z.record(z.string(), dateStyle).default({}),
  texts: z.record(z.string(), name).default({}),
  facts: z.record(z.string(), fact).default({}),
  columns: z.array(name).min(1),
  quoted: z.array(name).default([]),
  mirror: z.boolean().default(true),
  labelOverlap: z.literal("greedy").optional(),
  fit: name.optional(),
});

/** A spec as far as it is ours; the rest is Vega-Lite's to check. */
export const specSchema: z.ZodType<{ readonly usermeta: { readonly fieldbrief: ChartMeta } }> =
  z.looseObject({ usermeta: z.looseObject({ fieldbrief }) });
