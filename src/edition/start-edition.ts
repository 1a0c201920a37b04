import type { EditionConfig } from "../config/index.ts";
import { type Diagnostic, hasErrors } from "../diagnostic.ts";
import { type IncidentFile, writeIncidentFile } from "../hxl/index.ts";
import { createLanguage, type Language } from "../language/index.ts";
import { markWithheld, type Seen, seenBy, tracingOf } from "./audience.ts";
import { collect } from "./collect.ts";
import { type EarlierIssues, earlierIssues } from "./earlier-issues.ts";
import { type Rows, type StartedCharts, startCharts } from "./edition-charts.ts";
import { runEditionQueries } from "./edition-queries.ts";
import { checkEventAudience } from "./held-events.ts";
import type { Project } from "./read-project.ts";
import { rowsKey } from "./rows-key.ts";
import { withholdSmallCells } from "./small-cells.ts";
import type { Workshop } from "./step.ts";
import { tryOnLess } from "./try-queries.ts";

/** An edition whose rows are there, and whose charts are being painted. */
export interface StartedEdition {
  readonly edition: EditionConfig;
  /** The project with everything in it: only for whoever looks for what must not be in the edition. */
  readonly written: Project;
  /** The project as the edition's audience may see it. */
  readonly seen?: Seen;
  /** How many cells of query results were too small to be shown, or led to one. */
  readonly cells?: number;
  /** How many incidents begin in its period, where an engine holds them. */
  readonly incidents?: number | undefined;
  /** What was found so far; there are no charts if it went no further. */
  readonly diagnostics: readonly Diagnostic[];
  readonly rows?: Rows;
  /** Its incidents as a file; absent where its audience sees no small cells, which single incidents are. */
  readonly incidentFile?: IncidentFile | undefined;
  /** The issues before it, where some were published. */
  readonly earlier?: EarlierIssues | undefined;
  /** The hash of all that it reads of the data. */
  readonly key?: string;
  /** Absent where the edition is there already. */
  readonly charts?: StartedCharts;
}

/**
 * Starts an edition: the rows of its period, and its charts. Most of that is done outside this thread, which
 * may finish another edition meanwhile.
 */
export async function startEdition(
  written: Project,
  edition: EditionConfig,
  { step, paint, isKnown, isTrial = false, common }: Workshop,
): Promise<StartedEdition> {
  const findings: Diagnostic[] = [];
  const language = await collect(findings, () => languageOf(written, edition));
  findings.push(...checkEventAudience(written, edition));
  if (hasErrors(findings)) return { edition, written, diagnostics: findings };
  // What the audience may not see is gone before anything is made.
  const seen =
    language && (await collect(findings, () => seenBy(written, edition, { language, common })));
  if (language === undefined || seen === undefined)
    return { edition, written, diagnostics: findings };
  const { project } = seen;
  // While the database is busy, this thread loads what it needs next, and the one that draws opens its fonts;
  // what goes wrong there is told when it is asked to draw.
  void import("./typeset.ts");
  const fonts = { opened: project.fonts, files: project.theme.fonts };
  paint([], fonts).catch(() => undefined);
  const tracing = tracingOf(seen);
  const { results, incidents } = await step("query", () =>
    runEditionQueries(project, edition, { findings, tracing, common }),
  );
  if (isTrial) {
    const given = new Set(results.map(({ name }) => name));
    findings.push(...(await step("try", () => tryOnLess(project, edition, { given, common }))));
  }
  const { queries, cells, diagnostics } = withholdSmallCells(
    markWithheld(results, project),
    project.dataset,
    seen.audience.smallCells,
  );
  findings.push(...diagnostics);
  const rows = { edition, language, queries };
  const earlier = await step("earlier", () =>
    earlierIssues(written, edition, { language, common }),
  );
  findings.push(...(earlier?.diagnostics ?? []));
  // Of events that an engine holds nobody has the rows.
  const isListed = seen.audience.smallCells < 2 && project.events === undefined;
  const incidentFile = await step("incidents", () =>
    isListed ? writeIncidentFile(project, edition) : undefined,
  );
  const key = rowsKey({ edition, seen, queries, cells, incidentFile, earlier: earlier?.context });
  const facts = { edition, written, seen, cells, incidents, earlier };
  const started = { ...facts, diagnostics: findings, rows, key };
  if (isKnown?.(edition, key) && !hasErrors(findings)) return started;
  const charts = await step("prepare", () =>
    startCharts(project, rows, { findings, paint: (prepared) => paint(prepared, fonts) }),
  );
  return { ...started, incidentFile, charts };
}

/**
 * Returns a started edition as it would be started from `written`, a project that differs in texts of its template and of
 * its narrative alone, and in messages that no row or chart asked for: with the same rows and charts.
 */
export function resumeEdition(
  started: StartedEdition,
  written: Project,
  { common }: Pick<Workshop, "common">,
): StartedEdition {
  const { edition, rows } = started;
  if (rows === undefined) return { ...started, written };
  const language = languageOf(written, edition);
  const seen = seenBy(written, edition, { language, common });
  return { ...started, written, seen, rows: { ...rows, language } };
}

function languageOf({ template }: Project, { language }: EditionConfig): Language {
  return createLanguage(language, template.strings.get(language) ?? {});
}
