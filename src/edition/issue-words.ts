import type { Count, Total } from "../count/index.ts";
import type { Derivation } from "../figure/index.ts";
import { asPublished, restated } from "../figure/index.ts";
import type { Dataset } from "../incident/index.ts";
import { type Language, lookup } from "../language/index.ts";
import type { WrittenFigure, WrittenLedger } from "../ledger/index.ts";
import type { PublishedIssue } from "../published/index.ts";
import type { ChangedIncident, ComparedIssue, RestatedFigure, Valued } from "../restate/index.ts";
import type { CorrectedIssue } from "../template/index.ts";

/** What the words of an issue are taken from. */
export interface IssueWords {
  readonly language: Language;
  /** The numbers of all published issues, by their ids. */
  readonly numbers: ReadonlyMap<string, number>;
  /** As the audience sees it today, in the edition's language, of all periods. */
  readonly dataset: Dataset;
  /** Take down where a value comes from. */
  readonly origins: Map<object, Derivation>;
  readonly holders: Map<object, Readonly<Record<string, Derivation>>>;
}

type Section = CorrectedIssue["sections"][number];
type Figure = Section["figures"][number];
type Entry = CorrectedIssue["incidents"][number];

/** Returns what templates are told of an issue: `compared` is undefined where its figures may not be set side by side. */
export function issueInWords(
  { edition, ledger, address }: PublishedIssue,
  compared: ComparedIssue | undefined,
  words: IssueWords,
): CorrectedIssue {
  const { id, number, period, published } = edition;
  const isOwn = edition.language === words.language.tag;
  const incidents = compared?.incidents ?? [];
  const positions = new Map(incidents.map(({ incident }, index) => [incident, index + 1]));
  const told = { ...words, ledger, isOwn, positions };
  return {
    id,
    number,
    period,
    published,
    address,
    compared: compared !== undefined,
    changed:
      compared === undefined ||
      compared.isWithheld ||
      compared.figures.length + compared.hidden + compared.unknown > 0,
    sections: sectionsOf(compared?.figures ?? [], told),
    incidents: incidents.map((incident) => entryInWords(incident, told)),
    hidden: compared?.hidden ?? 0,
    withheld: compared?.isWithheld ?? false,
    unknown: compared?.unknown ?? 0,
  };
}

interface Told extends IssueWords {
  readonly ledger: WrittenLedger;
  /** Whether the ledger is in the language of the edition: its headings and titles can be printed. */
  readonly isOwn: boolean;
  /** Of the incidents that moved figures, in their list. */
  readonly positions: ReadonlyMap<string, number>;
}

// In the order of the issue's pages, which begin with what matters most.
function sectionsOf(figures: readonly RestatedFigure[], told: Told): readonly Section[] {
  const sections = new Map<string | null, Figure[]>();
  for (const one of figures) {
    const { section = "" } = occurrenceOf(one.figure) ?? {};
    const title = told.isOwn && section !== "" ? section : null;
    const words = figureInWords(one, told);
    sections.set(title, [...(sections.get(title) ?? []), words]);
  }
  return [...sections].map(([title, own]) => ({ title, figures: own }));
}

function occurrenceOf({ printed }: WrittenFigure): WrittenFigure["printed"][number] | undefined {
  return printed.find(({ situation }) => situation === "key-figure") ?? printed[0];
}

function figureInWords(restatedFigure: RestatedFigure, told: Told): Figure {
  const { figure, published, corrected, now, isRecounted, movers } = restatedFigure;
  const said = corrected?.as ?? null;
  const { situation = "text" } = occurrenceOf(figure) ?? {};
  const row = {
    label: labelOf(figure, told),
    gap: figure.kind === "unknown" || figure.kind === "missing",
    row: rowOf(figure, told),
    headline: situation === "key-figure",
    situation,
    published: taken(published, told),
    corrected: said && taken(said, told),
    correctedGone: corrected !== null && said === null,
    correctedIn: corrected && (told.numbers.get(corrected.by) ?? null),
    now: now && taken(now, told),
    gone: now === null,
    recounted: isRecounted,
    movers: movers
      .flatMap(({ incident }) => told.positions.get(incident) ?? [])
      .sort((a, b) => a - b)
      .map((position) => ({ position })),
  };
  told.holders.set(row, {
    published: published.derivation,
    ...(said && { corrected: said.derivation }),
    ...(corrected && { correctedIn: numberOf(corrected.by) }),
    ...(now && { now: now.derivation }),
  });
  return row;
}

