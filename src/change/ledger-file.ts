import { z } from "../config/index.ts";
import { type Diagnostic, ReportError } from "../diagnostic.ts";

/** A sum as figures.json holds it. */
interface WrittenTotal {
  readonly total: string;
  readonly approximate: number;
  readonly parts: Readonly<Record<string, number>>;
}

/** A figure of an edition. */
export interface LedgerFigure {
  readonly id: string;
  readonly value: string | number | WrittenTotal;
  readonly measure: string | null;
  readonly incidents: readonly string[] | null;
  readonly printed: readonly {
    readonly words: string;
    readonly situation: string;
    readonly section: string;
    readonly page?: number | undefined;
  }[];
}

interface WrittenCounts {
  readonly killed: string;
  readonly wounded: string;
  readonly casualties: string;
  // What else a figure rests on is compared field by field, whatever it holds.
  readonly [field: string]: unknown;
}

/** figures.json of a built edition, as far as it is compared. */
export interface LedgerFile {
  readonly edition: {
    readonly id: string;
    readonly language: string;
    readonly audience: string;
    readonly period: { readonly start: string; readonly end: string };
  };
  readonly rule: string;
  readonly figures: readonly LedgerFigure[];
  readonly incidents: Readonly<
    Record<string, WrittenCounts & { readonly standing: readonly string[] }>
  >;
  readonly claims: Readonly<
    Record<string, WrittenCounts & { readonly incident: string; readonly source: string }>
  >;
  readonly sources: Readonly<Record<string, object>>;
}

const text: z.ZodString = z.string();
const number: z.ZodNumber = z.number();
const counts: Readonly<Record<"killed" | "wounded" | "casualties", z.ZodString>> = {
  killed: text,
  wounded: text,
  casualties: text,
};

const figure: z.ZodType<LedgerFigure> = z.object({
  id: text,
  value: z.union([
    text,
    number,
    z.object({ total: text, approximate: number, parts: z.record(text, number) }),
  ]),
  measure: text.nullable(),
  incidents: z.array(text).nullable(),
  printed: z.array(
    z.object({ words: text, situation: text, section: text, page: number.optional() }),
  ),
});

const ledger: z.ZodType<LedgerFile> = z.object({
  edition: z.object({
    id: text,
    language: text,
    audience: text,
    period: z.object({ start: text, end: text }),
  }),
  rule: text,
  figures: z.array(figure),
  incidents: z.record(text, z.looseObject({ ...counts, standing: z.array(text) })),
  claims: z.record(text, z.looseObject({ ...counts, incident: text, source: text })),
  sources: z.record(text, z.looseObject({})),
});

const known = 1;

/** Reads figures.json; throws a `ReportError` where it is not that, or of another version. */
export function parseLedger(text: string, file: string): LedgerFile {
  const json = parseJson(text, file);
  const version = z.object({ version: z.number() }).safeParse(json);
  if (!version.success) throw refuse(file, "is not a list of figures");
  if (version.data.version !== known)
    throw refuse(
      file,
      `is of version ${version.data.version}; this program reads version ${known}`,
    );
  const parsed = ledger.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refuse(file, `is not as an edition writes it: ${issue?.path.join(".")}`);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refuse(file, "is not JSON");
  }
}

function refuse(file: string, what: string): ReportError {
  const problem: Diagnostic = {
    severity: "error",
    code: "change/bad-figures",
    message: `"${file}" ${what}`,
    place: { file },
    hint: "build the edition again",
  };
  return new ReportError([problem]);
}
