import { join } from "node:path";
import { readText } from "./config/index.ts";
import { type Diagnostic, didYouMean } from "./diagnostic.ts";
import { errorCode, type ReadEffects } from "./effect.ts";
import {
  type FigureTrace,
  findFigures,
  namesIn,
  readLedger,
  traceFigure,
  type WrittenFigure,
  type WrittenLedger,
  type WrittenOccurrence,
} from "./ledger/index.ts";
import type { RetraceOptions } from "./retrace/index.ts";

export interface TraceOptions {
  /** The absolute path of the folder that holds briefing.yaml. */
  readonly project: string;
  /** The absolute path of the folder that editions were built to. */
  readonly out: string;
  /** An id of a figure, the row of a query that it is of, or its words as printed. */
  readonly figure: string;
  /** Only this edition: by id, or as its folder is called (`2022-05-en`). */
  readonly edition?: string | undefined;
  /** Only figures that are printed on this page of the PDF, from 1. */
  readonly page?: number | undefined;
  /** How many incidents of a figure to return at most; all unless told. All are counted. */
  readonly incidents?: number | undefined;
}

/** What tracing a figure reads with. */
export interface TraceEffects {
  readonly read: ReadEffects;
}

/** A figure in an edition: where it is printed there. */
export interface PrintedFigure extends WrittenOccurrence {
  /** The folder of the edition. */
  readonly folder: string;
  /** The id of the figure. */
  readonly figure: string;
}

