import { type CellNumber, numberIn } from "./count.ts";
import type { SourceRow } from "./provider.ts";

/** What UCDP estimates of an event. */
export interface GedFigures {
  /** A count as the data have it; empty where nothing holds. */
  readonly killed: string;
  readonly verbatim: string;
  readonly note: string;
  readonly parts: readonly { readonly group: string; readonly count: string }[];
  /** Whether low, best and high are one number. */
  readonly isExact: boolean;
}

/**
 * Returns low and high as a range, or best alone where they do not go together. UCDP lists no event without a death in
 * one of the three, so that three zeros are no figure.
 */
export function gedFigures(row: SourceRow): GedFigures {
  const [low, best, high] = (["low", "best", "high"] as const).map((name) =>
    numberIn(row, name),
  ) as [CellNumber, CellNumber, CellNumber];
  const verbatim = `low ${low.written || "?"}, best ${best.written || "?"}, high ${high.written || "?"}`;
  const [from, middle, to] = [low.value, best.value, high.value];
  if (from === undefined || middle === undefined || to === undefined) {
    row.warn({
      code: "import/no-estimate",
      message: `not all three estimates are there: ${verbatim}`,
      hint: "best is taken alone, as about; where there is none, nothing is known",
    });
    return only(row, middle, verbatim, "UCDP does not give all three estimates.");
  }
  if (from === 0 && middle === 0 && to === 0) {
    row.warn({
      code: "import/no-estimate",
      message: "no estimate of a death, and UCDP lists no event without one",
      hint: "not known here; look up the event",
    });
    return only(row, undefined, verbatim, "UCDP gives 0 in all three estimates.");
  }
  if (from > middle || middle > to) {
    row.warn({
      code: "import/estimates-out-of-order",
      message: `low, best and high do not go up: ${verbatim}`,
      hint: "nothing was put in order: best stands alone, as about; look up the event",
    });
    return only(row, middle, verbatim, "UCDP's estimates do not go up; the best stands alone.");
  }
  const note = "UCDP's low and high estimate; its best one is in killed_verbatim.";
  const killed = from === to ? String(from) : `${from}-${to}`;
  return { killed, verbatim, note, parts: partsOf(row, middle), isExact: from === to };
}

function only(
  row: SourceRow,
  best: number | undefined,
  verbatim: string,
  note: string,
): GedFigures {
  const killed = best === undefined || best === 0 ? "" : `about ${best}`;
  const parts = best === undefined ? [] : partsOf(row, best);
  return { killed, verbatim, note, parts, isExact: false };
}

function partsOf(row: SourceRow, best: number): GedFigures["parts"] {
  const names = ["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"] as const;
  const parts = names.map((name) => numberIn(row, name).value);
  if (parts.some((part) => part === undefined)) return [];
  const total = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  if (total !== best) {
    row.warn({
      code: "import/parts-differ",
      message: `deaths by side add up to ${total}, and the best estimate is ${best}`,
      hint: "the estimate stands, its parts are left out; look up the event",
    });
    return [];
  }
  const groups = [
    `${row.cell("side_a") || "side A"} (side A)`,
    `${row.cell("side_b") || "side B"} (side B)`,
    "civilians",
    "not known whom",
  ];
  return groups.flatMap((group, index) => {
    const part = parts[index] ?? 0;
    return part === 0 ? [] : [{ group, count: String(part) }];
  });
}
