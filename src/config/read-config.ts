import { join, resolve } from "node:path";
import type { Diagnostic } from "../diagnostic.ts";
import type { ReadEffects } from "../effect.ts";
import { firstAudience } from "./audience.ts";
import { toAudiences } from "./audience-schema.ts";
import { type Briefing, briefingSchema } from "./briefing.ts";
import { checkSeries } from "./check-series.ts";
import type { Config, EditionConfig } from "./config.ts";
import { readData } from "./data-config.ts";
import { checkEditions, languagesOf } from "./editions.ts";
import { readText } from "./file.ts";
import type { Localized } from "./localized.ts";
import { type Locations, locations } from "./path.ts";
import { checkSchema } from "./schema.ts";
import { expandSeries } from "./series.ts";
import { openChains } from "./template-chain.ts";
import { readYaml, type Yaml } from "./yaml.ts";

/** What reading briefing.yaml gives. `config` is absent where it could not be made out safely. */
export interface ReadConfig {
  readonly config: Config | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads briefing.yaml of a project folder. Data files are looked for, not opened: a missing one is
 * reported by whoever reads it, at the place that `DataConfig.namedAt` gives.
 */
export async function readConfig(root: string, effects: ReadEffects): Promise<ReadConfig> {
  const folder = resolve(root);
  const file = join(folder, "briefing.yaml");
  const read = await readText(file, { root: folder, effects });
  if (read.text === undefined) {
    const hint = "run this in the folder that holds briefing.yaml, or name that folder";
    const found = read.diagnostics.map((d) =>
      d.code === "config/missing-file" ? { ...d, hint } : d,
    );
    return { config: undefined, diagnostics: found };
  }
  const yaml = readYaml(read.text, "briefing.yaml");
  const checked = checkSchema(briefingSchema, yaml, "config");
  const briefing = checked.value;
  if (briefing === undefined) return { config: undefined, diagnostics: checked.diagnostics };

  const paths = locations({ root: folder, effects, yaml });
  const chains = openChains(folder, effects);
  const template = await chains.template(briefing.template, {
    yaml,
    base: folder,
    keys: ["template"],
  });
  const theme = await chains.theme(
    template,
    briefing.theme === undefined
      ? undefined
      : { name: briefing.theme, yaml, base: folder, keys: ["theme"] },
  );
  // The template's own theme is missing only where there is a template.
  if (template.length > 0 && briefing.theme === undefined && theme.length === 0)
    await paths.need(["template"], join(briefing.template, "theme.yaml"));
  const data = await readData(briefing.data, paths);
  const published = await readPublished(briefing, paths);
  const diagnostics = [
    ...checked.diagnostics,
    ...checkEditions(briefing, yaml),
    ...checkSeries(briefing, yaml),
    ...chains.diagnostics,
    ...paths.diagnostics,
  ];
  if (template.length === 0 || theme.length === 0 || data === undefined || published === undefined)
    return { config: undefined, diagnostics };
  const editions = toEditions(briefing, yaml);
  const config: Config = {
    root: folder,
    file,
    title: byLanguage(briefing.title, briefing),
    subtitle: byLanguage(briefing.subtitle ?? {}, briefing),
    publisher: byLanguage(briefing.publisher, briefing),
    contact: briefing.contact === undefined ? null : byLanguage(briefing.contact, briefing),
    data,
    template,
    theme,
    audiences: toAudiences(briefing.audiences ?? []),
    editions,
    issues: editions,
    published,
    accept: toAccepted(briefing, yaml),
  };
  return { config, diagnostics };
}

// The folder comes with the first issue that is published.
async function readPublished(
  { published }: Briefing,
  paths: Locations,
): Promise<Config["published"] | undefined> {
  const { folder = "published", address = null } = published ?? {};
  const found = await paths.find(["published"], folder);
  return found === undefined ? undefined : { folder: resolve(paths.root, folder), address };
}

// Text without a language stands for each language that the editions are in: a title where there is only one,
// a name in any.
function byLanguage(text: string | Localized, briefing: Briefing): Localized {
  if (typeof text !== "string") return text;
  return Object.fromEntries(languagesOf(briefing).map((language) => [language, text]));
}

// An edition for several audiences is several editions.
function toEditions(briefing: Briefing, yaml: Yaml): readonly EditionConfig[] {
  const { series, data } = briefing;
  const place = yaml.placeOf(["series"], "key");
  const ofSeries = series === undefined ? [] : expandSeries(series, data.coverage);
  return [...listed(briefing, yaml), ...ofSeries.map((edition) => ({ ...edition, place }))];
}

function listed(briefing: Briefing, yaml: Yaml): readonly EditionConfig[] {
  return briefing.editions.flatMap((edition, index) =>
    [edition.audience ?? firstAudience].flat().map((audience) => ({
      id: edition.id,
      number: edition.number,
      period: edition.period,
      published: edition.published,
      dataAsOf: edition["data-as-of"],
      language: edition.language,
      audience,
      next: edition.next ?? null,
      ...(edition.filter === undefined ? {} : { filter: { id: edition.id, ...edition.filter } }),
      place: yaml.placeOf(["editions", index]),
    })),
  );
}

function toAccepted(briefing: Briefing, yaml: Yaml): Config["accept"] {
  return (briefing.accept ?? []).flatMap(({ code, ids, reason }, index) =>
    ids.map((id, k) => ({ code, id, reason, place: yaml.placeOf(["accept", index, "ids", k]) })),
  );
}
