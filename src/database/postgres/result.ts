import { ReportError } from "../../diagnostic.ts";
import { columnOffset } from "../column-offset.ts";
import type { Query } from "../database.ts";
import { diagnosticAt } from "../explain-error.ts";
import type { RawColumn } from "../read-result.ts";
import { tokenize } from "../tokenize.ts";

/** What a server gave: cells as it writes them. */
export interface ServerResult {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

// The numbers of the types in pg_type, which no server numbers otherwise.
const types: ReadonlyMap<number, RawColumn["type"]> = new Map([
  ...[25, 1043, 1042, 18, 19, 705].map((id) => [id, "text"] as const),
  ...[20, 21, 23, 700, 701, 1700].map((id) => [id, "number"] as const),
  [16, "boolean"],
  [1082, "date"],
]);
const otherTypes: ReadonlyMap<number, string> = new Map([
  [1114, "TIMESTAMP"],
  [1184, "TIMESTAMP WITH TIME ZONE"],
  [1083, "TIME"],
  [1186, "INTERVAL"],
  [2249, "RECORD"],
  [2950, "UUID"],
  [114, "JSON"],
  [3802, "JSONB"],
]);

/** Reads a result into plain columns. Throws ReportError for types and numbers that rows do not hold. */
export function readColumns(query: Query, { fields, rows }: ServerResult): readonly RawColumn[] {
  const names = fields.map(({ name }) => name);
  return fields.map(({ name, dataTypeID }, index): RawColumn => {
    const refuse = (code: string, message: string, hint: string): never => {
      const offset = columnOffset(tokenize(query.sql), name);
      throw new ReportError([diagnosticAt(query, { code, message, offset, hint })]);
    };
    if (names.indexOf(name) !== index)
      refuse("database/duplicate-column", `two columns are named "${name}"`, "name one with AS");
    const type = types.get(dataTypeID);
    if (type === undefined) {
      const other = otherTypes.get(dataTypeID) ?? `of number ${dataTypeID}`;
      return refuse(
        "database/column-type",
        `column "${name}" has the type ${other}`,
        other.startsWith("TIMESTAMP")
          ? "write CAST(… AS date)"
          : "a column holds text, numbers, booleans or dates",
      );
    }
    const numberOf = (text: string): number => {
      const number = Number(text);
      const isWhole = /^-?\d+$/.test(text);
      if (isWhole ? Number.isSafeInteger(number) : Number.isFinite(number)) return number;
      return refuse(
        "database/number-range",
        `column "${name}" holds ${text}, which is too large`,
        "numbers go up to 9007199254740991",
      );
    };
    const plain = (text: string): RawColumn["values"][number] =>
      type === "number" ? numberOf(text) : type === "boolean" ? text === "t" : text;
    return {
      name,
      type,
      values: rows.map((row) => {
        const cell = row[index] ?? null;
        return cell === null ? null : plain(cell);
      }),
    };
  });
}
