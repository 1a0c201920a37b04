import { join } from "node:path";
import {
  acceptWarnings,
  type Config,
  displayPath,
  type EditionConfig,
  readBytes,
  readText,
} from "../config/index.ts";
import { type Diagnostic, didYouMean, hasErrors, ReportError } from "../diagnostic.ts";
import type { ReadEffects } from "../effect.ts";
import { htmlMessages, type WebFont } from "../html/index.ts";
import { type ProviderFacts, type ReadData, readData } from "../import/index.ts";
import { applyRule, type Dataset, type IncidentFigures } from "../incident/index.ts";
import { languageTags } from "../language/index.ts";
import { publishedReader, type ReadPublished } from "../published/index.ts";
import {
  checkNumbers,
  checkWording,
  type NarrativeFile,
  type OwnText,
  type ReadTemplate,
  readTemplate,
  type Template,
  withoutUnneeded,
} from "../template/index.ts";
import { type FontSet, loadFonts } from "../text/index.ts";
import type { ColorAt, Theme } from "../theme/index.ts";
import { checkLetters } from "./check-glyphs.ts";
import { collect } from "./collect.ts";
import { checkFilters } from "./filter-project.ts";
import type { HeldEvents } from "./held-events.ts";
import { namesIn } from "./names-in.ts";
import { imageReader, type ReadImages } from "./read-images.ts";
import { checkMap, readMap } from "./read-map.ts";
import { readThemeFiles } from "./read-theme-files.ts";

/** Everything that the editions of a project are made of, read and checked. */
export interface Project {
  readonly config: Config;
  readonly dataset: Dataset;
  /** Where data.events is given: the dataset has no incidents then. */
  readonly events?: HeldEvents;
  /** The figures that stand for each incident, by its id, under the rule of briefing.yaml. */
  readonly figures: ReadonlyMap<string, IncidentFigures>;
  /** The data sets that some of its records are of. */
  readonly providers: readonly ProviderFacts[];
  readonly template: Template;
  readonly theme: Theme;
  /** Where its files say a colour. */
  readonly colorAt: ColorAt;
  readonly fonts: FontSet;
  readonly webFonts: readonly WebFont[];
  /** The Markdown files by `<name>.<language>`. */
  readonly narrative: ReadonlyMap<string, NarrativeFile>;
  /** The topology that maps are drawn from, parsed, where the places folder holds one. */
  readonly places: unknown;
  readonly readImages: ReadImages;
  /** Reads the published issues before an edition. */
  readonly readPublished: (edition: EditionConfig) => Promise<ReadPublished>;
}

