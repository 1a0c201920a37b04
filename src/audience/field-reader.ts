import type { RecordType, Treatment } from "../config/index.ts";
import type { ValuesOf } from "./hidden-values.ts";
import type { Redacting } from "./redactions.ts";
import type { RecordRules } from "./rules.ts";

/** Reads fields of one record as its rules allow. */
export interface FieldReader {
  /** Returns the value where it is shown, and else what stands instead; notes what was not shown. */
  read<V>(field: string, value: V, instead: (treatment: Treatment) => V): V;
}

interface Reading<R> {
  readonly type: RecordType;
  readonly rules: RecordRules;
  readonly values: ValuesOf<R>;
  readonly redacting: Redacting;
}

/** Returns a reader of a record's fields. */
export function fieldReader<R>(
  record: R,
  { type, rules, values, redacting }: Reading<R>,
): FieldReader {
  return {
    read(field, value, instead) {
      const treatment = rules.treatment(field);
      if (treatment === "show") return value;
      const isEmpty =
        value === null || value === "" || (Array.isArray(value) && value.length === 0);
      if (!isEmpty) {
        redacting.count(type, field, treatment);
        redacting.hide(...(values[field]?.(record) ?? []));
      }
      return isEmpty ? value : instead(treatment);
    },
  };
}

/** Stands for a text that is left out. */
export function nothing(): null {
  return null;
}
