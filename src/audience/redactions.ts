import type { RecordType } from "../config/index.ts";

/** What kind of thing was kept back: it decides in which forms the leak pass looks for it. */
export type HiddenKind = "text" | "date" | "place" | "id" | "coordinate";

/** A value that an audience may not see. `column` is where it is translated, if it is: `incidents.note`. */
export interface Hidden {
  readonly kind: HiddenKind;
  readonly value: string;
  readonly column: string;
}

/** Why a record did not leave. */
export type Reason = "sensitivity" | "reference" | "rule";

/** How often a field was treated in a way. */
export interface FieldTally {
  readonly type: RecordType;
  readonly field: string;
  readonly treatment: "coarsen" | "mask" | "withhold";
  readonly count: number;
}

/** How many records of a type there were, and how many did not leave, by reason. */
export interface RecordTally {
  readonly type: RecordType;
  readonly held: number;
  readonly shown: number;
  readonly withheld: Readonly<Record<Reason, number>>;
}

/** Everything that was done to a dataset for an audience: counts to report, and values to look for. */
export interface Redactions {
  readonly records: readonly RecordTally[];
  readonly fields: readonly FieldTally[];
  /** Figures of incidents that rest on what was withheld, and so were withheld themselves. */
  readonly figures: number;
  readonly hidden: readonly Hidden[];
}

/** Takes note of what is done to the records while it is done. */
export class Redacting {
  readonly #hidden: Hidden[] = [];
  readonly #records = new Map<RecordType, { held: number; withheld: Record<Reason, number> }>();
  readonly #fields = new Map<string, { tally: FieldTally; count: number }>();
  figures = 0;

  /** Counts the records that there are. */
  hold(type: RecordType, held: number): void {
    const withheld = { sensitivity: 0, reference: 0, rule: 0 };
    this.#records.set(type, { held, withheld });
  }

  /** Counts a record that does not leave. */
  withhold(type: RecordType, reason: Reason): void {
    const tally = this.#records.get(type);
    if (tally !== undefined) tally.withheld[reason] += 1;
  }

  /** Counts a field that does not leave as it is. */
  count(type: RecordType, field: string, treatment: FieldTally["treatment"]): void {
    const key = `${type} ${field} ${treatment}`;
    const known = this.#fields.get(key);
    if (known === undefined)
      this.#fields.set(key, { tally: { type, field, treatment, count: 0 }, count: 1 });
    else known.count += 1;
  }

  /** Keeps values to look for. */
  hide(...values: readonly Hidden[]): void {
    this.#hidden.push(...values);
  }

  /** Returns what was noted. Types are in their own order, fields in that of happening. */
  finish(): Redactions {
    const records = [...this.#records].map(([type, { held, withheld }]) => ({
      type,
      held,
      shown: held - withheld.sensitivity - withheld.reference - withheld.rule,
      withheld,
    }));
    const order = records.map(({ type }) => type);
    const fields = [...this.#fields.values()]
      .map(({ tally, count }) => ({ ...tally, count }))
      .sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type) || compare(a, b));
    return { records, fields, figures: this.figures, hidden: this.#hidden };
  }
}

function compare(a: FieldTally, b: FieldTally): number {
  const [one, other] = [`${a.field} ${a.treatment}`, `${b.field} ${b.treatment}`];
  return one < other ? -1 : one > other ? 1 : 0;
}
