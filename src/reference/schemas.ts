import { briefingSchema, z } from "../config/index.ts";
import { statementsSchema } from "../incident/index.ts";
import { mappingSchema } from "../mapping/index.ts";
import { settingsSchema, stringsSchema, wordingSchema } from "../template/index.ts";
import { themeFileSchema } from "../theme/index.ts";

interface Described {
  /** What an editor calls the file. */
  readonly title: string;
  readonly schema: z.ZodType;
}

/** The names of all JSON Schemas: of the files that they are for, without what stands for a language. */
export const schemaNames = [
  "briefing",
  "template",
  "theme",
  "strings",
  "wording",
  "statements",
  "mapping",
] as const;

/** The name of a JSON Schema. */
export type SchemaName = (typeof schemaNames)[number];

const files: Readonly<Record<SchemaName, Described>> = {
  briefing: { title: "briefing.yaml of Fieldbrief", schema: briefingSchema },
  template: { title: "template.yaml of a template of Fieldbrief", schema: settingsSchema },
  theme: { title: "theme.yaml of a template of Fieldbrief", schema: themeFileSchema },
  strings: { title: "strings.<language>.yaml of a template of Fieldbrief", schema: stringsSchema },
  wording: { title: "wording.<language>.yaml of a template of Fieldbrief", schema: wordingSchema },
  statements: { title: "statements.yaml of the data of Fieldbrief", schema: statementsSchema },
  mapping: { title: "mapping.yaml of a table that Fieldbrief imports", schema: mappingSchema },
};

/** A JSON Schema, as an editor reads it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * Returns the JSON Schema of a file that users write, from the schema that it is checked against. Draft 7 is the newest
 * that editors' YAML support reads whole (yaml-language-server, "Supports JSON Schema 7 and below").
 */
export function jsonSchemaOf(name: SchemaName): JsonSchema {
  const { title, schema } = files[name];
  const { $schema, ...made } = z.toJSONSchema(schema, {
    target: "draft-7",
    io: "input",
    override: ({ jsonSchema }) => {
      // Every whole number is a safe one; to say so is noise in an editor.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return { $schema, title, ...made };
}
