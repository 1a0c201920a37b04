import { z } from "zod";
import {
  type Audience,
  type AudienceRules,
  changeRules,
  emptyAudience,
  type RecordType,
  recordFields,
  recordTypes,
  type Sensitivity,
  sensitivities,
  shippedAudiences,
  type Treatment,
} from "./audience.ts";

/** An audience as briefing.yaml writes it. */
export interface WrittenAudience {
  readonly name: string;
  readonly like?: string | undefined;
  readonly sees?: Sensitivity | undefined;
  readonly dates?: Audience["dates"] | undefined;
  readonly places?: Audience["places"] | undefined;
  readonly "small-cells"?: number | undefined;
  readonly rules?: WrittenRules | undefined;
}

type BySensitivity = Readonly<Partial<Record<Sensitivity, Treatment | undefined>>>;
type WrittenRules = Readonly<
  Partial<
    Record<RecordType, Readonly<Record<string, Treatment | BySensitivity | undefined>> | undefined>
  >
>;

type FieldSchema = z.ZodOptional<z.ZodType<Treatment | BySensitivity>>;
type Entry = readonly [field: string, schema: FieldSchema];

// A rule is one word for all records that the audience sees, or a word for each sensitivity.
function rulesOf(type: RecordType): z.ZodObject<Record<string, FieldSchema>> {
  const fields = Object.entries(recordFields[type]).map(([field, treatments]): Entry => {
    const treatment: z.ZodType<Treatment> = z.enum(treatments);
    const bySensitivity = z.strictObject({
      public: treatment.optional().describe(`in public records: ${treatments.join(", ")}`),
      restricted: treatment.optional().describe(`in restricted records: ${treatments.join(", ")}`),
      confidential: treatment
        .optional()
        .describe(`in confidential records: ${treatments.join(", ")}`),
    });
    const about = `${treatments.join(", ")}; or one of them for each sensitivity`;
    return [field, z.union([treatment, bySensitivity]).optional().describe(about)];
  });
  return z.strictObject(Object.fromEntries(fields));
}

const rulesSchema: z.ZodType<WrittenRules> = z.strictObject({
  incidents: rulesOf("incidents").optional().describe("rules of the fields of incidents"),
  claims: rulesOf("claims").optional().describe("rules of the fields of claims"),
  breakdowns: rulesOf("breakdowns").optional().describe("rules of the fields of breakdowns"),
  sources: rulesOf("sources").optional().describe("rules of the fields of sources"),
  statements: rulesOf("statements").optional().describe("rules of the fields of statements"),
});

/** The name of an audience: part of a folder's name, and of names of narrative files. */
export const audienceName: z.ZodString = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    "an audience is a word in lower case, its parts joined by hyphens",
  )
  .max(32);

/** The schema of one entry of `audiences`. */
export const audienceSchema: z.ZodType<WrittenAudience> = z.strictObject({
  name: audienceName.describe("names the audience: public, partner, internal, or another"),
  like: audienceName
    .optional()
    .describe(
      "the audience whose rules it starts from; without, nothing is shown until a rule says so",
    ),
  sees: z
    .enum(sensitivities)
    .optional()
    .describe("the most sensitive records it may see: public, restricted, confidential"),
  dates: z.enum(["month", "quarter", "year"]).optional().describe("what a coarser date keeps"),
  places: z.enum(["province", "country"]).optional().describe("what a coarser place keeps"),
  "small-cells": z
    .int()
    .min(0)
    .max(1000)
    .optional()
    .describe("cells of fewer incidents than this are withheld; 0 shows all"),
  rules: rulesSchema
    .optional()
    .describe("by type of record and field: show, coarsen, mask, withhold"),
});

/**
 * Returns the audiences of a project: those that are shipped, with the changes that briefing.yaml makes to
 * them, and then its own. `like` looks back only, so that none is made of itself.
 */
export function toAudiences(written: readonly WrittenAudience[]): readonly Audience[] {
  const audiences = new Map(shippedAudiences.map((audience) => [audience.name, audience]));
  for (const entry of written) {
    const known = entry.like === undefined ? undefined : audiences.get(entry.like);
    const base = known ?? audiences.get(entry.name) ?? emptyAudience(entry.name);
    audiences.set(entry.name, changed(base, entry));
  }
  return [...audiences.values()];
}

function changed(base: Audience, written: WrittenAudience): Audience {
  const sees = written.sees ?? base.sees;
  return {
    name: written.name,
    sees,
    dates: written.dates ?? base.dates,
    places: written.places ?? base.places,
    smallCells: written["small-cells"] ?? base.smallCells,
    rules: changeRules(base.rules, toChanges(written.rules ?? {}, sees)),
  };
}

// One word stands for every sensitivity that the audience sees.
function toChanges(rules: WrittenRules, sees: Sensitivity): Partial<AudienceRules> {
  const seen = sensitivities.slice(0, sensitivities.indexOf(sees) + 1);
  const toRule = (rule: Treatment | BySensitivity | undefined) =>
    Object.fromEntries(
      typeof rule === "string"
        ? seen.map((sensitivity) => [sensitivity, rule])
        : Object.entries(rule ?? {}).filter(([, treatment]) => treatment !== undefined),
    );
  return Object.fromEntries(
    recordTypes
      .filter((type) => rules[type] !== undefined)
      .map((type) => [
        type,
        Object.fromEntries(
          Object.entries(rules[type] ?? {}).map(([field, rule]) => [field, toRule(rule)]),
        ),
      ]),
  );
}
