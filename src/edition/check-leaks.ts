import { type LeakFinder, leakFinder, type Piece } from "../audience/index.ts";
import { displayPath, type EditionConfig, editionName, importedFiles } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { htmlPieces } from "../html/index.ts";
import { dataPackageWords } from "../hxl/index.ts";
import { foldPlace, readCsv } from "../incident/index.ts";
import { pdfPieces } from "../pdf/index.ts";
import type { Seen } from "./audience.ts";
import type { EarlierIssues } from "./earlier-issues.ts";
import { previousPeriod } from "./period.ts";
import type { Project } from "./read-project.ts";
import type { Artifact } from "./write-artifacts.ts";

interface LeakCheck {
  /** The project with everything in it. */
  readonly written: Project;
  readonly seen: Seen;
  readonly edition: EditionConfig;
  readonly earlier?: EarlierIssues | undefined;
}

/**
 * Looks for every value that was withheld from an edition in every byte of its files, and in their names. This is a
 * proof and no filter: it knows nothing of how the files were made, and what it finds stops the edition.
 */
export function checkLeaks(
  artifacts: readonly Artifact[],
  { written, seen, edition, earlier }: LeakCheck,
): readonly Diagnostic[] {
  const hidden = [...seen.redactions.hidden, ...hiddenProse(written, seen.project)];
  const find = leakFinder({ hidden }, written.dataset.translations ?? new Map(), () => [
    ...allowedTexts(seen.project, edition),
    ...allowedOfEarlier(earlier),
  ]);
  if (find === undefined) return [];
  const folder = editionName(edition);
  const names = [folder, ...artifacts.map(({ name }) => name)];
  const named = names.map((text): Piece => ({ where: "a file's name", text, kind: "words" }));
  return [
    ...leaksIn(folder, () => named, find),
    ...artifacts.flatMap(({ name, bytes }) =>
      leaksIn(`${folder}/${name}`, () => piecesOf(name, bytes), find),
    ),
  ];
}

function leaksIn(
  artifact: string,
  pieces: () => Iterable<Piece>,
  find: LeakFinder,
): readonly Diagnostic[] {
  try {
    return find(pieces()).map(({ where, hint }) => ({
      severity: "error",
      code: "audience/leak",
      message: `${artifact}: ${where} holds what its audience may not see: ${hint}`,
      hint: "take it out of the template or the narrative, or mend the rule that lets it through",
    }));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [
      {
        severity: "error",
        code: "audience/unreadable",
        message: `${artifact} cannot be searched for what its audience may not see: ${error.message}`,
        hint: "nothing is written that was not searched; this is a bug of ours, please report it",
      },
    ];
  }
}

