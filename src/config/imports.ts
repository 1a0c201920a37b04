import { resolve } from "node:path";
import { z } from "zod";
import type { Place } from "../diagnostic.ts";
import { type Sensitivity, sensitivities } from "./audience.ts";
import { displayPath } from "./file.ts";
import type { Locations } from "./path.ts";
import { date } from "./written-value.ts";
import type { YamlPath } from "./yaml.ts";

/** The data sets whose tables are read as they were downloaded. */
export const importedProviders = ["acled", "ucdp-ged", "gtd"] as const;

/** Tables of anybody's, which are read by a mapping of their columns. */
export const mappedFormats = ["table", "hxl"] as const;

export type MappedFormat = (typeof mappedFormats)[number];

/** What a filter calls the records of no provider. */
export const ownProvider = "own";

export type ImportedProvider = (typeof importedProviders)[number];

/** A file that an import names: its absolute path, and where it is named. */
export interface NamedFile {
  readonly path: string;
  readonly place: Place;
}

interface Imported {
  /** In their order. */
  readonly files: readonly NamedFile[];
  /** The sheet of workbooks. */
  readonly sheet?: string;
  /** The day that they were downloaded, ISO 8601; null where nobody says. */
  readonly accessed: string | null;
  /** What comes first in 03/04/2022, where the tables do not say. */
  readonly order: "day-first" | "month-first" | null;
  readonly place: Place;
}

/** Tables of one provider whose rows are records of the project, as `data.imports` names them. */
export interface ProviderImport extends Imported {
  readonly provider: ImportedProvider;
  /** What all records of them are. */
  readonly sensitivity: Sensitivity;
}

/** Tables of anybody's whose rows are records of the project. */
export interface MappedImport extends Imported {
  readonly provider: MappedFormat;
  /** How their columns are read; hashtags of HXL say it themselves. */
  readonly mapping?: NamedFile;
  /** What all records of them are, where the mapping does not say it; null where nobody does. */
  readonly sensitivity: Sensitivity | null;
}

export type ImportConfig = ProviderImport | MappedImport;

/** Tells whether the columns of an import are read by a mapping. */
export function isMapped(one: ImportConfig): one is MappedImport {
  return isMappedFormat(one.provider);
}

/** Returns all files that an import is read from. */
export function importedFiles(one: ImportConfig): readonly NamedFile[] {
  return isMapped(one) && one.mapping !== undefined ? [...one.files, one.mapping] : one.files;
}

/** An entry of `data.imports` as it is written. */
export interface BriefingImport {
  readonly provider: ImportedProvider | MappedFormat;
  readonly files: readonly string[];
  readonly mapping?: string | undefined;
  readonly sheet?: string | undefined;
  readonly accessed?: string | undefined;
  readonly sensitivity?: Sensitivity | undefined;
  readonly "date-order"?: "day-first" | "month-first" | undefined;
}