/** A project, unless an error in it stands in the way; and everything found on the way there. */
export interface ReadProject {
  readonly project: Project | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Runs a part of the reading, or hands over what it came to before, where nothing that it read has changed since. Parts
 * read through the effects that they are given.
 */
export type Keep = <T>(part: string, read: (effects: ReadEffects) => Promise<T>) => Promise<T>;

/** A project whose words are still to be looked at. */
export interface GatheredProject extends ReadProject {
  /** Finds numbers of nobody's, and loaded words: it takes as long as reading does. */
  readonly checkWords: () => readonly Diagnostic[];
}

/** Reads all that briefing.yaml names and its editions need, however much of that is wrong. */
export async function readProject(config: Config, effects: ReadEffects): Promise<ReadProject> {
  const { project, diagnostics, checkWords } = await gatherProject(config, effects);
  const all = [...diagnostics, ...checkWords()];
  return { project: hasErrors(all) ? undefined : project, diagnostics: all };
}

/** Does what {@link readProject} does, but for the words, which are looked at when that is asked for. */
export async function gatherProject(
  config: Config,
  effects: ReadEffects,
  keep: Keep = (_, read) => read(effects),
): Promise<GatheredProject> {
  const unknown = unknownLanguages(config);
  if (unknown.length > 0) return { project: undefined, diagnostics: unknown, checkWords: () => [] };
  // Together: most of the time of reading many small files is waiting.
  const reading = keep("data", (own) => readRecords(config, own));
  const [data, { template, diagnostics: aboutTemplate }, look, narrative, map] = await Promise.all([
    reading,
    readTemplateOf(config, reading, keep),
    keep("look", (own) => readLook(config, own)),
    keep("narrative", (own) => readNarrative(config, own)),
    keep("map", (own) => readMap(config, own)),
  ]);
  const diagnostics = [
    ...data.diagnostics,
    ...checkFilters(config.editions, data.dataset, data.held !== undefined),
    ...aboutTemplate,
    ...look.diagnostics,
    ...narrative.diagnostics,
    ...map.diagnostics,
    ...checkMap(map, data.places.provinces),
  ];
  const checkWords = (): readonly Diagnostic[] =>
    template === undefined
      ? []
      : wordingOf(config, { template, narrative: narrative.files, texts: data.texts });
  if (template === undefined || look.theme === undefined || hasErrors(diagnostics))
    return { project: undefined, diagnostics, checkWords };
  const { theme, colorAt, fonts, webFonts } = look;
  const project: Project = {
    config,
    dataset: data.dataset,
    ...(data.held && { events: data.held }),
    figures: applyRule(data.dataset, config.data.rule),
    providers: data.providers,
    template: withoutUnneeded(template, [...narrative.files.values()]),
    theme,
    colorAt,
    fonts,
    webFonts,
    narrative: narrative.files,
    places: map.places,
    readImages: imageReader(config.root, effects),
    readPublished: publishedReader(config, effects),
  };
  return { project, diagnostics, checkWords };
}

interface Data extends ReadData {
  readonly held: HeldEvents | undefined;
}

async function readRecords(config: Config, effects: ReadEffects): Promise<Data> {
  if (config.data.events === null) return { ...(await readData(config, effects)), held: undefined };
  const { checkHeldEvents, openHeldEvents } = await import("./held-events.ts");
  // The engine reads the one meanwhile.
  const [opened, data] = await Promise.all([
    openHeldEvents(config, effects),
    readData(config, effects),
  ]);
  const { held, diagnostics } = await checkHeldEvents(config, data, opened);
  const all = [...data.diagnostics, ...diagnostics];
  return { ...data, held, diagnostics: acceptWarnings(all, config.accept, "incident/") };
}

// With the words of what is imported below its own, where something is.
async function readTemplateOf(
  config: Config,
  data: Promise<ReadData>,
  keep: Keep,
): Promise<ReadTemplate> {
  const words = config.data.imports === undefined ? undefined : (await data).words;
  const read = await keep(`template${words?.key ?? ""}`, (own) =>
    readTemplate(words === undefined ? config.template : [...config.template, words.folder], {
      root: config.root,
      effects: words === undefined ? own : words.over(own),
      messages: htmlMessages,
      languages: config.editions.map(({ language }) => language),
    }),
  );
  return words === undefined
    ? read
    : { ...read, diagnostics: read.diagnostics.filter(words.isOwed) };
}

// What is missing in a language that nothing can be worded in would hide that.
function unknownLanguages({ root, file, editions }: Config): readonly Diagnostic[] {
  const languages = new Set(editions.map(({ language }) => language));
  return [...languages]
    .filter((language) => !languageTags.includes(language))
    .map((language) => ({
      severity: "error",
      code: "language/unknown-language",
      message: `unknown language "${language}"`,
      place: { file: displayPath(root, file) },
      hint: didYouMean(language, languageTags) ?? `one of ${languageTags.join(", ")}`,
    }));
}

interface Worded {
  readonly template: Template;
  readonly narrative: Project["narrative"];
  readonly texts: readonly OwnText[];
}

// Numbers of nobody's, and loaded words, but for those that the editor accepts.
function wordingOf(config: Config, { template, narrative, texts }: Worded): readonly Diagnostic[] {
  const { root, file, title, subtitle, editions, accept } = config;
  const place = { file: displayPath(root, file) };
  const titles = [title, subtitle].flatMap((each) =>
    Object.entries(each).map(([language, text]) => ({ language, text, record: place.file, place })),
  );
  const languages = [...new Set(editions.map(({ language }) => language))];
  const found = checkWording(template, { languages, narrative, texts: [...titles, ...texts] });
  return [
    ...checkNumbers(template, { languages, narrative }),
    ...acceptWarnings(found, accept, "template/loaded-word"),
  ];
}

interface NoLook {
  readonly theme: undefined;
  readonly diagnostics: readonly Diagnostic[];
}

interface Look {
  readonly theme: Theme;
  readonly colorAt: ColorAt;
  readonly fonts: FontSet;
  readonly webFonts: readonly WebFont[];
  readonly diagnostics: readonly Diagnostic[];
}

async function readLook(config: Config, effects: ReadEffects): Promise<Look | NoLook> {
  const { root } = config;
  const {
    theme,
    fontPlaces,
    colorAt,
    diagnostics: aboutTheme,
  } = await readThemeFiles(config, effects);
  if (theme === undefined) return { theme, diagnostics: aboutTheme };
  const findings: Diagnostic[] = [...aboutTheme];
  const read = async (path: string): Promise<Uint8Array> => {
    const { bytes, diagnostics: unread } = await readBytes(path, {
      root,
      effects,
      namedAt: fontPlaces?.get(path) ?? { file: displayPath(root, config.theme[0] ?? "") },
    });
    if (bytes === undefined) throw new ReportError(unread);
    return bytes;
  };
  const fonts = await collect(findings, () => loadFonts(theme.fonts, read));
  const webFonts = await collect(findings, () =>
    Promise.all(
      theme.fonts.map(async ({ family, weight, web }) => ({
        family,
        weight,
        data: await read(web),
      })),
    ),
  );
  if (fonts === undefined || webFonts === undefined)
    return { theme: undefined, diagnostics: findings };
  const [first] = theme.fonts;
  const fontsAt = fontPlaces?.get(first?.file ?? "");
  for (const tag of new Set(config.editions.map(({ language }) => language)))
    findings.push(...checkLetters(tag, fonts, fontsAt));
  return { theme, colorAt, fonts, webFonts, diagnostics: findings };
}

async function readNarrative(
  { root, data }: Config,
  effects: ReadEffects,
): Promise<{
  readonly files: ReadonlyMap<string, NarrativeFile>;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const files = new Map<string, NarrativeFile>();
  const diagnostics: Diagnostic[] = [];
  const folder = data.narrative;
  for (const name of folder === null ? [] : await namesIn(folder, effects)) {
    if (folder === null || !name.endsWith(".md")) continue;
    const path = join(folder, name);
    const read = await readText(path, { root, effects });
    diagnostics.push(...read.diagnostics);
    if (read.text !== undefined)
      files.set(name.slice(0, -3), { file: displayPath(root, path), text: read.text });
  }
  return { files, diagnostics };
}
