import { redactionReport, type Withheld, withheldIn } from "../audience/index.ts";
import type { EditionConfig } from "../config/index.ts";
import { type Diagnostic, hasErrors } from "../diagnostic.ts";
import { writeDataPackage } from "../hxl/index.ts";
import { figureValues, keyFigures, withPages } from "../ledger/index.ts";
import {
  dataPackageName,
  incidentFileName,
  type Manifest,
  type ManifestParts,
  manifestName,
  pictureName,
  sha256,
  writeManifest,
} from "../manifest/index.ts";
import { type Composition, composeEdition } from "./compose-edition.ts";
import { ledgerArtifact } from "./edition-ledger.ts";
import { eventsWithin } from "./held-events.ts";
import { parametersOf } from "./period.ts";
import type { Project } from "./read-project.ts";
import type { StartedEdition } from "./start-edition.ts";
import type { Step } from "./step.ts";
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

/** Says what an edition was made from. */
export type Remember = (parts: ManifestParts) => Manifest;

interface Finishing {
  readonly step: Step;
  readonly remember: Remember;
  /** Whether a picture of the first page is made, too. */
  readonly picture?: boolean | undefined;
}

/**
 * Makes what was started: the document of an edition, its HTML and its PDF. Findings are collected as far as
 * a step can go without the one before.
 */
export async function finishEdition(
  started: StartedEdition,
  finishing: Finishing,
): Promise<MadeEdition> {
  return completeEdition(started, await composeEdition(started, finishing.step), finishing);
}

/** Makes the files of an edition from its document, and looks through them. */
export async function completeEdition(
  { edition, written, seen, cells = 0, incidents: counted, incidentFile, earlier }: StartedEdition,
  { composed, diagnostics }: Composition,
  { step, remember, picture = false }: Finishing,
): Promise<MadeEdition> {
  const incidents = counted ?? (seen === undefined ? 0 : countIncidents(seen.project, edition));
  const withheld = seen === undefined ? nothingWithheld : withheldIn(seen.redactions, cells);
  const aboutNone = seen !== undefined && incidents === 0 ? warnOfNone(written, edition) : [];
  const findings = [...diagnostics, ...aboutNone];
  const failed = (): MadeEdition => ({
    artifacts: undefined,
    pages: 0,
    incidents,
    withheld,
    diagnostics: findings,
  });
  if (composed === undefined) return failed();
  const { document, images, key, ledger, rows, tracing } = composed;
  const { project } = composed.seen;
  const { language } = rows;
  const { typeset } = await import("./typeset.ts");
  let figures: Artifact | undefined;
  const set = await typeset(document, project, {
    language,
    step,
    picture,
    attach(pageOf) {
      const paged = withPages(ledger, document, pageOf);
      figures = ledgerArtifact(paged, project, { ...rows, tracing, earlier });
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
      bytes: new TextEncoder().encode(
        redactionReport({ ...composed.seen, edition, cells: withheld.cells }),
      ),
    },
    figures,
    ...(incidentFile === undefined
      ? []
      : [
          { name: incidentFileName, bytes: incidentFile.bytes },
          { name: dataPackageName, bytes: writeDataPackage(incidentFile, project, edition) },
        ]),
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
    figures: keyFigures(ledger),
    images,
  });
  const artifacts = [...made, { name: manifestName, bytes: writeManifest(manifest) }];
  // The last step before anything is written, over every byte of it.
  const { checkLeaks } = await import("./check-leaks.ts");
  const leaks = await step("leaks", () =>
    checkLeaks(artifacts, { written, seen: composed.seen, edition, earlier }),
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

/** Counts the incidents that begin in the period of an edition. */
export function countIncidents({ dataset }: Project, { period }: EditionConfig): number {
  return dataset.incidents.filter(({ date }) => period.start <= date && date <= period.end).length;
}

// Where the data have none either, that is told when they are read.
function warnOfNone(
  { config, dataset, events: held }: Project,
  { id, period, filter, place }: EditionConfig,
): readonly Diagnostic[] {
  const isAccepted = config.accept.some(
    (one) => one.code === "edition/no-incidents" && one.id === id,
  );
  const { start, end } = period;
  const inPeriod =
    held === undefined
      ? dataset.incidents.some(({ date, dateEnd }) => date <= end && dateEnd >= start)
      : eventsWithin(held.events, period) > 0;
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
