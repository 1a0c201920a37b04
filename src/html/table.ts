import { type Table, type TableCell, type TableRow, textOf } from "../document/index.ts";
import { writeCaption } from "./caption.ts";
import { container, element, lines } from "./element.ts";
import { cssString } from "./escape.ts";
import { writeInlines } from "./inline.ts";
import { commonAttributes, type Writer } from "./writer.ts";

/**
 * Writes a table. Where it is narrow, a table of plain rows turns each row into a card whose cells name
 * their columns; one with spans scrolls inside a group that the keyboard reaches.
 */
export function writeTable(node: Table, writer: Writer): string {
  const captionId = node.caption?.id ?? writer.freshId("caption");
  const isPlain = hasPlainRows(node);
  const labels = isPlain ? labelCells(node, writer) : undefined;
  const table = container(
    "table",
    commonAttributes(node, labels),
    lines([
      writeCaption("caption", node.caption, captionId, writer),
      writeColumnWidths(node, writer),
      writeRows("thead", node, node.head, writer),
      ...groupsOf(node).map((rows) => writeRows("tbody", node, rows, writer)),
      writeRows("tfoot", node, node.foot, writer),
    ]),
  );
  const cards = isPlain ? cardClass(node.columns.length) : undefined;
  if (cards !== undefined || node.columns.length < 3)
    return element("div", { class: ["fb-table", cards].filter(Boolean).join(" ") }, table);
  const name =
    node.caption === undefined
      ? { "aria-label": writer.language.message("html.table") }
      : { "aria-labelledby": captionId };
  return element("div", { class: "fb-scroll", role: "group", tabindex: 0, ...name }, table);
}

// Cards say more than columns only where there are several columns, in room too small for them.
function cardClass(columns: number): string | undefined {
  return columns < 3 ? undefined : `fb-cards-${columns < 6 ? columns : columns < 8 ? 6 : 8}`;
}

function hasPlainRows({ columns, head, body, foot }: Table): boolean {
  const isPlain = ({ children }: TableRow): boolean => {
    const spans = children.map(({ colSpan = 1 }) => colSpan);
    const flat = children.every(({ rowSpan = 1 }) => rowSpan === 1);
    const full = spans.length === columns.length && spans.every((span) => span === 1);
    return flat && (full || (spans.length === 1 && spans[0] === columns.length));
  };
  return head.length === 1 && [...head, ...body, ...foot].every(isPlain) && columns.length > 2;
}

// The names of the columns come from the style sheet, so that no cell is read or copied with one twice.
function labelCells({ head }: Table, writer: Writer): string {
  const names = (head[0]?.children ?? []).map((cell) => textOf(cell.children).trim());
  const name = writer.freshId("labels");
  names.forEach((label, index) => {
    if (label === "") return;
    const cell = `.${name} :is(tbody,tfoot) td:nth-child(${index + 1}):not([colspan])`;
    writer.addRule(`${cell}{--fb-name:${cssString(label)}}`);
  });
  return name;
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

function isGroupHead([cell, ...others]: readonly TableCell[], columns: number): boolean {
  return others.length === 0 && cell?.header === "row" && columns > 1 && cell.colSpan === columns;
}

function writeRows(
  name: "thead" | "tbody" | "tfoot",
  table: Table,
  rows: readonly TableRow[],
  writer: Writer,
): string {
  if (rows.length === 0) return "";
  const starts = columnsOf(rows);
  const written = rows.map((row) => {
    const cells = row.children.map((cell) => {
      const align = table.columns[starts.get(cell) ?? 0]?.align;
      return writeCell(cell, align, writer);
    });
    return element("tr", commonAttributes(row), cells.join(""));
  });
  return container(name, {}, lines(written));
}

function writeCell(cell: TableCell, align: string | undefined, writer: Writer): string {
  const { header, colSpan = 1, rowSpan = 1 } = cell;
  const scope = {
    column: colSpan > 1 ? "colgroup" : "col",
    row: rowSpan > 1 || colSpan > 1 ? "rowgroup" : "row",
  };
  const alignment = align === "end" || align === "center" ? `fb-${align}` : undefined;
  const attributes = {
    ...commonAttributes(cell, alignment),
    scope: header === undefined ? undefined : scope[header],
    colspan: colSpan > 1 ? colSpan : undefined,
    rowspan: rowSpan > 1 ? rowSpan : undefined,
  };
  const name = header === undefined ? "td" : "th";
  return element(name, attributes, writeInlines(cell.children, writer));
}

/** Returns the column each cell starts in, cells that reach down from rows above taken into account. */
function columnsOf(rows: readonly TableRow[]): ReadonlyMap<TableCell, number> {
  const starts = new Map<TableCell, number>();
  const taken: number[] = [];
  for (const row of rows) {
    let column = 0;
    for (const cell of row.children) {
      while ((taken[column] ?? 0) > 0) column++;
      starts.set(cell, column);
      for (let i = 0; i < (cell.colSpan ?? 1); i++) taken[column++] = cell.rowSpan ?? 1;
    }
    taken.forEach((left, index) => {
      taken[index] = Math.max(0, left - 1);
    });
  }
  return starts;
}