function numberOf(issue: string): Derivation {
  const record = `issues[${issue}]`;
  const [kind, column] = ["edition", "number"] as const;
  return { id: `${record}.number`, kind, source: record, column, where: {}, lineage: null };
}

function taken({ value, derivation }: Valued, { origins }: IssueWords): Valued["value"] {
  return typeof value === "number" ? value : kept(value, derivation, origins);
}

// A copy of its own for each figure, by which its origin is known.
function kept<T extends Count | Total>(
  value: T,
  derivation: Derivation,
  origins: IssueWords["origins"],
): T {
  const own = { ...value };
  origins.set(own, derivation);
  return own;
}

function labelOf({ kind, column, where }: WrittenFigure, { language, dataset }: Told): string {
  if (kind === "stated") {
    const statement = dataset.statements.find(({ id }) => id === where["id"]);
    const stated = statement?.figures.find(({ name }) => name === column);
    return stated?.unit ?? column ?? "";
  }
  const key = `column.${column ?? "incidents"}`;
  return language.has(key) ? language.message(key) : (column ?? "");
}

type Part = Figure["row"][number];

function rowOf({ where }: WrittenFigure, told: Told): readonly Part[] {
  return Object.entries(where).flatMap(([name, value]) =>
    [value].flat().flatMap((one): readonly Part[] => {
      // Positions and marks of a row say nothing to a reader.
      if (typeof one !== "string" || one === "") return [];
      if (/^\d{4}-\d\d-\d\d$/.test(one))
        return [{ text: null, date: name === "month" ? one.slice(0, 7) : one }];
      const text = wordOf(name, one, told);
      return text === undefined ? [] : [{ text, date: null }];
    }),
  );
}

function wordOf(name: string, value: string, told: Told): string | undefined {
  const { language, dataset, ledger } = told;
  const claim = dataset.claims.find(({ id }) => id === value)?.incident;
  const incident = claim ?? (value in ledger.incidents ? value : undefined);
  if (incident !== undefined) return titleOf(incident, told) ?? value;
  const statement = dataset.statements.find(({ id }) => id === value);
  if (statement !== undefined) return lookup(statement.by, language.tag);
  if (dataset.provinces.some(({ id }) => id === value)) return placeName(value, told);
  // "kind=province" only says that the province comes next.
  const key = [name, name.replaceAll("_", "-"), "place-kind"]
    .map((group) => `${group}.${value}`)
    .find((one) => language.has(one));
  if (name === "kind" && value === "province") return undefined;
  return key === undefined ? value : language.message(key);
}

function placeName(id: string, { dataset, language }: Told): string {
  const province = dataset.provinces.find((one) => one.id === id);
  if (province !== undefined) return lookup(province.name, language.tag) ?? id;
  return language.has(`country.${id}`) ? language.message(`country.${id}`) : id;
}

function titleOf(incident: string, { dataset, ledger, isOwn }: Told): string | undefined {
  const today = dataset.incidents.find(({ id }) => id === incident)?.title;
  if (today !== undefined || !isOwn) return today;
  return Object.hasOwn(ledger.incidents, incident) ? ledger.incidents[incident]?.title : undefined;
}

function entryInWords(changed: ChangedIncident, told: Told): Entry {
  const { incident, kinds, was, is, places, counts, classes, causes } = changed;
  const { id: issue } = told.ledger.edition;
  const of = (measure: string): Derivation => ({
    id: `incident.${measure}[${incident}]`,
    kind: "cell",
    source: "incident",
    column: measure,
    where: { id: incident },
    lineage: { mode: "of", measure, ids: [incident] },
  });
  return {
    position: told.positions.get(incident) ?? 0,
    id: incident,
    title: titleOf(incident, told) ?? null,
    date: is ?? was,
    kinds: kinds.join(";"),
    before: was !== null && is !== null && was !== is ? was : null,
    placeBefore: places && placeName(places.was, told),
    placeNow: places && placeName(places.is, told),
    counts: counts.map(({ measure, before, after }) => ({
      measure,
      before: kept(before, asPublished(of(measure), issue), told.origins),
      after: kept(after, restated(of(measure), issue), told.origins),
    })),
    classes,
    causes: causes.map((cause) => causeInWords(cause, told)),
  };
}

function causeInWords(
  cause: ChangedIncident["causes"][number],
  { dataset }: Told,
): Entry["causes"][number] {
  if (cause.type !== "claim") return { kind: cause.type, source: null, publisher: null };
  // A source that the audience does not see today is not named either.
  const source = dataset.sources.find(({ id }) => id === cause.source);
  return {
    kind: cause.change,
    source: source?.id ?? null,
    publisher: source?.publisher || null,
  };
}
