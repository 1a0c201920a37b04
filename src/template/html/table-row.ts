import type { TableCell, TableRow } from "../../document/index.ts";
import { attributeOf, type Element, isBlank } from "./element.ts";
import { commonOf, type Environment, report } from "./environment.ts";
import { readInlines } from "./inline.ts";
import { refuseElement } from "./refuse.ts";

export type TablePart = "head" | "body" | "foot";

/** Reads `<tr>`. A `<th>` heads its column in `<thead>`, its row elsewhere, unless `scope` says else. */
export function readRow(part: TablePart, element: Element, environment: Environment): TableRow {
  const common = commonOf(element, environment);
  const children = element.children.flatMap((piece): readonly TableCell[] => {
    if (isBlank(piece)) return [];
    if (piece.type !== "element")
      report(environment, piece.place, "words stand in <tr>", "put them into <td>");
    else if (piece.name === "td" || piece.name === "th")
      return [readCell(part, piece, environment)];
    else refuseElement(piece, "<tr>", environment);
    return [];
  });
  return { type: "tableRow", ...common, children };
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
