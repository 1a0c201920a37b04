import { type WorkedOut, wordsOf, workOut } from "./work-out.ts";
import type {
  WrittenClaim,
  WrittenEdition,
  WrittenFigure,
  WrittenIncident,
  WrittenLedger,
  WrittenOccurrence,
  WrittenOrigin,
  WrittenSource,
} from "./written-ledger.ts";

/** A claim that a figure rests on. */
export interface TracedClaim extends WrittenClaim {
  readonly id: string;
  /** Whether its figures stand for the incident under the rule. */
  readonly stands: boolean;
}

/** An incident that a figure rests on, with what is claimed of it. */
export interface TracedIncident extends Omit<WrittenIncident, "claims" | "standing"> {
  readonly id: string;
  /** What stands for it, of what the figure counts; null for a number of incidents. */
  readonly count: string | null;
  readonly claims: readonly TracedClaim[];
}

/** A source that a figure rests on. */
export interface TracedSource extends WrittenSource {
  readonly id: string;
}

/** A figure, and all that stands behind it. */
export interface FigureTrace {
  readonly edition: WrittenEdition;
  readonly figure: WrittenOrigin & Pick<WrittenFigure, "measure" | "proof">;
  readonly value: WrittenFigure["value"];
  /** The value in the spelling of data files. */
  readonly words: string;
  readonly printed: readonly WrittenOccurrence[];
  readonly rule: string;
  readonly query: {
    readonly name: string;
    readonly file: string;
    readonly sql: string;
    /** Those of the edition that the query names. */
    readonly parameters: WrittenLedger["parameters"];
  } | null;
  /** Null where the ledger does not say which; the first of them where no more were asked for. */
  readonly incidents: readonly TracedIncident[] | null;
  readonly incidentCount: number;
  readonly statements: readonly string[];
  readonly sources: readonly TracedSource[];
  readonly independentSources: number;
  readonly workedOut: WorkedOut;
}

/** What is known of a figure before: `most` is how many incidents are asked for. */
interface Known {
  readonly most: number;
  readonly incidentCount?: number | undefined;
  readonly workedOut?: WorkedOut | undefined;
}

/** Gathers what a ledger says of one of its figures, and works it out again. */
export function traceFigure(
  figure: WrittenFigure,
  ledger: WrittenLedger,
  { most, incidentCount, workedOut }: Known = { most: Number.POSITIVE_INFINITY },
): FigureTrace {
  const { id, kind, source, column, where, measure, proof, value, printed } = figure;
  const records = indexOf(ledger);
  const query = own(ledger.queries, source);
  const of = figure.claims && new Set(figure.claims);
  return {
    edition: ledger.edition,
    figure: { id, kind, source, column, where, measure, proof },
    value,
    words: wordsOf(value),
    printed,
    rule: ledger.rule,
    query:
      query === undefined || kind === "published"
        ? null
        : { name: source, ...query, parameters: named(query, parametersOf(figure, ledger)) },
    incidents:
      figure.incidents?.slice(0, most).map((one) => incidentOf(one, { figure, of, records })) ??
      null,
    incidentCount: incidentCount ?? figure.incidents?.length ?? 0,
    statements: figure.statements ?? [],
    sources: figure.sources.flatMap((one) => {
      const found = records.sources.get(one);
      return found === undefined ? [] : [{ id: one, ...found }];
    }),
    independentSources: figure.independentSources,
    workedOut: workedOut ?? workOut(figure, ledger),
  };
}

interface Index {
  readonly incidents: ReadonlyMap<string, WrittenIncident>;
  readonly claims: ReadonlyMap<string, WrittenClaim>;
  readonly sources: ReadonlyMap<string, WrittenSource>;
}

function indexOf({ incidents, claims, sources }: WrittenLedger): Index {
  return {
    incidents: new Map(Object.entries(incidents)),
    claims: new Map(Object.entries(claims)),
    sources: new Map(Object.entries(sources)),
  };
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

// A figure of an earlier issue was made with the parameters of that issue.
function parametersOf(
  { issue }: WrittenFigure,
  { parameters, issues = {} }: WrittenLedger,
): WrittenLedger["parameters"] {
  return issue === undefined ? parameters : (own(issues, issue) ?? {});
}

function named(
  { sql }: { readonly sql: string },
  parameters: WrittenLedger["parameters"],
): WrittenLedger["parameters"] {
  const code = sql.replace(/--.*$/gm, "");
  const names = new Set([...code.matchAll(/\$(\w+)/g)].map(([, name]) => name));
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => names.has(name)));
}

interface Of {
  readonly figure: WrittenFigure;
  /** The claims that the figure is of, where it is of claims. */
  readonly of: ReadonlySet<string> | undefined;
  readonly records: Index;
}

// A foreign ledger may name what it does not hold: that is shown by its id.
const unheld: WrittenIncident = {
  date: "",
  title: "",
  province: null,
  country: "",
  category: "",
  status: "",
  claims: [],
  standing: [],
};

function incidentOf(id: string, { figure, of, records }: Of): TracedIncident {
  const { claims, standing, ...facts } = records.incidents.get(id) ?? unheld;
  const counts = new Map<string, unknown>(Object.entries(facts));
  const count = figure.measure === null ? undefined : counts.get(figure.measure);
  const traced = claims.flatMap((one): readonly TracedClaim[] => {
    const claim = records.claims.get(one);
    if (claim === undefined || of?.has(one) === false) return [];
    return [{ id: one, stands: standing.includes(one), ...claim }];
  });
  return { id, ...facts, count: typeof count === "string" ? count : null, claims: traced };
}
