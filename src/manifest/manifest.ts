import { z } from "../config/index.ts";

/** The name of the manifest in an edition's folder. */
export const manifestName = "manifest.json";

/** The name of the picture of the first page, where one was asked for. */
export const pictureName = "page-1.svg";

/** Readers refuse other versions of the format. */
const formatVersion = 1;

/** What a file is read for. */
export type Stage =
  | "data"
  | "fonts"
  | "images"
  | "narrative"
  | "places"
  | "published"
  | "template"
  | "theme"
  | "translations";

const stages: readonly Stage[] = [
  "data",
  "fonts",
  "images",
  "narrative",
  "places",
  "published",
  "template",
  "theme",
  "translations",
];

export interface ManifestInput {
  /** From the project's folder, with forward slashes. */
  readonly path: string;
  readonly stage: Stage;
  /** Null for a file that was looked for and is not there. */
  readonly sha256: string | null;
}

/** What an edition was made from, and what it came to. There is no clock, machine or absolute path in it. */
export interface Manifest {
  /** The version of the program that made it. */
  readonly fieldbrief: string;
  readonly edition: Readonly<Record<string, unknown>> & {
    readonly id: string;
    readonly language: string;
    readonly audience: string;
  };
  /** What its queries may name. */
  readonly parameters: Readonly<Record<string, string | number | null>>;
  /** The hash of what briefing.yaml says of it. */
  readonly settings: string;
  /** The hash of what it reads of the data: the rows of its queries, and the records behind them. */
  readonly rows: string;
  readonly inputs: readonly ManifestInput[];
  /** The hash of the names in each folder of which every file is read. */
  readonly folders: readonly { readonly path: string; readonly sha256: string }[];
  readonly artifacts: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
  readonly pages: number;
  readonly incidents: number;
  readonly withheld: {
    readonly records: number;
    readonly fields: number;
    readonly figures: number;
    readonly cells: number;
  };
  /** Its key figures by their ids in figures.json, spelled as there. */
  readonly figures: Readonly<Record<string, unknown>>;
}

/** Writes a manifest as JSON, its parts in a fixed order. */
export function writeManifest(manifest: Manifest): Uint8Array {
  const json = { version: formatVersion, ...manifest };
  return new TextEncoder().encode(`${JSON.stringify(json, null, 1)}\n`);
}

const hashForm = /^[0-9a-f]{64}$/;
const hash = z.string().regex(hashForm);
const knownStages: ReadonlySet<unknown> = new Set(stages);
// Of a hundred editions there are thousands: for these a check by hand takes a tenth of the time.
const input = z.custom<ManifestInput>((value) => {
  if (typeof value !== "object" || value === null || Object.keys(value).length !== 3) return false;
  const [path, stage, sha256] = inputKeys.map((key): unknown => Reflect.get(value, key));
  const isHash = sha256 === null || (typeof sha256 === "string" && hashForm.test(sha256));
  return typeof path === "string" && knownStages.has(stage) && isHash;
});
const inputKeys = ["path", "stage", "sha256"];
const number = z.number().int().nonnegative();
// A manifest is read from a folder that anybody may have written to: its names are no paths.
const plainName = z.string().regex(/^[^/\\]+$/);

const schema: z.ZodType<Manifest & { readonly version: number }> = z.strictObject({
  version: z.literal(formatVersion),
  fieldbrief: z.string(),
  edition: z.looseObject({ id: z.string(), language: z.string(), audience: z.string() }),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  settings: hash,
  rows: hash,
  inputs: z.array(input),
  folders: z.array(z.strictObject({ path: z.string(), sha256: hash })),
  artifacts: z.array(z.strictObject({ name: plainName, bytes: number, sha256: hash })),
  pages: number,
  incidents: number,
  withheld: z.strictObject({ records: number, fields: number, figures: number, cells: number }),
  figures: z.record(z.string(), z.unknown()),
});

/** Reads a manifest; undefined where it is none of this format, by whomever it was written. */
export function readManifest(bytes: Uint8Array): Manifest | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (!parsed.success) return undefined;
    const { version: _, ...manifest } = parsed.data;
    return manifest;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
