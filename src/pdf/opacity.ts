import type { PdfFile } from "./file.ts";
import { number, reference } from "./syntax.ts";

/** The graphics states for opacity used in a file (ISO 32000-1 11.6.4.4). */
export class OpacityBook {
  readonly #file: PdfFile;
  readonly #states = new Map<string, number>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  /** Returns the resource name of the state for an opacity of what is filled and what is stroked. */
  nameOf(fill: number, stroke: number): string {
    const body = `<</Type/ExtGState/ca ${number(fill)}/CA ${number(stroke)}>>`;
    if (!this.#states.has(body)) this.#states.set(body, this.#file.add(body));
    return `G${[...this.#states.keys()].indexOf(body) + 1}`;
  }

  /** Returns the entry of a page's resources. */
  entry(): string {
    const ids = [...this.#states.values()];
    return `<<${ids.map((id, index) => `/G${index + 1} ${reference(id)}`).join("")}>>`;
  }
}
