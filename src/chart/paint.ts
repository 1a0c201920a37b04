import { type Diagnostic, ReportError } from "../diagnostic.ts";
import type { FontSet } from "../text/index.ts";
import type { FontFile } from "../theme/index.ts";
import { pictureOf } from "./known-pictures.ts";
import type { Drawable } from "./prepare-chart.ts";
import type { Picture } from "./render-chart.ts";

/** Pictures of charts, and what kept others from being drawn. */
export interface Painting {
  readonly pictures: readonly Picture[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Faces to measure texts of charts with: opened, and the files that they are from. */
export interface PaintFonts {
  readonly opened: FontSet;
  readonly files: readonly FontFile[];
}

/** Draws charts, here or in another thread: to which nothing goes but what is drawn from. */
export type Paint = (charts: readonly Drawable[], fonts: PaintFonts) => Promise<Painting>;

/** Draws charts in this thread. */
export const paintHere: Paint = async (charts, { opened }) => {
  const diagnostics: Diagnostic[] = [];
  const pictures: Picture[] = [];
  for (const chart of charts)
    try {
      const picture = await pictureOf(chart, opened);
      diagnostics.push(...picture.warnings);
      pictures.push(picture);
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      diagnostics.push(...error.diagnostics);
    }
  return { pictures, diagnostics };
};
