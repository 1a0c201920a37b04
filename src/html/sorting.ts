import { isTotal, totalToCount } from "../count/index.ts";
import {
  type FigureValue,
  type Inline,
  type Table,
  type TableCell,
  type TableRow,
  textOf,
  visit,
} from "../document/index.ts";
import { placeCells } from "./table-grid.ts";

/** By what a column is put in order: values, or the words of its cells. */
type Order = "number" | "words";

/** How script may put the rows of a table in order. */
export interface Sorting {
  /** By column; `undefined` for one that has no order. */
  readonly orders: readonly (Order | undefined)[];
  /** Returns what a cell is sorted by: "" is unknown, and last; `undefined` says its words. */
  readonly keyOf: (cell: TableCell) => string | undefined;
}

// Fewer rows are seen at a glance.
const leastRows = 5;
// What runs on is looked for by no first letter.
const mostLetters = 60;

/**
 * Returns how a table may be sorted: one with a plain head, and rows that stand for themselves. Figures
 * go by their lower bound; a column of words goes by these, unless they are dates or prose, whose
 * alphabet is no order.
 */
export function sortingOf(table: Table): Sorting | undefined {
  const { head, body, columns } = table;
  const [row] = head;
  if (head.length !== 1 || row === undefined || row.children.length !== columns.length)
    return undefined;
  if (body.length < leastRows || body.some(isBound)) return undefined;
  const starts = placeCells(body);
  const found = body.flatMap(({ children }) => children);
  const orders = row.children.map((cell, column) =>
    holdsLink(cell) ? undefined : orderOf(found.filter((each) => starts.get(each) === column)),
  );
  return orders.every((order) => order === undefined) ? undefined : { orders, keyOf };
}

// A heading of rows, or a cell that reaches into the next row.
function isBound({ children }: TableRow): boolean {
  return (
    children.some(({ rowSpan = 1 }) => rowSpan > 1) ||
    (children.length === 1 && children[0]?.header === "row")
  );
}

// A head becomes a button, which holds nothing else to press.
function holdsLink(cell: TableCell): boolean {
  let holds = false;
  visit(cell, ({ type }) => {
    holds ||= type === "link" || type === "citation" || type === "noteReference";
  });
  return holds;
}

function orderOf(cells: readonly TableCell[]): Order | undefined {
  const first = cells.flatMap((cell) => saidBy(cell) ?? []);
  const figures = first.filter(({ type }) => type === "figureValue").length;
  const dates = first.filter(({ type }) => type === "span").length;
  if (first.length === 0) return undefined;
  if (figures + dates > 0) {
    const order = figures > 0 ? "number" : "words";
    return Math.max(figures, dates) === first.length ? order : undefined;
  }
  const texts = cells.filter((cell) => saidBy(cell) !== undefined).map(wordsOf);
  const letters = texts.reduce((sum, text) => sum + text.length, 0);
  const numbered = texts.filter((text) => /\p{Nd}/u.test(text)).length;
  return letters / texts.length <= mostLetters && numbered <= texts.length / 2
    ? "words"
    : undefined;
}

function keyOf(cell: TableCell): string | undefined {
  const first = saidBy(cell);
  if (first === undefined) return "";
  if (first.type === "figureValue") return String(lowOf(first) ?? "");
  return first.type === "span" ? first.date : undefined;
}

// A cell that spans columns says nothing of any one of them.
function saidBy({ children, colSpan = 1 }: TableCell): Inline | undefined {
  return colSpan > 1 ? undefined : firstOf(children);
}

// The first thing that says something: a figure, a date (a span), a citation, or words.
function firstOf(nodes: readonly Inline[]): Inline | undefined {
  for (const node of nodes) {
    if (node.type === "text" && /[\p{L}\p{N}]/u.test(node.value)) return node;
    if (node.type === "figureValue" || node.type === "citation") return node;
    if (node.type === "span" && node.date !== undefined) return node;
    if (
      node.type === "emphasis" ||
      node.type === "strong" ||
      node.type === "span" ||
      node.type === "link"
    ) {
      const inside = firstOf(node.children);
      if (inside !== undefined) return inside;
    }
  }
  return undefined;
}

function lowOf({ value }: FigureValue): number | null {
  if (typeof value === "number") return value;
  return (isTotal(value) ? totalToCount(value) : value).low;
}

// What a cell says itself: the numbers of citations and figures are no dates.
function wordsOf(cell: TableCell): string {
  return cell.children
    .filter(({ type }) => type !== "citation" && type !== "figureValue")
    .map((node) => textOf(node))
    .join("");
}
