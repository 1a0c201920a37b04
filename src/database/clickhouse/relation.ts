import { ReadRefusal } from "../../effect.ts";
import type { Cell, Table } from "../database.ts";
import { type Field, type FieldType, once, type Relation, relationOf } from "../served/relation.ts";
import { quoteName, quoteText } from "./quote.ts";

const sqlTypes: Readonly<Record<FieldType, string>> = {
  text: "String",
  integer: "Int64",
  double: "Float64",
  boolean: "Bool",
  date: "Date32",
};

/**
 * Returns what stands for a table whose rows are handed on to the server with each query, in the text of that: what is a
 * value of its own there has at most 128 KiB unless the server is set up otherwise.
 */
export function sentRelation(table: Table): Relation {
  const arrays = new Map<string, () => string>();
  const arrayIn = ({ name, type, cells }: Field): string => {
    const array = arrays.get(name) ?? once(() => arrayOf(cells(), type));
    arrays.set(name, array);
    return array();
  };
  const length = table.columns[0]?.cells.length ?? 0;
  return relationOf(table, {
    from: () => `numbers(${length}) AS t`,
    cell: (field) => `${arrayIn(field)}[t.number + 1]`,
    lineage: (count) => lineage(table.of, count),
    quoteName,
  });
}

/** Returns of which records a count is. */
function lineage(of: Table["of"], count: string): string {
  if (of === undefined) return "CAST(NULL AS Nullable(String))";
  return `concat(${quoteText(`${count}=${of.prefix}`)}, ${quoteName(of.column)})`;
}

// Numbers are written as texts: the elements of an array of literals have to have one type.
function arrayOf(cells: readonly Cell[], type: FieldType): string {
  const written = cells.map((cell) => {
    if (cell === null) return "NULL";
    if (type === "double") return writeDouble(Number(cell));
    if (type === "boolean") return String(cell);
    if (type === "date" && !isKept(String(cell)))
      throw new ReadRefusal({
        code: "database/number-range",
        message: `ClickHouse has no day ${cell}`,
        hint: "days go from 1900-01-01 to 2299-12-31 there: leave the record out, or take another engine",
      });
    return quoteText(String(cell));
  });
  return `CAST([${written.join(",")}] AS Array(Nullable(${sqlTypes[type]})))`;
}

// A text is read as a number with less care than a literal.
function writeDouble(number: number): string {
  const written = String(number);
  return /[.e]/.test(written) ? written : `${written}.0`;
}

// Date32: others become the nearest of these.
function isKept(date: string): boolean {
  return date >= "1900-01-01" && date <= "2299-12-31";
}
