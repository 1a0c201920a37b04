import { dateProblem, type Localized, localized, type Sensitivity, z } from "../config/index.ts";
import { parseCount } from "../count/index.ts";
import type { Statement } from "./record.ts";

/** A statement as statements.yaml writes it, each value checked by itself. */
export interface WrittenStatement {
  readonly id: string;
  readonly kind: Statement["kind"];
  readonly by: Localized;
  readonly source: string;
  readonly text: Localized;
  readonly scope: Localized;
  readonly "period-start"?: string | null | undefined;
  readonly "period-end"?: string | null | undefined;
  readonly figures: readonly WrittenFigure[];
  readonly sensitivity?: Sensitivity | null | undefined;
  readonly note?: string | null | undefined;
}

interface WrittenFigure {
  readonly name: string;
  readonly count: string;
  readonly unit: string;
  readonly verbatim: string;
}

const identifier = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u, "use letters, digits, hyphens, dots and colons");

const name = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "a name is in lower case, its words joined by hyphens");

const date = z
  .string()
  .superRefine((text, context) => {
    const problem = dateProblem(text);
    if (problem === undefined) return;
    const params = { code: "incident/bad-date", hint: problem.hint };
    context.addIssue({ code: "custom", message: problem.message, params });
  })
  .meta({ pattern: String.raw`^\d{4}-\d{2}-\d{2}$` });

// 119 and "119" are the same count; nothing else that YAML makes of it is one.
const count = z
  .union([z.string(), z.int().meta({ minimum: 0 })])
  .transform(String)
  .superRefine((text, context) => {
    const { problem } = parseCount(text);
    if (problem === undefined) return;
    const params = { code: "incident/bad-count", hint: problem.hint };
    context.addIssue({ code: "custom", message: problem.message, params });
  });

const figureSchema = z.strictObject({
  name: name.describe("what stands in braces in the text: {attacks}"),
  count: count.describe(
    'the figure: 119, more than 50, nearly 4,000, ?, "hundreds" in quotation marks',
  ),
  unit: z.string().min(1).describe("what is counted: attacks, people killed"),
  verbatim: z.string().describe("the figure as the source prints it"),
});

const statementSchema = z.strictObject({
  id: identifier.describe("names the statement; unique"),
  kind: z.enum(["figure", "reaction", "quotation"]).describe("figure, reaction or quotation"),
  by: localized.describe("who says it, by language"),
  source: z.string().min(1).describe("the id of a source in sources.csv"),
  text: localized.describe("what they say, in our words, by language; a figure stands as {name}"),
  scope: localized.default({}).describe("what it is about: period, place, what is counted"),
  "period-start": date.nullish().describe("the first day it speaks of; empty where not given"),
  "period-end": date.nullish().describe("the last day it speaks of; empty where not given"),
  figures: z.array(figureSchema).default([]).describe("the figures of the text"),
  sensitivity: z
    .enum(["public", "restricted", "confidential"])
    .nullish()
    .describe(
      "who may see it: public, restricted, confidential, which it is where nothing is said",
    ),
  note: z.string().nullish().describe("for the editors; not printed"),
});

/** The schema of statements.yaml: a list. */
export const statementsSchema: z.ZodType<readonly WrittenStatement[]> = z
  .array(statementSchema)
  .describe("a list of statements, each starting with - id:");
