import { checkSchema, readYaml, z } from "../config/index.ts";
import type { Place } from "../diagnostic.ts";
import { type Constant, constantsSchema } from "./numbers/constants.ts";
import type { FolderReader } from "./read-folder.ts";

interface SettingsFile {
  readonly description?: string | undefined;
  readonly extends?: string | undefined;
  readonly main?: string | undefined;
  readonly language?: string | undefined;
  readonly constants?: readonly Omit<Constant, "isExtended" | "place">[] | undefined;
}

/** The schema of template.yaml. */
export const settingsSchema: z.ZodType<SettingsFile> = z.strictObject({
  description: z.string().optional().describe("What the template makes, in a sentence"),
  extends: z
    .string()
    .min(1)
    .optional()
    .describe("The template that this one changes: fieldbrief:briefing, or a folder from here"),
  main: z
    .string()
    .regex(/^[\w-]+\.hbs$/, "name a .hbs file of the template's folder")
    .optional()
    .describe("The file that is rendered; <name of the folder>.hbs unless told"),
  language: z
    .string()
    .optional()
    .describe(
      "The language that the other strings.<language>.yaml are translated from; en unless told",
    ),
  constants: constantsSchema
    .optional()
    .describe("Words of messages with numbers that no data gave, and why they need no source"),
});

/** What template.yaml of one folder says. */
export interface Settings extends Omit<SettingsFile, "constants"> {
  readonly constants: readonly Constant[];
  /** Where the main file is named. */
  readonly mainAt?: Place;
}

/** Reads template.yaml of a folder; what is wrong with it is told with the folder's other findings. */
export async function readSettings(reader: FolderReader): Promise<Settings> {
  const file = await reader.read("template.yaml");
  if (file === undefined) return { constants: [] };
  const yaml = readYaml(file.text, file.file);
  const checked = checkSchema(settingsSchema, yaml, "template");
  reader.diagnostics.push(...checked.diagnostics);
  const isExtended = (file.level ?? 0) > 0;
  const constants = (checked.value?.constants ?? []).map((constant, index) => ({
    ...constant,
    isExtended,
    place: yaml.placeOf(["constants", index]),
  }));
  const mainAt = checked.value?.main === undefined ? undefined : yaml.placeOf(["main"]);
  return { ...checked.value, constants, ...(mainAt === undefined ? {} : { mainAt }) };
}
