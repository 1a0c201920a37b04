import { maskWords, type Redactions, redact } from "../audience/index.ts";
import type { Audience, EditionConfig } from "../config/index.ts";
import type { QueryResult } from "../database/index.ts";
import { translateDataset } from "../incident/index.ts";
import type { Language } from "../language/index.ts";
import { filterProject } from "./filter-project.ts";
import { previousPeriod } from "./period.ts";
import type { Project } from "./read-project.ts";

/** A project as the audience of an edition may see it, in the edition's language and of its filter. */
export interface Seen {
  readonly project: Project;
  readonly audience: Audience;
  readonly redactions: Redactions;
}

function audienceOf({ config }: Project, { audience }: EditionConfig): Audience {
  const found = config.audiences.find(({ name }) => name === audience);
  // readConfig and build let no other name through.
  if (found === undefined) throw new Error(`no audience ${audience}`);
  return found;
}

/** Takes everything out of a project that an edition's audience may not see, before anything is made of it. */
export function seenBy(written: Project, edition: EditionConfig, language: Language): Seen {
  const { dataset, figures, config } = written;
  const audience = audienceOf(written, edition);
  const redacted = redact(dataset, figures, {
    audience,
    rule: config.data.rule,
    periods: [config.data.coverage, edition.period, previousPeriod(edition.period)],
    words: maskWords(language, dataset.provinces),
  });
  const seen: Project = {
    ...written,
    dataset: translateDataset(redacted.dataset, edition.language),
    figures: redacted.figures,
    narrative: narrativeFor(written, edition),
  };
  const project = filterProject(seen, edition.filter);
  return { project, audience, redactions: redacted.redactions };
}

// `background.partner.en` stands in the place of `background.en` for partners, and is for nobody else.
function narrativeFor(
  { narrative, config }: Project,
  { language, audience }: EditionConfig,
): Project["narrative"] {
  const audiences = new Set(config.audiences.map(({ name }) => name));
  const suffix = `.${language}`;
  const files = [...narrative].filter(([name]) => name.endsWith(suffix));
  const readerOf = (name: string): string | undefined =>
    name
      .slice(0, -suffix.length)
      .split(".")
      .slice(1)
      .find((part) => audiences.has(part));
  const forAll = files.filter(([name]) => readerOf(name) === undefined);
  const forThese = files
    .filter(([name]) => readerOf(name) === audience)
    .map(([name, file]) => [name.replace(`.${audience}.`, "."), file] as const);
  return new Map([...forAll, ...forThese]);
}

/** Marks the counts of query results that are of one withheld figure: they read "withheld", not "not stated". */
export function markWithheld(
  results: readonly QueryResult[],
  { dataset, figures }: Project,
): readonly QueryResult[] {
  const measures = ["killed", "wounded", "casualties"] as const;
  const withheld = new Set([
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
