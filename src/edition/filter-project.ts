import { type EditionFilter, ownProvider } from "../config/index.ts";
import { type Diagnostic, didYouMean } from "../diagnostic.ts";
import type { Dataset } from "../incident/index.ts";
import type { Project } from "./read-project.ts";

/**
 * Restricts a project to the incidents that meet a filter, with their claims, breakdowns and figures. Statements and
 * sources stay: they are not of single incidents. It is applied to what an audience sees, so that an edition of a
 * province holds no incident whose province was withheld.
 */
export function filterProject(project: Project, filter: EditionFilter | undefined): Project {
  if (filter === undefined) return project;
  const { dataset, figures } = project;
  const { provinces, categories, providers, incidents: wanted } = filter;
  const incidents = dataset.incidents.filter(
    ({ id, province, category, provider }) =>
      (wanted === undefined || wanted.includes(id)) &&
      (provinces === undefined || (province !== null && provinces.includes(province))) &&
      (categories === undefined || categories.includes(category)) &&
      (providers === undefined || providers.includes(provider ?? ownProvider)),
  );
  const ids = new Set(incidents.map(({ id }) => id));
  const claims = dataset.claims.filter(({ incident }) => ids.has(incident));
  const claimIds = new Set(claims.map(({ id }) => id));
  return {
    ...project,
    dataset: {
      ...dataset,
      incidents,
      claims,
      breakdowns: dataset.breakdowns.filter(({ claim }) => claimIds.has(claim)),
      ...(dataset.linked && {
        linked: dataset.linked.filter(({ link }) => ids.has(link.incident)),
      }),
    },
    figures: new Map([...figures].filter(([id]) => ids.has(id))),
  };
}

/**
 * Finds provinces of filters that the places folder does not have, and incidents and providers that the data do not; where
 * `areHeld` an engine holds the incidents, and nothing is said of these.
 */
export function checkFilters(
  editions: readonly { readonly filter?: EditionFilter; readonly place?: Diagnostic["place"] }[],
  { provinces, incidents }: Dataset,
  areHeld = false,
): readonly Diagnostic[] {
  const known = new Set(provinces.map(({ id }) => id));
  const listed = new Set(incidents.map(({ id }) => id));
  const sets = new Set(incidents.map(({ provider }) => provider ?? ownProvider));
  const filters = new Map(
    editions.flatMap(({ filter, place }) =>
      filter === undefined ? [] : [[filter.id, { filter, place }] as const],
    ),
  );
  return [...filters.values()].flatMap(({ filter, place }) => [
    ...(filter.incidents ?? [])
      .filter((id) => !areHeld && !listed.has(id))
      .map((id) => ({
        severity: "error" as const,
        code: "edition/unknown-incident",
        message: `filter "${filter.id}": no incident "${id}"`,
        hint: didYouMean(id, [...listed]) ?? "incidents are named by their ids",
        ...(place === undefined ? {} : { place }),
      })),
    ...(filter.providers ?? [])
      .filter((name) => !sets.has(name))
      .map((name) => ({
        severity: "error" as const,
        code: "edition/unknown-provider",
        message: `filter "${filter.id}": no incident is of "${name}"`,
        hint: didYouMean(name, [...sets]) ?? `there are ${[...sets].join(", ") || "none"}`,
        ...(place === undefined ? {} : { place }),
      })),
    ...(filter.provinces ?? [])
      .filter((code) => !known.has(code))
      .map((code) => ({
        severity: "error" as const,
        code: "edition/unknown-province",
        message: `filter "${filter.id}": no province "${code}"`,
        hint: didYouMean(code, [...known]) ?? "the places folder has the provinces and their codes",
        ...(place === undefined ? {} : { place }),
      })),
  ]);
}
