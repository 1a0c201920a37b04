import { type Redacted, redact } from "../audience/index.ts";
import type { Audience, Config } from "../config/index.ts";
import type { Dataset, IncidentFigures } from "../incident/index.ts";
import { recordsIn } from "./snapshot.ts";

/** Records, with the figures that stand for incidents. */
export interface Known {
  readonly dataset: Dataset;
  readonly figures: ReadonlyMap<string, IncidentFigures>;
}

// Nothing that stands for a name is told: it would change by the turn of others.
const hidden = "(withheld)";
const words = {
  title: () => hidden,
  source: () => hidden,
  party: hidden,
  language: "en",
};

/**
 * Returns what all of `audiences` may see of a project's records. Records that an audience only knows under another
 * name are left out: their names go by turn, and tell two revisions apart where nothing changed.
 */
export function seenByAll(
  known: Known,
  audiences: readonly Audience[],
  { data, editions }: Config,
): Known {
  const periods = [data.coverage, ...editions.map(({ period }) => period)];
  return audiences.reduce<Known>((seen, audience) => {
    const redacted = redact(seen.dataset, seen.figures, {
      audience,
      rule: data.rule,
      periods,
      words,
    });
    return withoutPseudonyms(seen.dataset, redacted);
  }, known);
}

function withoutPseudonyms(written: Dataset, { dataset, figures }: Redacted): Known {
  const ids = (records: readonly { readonly id: string }[]): ReadonlySet<string> =>
    new Set(records.map(({ id }) => id));
  const [incidentIds, claimIds, sourceIds] = [
    written.incidents,
    written.claims,
    written.sources,
  ].map(ids);
  const groups = new Set(written.sources.map(({ group }) => group));
  const named = (known: ReadonlySet<string> | undefined, id: string): string =>
    known?.has(id) ? id : hidden;
  const incidents = dataset.incidents.filter(({ id }) => incidentIds?.has(id));
  const kept = ids(incidents);
  const claims = dataset.claims
    .filter(({ id, incident }) => claimIds?.has(id) && kept.has(incident))
    .map((claim) => ({ ...claim, source: named(sourceIds, claim.source) }));
  const keptClaims = ids(claims);
  const shown: Dataset = {
    ...dataset,
    incidents,
    claims,
    breakdowns: dataset.breakdowns.filter(({ claim }) => keptClaims.has(claim)),
    sources: dataset.sources
      .filter(({ id }) => sourceIds?.has(id))
      .map((source) => ({
        ...source,
        group: named(groups, source.group),
        via: source.via === null ? null : named(sourceIds, source.via),
      })),
    statements: dataset.statements.map((statement) => ({
      ...statement,
      source: named(sourceIds, statement.source),
    })),
  };
  return {
    dataset: shown,
    figures: new Map([...figures].filter(([id]) => kept.has(id))),
  };
}

/** Returns every text that records hold, by which it is known whose translations may be shown. */
export function textsOf(shown: Dataset): readonly string[] {
  return [
    ...recordsIn(shown).flatMap(({ fields }) => [...fields.values()]),
    ...shown.breakdowns.map(({ group }) => group),
  ];
}

/** Returns records with the translations of some texts alone: one says what the text says. */
export function withTranslationsOf(dataset: Dataset, texts: ReadonlySet<string>): Dataset {
  const translations = new Map(
    [...(dataset.translations ?? [])].map(([language, columns]) => [
      language,
      new Map(
        [...columns].map(([column, translated]) => [
          column,
          new Map([...translated].filter(([original]) => texts.has(original))),
        ]),
      ),
    ]),
  );
  return { ...dataset, translations };
}
