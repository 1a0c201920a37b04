import { maskWords, type Redacted, type Redactions, redact } from "../audience/index.ts";
import {
  type Audience,
  audienceNamed,
  type EditionConfig,
  narrativeName,
  narrativeRank,
} from "../config/index.ts";
import type { QueryResult } from "../database/index.ts";
import { translateDataset } from "../incident/index.ts";
import type { Language } from "../language/index.ts";
import type { NarrativeFile } from "../template/index.ts";
import type { Common } from "./common.ts";
import { filterProject } from "./filter-project.ts";
import { previousPeriod } from "./period.ts";
import type { Project } from "./read-project.ts";

/** A project as the audience of an edition may see it, in the edition's language and of its filter. */
export interface Seen {
  readonly project: Project;
  /** The same before the filter was applied. */
  readonly all: Project;
  readonly audience: Audience;
  readonly redactions: Redactions;
}

/** The part of a project that an audience sees some of. */
export type Records = Pick<Project, "config" | "dataset" | "figures">;

/**
 * Takes everything out of a project that an edition's audience may not see, before anything is made of it. What an
 * audience sees in a language is worked out once for all provinces and categories of a period.
 */
export function seenBy(
  written: Project,
  edition: EditionConfig,
  { language, common }: { readonly language: Language; readonly common: Common },
): Seen {
  const { audience: name, language: tag, period } = edition;
  const key = JSON.stringify([name, tag, period.start, period.end]);
  const known = common.records.get(key);
  const records = known ?? recordsSeenBy(written, edition, language);
  if (known === undefined) common.records.set(key, records);
  const seen: Project = {
    ...written,
    dataset: records.dataset,
    figures: records.figures,
    narrative: narrativeFor(written, edition),
  };
  return {
    project: filterProject(seen, edition.filter),
    all: seen,
    audience: audienceNamed(written.config.audiences, name),
    redactions: records.redactions,
  };
}

function recordsSeenBy(written: Project, edition: EditionConfig, language: Language): Redacted {
  const redacted = redactFor(written, edition, language);
  return { ...redacted, dataset: translateDataset(redacted.dataset, edition.language) };
}

/** Takes out of records what an edition's audience may not see; what is masked is so in words of the language. */
export function redactFor(
  { dataset, figures, config }: Records,
  edition: EditionConfig,
  language: Language,
): Redacted {
  return redact(dataset, figures, {
    audience: audienceNamed(config.audiences, edition.audience),
    rule: config.data.rule,
    periods: [config.data.coverage, edition.period, previousPeriod(edition.period)],
    words: maskWords(language, dataset.provinces),
  });
}

// `background.partner.en` stands in the place of `background.en` for partners, and is for nobody else; so does
// `background.2022-04.en` for that issue.
function narrativeFor(
  { narrative, config }: Project,
  edition: EditionConfig,
): Project["narrative"] {
  const suffix = `.${edition.language}`;
  const closest = new Map<string, { readonly rank: number; readonly file: NarrativeFile }>();
  for (const [stem, file] of narrative) {
    if (!stem.endsWith(suffix)) continue;
    const own = narrativeName(stem.slice(0, -suffix.length), config);
    const rank = narrativeRank(own, edition);
    const key = `${own.name}${suffix}`;
    if (rank >= 0 && rank >= (closest.get(key)?.rank ?? 0)) closest.set(key, { rank, file });
  }
  return new Map([...closest].map(([name, { file }]) => [name, file]));
}

/** How the ledger of an edition says of which incidents a figure is. */
export type Tracing = "by-record" | "by-query" | "withheld";

// Of so many incidents at most are those of each figure written down; of more the query is, and running it again
// says which.
const mostRecorded = 10_000;

/** Returns how the figures of an edition can be traced. */
export function tracingOf({ project, audience }: Seen): Tracing {
  // Which incidents a figure is of would give away what is withheld of small cells.
  if (audience.smallCells >= 2) return "withheld";
  if (project.events !== undefined) return "by-query";
  if (project.dataset.incidents.length <= mostRecorded) return "by-record";
  // What is withheld of one record is told from what nobody states by its record.
  return withheldIn(project).size > 0 ? "by-record" : "by-query";
}

/** Marks the counts of query results that are of one withheld figure: they read "withheld", not "not stated". */
export function markWithheld(
  results: readonly QueryResult[],
  project: Project,
): readonly QueryResult[] {
  const withheld = withheldIn(project);
  if (withheld.size === 0) return results;
  return results.map((result) => {
    const counts = result.columns.filter(({ type }) => type === "count");
    const rows = result.rows.map((row, index) => {
      const marked = counts.flatMap(({ name }) => {
        const lineage = result.lineage?.[name]?.[index];
        const value = row[name];
        const isWithheld =
          lineage?.ids.length === 1 && withheld.has(`${lineage.measure} ${lineage.ids[0]}`);
        return isWithheld && typeof value === "object" && value !== null
          ? [[name, { ...value, withheld: true as const }] as const]
          : [];
      });
      return marked.length === 0 ? row : { ...row, ...Object.fromEntries(marked) };
    });
    return { ...result, rows };
  });
}

// What is withheld, by measure and record, as a lineage names it.
function withheldIn({ dataset, figures }: Pick<Project, "dataset" | "figures">): Set<string> {
  const measures = ["killed", "wounded", "casualties"] as const;
  return new Set([
    ...[...figures].flatMap(([id, one]) =>
      measures.filter((measure) => one[measure].withheld).map((measure) => `${measure} ${id}`),
    ),
    ...dataset.claims.flatMap((claim) =>
      measures
        .filter((measure) => claim[measure].withheld)
        .map((measure) => `${measure} claim/${claim.id}`),
    ),
    ...dataset.incidents.filter((i) => i.munitions?.withheld).map(({ id }) => `munitions ${id}`),
  ]);
}
