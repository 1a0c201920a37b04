import { type Diagnostic, ReportError } from "../diagnostic.ts";
import type { FontSet } from "../text/index.ts";
import type { FontFile } from "../theme/index.ts";
import type { Chart } from "./chart.ts";
import { pictureOf } from "./known-pictures.ts";
import type { PreparedChart } from "./prepare-chart.ts";
import { withPicture } from "./render-chart.ts";

/** Charts drawn, and what kept others from it. */
export interface Painting {
  readonly charts: readonly Chart[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Faces to measure texts of charts with: opened, and the files that they are from. */
export interface PaintFonts {
  readonly opened: FontSet;
  readonly files: readonly FontFile[];
}

/** Draws prepared charts, here or in another thread. */
export type Paint = (charts: readonly PreparedChart[], fonts: PaintFonts) => Promise<Painting>;

/** Draws charts in this thread. */
export const paintHere: Paint = async (charts, { opened }) => {
  const diagnostics: Diagnostic[] = [];
  const drawn: Chart[] = [];
  for (const prepared of charts)
    try {
      const chart = withPicture(prepared, await pictureOf(prepared, opened));
      diagnostics.push(...chart.warnings);
      drawn.push(chart);
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      diagnostics.push(...error.diagnostics);
    }
  return { charts: drawn, diagnostics };
};