/** What was found of a figure. It never throws for anything a user can mend: it is all here. */
export interface TraceReport {
  /** Whether there was an edition to look in. */
  readonly ran: boolean;
  /** One figure; several only where a row of a query was asked for. */
  readonly traces: readonly FigureTrace[];
  /** Where they are printed, in every language; or, where no trace is given, the figures to choose from. */
  readonly printed: readonly PrintedFigure[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds a printed figure in the editions that were built, and returns all that stands behind it. */
export async function trace(options: TraceOptions, effects: TraceEffects): Promise<TraceReport> {
  const { editions, ran, diagnostics } = await readEditions(options, effects);
  const stop = (found: readonly Diagnostic[] = []): TraceReport => ({
    ran,
    traces: [],
    printed: [],
    diagnostics: [...diagnostics, ...found],
  });
  if (editions.length === 0) return stop();
  const hits = editions.flatMap((edition) => hitsIn(edition, options));
  if (hits.length === 0) return stop([notFound(options, editions)]);
  const printed = hits.flatMap(({ edition, figure, occurrences }) =>
    occurrences.map((one) => ({ folder: edition.folder, figure: figure.id, ...one })),
  );
  // The languages of an edition carry the same figures.
  const [first] = hits;
  const issues = new Set(hits.map(({ edition }) => issueOf(edition.ledger)));
  const ids = new Set(hits.map(({ figure }) => figure.id));
  const isOne = issues.size === 1 && (ids.size === 1 || first?.by === "row");
  if (!isOne || first === undefined) return { ran, traces: [], printed, diagnostics };
  const traces: FigureTrace[] = [];
  const found = [...diagnostics];
  for (const { edition, figure } of hits)
    if (edition === first.edition) {
      const { trace: one, diagnostics: about } = await traceOne(figure, edition.ledger, {
        project: options.project,
        folder: join(options.out, edition.folder),
        read: effects.read,
        most: options.incidents ?? Number.POSITIVE_INFINITY,
      });
      traces.push(one);
      found.push(...about);
    }
  return { ran, traces, printed, diagnostics: found };
}

// A large ledger holds the query instead of the incidents: then it is run.
async function traceOne(
  figure: WrittenFigure,
  ledger: WrittenLedger,
  options: RetraceOptions,
): Promise<{ readonly trace: FigureTrace; readonly diagnostics: readonly Diagnostic[] }> {
  const held = (): FigureTrace => traceFigure(figure, ledger, options);
  const isCounted =
    figure.kind !== "stated" && figure.kind !== "edition" && figure.issue === undefined;
  if (ledger.traced !== "by-query" || figure.incidents !== null || !isCounted)
    return { trace: held(), diagnostics: [] };
  const { retraceFigure } = await import("./retrace/index.ts");
  const { trace = held(), diagnostics } = await retraceFigure(figure, ledger, options);
  return { trace, diagnostics };
}

interface Edition {
  readonly folder: string;
  readonly ledger: WrittenLedger;
}

interface Hit {
  readonly edition: Edition;
  readonly by: "id" | "row" | "words";
  readonly figure: WrittenFigure;
  readonly occurrences: readonly WrittenOccurrence[];
}

function hitsIn(edition: Edition, { figure: asked, page }: TraceOptions): readonly Hit[] {
  const { by, figures } = findFigures(edition.ledger, asked, page);
  return figures.map(({ figure, printed }) => ({ edition, by, figure, occurrences: printed }));
}

function issueOf({ edition: { id, audience } }: WrittenLedger): string {
  return `${id} ${audience}`;
}

interface ReadEditions {
  readonly ran: boolean;
  readonly editions: readonly Edition[];
  readonly diagnostics: readonly Diagnostic[];
}

async function readEditions(
  { out, edition: asked }: TraceOptions,
  { read }: TraceEffects,
): Promise<ReadEditions> {
  const editions: Edition[] = [];
  const diagnostics: Diagnostic[] = [];
  const folders: string[] = [];
  for (const folder of await foldersIn(out, read)) {
    const file = join(out, folder, "figures.json");
    if (!(await namesOf(join(out, folder), read)).includes("figures.json")) continue;
    folders.push(folder);
    // An id may begin with another: what is asked for is known when the ledger is read.
    if (asked !== undefined && !folder.startsWith(asked)) continue;
    const { text, diagnostics: unread } = await readText(file, { root: out, effects: read });
    const { ledger, diagnostics: unfit } =
      text === undefined
        ? { ledger: undefined, diagnostics: unread }
        : readLedger(text, `${folder}/figures.json`);
    diagnostics.push(...unfit);
    if (ledger !== undefined && [undefined, folder, ledger.edition.id].includes(asked))
      editions.push({ folder, ledger });
  }
  if (editions.length > 0 || diagnostics.length > 0) return { ran: true, editions, diagnostics };
  if (folders.length === 0) return { ran: true, editions, diagnostics: [nothingBuilt(out)] };
  return { ran: false, editions, diagnostics: [noEdition(asked ?? "", folders)] };
}

async function foldersIn(out: string, read: ReadEffects): Promise<readonly string[]> {
  return namesOf(out, read);
}

// What is no folder has no names in it.
async function namesOf(path: string, read: ReadEffects): Promise<readonly string[]> {
  try {
    return await read.list(path);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return [];
  }
}

function nothingBuilt(out: string): Diagnostic {
  return {
    severity: "error",
    code: "ledger/not-built",
    message: `no edition with a ledger of its figures in "${out}"`,
    hint: "run `fieldbrief build` first, or name its folder with --out",
  };
}

function noEdition(asked: string, folders: readonly string[]): Diagnostic {
  return {
    severity: "error",
    code: "ledger/unknown-edition",
    message: `no edition "${asked}" was built`,
    hint: didYouMean(asked, folders) ?? `there are ${folders.join(", ")}`,
  };
}

function notFound({ figure, page }: TraceOptions, editions: readonly Edition[]): Diagnostic {
  const where = page === undefined ? "" : ` on page ${page}`;
  const pages = new Set(
    page === undefined
      ? []
      : editions.flatMap((edition) =>
          findFigures(edition.ledger, figure).figures.flatMap(({ printed }) =>
            printed.flatMap((one) => one.page ?? []),
          ),
        ),
  );
  const listed = [...pages].sort((a, b) => a - b).join(", ");
  const names = new Set(editions.flatMap(({ ledger }) => namesIn(ledger)));
  return {
    severity: "error",
    code: "ledger/no-figure",
    message: `no figure "${figure}" is printed${where}`,
    hint:
      pages.size > 0
        ? `it is printed on page ${listed}`
        : (didYouMean(figure, names) ??
          "give the number as printed, or an id from figures.json; only figures are listed, not dates"),
  };
}
