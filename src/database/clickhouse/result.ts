import { ReportError } from "../../diagnostic.ts";
import { columnOffset } from "../column-offset.ts";
import type { Query } from "../database.ts";
import { diagnosticAt } from "../explain-error.ts";
import type { RawColumn } from "../read-result.ts";
import { tokenize } from "../tokenize.ts";
import type { ServerResult } from "./session.ts";
import { bareType } from "./stored-columns.ts";

/** Reads a result into plain columns. Throws ReportError for types and numbers that rows do not hold. */
export function readColumns(query: Query, { meta, rows }: ServerResult): readonly RawColumn[] {
  return meta.map(({ name, type: written }, index): RawColumn => {
    const refuse = (code: string, message: string, hint: string): never => {
      const offset = columnOffset(tokenize(query.sql), name);
      throw new ReportError([diagnosticAt(query, { code, message, offset, hint })]);
    };
    const plainType = bareType(written);
    const type = typeOf(plainType);
    if (type === undefined)
      return refuse(
        "database/column-type",
        `column "${name}" has the type ${plainType}`,
        plainType.startsWith("DateTime")
          ? "write CAST(… AS date)"
          : "a column holds text, numbers, booleans or dates",
      );
    const numberOf = (cell: string): number => {
      const number = Number(cell);
      const isWhole = /^-?\d+$/.test(cell);
      if (isWhole ? Number.isSafeInteger(number) : Number.isFinite(number)) return number;
      if (/\d/.test(cell))
        return refuse(
          "database/number-range",
          `column "${name}" holds ${cell}, which is too large`,
          "numbers go up to 9007199254740991",
        );
      return refuse(
        "database/number-range",
        `column "${name}" divides by zero`,
        "divide by what may be 0 as … / nullif(…, 0), which gives NULL there",
      );
    };
    return {
      name,
      type,
      values: rows.map((row) => {
        const cell = row[index] ?? null;
        if (cell === null) return null;
        if (type === "boolean") return cell === true;
        return type === "number" ? numberOf(String(cell)) : String(cell);
      }),
    };
  });
}

function typeOf(type: string): RawColumn["type"] | undefined {
  if (/^(?:String|FixedString\(\d+\)|Enum(?:8|16)\(.*\)|Nothing)$/.test(type)) return "text";
  if (/^(?:U?Int\d+|Float\d+|BFloat16|Decimal\(.*\))$/.test(type)) return "number";
  if (type === "Bool") return "boolean";
  return /^Date(?:32)?$/.test(type) ? "date" : undefined;
}
