import type { Place } from "../../diagnostic.ts";
import type { Block, Inline, KeyFigure } from "../../document/index.ts";
import type { Rendered } from "../rendered.ts";
import { collapse } from "./collapse.ts";
import { isBlank } from "./element.ts";
import { type Environment, report } from "./environment.ts";
import { inlinesOf } from "./inline.ts";
import { type ReadHtmlOptions, readHtml } from "./read-html.ts";

/** What rendered text is turned into nodes with. */
export interface Conversion extends ReadHtmlOptions {
  readonly environment: Environment;
  /** What the text stands in, for findings: `the template`, `{{#note}}`. */
  readonly where: string;
}

/** Turns rendered text into blocks. */
export function toBlocks(rendered: Rendered, conversion: Conversion): Block[] {
  const { environment, where } = conversion;
  return environment.blocks(readHtml(rendered, conversion), where, environment);
}

/** Turns rendered text into what stands in a line. */
export function toInlines(rendered: Rendered, conversion: Conversion): Inline[] {
  const { environment, where } = conversion;
  return collapse(inlinesOf(readHtml(rendered, conversion), where, environment));
}

/** Turns rendered text into key figures; anything else in it is a finding. */
export function toKeyFigures(rendered: Rendered, conversion: Conversion): KeyFigure[] {
  const { environment, where } = conversion;
  return readHtml(rendered, conversion).flatMap((piece) => {
    if (isBlank(piece)) return [];
    if (piece.type === "fragment" && piece.fragment.flow === "keyFigure")
      return piece.fragment.nodes;
    reportStranger(piece.place, where, environment);
    return [];
  });
}

function reportStranger(place: Place, where: string, environment: Environment): void {
  const hint = "write {{keyFigure value label}}, once for each figure";
  report(environment, place, `only key figures stand in ${where}`, hint);
}
