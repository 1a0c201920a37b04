import { redactionReport, type Withheld, withheldIn } from "../audience/index.ts";
import type { EditionConfig } from "../config/index.ts";
import { type Diagnostic, hasErrors } from "../diagnostic.ts";
import { createLanguage, type Language } from "../language/index.ts";
import { figureValues, keyFigures, withPages } from "../ledger/index.ts";
import {
  type Manifest,
  type ManifestParts,
  manifestName,
  pictureName,
  sha256,
  writeManifest,
} from "../manifest/index.ts";
import { renderTemplate } from "../template/index.ts";
import { markWithheld, type Seen, seenBy, tracingOf } from "./audience.ts";
import { collect } from "./collect.ts";
import { type EarlierIssues, earlierIssues } from "./earlier-issues.ts";
import {
  blankCharts,
  fillScenes,
  type Rows,
  type StartedCharts,
  startCharts,
} from "./edition-charts.ts";
import { contextOf } from "./edition-context.ts";
import { ledgerArtifact, traceFigures } from "./edition-ledger.ts";
import { runEditionQueries } from "./edition-queries.ts";
import { markFigures } from "./mark-figures.ts";
import { parametersOf } from "./period.ts";
import type { Project } from "./read-project.ts";
import { rowsKey } from "./rows-key.ts";
import { withholdSmallCells } from "./small-cells.ts";
import type { Step, Workshop } from "./step.ts";
import { tryOnLess } from "./try-queries.ts";
import type { Artifact } from "./write-artifacts.ts";

