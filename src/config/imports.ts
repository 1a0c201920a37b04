import { resolve } from "node:path";
import { z } from "zod";
import type { Place } from "../diagnostic.ts";
import { type Sensitivity, sensitivities } from "./audience.ts";
import type { Locations } from "./path.ts";
import { date } from "./written-value.ts";

/** The data sets whose tables are read as they were downloaded. */
export const importedProviders = ["acled", "ucdp-ged", "gtd"] as const;

/** Tables of anybody's, which are read by a mapping of their columns. */
export const mappedFormats = ["table", "hxl"] as const;

export type MappedFormat = (typeof mappedFormats)[number];

/** What a filter calls the records of no provider. */
export const ownProvider = "own";

export type ImportedProvider = (typeof importedProviders)[number];

/** Tables of one provider whose rows are records of the project, as `data.imports` names them. */
export interface ImportConfig {
  readonly provider: ImportedProvider;
  /** Absolute paths, in their order, and where each is named. */
  readonly files: readonly { readonly path: string; readonly place: Place }[];
  /** The day that they were downloaded, ISO 8601; null where nobody says. */
  readonly accessed: string | null;
  /** What all records of them are. */
  readonly sensitivity: Sensitivity;
  /** What comes first in 03/04/2022, where the tables do not say. */
  readonly order: "day-first" | "month-first" | null;
  readonly place: Place;
}

/** An entry of `data.imports` as it is written. */
export interface BriefingImport {
  readonly provider: ImportedProvider;
  readonly files: readonly string[];
  readonly accessed?: string | undefined;
  readonly sensitivity?: Sensitivity | undefined;
  readonly "date-order"?: "day-first" | "month-first" | undefined;
}

const importSchema: z.ZodType<BriefingImport> = z.strictObject({
  provider: z.enum(importedProviders).describe("whose tables they are: acled, ucdp-ged or gtd"),
  files: z
    .array(z.string().min(1))
    .min(1)
    .describe("the tables, from briefing.yaml: [raw/acled-2031.csv]"),
  accessed: date.optional().describe("the day that they were downloaded: 2031-05-02"),
  sensitivity: z
    .enum(sensitivities)
    .optional()
    .describe(
      "who may see the entries, as far as the provider's terms go; confidential by default",
    ),
  "date-order": z
    .enum(["day-first", "month-first"])
    .optional()
    .describe("what comes first in 03/04/2022, where the table does not say"),
});

/** The schema of `data.imports`: an entry for each provider. */
export const importsSchema: z.ZodType<readonly BriefingImport[]> = z
  .array(importSchema)
  .min(1)
  .superRefine((imports, context) => {
    const twice = (path: PropertyKey[], message: string, hint: string): void =>
      context.addIssue({
        code: "custom",
        message,
        path,
        params: { code: "config/duplicate-import", hint },
      });
    for (const [index, { provider, files }] of imports.entries()) {
      if (imports.findIndex((other) => other.provider === provider) < index)
        twice(
          [index, "provider"],
          `${provider} is imported twice`,
          "put its tables into one entry: an event that is in two of them is then told",
        );
      for (const [at, file] of files.entries())
        if (files.indexOf(file) < at)
          twice([index, "files", at], `"${file}" is named twice`, "keep one of the two");
    }
  });

/** Resolves `data.imports`; undefined where a path leads out of the project. A file that is missing is told when it is read. */
export async function readImports(
  written: readonly BriefingImport[],
  paths: Locations,
): Promise<readonly ImportConfig[] | undefined> {
  let safe = true;
  const imports: ImportConfig[] = [];
  for (const [index, one] of written.entries()) {
    const files: ImportConfig["files"][number][] = [];
    for (const [at, file] of one.files.entries()) {
      const keys = ["data", "imports", index, "files", at];
      if ((await paths.find(keys, file)) === undefined) safe = false;
      files.push({ path: resolve(paths.root, file), place: paths.placeOf(keys) });
    }
    imports.push({
      provider: one.provider,
      files,
      accessed: one.accessed ?? null,
      sensitivity: one.sensitivity ?? "confidential",
      order: one["date-order"] ?? null,
      place: paths.placeOf(["data", "imports", index, "provider"]),
    });
  }
  return safe ? imports : undefined;
}
