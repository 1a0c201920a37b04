import type { Quotation } from "../../document/index.ts";
import { attributeOf, type Element, isBlank } from "./element.ts";
import { commonOf, type Environment } from "./environment.ts";
import { readInlines } from "./inline.ts";

/** Reads `<blockquote>`. A last `<p class="attribution">` says whose words they are. */
export function readQuotation(element: Element, environment: Environment): Quotation {
  const common = commonOf(element, environment);
  const pieces = element.children.filter((piece) => !isBlank(piece));
  const last = pieces.at(-1);
  const isAttribution =
    last?.type === "element" &&
    last.name === "p" &&
    attributeOf(last, "class")?.value === "attribution";
  const quoted = isAttribution ? pieces.slice(0, -1) : element.children;
  const children = environment.blocks(quoted, "<blockquote>", environment, true);
  const attribution = isAttribution ? { attribution: readInlines(last, environment) } : {};
  return { type: "quotation", ...common, children, ...attribution };
}
