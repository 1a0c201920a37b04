import { type Finding, toDiagnostic, z } from "../config/index.ts";
import { bounds, parseCount } from "../count/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { ledgerVersion, type WrittenLedger } from "./written-ledger.ts";

const text = z.string();
const maybe = z.string().nullable();
const ids = z.array(text);
const counting = z.number().int().nonnegative();
const scalar = z.union([text, z.number(), z.boolean(), z.null()]);
const count = text.refine((written) => parseCount(written).count !== undefined, {
  error: "not a count",
});

const total = z.object({
  total: count,
  low: counting,
  high: counting.nullable(),
  approximate: counting,
  parts: z.partialRecord(z.enum(bounds), counting),
});

const kinds = [
  "cell",
  "count",
  "sum",
  "total",
  "unknown",
  "missing",
  "percent",
  "stated",
  "edition",
  "published",
] as const;

const origin = z.object({
  id: text,
  kind: z.enum(kinds),
  issue: text.optional(),
  source: text,
  column: maybe,
  where: z.record(text, z.union([scalar, z.array(scalar)])),
});

const printed = z.object({
  words: text,
  situation: text,
  section: text,
  page: z.number().int().positive().optional(),
});

const figure = origin.extend({
  value: z.union([z.number(), count, total]),
  withheld: z.literal(true).optional(),
  measure: maybe,
  proof: z.enum(["of", "by"]).nullable(),
  made: z.tuple([origin, origin]).optional(),
  incidents: ids.nullable(),
  claims: ids.optional(),
  statements: ids.optional(),
  sources: ids,
  independentSources: counting,
  printed: z.array(printed),
});

const counts = {
  killed: count.optional(),
  wounded: count.optional(),
  casualties: count.optional(),
};

const row = z.object({ file: text, line: z.number().int().positive().optional() });

const incident = z.object({
  date: text,
  dateEnd: text.optional(),
  title: text,
  province: maybe,
  country: text,
  category: text,
  status: text,
  ...counts,
  munitions: count.optional(),
  claims: ids,
  standing: ids,
  provider: text.optional(),
  row: row.optional(),
  linked: z
    .array(
      z.object({
        id: text,
        date: text,
        title: text,
        provider: text.optional(),
        row,
        evidence: z.array(text),
        reason: maybe,
        decidedBy: maybe,
      }),
    )
    .optional(),
});

const claim = z.object({
  incident: text,
  linkedFrom: text.optional(),
  source: text,
  ...counts,
  killedVerbatim: maybe.optional(),
  woundedVerbatim: maybe.optional(),
  casualtiesVerbatim: maybe.optional(),
  attributedTo: maybe.optional(),
  attributionBasis: maybe.optional(),
});

const source = z.object({
  publisher: text,
  title: maybe,
  type: text,
  url: maybe,
  archivedUrl: maybe,
  published: maybe,
  accessed: maybe,
  language: maybe.optional(),
  group: text,
  via: maybe.optional(),
  nameWritten: maybe.optional(),
});

const parameters = z.record(text, z.union([text, z.number(), z.null()]));

const filter = z.object({
  id: text,
  provinces: ids.optional(),
  categories: ids.optional(),
  providers: ids.optional(),
  incidents: ids.optional(),
});

const schema: z.ZodType<WrittenLedger> = z.object({
  version: z.literal(ledgerVersion),
  edition: z.looseObject({ id: text, language: text, audience: text, filter: filter.optional() }),
  rule: text,
  traced: z.enum(["by-query", "withheld"]).optional(),
  parameters,
  issues: z.record(text, parameters).optional(),
  gone: z.array(text).optional(),
  queries: z.record(text, z.object({ file: text, sql: text })),
  figures: z.array(figure),
  incidents: z.record(text, incident),
  claims: z.record(text, claim),
  sources: z.record(text, source),
});

/** A ledger as a build wrote it, or what keeps a file from being one. */
export interface ReadLedger {
  readonly ledger: WrittenLedger | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads figures.json. `file` is how findings name it. */
export function readLedger(json: string, file: string): ReadLedger {
  const refuse = (finding: Omit<Finding, "code">): ReadLedger => ({
    ledger: undefined,
    diagnostics: [toDiagnostic({ code: "ledger/unreadable", ...finding }, { file })],
  });
  const hint = "build the edition again: `fieldbrief build` writes it";
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return refuse({ message: `"${file}" is not JSON`, hint });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ledger: parsed.data, diagnostics: [] };
  const [issue] = parsed.error.issues;
  const path = issue?.path.map(String).join(".") ?? "";
  if (path === "version")
    return refuse({ message: `"${file}" is of a version that is not read here`, hint });
  // What is no mapping at all is wrong nowhere within.
  const where = path === "" ? "" : `: see "${path}"`;
  return refuse({ message: `"${file}" is no ledger of figures${where}`, hint });
}
