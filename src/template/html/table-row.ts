import type { TableCell, TableRow } from "../../document/index.ts";
import { continuedMessage } from "../frame-document.ts";
import { attributeOf, type Element, isBlank } from "./element.ts";
import { commonOf, type Environment, report } from "./environment.ts";
import { readInlines } from "./inline.ts";
import { refuseElement } from "./refuse.ts";

export type TablePart = "head" | "body" | "foot";

/**
 * Reads `<tr>`. A `<th>` heads its column in `<thead>`, its row elsewhere, unless `scope` says else. In the
 * body, class="group" makes a row the head of those that follow.
 */
export function readRow(part: TablePart, element: Element, environment: Environment): TableRow {
  const isGroup = part === "body" && /(?:^|\s)group(?:\s|$)/.test(classOf(element));
  const ignored = isGroup && !environment.styles.has("group") ? ["group"] : [];
  const common = commonOf(element, environment, [], ignored);
  const children = element.children.flatMap((piece): readonly TableCell[] => {
    if (isBlank(piece)) return [];
    if (piece.type !== "element")
      report(environment, piece.place, "words stand in <tr>", "put them into <td>");
    else if (piece.name === "td" || piece.name === "th")
      return [readCell(part, piece, environment)];
    else refuseElement(piece, "<tr>", environment);
    return [];
  });
  if (!isGroup) return { type: "tableRow", ...common, children };
  checkGroup(children, element, environment);
  return { type: "tableRow", ...common, group: { continued: [] }, children };
}

function classOf(element: Element): string {
  return attributeOf(element, "class")?.value ?? "";
}

function checkGroup(
  cells: readonly TableCell[],
  { place }: Element,
  environment: Environment,
): void {
  const [cell, ...others] = cells;
  if (cell?.header === undefined || others.length > 0) {
    const hint = 'write one <th colspan="…" scope="rowgroup"> over all columns';
    report(environment, place, "the head of a group is one <th>", hint, "template/table-shape");
  }
  if (environment.hasMessage(continuedMessage)) return;
  const message = `no message "${continuedMessage}"`;
  const hint = `a table with groups needs it: add ${continuedMessage} to strings.<language>.yaml`;
  report(environment, place, message, hint, "template/unknown-message");
}

function readCell(part: TablePart, element: Element, environment: Environment): TableCell {
  const isHeader = element.name === "th";
  const own = isHeader ? ["colspan", "rowspan", "scope"] : ["colspan", "rowspan"];
  const colSpan = readSpan(element, "colspan", environment);
  const rowSpan = readSpan(element, "rowspan", environment);
  return {
    type: "tableCell",
    ...commonOf(element, environment, own),
    ...(isHeader && { header: readScope(part, element, environment) }),
    ...(colSpan > 1 && { colSpan }),
    ...(rowSpan > 1 && { rowSpan }),
    children: readInlines(element, environment),
  };
}

function readScope(part: TablePart, element: Element, environment: Environment): "column" | "row" {
  const scope = attributeOf(element, "scope");
  if (scope === undefined) return part === "head" ? "column" : "row";
  if (!["col", "colgroup", "row", "rowgroup"].includes(scope.value))
    report(environment, scope.place, `"${scope.value}" is no scope`, "write col or row");
  return scope.value.startsWith("col") ? "column" : "row";
}

// HTML allows 1000 columns and 65534 rows (4.9.11); no page does.
const mostCells = 1000;

function readSpan(element: Element, name: string, environment: Environment): number {
  const attribute = attributeOf(element, name);
  if (attribute === undefined) return 1;
  const span = Number(attribute.value);
  if (Number.isInteger(span) && span >= 1 && span <= mostCells) return span;
  report(
    environment,
    attribute.place,
    `"${attribute.value}" is no number of cells`,
    "write a whole number from 1",
  );
  return 1;
}
