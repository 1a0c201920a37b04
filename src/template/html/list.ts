import type { List, ListItem } from "../../document/index.ts";
import { type Element, isBlank } from "./element.ts";
import { commonOf, type Environment, report } from "./environment.ts";
import { refuseElement } from "./refuse.ts";

/** Reads `<ul>` or `<ol>`. */
export function readList(ordered: boolean, element: Element, environment: Environment): List {
  const common = commonOf(element, environment);
  const where = `<${element.name}>`;
  const children = element.children.flatMap((piece): readonly ListItem[] => {
    if (isBlank(piece)) return [];
    if (piece.type === "element" && piece.name === "li") return [readItem(piece, environment)];
    if (piece.type === "element") refuseElement(piece, where, environment);
    else report(environment, piece.place, `words stand in ${where}`, "put them into <li>");
    return [];
  });
  return { type: "list", ordered, ...common, children };
}

function readItem(element: Element, environment: Environment): ListItem {
  const common = commonOf(element, environment);
  const children = environment.blocks(element.children, "<li>", environment, true);
  return { type: "listItem", ...common, children };
}
