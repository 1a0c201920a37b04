import { type Table, type TableCell, type TableRow, textOf } from "../document/index.ts";
import { cssString } from "./escape.ts";
import type { Writer } from "./writer.ts";

/** The classes by which the rows of a narrow table become cards. */
export interface Cards {
  readonly wrapperClass: string;
  readonly tableClass: string;
  readonly rowClass: (row: TableRow) => string | undefined;
  /** `start` is the column that the cell starts in. */
  readonly classOf: (row: TableRow, cell: TableCell, start: number) => string | undefined;
}

/**
 * Returns how a table's rows become cards; `undefined` for one of few columns, which fits everywhere, or
 * with cells that reach into other rows. The names of the columns come from the style sheet, so that none
 * is read or copied twice.
 */
export function cardsOf(table: Table, writer: Writer): Cards | undefined {
  const { columns, head, body, foot } = table;
  const rows = [...head, ...body, ...foot];
  const isFlat = rows.every(({ children }) => children.every(({ rowSpan = 1 }) => rowSpan === 1));
  if (columns.length < 3 || head.length !== 1 || head.some(hasSpans) || !isFlat) return undefined;
  const names = (head[0]?.children ?? []).map((cell) => textOf(cell.children).trim());
  const tableClass = writer.freshId("names");
  names.forEach((name, index) => {
    const cell = `.${tableClass} tr:not(.fb-spans)>td:nth-child(${index + 1})`;
    writer.addRule(`${cell}{--fb-name:${cssString(name)}}`);
  });
  return {
    wrapperClass: `fb-cards-${columns.length < 6 ? columns.length : columns.length < 8 ? 6 : 8}`,
    tableClass,
    rowClass: (row) => (hasSpans(row) ? "fb-spans" : undefined),
    classOf(row, cell, start) {
      const { header, colSpan = 1 } = cell;
      if (header !== undefined || !hasSpans(row)) return undefined;
      // A cell that opens a row and spans columns says what the row is, and is under no one column.
      if (colSpan > 1 && (start === 0 || start + colSpan >= columns.length)) return "fb-whole";
      const own = names.slice(start, start + colSpan).filter((name) => name !== "");
      return writer.classFor(`--fb-name:${cssString(own.join(writer.language.separator))}`);
    },
  };
}

function hasSpans({ children }: TableRow): boolean {
  return children.some(({ colSpan = 1 }) => colSpan > 1);
}
