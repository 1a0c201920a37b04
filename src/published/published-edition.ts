import { dateProblem, type EditionFilter, type Period, z } from "../config/index.ts";
import type { WrittenLedger } from "../ledger/index.ts";

/** What a published ledger says of the edition that it is of. */
export interface PublishedEdition {
  readonly id: string;
  readonly number: number;
  readonly language: string;
  readonly audience: string;
  readonly period: Period;
  /** The date printed on it. */
  readonly published: string;
  readonly filter?: EditionFilter | undefined;
  /** What the data covered when it was made. */
  readonly coverage: Period;
}

const date = z.string().refine((text) => dateProblem(text) === undefined);
const period = z.object({ start: date, end: date }).refine(({ start, end }) => start <= end);

const schema: z.ZodType<PublishedEdition> = z.object({
  id: z.string(),
  number: z.int().min(1),
  language: z.string(),
  audience: z.string(),
  period,
  published: date,
  filter: z
    .object({
      id: z.string(),
      provinces: z.array(z.string()).optional(),
      categories: z.array(z.string()).optional(),
      providers: z.array(z.string()).optional(),
      incidents: z.array(z.string()).optional(),
    })
    .optional(),
  coverage: period,
});

/** Reads the edition of a ledger; undefined where it does not say all that an issue is known by. */
export function publishedEdition({
  edition,
  parameters,
}: Pick<WrittenLedger, "edition" | "parameters">): PublishedEdition | undefined {
  const coverage = { start: parameters["coverage_start"], end: parameters["coverage_end"] };
  const parsed = schema.safeParse({ ...edition, coverage });
  return parsed.success ? parsed.data : undefined;
}