// What an editor can know of `checkMapping`.
const conditions = {
  allOf: [
    {
      if: { properties: { provider: { const: "table" } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: { required: ["mapping"] },
    },
    {
      if: { properties: { provider: { enum: [...importedProviders] } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: { properties: { mapping: false } },
    },
  ],
};

const importSchema: z.ZodType<BriefingImport> = z
  .strictObject({
    provider: z
      .enum([...importedProviders, ...mappedFormats])
      .describe(
        "whose tables they are: acled, ucdp-ged or gtd; table for anybody's, read by a mapping; hxl for those with hashtags of HXL",
      ),
    files: z
      .array(z.string().min(1))
      .min(1)
      .describe("the tables, from briefing.yaml: [raw/acled-2031.csv]"),
    mapping: z
      .string()
      .min(1)
      .optional()
      .describe("of table and hxl, how their columns are read: raw/mapping.yaml"),
    sheet: z.string().min(1).optional().describe("the sheet of workbooks"),
    accessed: date.optional().describe("the day that they were downloaded: 2031-05-02"),
    sensitivity: z
      .enum(sensitivities)
      .optional()
      .describe(
        "who may see the entries, as far as the provider's terms go, or where the mapping does not say it; confidential by default",
      ),
    "date-order": z
      .enum(["day-first", "month-first"])
      .optional()
      .describe("what comes first in 03/04/2022, where neither table nor mapping says it"),
  })
  .meta(conditions);

/** The schema of `data.imports`: an entry for each provider, and any number of those that are read by a mapping. */
export const importsSchema: z.ZodType<readonly BriefingImport[]> = z
  .array(importSchema)
  .min(1)
  .superRefine((imports, context) => {
    const say = (path: PropertyKey[], code: string, message: string, hint: string): void =>
      context.addIssue({ code: "custom", message, path, params: { code, hint } });
    for (const [index, each] of imports.entries()) {
      const { provider, mapping } = each;
      const isMapped = isMappedFormat(provider);
      if (!isMapped && imports.findIndex((other) => other.provider === provider) < index)
        say(
          [index, "provider"],
          "config/duplicate-import",
          `${provider} is imported twice`,
          "put its tables into one entry: an event that is in two of them is then told",
        );
      if (provider === "table" && mapping === undefined)
        say(
          [index, "provider"],
          "config/missing-key",
          '"mapping" is missing, which says what the columns are',
          "write mapping: raw/mapping.yaml; fieldbrief import table proposes one",
        );
      if (!isMapped && mapping !== undefined)
        say(
          [index, "mapping"],
          "config/unknown-key",
          `the columns of ${provider} are read without a mapping`,
          "take mapping out, or write provider: table",
        );
      const before = imports.slice(0, index).filter((other) => isTwice(other, each));
      for (const [at, file] of each.files.entries())
        if (each.files.indexOf(file) < at || before.some(({ files }) => files.includes(file)))
          say(
            [index, "files", at],
            "config/duplicate-import",
            `"${file}" is named twice`,
            "keep one of the two",
          );
    }
  });

function isMappedFormat(provider: string): provider is MappedFormat {
  return mappedFormats.some((format) => format === provider);
}

// Whether a file in both would be read twice: sheets of a workbook are tables of their own.
function isTwice(one: BriefingImport, other: BriefingImport): boolean {
  return (
    [one, other].every(({ provider }) => isMappedFormat(provider)) && one.sheet === other.sheet
  );
}

/** Returns the tables that a project imports, from its folder. */
export function importedTables({
  root,
  data,
}: {
  readonly root: string;
  readonly data: { readonly imports?: readonly ImportConfig[] };
}): ReadonlySet<string> {
  const files = (data.imports ?? []).flatMap((one) => one.files);
  return new Set(files.map(({ path }) => displayPath(root, path)));
}

/** Resolves `data.imports`; undefined where a path leads out of the project. A file that is missing is told when it is read. */
export async function readImports(
  written: readonly BriefingImport[],
  paths: Locations,
): Promise<readonly ImportConfig[] | undefined> {
  let safe = true;
  const named = async (keys: YamlPath, file: string): Promise<NamedFile> => {
    if ((await paths.find(keys, file)) === undefined) safe = false;
    return { path: resolve(paths.root, file), place: paths.placeOf(keys) };
  };
  const imports: ImportConfig[] = [];
  for (const [index, one] of written.entries()) {
    const { provider, mapping, sheet, sensitivity } = one;
    const at = ["data", "imports", index];
    const files: NamedFile[] = [];
    for (const [turn, file] of one.files.entries())
      files.push(await named([...at, "files", turn], file));
    const all = {
      files,
      ...(sheet === undefined ? {} : { sheet }),
      accessed: one.accessed ?? null,
      order: one["date-order"] ?? null,
      place: paths.placeOf([...at, "provider"]),
    };
    if (isMappedFormat(provider)) {
      const by = mapping === undefined ? {} : { mapping: await named([...at, "mapping"], mapping) };
      imports.push({ ...all, ...by, provider, sensitivity: sensitivity ?? null });
    } else imports.push({ ...all, provider, sensitivity: sensitivity ?? "confidential" });
  }
  return safe ? imports : undefined;
}
