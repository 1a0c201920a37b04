import { z } from "../config/index.ts";

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
  if (!isMapping(value) || Object.keys(value).length !== 3) return false;
  const { path, stage, sha256 }: { path?: unknown; stage?: unknown; sha256?: unknown } = value;
  return typeof path === "string" && knownStages.has(stage) && (sha256 === null || isHash(sha256));
});
const folder = z.custom<Manifest["folders"][number]>((value) => {
  if (!isMapping(value) || Object.keys(value).length !== 2) return false;
  return typeof value["path"] === "string" && isHash(value["sha256"]);
});

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isHash(value: unknown): boolean {
  return typeof value === "string" && hashForm.test(value);
}
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
  folders: z.array(folder),
  artifacts: z.array(z.strictObject({ name: plainName, bytes: number, sha256: hash })),
  pages: number,
  incidents: number,
  withheld: z.strictObject({ records: number, fields: number, figures: number, cells: number }),
  figures: z.custom<Manifest["figures"]>(isMapping),
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