function piecesOf(name: string, bytes: Uint8Array): Iterable<Piece> {
  if (name.endsWith(".pdf")) return pdfPieces(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
  if (/\.(?:html|svg)$/.test(name)) return htmlPieces(text);
  return name.endsWith(".csv") ? csvPieces(text) : plainPieces(text);
}

// Cell by cell, so that no text is hidden by quotes, and none found that two cells make together.
function* csvPieces(text: string): Iterable<Piece> {
  for (const [row, { cells, problem }] of readCsv(text).rows.entries()) {
    if (problem !== undefined) throw new SyntaxError(problem.message);
    for (const [column, cell] of cells.entries())
      yield { where: `row ${row + 1}, cell ${column + 1}`, text: cell, kind: "words" };
  }
}

// Any other file line by line: as it stands, and with the escapes of JSON undone.
function* plainPieces(text: string): Iterable<Piece> {
  const unescaped = text.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  for (const [index, line] of unescaped.split("\n").entries())
    yield { where: `line ${index + 1}`, text: line.replace(/\\[nrt]/g, " "), kind: "words" };
}

// Prose that is for others: sentence by sentence, without marks and helpers.
function hiddenProse(written: Project, seen: Project): Seen["redactions"]["hidden"] {
  const shown = new Set([...seen.narrative.values()].map(({ file }) => file));
  const audiences = new Set(written.config.audiences.map(({ name }) => name));
  return [...written.narrative]
    .filter(([name, { file }]) => !shown.has(file) && name.split(".").some((p) => audiences.has(p)))
    .flatMap(([, { text }]) => text.split(/\{\{[^}]*\}\}|\n|(?<=[.!?؟])\s/))
    .map((value) => ({
      kind: "text" as const,
      column: "",
      value: value.replace(/[*_#[\]()]/g, " "),
    }))
    .filter(({ value }) => value.trim().length >= 20);
}

/** Everything that an edition may say: the records it sees, and the words of whoever made template and briefing. */
function* allowedTexts(project: Project, edition: EditionConfig): Iterable<string> {
  const { dataset, config, template, theme, narrative, places } = project;
  const { title, subtitle, publisher, contact, data } = config;
  const { id, number, period, published, dataAsOf, next } = edition;
  const { incidents, claims, breakdowns, sources, statements, provinces } = dataset;
  const own = { incidents, claims, breakdowns, sources, statements, provinces };
  // Not all of briefing.yaml: the warnings that it accepts are about records by their ids.
  const briefing = [title, subtitle, publisher, contact, data.categories, data.coverage];
  // Manifests name the tables that are imported, as they do all files: whose they are is no secret of an entry's.
  const tables = (data.imports ?? []).flatMap((one) => [
    one.provider,
    ...importedFiles(one).map(({ path }) => displayPath(config.root, path)),
  ]);
  const issue = [id, String(number), period, published, dataAsOf, next, editionName(edition)];
  yield* stringsOf([
    own,
    briefing,
    tables,
    issue,
    template,
    theme,
    [...narrative.values()],
    places,
  ]);
  yield* dataPackageWords(edition.language);
  yield* pointsOf(dataset);
  // Charts and tables by month name its first and last day.
  const previous = previousPeriod(period);
  yield* stringsOf(previous);
  for (const { start, end } of [period, previous, data.coverage]) yield* monthEnds(start, end);
}

// Where a town is that is named is no secret.
function* pointsOf({ incidents, towns = [] }: Project["dataset"]): Iterable<string> {
  const keyOf = (province: string | null, town: string): string => `${province} ${foldPlace(town)}`;
  const named = new Set(
    incidents.flatMap(({ province, town }) => (town === null ? [] : [keyOf(province, town)])),
  );
  for (const { province, name, longitude, latitude } of towns)
    if (named.has(keyOf(province, name))) yield* [String(longitude), String(latitude)];
}

// The days of the issues before: what they printed of records is no more allowed than elsewhere.
function* allowedOfEarlier(earlier: EarlierIssues | undefined): Iterable<string> {
  if (earlier === undefined) return;
  yield* stringsOf(earlier.parameters);
  for (const { id, number, period, published } of earlier.context.corrections) {
    yield* stringsOf([id, String(number), period, published]);
    yield* monthEnds(period.start, period.end);
  }
}

function* monthEnds(start: string, end: string): Iterable<string> {
  const [from, to] = [start, end].map(
    (date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)),
  );
  for (let month = from ?? 0; month <= (to ?? 0); month++) {
    const [year, index] = [Math.floor((month - 1) / 12), (month - 1) % 12];
    yield new Date(Date.UTC(year, index, 1)).toISOString().slice(0, 10);
    yield new Date(Date.UTC(year, index + 1, 0)).toISOString().slice(0, 10);
  }
}

function* stringsOf(top: unknown): Iterable<string> {
  const seen = new Set<unknown>();
  const queue: unknown[] = [top];
  for (let value = queue.pop(); queue.length > 0 || value !== undefined; value = queue.pop()) {
    if (typeof value === "string") yield value;
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) continue;
    if (seen.has(value)) continue;
    seen.add(value);
    if (value instanceof Map) queue.push(...value.keys(), ...value.values());
    else for (const inner of Object.values(value)) if (inner !== undefined) queue.push(inner);
  }
}
