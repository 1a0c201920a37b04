import type { Derivation } from "../figure/index.ts";
import { restingOn } from "./build-ledger.ts";
import { indexRecords, type LedgerInput } from "./records.ts";
import { toWritten } from "./write-ledger.ts";
import type { WrittenFigure, WrittenLedger } from "./written-ledger.ts";

interface Full {
  readonly figure: WrittenFigure;
  readonly ledger: WrittenLedger;
}

/**
 * Returns a figure, as printed, with the records that it is of, in a ledger that has these: for one whose own ledger
 * holds but its query.
 */
export function fullLedger(
  figure: WrittenFigure,
  derivation: Derivation,
  { input, ledger }: { readonly input: LedgerInput; readonly ledger: WrittenLedger },
): Full {
  const { edition, rule, parameters, queries } = ledger;
  const records = indexRecords(input);
  const entry = { derivation, value: 0, occurrences: [], ...restingOn(derivation, records) };
  const frame = { edition, rule, parameters, queries: [] };
  const full = toWritten({ entries: [entry] }, input, frame);
  const [traced] = full.figures;
  if (traced === undefined) throw new Error("an entry that is not written");
  const { value, printed } = figure;
  return { figure: { ...traced, value, printed }, ledger: { ...full, queries } };
}
