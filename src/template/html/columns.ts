import type { Block, Column } from "../../document/index.ts";
import { attributeOf, type Element, isBlank } from "./element.ts";
import { commonOf, type Environment, report } from "./environment.ts";
import { refuseElement } from "./refuse.ts";

/** Reads `<div class="columns">`, whose `<div>`s are columns; a `<div>` is nothing else. */
export function readColumns(element: Element, environment: Environment): readonly Block[] {
  if (!/(?:^|\s)columns(?:\s|$)/.test(attributeOf(element, "class")?.value ?? "")) {
    const hint =
      'write <section>; a <div> is only for columns: <div class="columns"><div>…</div></div>';
    report(environment, element.place, "a <div> outside columns", hint, "template/element");
    return environment.blocks(element.children, "<div>", environment, true);
  }
  const common = commonOf(element, environment, [], ["columns"]);
  const children = element.children.flatMap((piece): readonly Column[] => {
    if (isBlank(piece)) return [];
    if (piece.type === "element" && piece.name === "div") return [readColumn(piece, environment)];
    if (piece.type === "element") refuseElement(piece, "columns", environment);
    else report(environment, piece.place, "words stand between columns", "put them into a <div>");
    return [];
  });
  return [{ type: "columns", ...common, children }];
}

function readColumn(element: Element, environment: Environment): Column {
  const common = commonOf(element, environment, ["width"]);
  const width = attributeOf(element, "width");
  const share = Number(width?.value ?? 1);
  if (width !== undefined && !(share > 0 && share <= 100)) {
    const hint = 'the width of a column is its share beside the others: width="2"';
    report(environment, width.place, `"${width.value}" is no width`, hint);
  }
  const children = environment.blocks(element.children, "a column", environment);
  return { type: "column", width: share > 0 ? share : 1, ...common, children };
}
