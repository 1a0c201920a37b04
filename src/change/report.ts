import type { Change, FigureChange, RecordKind, TotalChange } from "./change.ts";

/** What became of the records and figures of one side in the other. */
export interface ChangeReport {
  readonly before: string;
  readonly after: string;
  /** Null where the report is for whoever has the data. */
  readonly audience: string | null;
  readonly totals: readonly TotalChange[];
  /** Null where no editions are compared, but data. */
  readonly figures: readonly FigureChange[] | null;
  readonly changes: readonly Change[];
  /** How many records changed that the audience may not see, or not in that. */
  readonly withheld: Readonly<Partial<Record<RecordKind, number>>>;
  /** What the report leaves out, in words. */
  readonly notes: readonly string[];
}

/** Tells whether a report has anything to say of the two sides: whether they differ. */
export function hasChanges({ changes, figures, withheld }: ChangeReport): boolean {
  return changes.length > 0 || (figures ?? []).length > 0 || Object.keys(withheld).length > 0;
}
