import { basename, join } from "node:path";
import { checkSchema, displayPath, readText, readYaml, z } from "../config/index.ts";
import { type Diagnostic, hasErrors } from "../diagnostic.ts";
import { errorCode, type ReadEffects } from "../effect.ts";
import { type Constant, constantsSchema } from "./numbers/constants.ts";
import { readStrings } from "./read-strings.ts";
import type { Template, TemplateFile } from "./template.ts";
import { readWording } from "./wording/read-wording.ts";

/** A template unless a file of it cannot be read, and what is wrong with its files. */
export interface ReadTemplate {
  readonly template: Template | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReadTemplateOptions {
  /** The project's folder: nothing outside is read, and findings name files from here. */
  readonly root: string;
  readonly effects: ReadEffects;
  /** Messages that every language must have for the outputs, beside those of the template. */
  readonly messages?: readonly string[];
  /** The languages to read strings of, beside the original; all that are there unless told. */
  readonly languages?: readonly string[];
}

const schema = z.strictObject({
  description: z.string().optional().describe("What the template makes, in a sentence"),
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

type Settings = Omit<z.infer<typeof schema>, "constants"> & {
  readonly constants: readonly Constant[];
};

/**
 * Reads a template's folder: template.yaml, the main file, partials/*.hbs, queries/*.sql,
 * charts/*.vl.json, strings.<language>.yaml and wording.<language>.yaml. Syntax of templates is left to {@link renderTemplate}.
 */
export async function readTemplate(
  folder: string,
  options: ReadTemplateOptions,
): Promise<ReadTemplate> {
  const reader = createReader(folder, options);
  const settings = await readSettings(reader);
  const main = await reader.read(settings.main ?? `${basename(folder)}.hbs`);
  const partials = await reader.readAll("partials", ".hbs");
  const queries = await reader.readAll("queries", ".sql");
  const charts = await reader.readAll("charts", ".vl.json");
  const strings = readStrings(await reader.readAll(".", ".yaml", "strings."), {
    original: settings.language,
    required: options.messages,
    languages: options.languages,
  });
  const wording = readWording(await reader.readAll(".", ".yaml", "wording."), options.languages);
  const diagnostics = [...reader.diagnostics, ...strings.diagnostics, ...wording.diagnostics];
  if (main === undefined || hasErrors(diagnostics)) return { template: undefined, diagnostics };
  const template: Template = {
    name: basename(folder),
    main,
    partials: new Map(partials.map(({ name, ...file }) => [name, file])),
    queries: queries.map(({ name, file, text }) => ({ name, file, sql: text })),
    charts,
    strings: strings.messages,
    stringPlaces: strings.placeOf,
    constants: settings.constants,
    wording: wording.lists,
  };
  return { template, diagnostics };
}

/** A file of the folder, with its name: what stands before its ending. */
export interface NamedFile extends TemplateFile {
  readonly name: string;
}

interface Reader {
  readonly read: (path: string) => Promise<TemplateFile | undefined>;
  /** Reads every file of a folder with that ending; none if there is no such folder. */
  readonly readAll: (below: string, ending: string, start?: string) => Promise<NamedFile[]>;
  readonly diagnostics: Diagnostic[];
}

function createReader(folder: string, { root, effects }: ReadTemplateOptions): Reader {
  const diagnostics: Diagnostic[] = [];
  const read: Reader["read"] = async (path) => {
    const full = join(folder, path);
    const result = await readText(full, { root, effects });
    diagnostics.push(...result.diagnostics);
    if (result.text === undefined) return undefined;
    return { file: displayPath(root, full), text: result.text };
  };
  const readAll: Reader["readAll"] = async (below, ending, start = "") => {
    const names = await listFolder(join(folder, below), effects);
    const wanted = names.filter((name) => name.startsWith(start) && name.endsWith(ending));
    const files = await Promise.all(wanted.map((name) => read(join(below, name))));
    return files.flatMap((file, index) => {
      const name = (wanted[index] ?? "").slice(start.length, -ending.length);
      return file === undefined ? [] : [{ name, ...file }];
    });
  };
  return { read, readAll, diagnostics };
}

async function listFolder(folder: string, effects: ReadEffects): Promise<readonly string[]> {
  try {
    return await effects.list(folder);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

async function readSettings(reader: Reader): Promise<Settings> {
  const file = await reader.read("template.yaml");
  if (file === undefined) return { constants: [] };
  const yaml = readYaml(file.text, file.file);
  const checked = checkSchema(schema, yaml, "template");
  reader.diagnostics.push(...checked.diagnostics);
  const constants = (checked.value?.constants ?? []).map((constant, index) => ({
    ...constant,
    place: yaml.placeOf(["constants", index]),
  }));
  return { ...checked.value, constants };
}
