import type { Table, TableColumn, TableRow } from "../../document/index.ts";
import { attributeOf, type Element, isBlank, type Piece } from "./element.ts";
import { commonOf, type Environment, refuseAttributes, report } from "./environment.ts";
import { readCaption } from "./figure.ts";
import { refuseElement } from "./refuse.ts";
import { holdsFiguresAlone, placeCells } from "./table-grid.ts";
import { readRow, type TablePart } from "./table-row.ts";

/** Reads `<table>`. A column of nothing but figures is set at its end unless `<col align>` says else. */
export function readTable(element: Element, environment: Environment): Table {
  const common = commonOf(element, environment);
  const rows: Record<TablePart, TableRow[]> = { head: [], body: [], foot: [] };
  const columns: Partial<TableColumn>[] = [];
  let caption = {};
  for (const piece of element.children) {
    if (isBlank(piece)) continue;
    const name = piece.type === "element" ? piece.name : "";
    const part = parts.get(name);
    if (piece.type !== "element") reportWords(piece, environment);
    else if (part !== undefined) rows[part].push(...readRows(part, piece, environment));
    else if (name === "tr") rows.body.push(readRow("body", piece, environment));
    else if (name === "caption") caption = { caption: readCaption(piece, environment) };
    else if (name === "colgroup") columns.push(...readColumnElements(piece, environment));
    else refuseElement(piece, "<table>", environment);
  }
  const count = placeCells(element, Object.values(rows), environment);
  const aligned = Array.from({ length: count }, (_, index): TableColumn => {
    const { align, width } = columns[index] ?? {};
    const own = holdsFiguresAlone(rows.body, index) ? "end" : "start";
    return { align: align ?? own, ...(width !== undefined && { width }) };
  });
  return { type: "table", ...common, ...caption, columns: aligned, ...rows };
}

const parts: ReadonlyMap<string, TablePart> = new Map(
  Object.entries({ thead: "head", tbody: "body", tfoot: "foot" }),
);

function readRows(part: TablePart, element: Element, environment: Environment): TableRow[] {
  refuseAttributes(element, environment);
  return element.children.flatMap((piece) => {
    if (isBlank(piece)) return [];
    if (piece.type !== "element") reportWords(piece, environment);
    else if (piece.name === "tr") return [readRow(part, piece, environment)];
    else refuseElement(piece, `<${element.name}>`, environment);
    return [];
  });
}

function reportWords(piece: Piece, environment: Environment): void {
  report(
    environment,
    piece.place,
    "words stand between the cells of a table",
    "put them into <td>",
  );
}

function readColumnElements(element: Element, environment: Environment): Partial<TableColumn>[] {
  refuseAttributes(element, environment);
  return element.children.flatMap((piece) => {
    if (piece.type === "element" && piece.name === "col") return [readColumn(piece, environment)];
    if (piece.type === "element") refuseElement(piece, "<colgroup>", environment);
    return [];
  });
}

function readColumn(element: Element, environment: Environment): Partial<TableColumn> {
  refuseAttributes(element, environment, ["align", "width"]);
  const align = attributeOf(element, "align");
  const width = attributeOf(element, "width");
  const share = /^(\d+(?:\.\d+)?)%$/.exec(width?.value ?? "")?.[1];
  if (width !== undefined && share === undefined)
    report(environment, width.place, `"${width.value}" is no width`, 'write width="20%"');
  if (align !== undefined && !isAlign(align.value))
    report(
      environment,
      align.place,
      `"${align.value}" is no alignment`,
      "write start, end or center",
    );
  return {
    ...(align !== undefined && isAlign(align.value) && { align: align.value }),
    ...(share !== undefined && { width: Number(share) / 100 }),
  };
}

function isAlign(value: string): value is TableColumn["align"] {
  return value === "start" || value === "end" || value === "center";
}
