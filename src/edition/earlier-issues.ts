import type { EditionConfig } from "../config/index.ts";
import type { QueryResult } from "../database/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { asPublished, type Derivation } from "../figure/index.ts";
import type { Language } from "../language/index.ts";
import { readValue, type WrittenLedger } from "../ledger/index.ts";
import type { PublishedIssue } from "../published/index.ts";
import type { ComparedIssue } from "../restate/index.ts";
import type { EarlierContext } from "../template/index.ts";
import { markWithheld, type Seen, seenBy, tracingOf } from "./audience.ts";
import type { Common } from "./common.ts";
import { runEditionQueries } from "./edition-queries.ts";
import { issueInWords } from "./issue-words.ts";
import { lastIssue } from "./last-issue.ts";
import { parametersOf } from "./period.ts";
import type { Project } from "./read-project.ts";

/** What an edition knows of the issues before it. */
export interface EarlierIssues {
  readonly context: EarlierContext;
  /** With what the queries of each were run again, by its id. */
  readonly parameters: NonNullable<WrittenLedger["issues"]>;
  readonly diagnostics: readonly Diagnostic[];
}

interface Shared {
  readonly language: Language;
  readonly common: Common;
}

/**
 * Reads the published issues before an edition, and works out what they would print today, each for its own period and
 * as its audience may see it. Undefined where none was published, which costs nothing.
 */
export async function earlierIssues(
  written: Project,
  edition: EditionConfig,
  { language, common }: Shared,
): Promise<EarlierIssues | undefined> {
  const { issues, diagnostics } = await written.readPublished(edition);
  if (issues.length === 0)
    return diagnostics.length === 0 ? undefined : { ...nothing, diagnostics };
  const { compareIssue } = await import("../restate/index.ts");
  const findings = [...diagnostics];
  const origins = new Map<object, Derivation>();
  const holders = new Map<object, Readonly<Record<string, Derivation>>>();
  const ledgers = issues.map(({ ledger }) => ledger);
  const numbers = new Map(issues.map((issue) => [issue.edition.id, issue.edition.number]));
  const parameters: Record<string, WrittenLedger["parameters"]> = {};
  const corrections: EarlierContext["corrections"][number][] = [];
  let context: Pick<EarlierContext, "last" | "lastFigures"> = nothing.context;
  for (const issue of issues) {
    const { id, period, filter } = issue.edition;
    const { filter: _, ...rest } = edition;
    const then: EditionConfig = { ...rest, id, period, ...(filter && { filter }) };
    const seen = seenBy(written, then, { language, common });
    const own = parametersOf(then, written.config.data.coverage);
    parameters[id] = own;
    let compared: ComparedIssue | undefined;
    // The difference of two figures would be a small one.
    if (seen.audience.smallCells < 2) {
      const results = await runAgain(seen, then, { issue, findings, common });
      compared = compareIssue(issue.ledger, ledgers, {
        results,
        records: seen.all,
        written: idsOf(written),
        rule: written.config.data.rule,
        queries: written.template.queries,
        parameters: own,
      });
    }
    const dataset = seen.all.dataset;
    const words = { language, numbers, dataset, origins, holders };
    corrections.unshift(issueInWords(issue, compared, words));
    if (issue.isLast)
      context = {
        last: lastIssue(issue, {
          edition,
          config: written.config,
          isCompared: compared !== undefined,
        }),
        lastFigures: figuresOf(issue, compared),
      };
  }
  return {
    context: { ...context, corrections, origins, holders },
    parameters,
    diagnostics: findings,
  };
}

const nothing = {
  context: {
    last: null,
    corrections: [],
    origins: new Map(),
    holders: new Map(),
    lastFigures: new Map(),
  },
  parameters: {},
} as const;

function idsOf({ dataset }: Project): ReadonlySet<string> {
  return new Set([
    ...[...dataset.incidents, ...dataset.claims].map(({ id }) => id),
    ...dataset.statements.map(({ id }) => `statement/${id}`),
  ]);
}

interface Again {
  readonly issue: PublishedIssue;
  readonly findings: Diagnostic[];
  readonly common: Common;
}

// The queries of today that a figure of the issue came from.
async function runAgain(
  { project, ...seen }: Seen,
  then: EditionConfig,
  { issue, findings, common }: Again,
): Promise<readonly QueryResult[]> {
  const { queries: known } = issue.ledger;
  const queries = project.template.queries.filter(({ name }) => Object.hasOwn(known, name));
  const asked = { ...project, template: { ...project.template, queries } };
  const tracing = tracingOf({ project, ...seen });
  const { results } = await runEditionQueries(asked, then, { findings, tracing, common });
  return markWithheld(results, project);
}

function figuresOf(
  { ledger }: PublishedIssue,
  compared: ComparedIssue | undefined,
): EarlierContext["lastFigures"] {
  return new Map(
    ledger.figures
      .filter(({ issue, kind }) => issue === undefined && kind !== "edition")
      .map((figure) => {
        const { id } = figure;
        const published = {
          value: readValue(figure),
          derivation: asPublished(figure, ledger.edition.id),
        };
        const now = compared?.standing.get(id);
        return [id, { published, now: now ?? null, isKnown: now !== undefined }] as const;
      }),
  );
}
