import type { Chart } from "../chart/index.ts";
import { covers, displayPath, type EditionConfig, ownProvider } from "../config/index.ts";
import { type Dataset, providersIn } from "../incident/index.ts";
import { type Language, lookup } from "../language/index.ts";
import type { RenderContext } from "../template/index.ts";
import type { Theme } from "../theme/index.ts";
import type { EarlierIssues } from "./earlier-issues.ts";
import type { Rows } from "./edition-charts.ts";
import { coverageOf, previousPeriod } from "./period.ts";
import type { Project } from "./read-project.ts";

interface FromRows {
  readonly earlier?: EarlierIssues | undefined;
  readonly charts: readonly Chart[];
}

/** Returns what the template of an edition is rendered with. */
export function contextOf(
  { config, dataset, providers, narrative, theme }: Project,
  { edition, language, queries, charts, earlier }: Rows & FromRows,
): RenderContext {
  const { coverage, kind, rule } = config.data;
  const { tag } = language;
  const inLanguage = (text: Readonly<Record<string, string>>): string => text[tag] ?? "";
  const suffix = `.${tag}`;
  const before = previousPeriod(edition.period);
  const previous = covers(coverage, before) ? before : null;
  const covered = coverageOf(coverage, edition.period);
  const shown = providersIn(dataset);
  const comparable = kind === "census" && covered === "full" && previous !== null;
  const filter = filterContext(edition, dataset.provinces, {
    language,
    providers,
    publisher: inLanguage(config.publisher),
  });
  return {
    edition: {
      ...edition,
      filter,
      previous,
      coverage: covered,
      comparable,
      last: earlier?.context.last ?? null,
    },
    earlier: earlier?.context,
    briefing: {
      title: inLanguage(config.title),
      subtitle: inLanguage(config.subtitle),
      publisher: inLanguage(config.publisher),
      contact: config.contact === null ? null : inLanguage(config.contact),
      kind,
      coverage,
      rule,
      dataLanguage: config.data.language,
      providers: providers.filter(({ id }) => shown.has(id)),
      hasLinked: (dataset.linked ?? []).length > 0,
      severalProviders: shown.size > 1,
      logo: logoOf(theme, config.root, language),
    },
    queries,
    charts: Object.fromEntries(charts.map((chart) => [chart.name, chart])),
    statements: dataset.statements,
    sources: dataset.sources,
    provinces: dataset.provinces,
    narrative: Object.fromEntries(
      [...narrative]
        .filter(([name]) => name.endsWith(suffix))
        .map(([name, file]) => [name.slice(0, -suffix.length), file]),
    ),
    language,
    styles: Object.keys(theme.styles),
  };
}

function logoOf(
  { logo }: Theme,
  root: string,
  { tag }: Language,
): NonNullable<RenderContext["briefing"]["logo"]> | null {
  if (logo === undefined) return null;
  const { file, width, alt } = logo;
  const words = typeof alt === "string" ? alt : (lookup(alt, tag) ?? "");
  return { file: displayPath(root, file), alt: words, width: width ?? "" };
}

interface Naming extends Pick<Project, "providers"> {
  readonly language: Language;
  /** Whose the entries are that are of no data set. */
  readonly publisher: string;
}

// The codes of a filter in words: provinces by name, categories for the helper "terms".
function filterContext(
  { filter }: EditionConfig,
  provinces: Dataset["provinces"],
  { language, providers, publisher }: Naming,
): RenderContext["edition"]["filter"] {
  if (filter === undefined) return null;
  const named = (id: string): string =>
    id === ownProvider ? publisher : (providers.find((one) => one.id === id)?.name ?? id);
  const nameOf = (code: string): string =>
    lookup(provinces.find(({ id }) => id === code)?.name ?? {}, language.tag) ?? code;
  return {
    id: filter.id,
    provinces: filter.provinces === undefined ? null : language.list(filter.provinces.map(nameOf)),
    categories: filter.categories?.join("; ") ?? null,
    providers: filter.providers === undefined ? null : language.list(filter.providers.map(named)),
    incidents: filter.incidents?.join("; ") ?? null,
  };
}
