import type { Diagnostic } from "../diagnostic.ts";
import { foldHeader, isHeadedAs, type Target } from "./columns.ts";
import { dateOrderOf } from "./date-order.ts";
import { isCountLike } from "./looks.ts";
import type { MapOptions } from "./map-options.ts";
import type { Mapping } from "./propose.ts";
import type { Sheet } from "./read-sheet.ts";

type Doubt = Pick<Diagnostic, "code" | "message" | "hint">;

/** Returns what is to be looked at of a table as a whole: its zeros, columns that are not read, dates of another order. */
export function tableDoubts(
  sheet: Sheet,
  mapping: Mapping,
  options: Pick<MapOptions, "zero" | "order" | "advice">,
): readonly Diagnostic[] {
  return [
    ...zeros(sheet, mapping, options),
    ...otherOrder(sheet, mapping, options),
    ...precisions(sheet, mapping, options),
    ...unreadCounts(sheet, mapping),
  ].map((doubt) => ({ severity: "warning", ...doubt, place: { file: sheet.file } }));
}

// ACLED, for one, writes 0 where nobody has reported a number: only whoever made the table knows.
function zeros(
  sheet: Sheet,
  { columns }: Mapping,
  { zero, advice }: Pick<MapOptions, "zero" | "advice">,
): readonly Doubt[] {
  if (zero === "unknown") return [];
  return columns
    .filter(({ target }) => asksOfZero(target, columns))
    .flatMap(({ index, header }) => {
      const count = sheet.rows.filter(({ cells }) => isZero(cells[index] ?? "")).length;
      if (count === 0) return [];
      const are = count === 1 ? "1 cell is 0, and is" : `${count} cells are 0, and are`;
      return zero === "nobody"
        ? [
            {
              code: "mapping/zero-counts",
              message: `${header}: ${are} read as nobody`,
              hint: advice.zero.nobody,
            },
          ]
        : [
            {
              code: "mapping/zero-undecided",
              message: `${header}: ${are} not known, for nobody has said whether 0 is nobody`,
              hint: advice.zero.undecided,
            },
          ];
    });
}

/** Tells whether a 0 of a column may be what is not known: in a figure, or its upper end, that no bound is named for. */
export function asksOfZero(target: Target, columns: Mapping["columns"]): boolean {
  const [, measure] = /^(killed|wounded|casualties)(?:_high)?$/.exec(target) ?? [];
  return measure !== undefined && columns.every((each) => each.target !== `${measure}_bound`);
}

/** Tells whether a cell is 0, in digits of any script that counts are read in. */
export function isZero(cell: string): boolean {
  return /^[0۰٠](?:\.0+)?$/.test(cell);
}

function otherOrder(
  sheet: Sheet,
  { columns }: Mapping,
  { order, advice }: Pick<MapOptions, "order" | "advice">,
): readonly Doubt[] {
  if (order === undefined) return [];
  return columns
    .filter(({ target }) => target === "date" || target === "date_end")
    .flatMap(({ index, header }) => {
      const others = sheet.rows.filter(({ cells }) => {
        const said = dateOrderOf([cells[index] ?? ""]);
        return said !== "none" && said !== "ambiguous" && said !== order;
      });
      const [first] = others;
      if (first === undefined) return [];
      return [
        {
          code: "mapping/other-order",
          message: `${header}: ${others.length} of its dates cannot be ${order}, such as "${(first.cells[index] ?? "").slice(0, 40)}" on line ${first.line}`,
          hint: `the others were read as ${order}: look whether that holds of them, else ${advice.order}`,
        },
      ];
    });
}

// People whom a table counts are not to vanish because nobody could read how many.
function unreadCounts({ header, rows }: Sheet, { columns, left }: Mapping): readonly Doubt[] {
  return left.flatMap((name) => {
    const [measure] = measures.filter((one) => isHeadedAs(one, name));
    if (measure === undefined || columns.some(({ target }) => target.startsWith(measure)))
      return [];
    const index = header.indexOf(name);
    const filled = rows.filter(({ cells }) => (cells[index] ?? "") !== "");
    const [first] = filled;
    if (first === undefined || filled.some(({ cells }) => isCountLike(cells[index] ?? "")))
      return [];
    return [
      {
        code: "mapping/unread-counts",
        message: `${name}: it is not read, for none of its ${filled.length} cells is a count, such as "${(first.cells[index] ?? "").slice(0, 40)}" on line ${first.line}`,
        hint: "write 12, at least 12, 33-40, or ? where it is not known; words alone in quotation marks",
      },
    ];
  });
}

const measures = ["killed", "wounded", "casualties"] as const;

const precisionHeaders: ReadonlySet<string> = new Set([
  "time precision",
  "date precision",
  "date prec",
  "geo precision",
  "where prec",
]);

// Lists such as ACLED's put a day or a point where they know a week or a province, and say so in a column of codes.
function precisions(
  _sheet: Sheet,
  { left }: Mapping,
  { advice }: Pick<MapOptions, "advice">,
): readonly Doubt[] {
  return left
    .filter((header) => precisionHeaders.has(foldHeader(header)))
    .map((header) => ({
      code: "mapping/precision-unread",
      message: `${header}: it says how exact days or places are, and is not read`,
      hint: advice.precision,
    }));
}