/** An edition, made but not written. `artifacts` are there unless something is wrong. */
export interface MadeEdition {
  readonly artifacts: readonly Artifact[] | undefined;
  readonly pages: number;
  readonly incidents: number;
  /** Whether its files are there already, and only the manifest is new. */
  readonly isKept?: boolean;
  readonly withheld: Withheld;
  /** The plain values of its figures, by id. */
  readonly figures?: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

const nothingWithheld: Withheld = { records: 0, fields: 0, figures: 0, cells: 0 };

/** An edition whose rows are there, and whose charts are being painted. */
export interface StartedEdition {
  readonly edition: EditionConfig;
  /** The project with everything in it: only for whoever looks for what must not be in the edition. */
  readonly written: Project;
  /** The project as the edition's audience may see it. */
  readonly seen?: Seen;
  /** How many cells of query results were too small to be shown, or led to one. */
  readonly cells?: number;
  /** What was found so far; there are no charts if it went no further. */
  readonly diagnostics: readonly Diagnostic[];
  readonly rows?: Rows;
  /** The issues before it, where some were published. */
  readonly earlier?: EarlierIssues | undefined;
  /** The hash of all that it reads of the data. */
  readonly key?: string;
  /** Absent where the edition is there already. */
  readonly charts?: StartedCharts;
}

/** Says what an edition was made from. */
export type Remember = (parts: ManifestParts) => Manifest;

interface Finishing {
  readonly step: Step;
  readonly remember: Remember;
  /** Whether a picture of the first page is made, too. */
  readonly picture?: boolean | undefined;
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
  const results = await step("query", () =>
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
  const key = rowsKey({ edition, seen, queries, cells, earlier: earlier?.context });
  if (isKnown?.(edition, key) && !hasErrors(findings))
    return { edition, written, seen, cells, earlier, diagnostics: findings, rows, key };
  const charts = await step("prepare", () =>
    startCharts(project, rows, { findings, paint: (prepared) => paint(prepared, fonts) }),
  );
  return { edition, written, seen, cells, earlier, diagnostics: findings, rows, key, charts };
}

/**
 * Makes what was started: the document of an edition, its HTML and its PDF. Findings are collected as far as
 * a step can go without the one before.
 */
export async function finishEdition(
  { edition, written, seen, cells = 0, earlier, diagnostics, rows, key, charts }: StartedEdition,
  { step, remember, picture = false }: Finishing,
): Promise<MadeEdition> {
  const findings = [...diagnostics];
  const incidents = seen === undefined ? 0 : countIncidents(seen.project, edition);
  const withheld = seen === undefined ? nothingWithheld : withheldIn(seen.redactions, cells);
  if (seen !== undefined && incidents === 0) findings.push(...warnOfNone(written, edition));
  const failed = (): MadeEdition => ({
    artifacts: undefined,
    pages: 0,
    incidents,
    withheld,
    diagnostics: findings,
  });
  if (seen === undefined || rows === undefined || key === undefined || charts === undefined)
    return failed();
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
  if (rendered?.document === undefined || hasErrors(findings)) return failed();
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
  findings.push(...aboutFigures.filter(isAtFault));
  if (hasErrors(findings)) return failed();
  const {
    document,
    files: images,
    diagnostics: aboutImages,
  } = await project.readImages(traced.document);
  findings.push(...aboutImages);
  if (hasErrors(aboutImages)) return failed();
  const { typeset } = await import("./typeset.ts");
  let figures: Artifact | undefined;
  const set = await typeset(document, project, {
    language,
    step,
    picture,
    attach(pageOf) {
      const ledger = withPages(traced.ledger, document, pageOf);
      figures = ledgerArtifact(ledger, project, { ...rows, tracing, earlier });
      const description = language.message("metadata.figures");
      return [{ ...figures, mediaType: "application/json", description }];
    },
  });
  findings.push(...set.diagnostics);
  if (set.pdf === undefined || figures === undefined) return failed();
  const made = [
    { name: "briefing.pdf", bytes: set.pdf },
    { name: "briefing.html", bytes: set.html },
    {
      name: "redactions.json",
      bytes: new TextEncoder().encode(redactionReport({ ...seen, edition, cells: withheld.cells })),
    },
    figures,
    ...(set.picture === undefined ? [] : [{ name: pictureName, bytes: set.picture }]),
  ];
  const manifest = remember({
    parameters: parametersOf(edition, project.config.data.coverage),
    rows: key,
    artifacts: made.map(({ name, bytes }) => ({
      name,
      bytes: bytes.length,
      sha256: sha256(bytes),
    })),
    pages: set.pages,
    incidents,
    withheld,
    figures: keyFigures(traced.ledger),
    images,
  });
  const artifacts = [...made, { name: manifestName, bytes: writeManifest(manifest) }];
  // The last step before anything is written, over every byte of it.
  const { checkLeaks } = await import("./check-leaks.ts");
  const leaks = await step("leaks", () =>
    checkLeaks(artifacts, { written, seen, edition, earlier }),
  );
  findings.push(...leaks);
  if (hasErrors(leaks)) return failed();
  return {
    artifacts,
    pages: set.pages,
    incidents,
    withheld,
    figures: figureValues(document),
    diagnostics: findings,
  };
}

function languageOf({ template }: Project, { language }: EditionConfig): Language {
  return createLanguage(language, template.strings.get(language) ?? {});
}

/** Counts the incidents that begin in the period of an edition. */
export function countIncidents({ dataset }: Project, { period }: EditionConfig): number {
  return dataset.incidents.filter(({ date }) => period.start <= date && date <= period.end).length;
}

// Where the data have none either, that is told when they are read.
function warnOfNone(
  { config, dataset }: Project,
  { id, period, filter, place }: EditionConfig,
): readonly Diagnostic[] {
  const isAccepted = config.accept.some(
    (one) => one.code === "edition/no-incidents" && one.id === id,
  );
  const { start, end } = period;
  const inPeriod = dataset.incidents.some(({ date, dateEnd }) => date <= end && dateEnd >= start);
  if (isAccepted || !inPeriod) return [];
  const reason =
    filter === undefined ? "its audience may see" : `filter "${filter.id}" lets through`;
  return [
    {
      severity: "warning",
      code: "edition/no-incidents",
      message: `edition "${id}" has no incident from ${start} to ${end} that ${reason}`,
      hint: "the briefing says that there is none; accept it where that is so",
      record: id,
      ...(place === undefined ? {} : { place }),
    },
  ];
}
