import type { Table, TableCell, TableColumn, TableRow } from "../document/index.ts";
import { writeCaption } from "./caption.ts";
import { type Cards, cardsOf } from "./cards.ts";
import { type Attributes, container, element, lines } from "./element.ts";
import { writeInlines } from "./inline.ts";
import { type Sorting, sortingOf } from "./sorting.ts";
import { placeCells } from "./table-grid.ts";
import { commonAttributes, type Writer } from "./writer.ts";

/**
 * Writes a table. Where it is narrow, each row of most tables turns into a card, whose cells name their
 * columns; a table that cannot do so scrolls inside a group that the keyboard reaches. One without a caption
 * is named by the element with the id `nameId`.
 */
export function writeTable(node: Table, writer: Writer, nameId?: string): string {
  const captionId = node.caption?.id ?? writer.freshId("caption");
  const cards = cardsOf(node, writer);
  const sorting = sortingOf(node);
  const filter = filterOf(node, writer);
  if (sorting !== undefined || filter !== undefined) writer.uses.add("script");
  const writing = { columns: node.columns, cards, sorting, writer };
  const ownName = node.caption === undefined ? nameId : undefined;
  const name = node.caption === undefined ? ownName : captionId;
  const marks = { "data-filter": filter, "data-name": filter === undefined ? undefined : name };
  const table = container(
    "table",
    { ...commonAttributes(writer, node, cards?.tableClass), "aria-labelledby": ownName, ...marks },
    lines([
      writeCaption("caption", node.caption, captionId, writer),
      writeColumnWidths(node, writer),
      writeRows("thead", node.head, { ...writing, cards: undefined }),
      ...groupsOf(node).map((rows) => writeRows("tbody", rows, writing)),
      writeRows("tfoot", node.foot, writing),
    ]),
  );
  if (cards !== undefined || node.columns.length < 3)
    return element(
      "div",
      { class: ["fb-table", cards?.wrapperClass].filter(Boolean).join(" ") },
      table,
    );
  const named =
    name === undefined
      ? { "aria-label": writer.language.message("html.table") }
      : { "aria-labelledby": name };
  return element("div", { class: "fb-scroll", role: "group", tabindex: 0, ...named }, table);
}

function writeColumnWidths({ columns }: Table, writer: Writer): string {
  const total = columns.reduce((sum, { width = 0 }) => sum + width, 0);
  if (!columns.some(({ width }) => width !== undefined)) return "";
  // Shares that leave nothing for an automatic column are shares of the whole.
  const whole = columns.every(({ width }) => width !== undefined) ? total : Math.max(1, total);
  const column = columns.map(({ width }) => {
    if (width === undefined || !(width > 0)) return "<col>";
    const percent = Math.round((width / whole) * 10_000) / 100;
    return `<col class="${writer.classFor(`inline-size:${percent}%`)}">`;
  });
  return `<colgroup>${column.join("")}</colgroup>`;
}

// A heading of rows spans the table, and starts a row group of its own to be the heading of.
function groupsOf({ body, columns }: Table): readonly (readonly TableRow[])[] {
  const groups: TableRow[][] = [];
  for (const row of body) {
    const last = groups.at(-1);
    if (last === undefined || isGroupHead(row.children, columns.length)) groups.push([row]);
    else last.push(row);
  }
  return groups;
}

// From how many rows on words are asked for to find some by.
const leastFiltered = 10;

// Returns the number of rows as the script is to say it.
function filterOf({ body, columns }: Table, { language }: Writer): string | undefined {
  const rows = body.filter(({ children }) => !isGroupHead(children, columns.length));
  const isFlat = body.every(({ children }) => children.every(({ rowSpan = 1 }) => rowSpan === 1));
  return isFlat && rows.length >= leastFiltered ? language.number(rows.length) : undefined;
}

function isGroupHead([cell, ...others]: readonly TableCell[], columns: number): boolean {
  return others.length === 0 && cell?.header === "row" && columns > 1 && cell.colSpan === columns;
}

interface Writing {
  readonly columns: readonly TableColumn[];
  readonly cards: Cards | undefined;
  readonly sorting: Sorting | undefined;
  readonly writer: Writer;
}

function writeRows(
  name: "thead" | "tbody" | "tfoot",
  rows: readonly TableRow[],
  writing: Writing,
): string {
  if (rows.length === 0) return "";
  const starts = placeCells(rows);
  const { sorting, writer } = writing;
  // A head tells by what its column is sorted, a cell where it belongs.
  const sort = (cell: TableCell, column: number): string | undefined => {
    const order = name === "tfoot" ? undefined : sorting?.orders[column];
    return order === undefined || name === "thead" ? order : sorting?.keyOf(cell);
  };
  const written = rows.map((row) => {
    const cells = row.children.map((cell) => {
      const start = starts.get(cell) ?? 0;
      const card = writing.cards?.classOf(row, cell, start);
      const classes = [alignClass(writing.columns[start]), card];
      const own = { scope: scopeOf(cell, writing.columns.length), "data-sort": sort(cell, start) };
      return writeCell(cell, { ...commonAttributes(writer, cell, ...classes), ...own }, writer);
    });
    const common = commonAttributes(writer, row, writing.cards?.rowClass(row));
    return element("tr", { ...common, "data-rests": restsOf(row, writer) }, cells.join(""));
  });
  return container(name, {}, lines(written));
}

// For the script alone: the page says the same in words.
function restsOf({ rests = [] }: TableRow, { targets }: Writer): string | undefined {
  const there = rests.filter((id) => targets.has(id) && !/\s/.test(id));
  return there.length === 0 ? undefined : there.join(" ");
}

function alignClass(column: TableColumn | undefined): string | undefined {
  return column === undefined || column.align === "start" ? undefined : `fb-${column.align}`;
}

// HTML 4.9.10: what a header cell is the header of.
function scopeOf(cell: TableCell, columns: number): string | undefined {
  const { header, colSpan = 1, rowSpan = 1 } = cell;
  if (header === undefined) return undefined;
  if (header === "column") return colSpan > 1 ? "colgroup" : "col";
  return rowSpan > 1 || isGroupHead([cell], columns) ? "rowgroup" : "row";
}

function writeCell(cell: TableCell, own: Attributes, writer: Writer): string {
  const { header, colSpan = 1, rowSpan = 1 } = cell;
  const spans = {
    colspan: colSpan > 1 ? colSpan : undefined,
    rowspan: rowSpan > 1 ? rowSpan : undefined,
  };
  const name = header === undefined ? "td" : "th";
  return element(name, { ...own, ...spans }, writeInlines(cell.children, writer));
}
