import type { Diagnostic } from "../diagnostic.ts";
import { hasErrors } from "../diagnostic.ts";
import type { Document } from "../document/index.ts";
import type { Ledger } from "../ledger/index.ts";
import { renderTemplate } from "../template/index.ts";
import { type Seen, type Tracing, tracingOf } from "./audience.ts";
import { checkCorrections } from "./check-corrections.ts";
import { checkCredits } from "./check-credits.ts";
import { blankCharts, fillScenes, type Rows } from "./edition-charts.ts";
import { contextOf } from "./edition-context.ts";
import { traceFigures } from "./edition-ledger.ts";
import { markFigures } from "./mark-figures.ts";
import type { StartedEdition } from "./start-edition.ts";
import type { Step } from "./step.ts";

/** An edition as a document, from which both outputs are made. */
export interface Composed {
  readonly seen: Seen;
  readonly rows: Rows;
  /** The hash of all that it reads of the data. */
  readonly key: string;
  readonly document: Document;
  readonly ledger: Ledger;
  readonly tracing: Tracing;
  /** The pictures that it shows, by their paths from the project's folder. */
  readonly images: readonly string[];
}

/** A document unless something is wrong; and what was found, from the start on. */
export interface Composition {
  readonly composed: Composed | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the document of a started edition: charts drawn, figures traced, pictures read. */
export async function composeEdition(started: StartedEdition, step: Step): Promise<Composition> {
  const { seen, earlier, rows, key, charts } = started;
  const findings = [...started.diagnostics];
  const failed: Composition = { composed: undefined, diagnostics: findings };
  if (seen === undefined || rows === undefined || key === undefined || charts === undefined)
    return failed;
  const { project } = seen;
  // The template is rendered while charts are drawn: it needs their words, which are there, and only carries
  // their scenes.
  const blank = blankCharts(charts.prepared);
  const [painting, rendered] = await Promise.all([
    step("chart", () => charts.painting),
    hasErrors(findings)
      ? undefined
      : step("template", () => {
          const context = contextOf(project, { ...rows, charts: blank, earlier });
          return renderTemplate(project.template, context);
        }),
  ]);
  findings.push(...painting.diagnostics, ...(rendered?.diagnostics ?? []));
  if (rendered?.document === undefined || hasErrors(findings)) return failed;
  const { language } = rows;
  const { document: found, diagnostics: aboutMarks } = markFigures(
    fillScenes(rendered.document, blank, painting.pictures),
    rows,
  );
  const aboutFigures: Diagnostic[] = [...aboutMarks];
  const traced = await step("ledger", () =>
    traceFigures(found, project, { language, findings: aboutFigures }),
  );
  // Where no figure is meant to say which incidents it is of, none is at fault.
  const tracing = tracingOf(seen);
  const isAtFault = ({ code }: Diagnostic): boolean =>
    tracing === "by-record" || code !== "ledger/untraced";
  findings.push(...aboutFigures.filter(isAtFault), ...checkCredits(found, project));
  if (earlier !== undefined)
    findings.push(...checkCorrections(traced.ledger, earlier.context, project));
  if (hasErrors(findings)) return failed;
  const {
    document,
    files: images,
    diagnostics: aboutImages,
  } = await project.readImages(traced.document);
  findings.push(...aboutImages);
  if (hasErrors(aboutImages)) return failed;
  const { ledger } = traced;
  const composed = { seen, rows, key, document, ledger, tracing, images };
  return { composed, diagnostics: findings };
}
