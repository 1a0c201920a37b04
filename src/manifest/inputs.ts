import { basename, dirname } from "node:path";
import {
  type Config,
  displayPath,
  type EditionConfig,
  editionName,
  importedFiles,
  isInside,
  issuesBefore,
  narrativeName,
  narrativeRank,
  publishedBefore,
  rootOf,
} from "../config/index.ts";
import { sha256 } from "./hash.ts";
import type { ManifestInput, Stage } from "./manifest.ts";
import type { Reads } from "./record-reads.ts";

/** What an edition is made from beside what briefing.yaml says of it. */
export interface Inputs {
  readonly inputs: readonly ManifestInput[];
  /** The hash of the names in each folder of which every file is read. */
  readonly folders: readonly { readonly path: string; readonly sha256: string }[];
}

export interface InputsFor {
  readonly config: Config;
  readonly edition: EditionConfig;
  /** The pictures that it shows, by their paths from the project's folder. */
  readonly images: readonly string[];
}

/**
 * Picks from all that was read what one edition is made from, in the order of paths. What is for other languages and
 * audiences is not among it: a manifest goes to the readers of its edition, and names no file that is not for them.
 */
export function inputsFor(reads: Reads, { config, edition, images }: InputsFor): Inputs {
  const shown = new Set(images);
  const names = reads.folders.get(config.published.folder) ?? [];
  const before = new Set(publishedBefore(edition, config.issues, names).map(({ name }) => name));
  const inputs = [...reads.files].flatMap(([absolute, hash]) => {
    const { stage, path } = placeOf(absolute, config);
    if (stage === undefined || (stage === "images" && !shown.has(path))) return [];
    if (stage === "published" && !before.has(basename(dirname(absolute)))) return [];
    const isFor = filesFor(dirname(absolute), config, edition);
    return isFor(basename(absolute)) ? [{ path, stage, sha256: hash }] : [];
  });
  return { inputs: inputs.sort(byPath), folders: foldersFor(reads, config, edition) };
}

function foldersFor(reads: Reads, config: Config, edition: EditionConfig): Inputs["folders"] {
  return [...reads.folders]
    .filter(([folder]) => isWatched(folder, config, edition))
    .map(([folder, names]) => ({
      path: displayPath(config.root, folder),
      sha256: namesHash(folder, names, { config, edition }),
    }))
    .sort(byPath);
}

/** Returns the hash of those names in a folder that an edition could be made from. */
export function namesHash(
  folder: string,
  names: readonly string[],
  { config, edition }: Pick<InputsFor, "config" | "edition">,
): string {
  if (folder === config.published.folder) {
    const known = new Set(
      issuesBefore(edition, config.issues).flatMap(({ editions }) => editions.map(editionName)),
    );
    return sha256(
      names
        .filter((name) => known.has(name))
        .sort()
        .join("\n"),
    );
  }
  const isFor = filesFor(folder, config, edition);
  const counted = names.filter((name) => sources.test(name) && isFor(name));
  return sha256([...counted].sort().join("\n"));
}

/**
 * Returns in what editions differ for which the names in a folder count alike; undefined where that is more than can be
 * said in a word.
 */
export function namesKey(
  folder: string,
  { config, edition }: Pick<InputsFor, "config" | "edition">,
): string | undefined {
  const { published, data } = config;
  const isOfEdition =
    folder === published.folder || (data.narrative !== null && isInside(data.narrative, folder));
  return isOfEdition ? undefined : `${edition.language} ${folder}`;
}

const sources = /\.(?:csv|hbs|json|md|sql|topojson|yaml)$/;
const fontFiles = /\.(?:ttf|otf|woff2?)$/i;

function isWatched(
  folder: string,
  { template, data, published, issues }: Config,
  edition: EditionConfig,
): boolean {
  if (folder === published.folder) return issuesBefore(edition, issues).length > 0;
  return [...template, data.places, data.narrative].some(
    (top) => top !== null && isInside(top, folder),
  );
}

interface InputPlace extends Pick<ManifestInput, "path"> {
  readonly stage: Stage | undefined;
}

const known = new WeakMap<Config, Map<string, InputPlace>>();

// What a path says, worked out once for all editions.
function placeOf(absolute: string, config: Config): InputPlace {
  const places = known.get(config) ?? new Map<string, InputPlace>();
  known.set(config, places);
  const place = places.get(absolute) ?? {
    stage: stageOf(absolute, config),
    path: displayPath(config.root, absolute),
  };
  places.set(absolute, place);
  return place;
}

function stageOf(path: string, config: Config): Stage | undefined {
  const { root, file, template, theme, data, published } = config;
  const {
    incidents,
    claims,
    events,
    breakdowns,
    sources: list,
    statements,
    imports = [],
    links = null,
  } = data;
  // What briefing.yaml says of an edition is hashed apart from what it says of the others.
  if (path === file || path === root || !isInside(rootOf(root, path), path)) return undefined;
  const imported = imports.flatMap(importedFiles).map((file) => file.path);
  if ([incidents, claims, events, breakdowns, list, statements, links, ...imported].includes(path))
    return "data";
  if (theme.includes(path)) return "theme";
  if (fontFiles.test(path)) return "fonts";
  if (isInside(published.folder, path)) return "published";
  if (isInside(data.translations, path)) return "translations";
  if (isInside(data.places, path)) return "places";
  if (data.narrative !== null && isInside(data.narrative, path)) return "narrative";
  if (template.some((folder) => isInside(folder, path))) return "template";
  return "images";
}

// strings.<language>.yaml, wording.<language>.yaml, translations/<language>.csv, <name>[.<issue>][.<audience>].<language>.md
function filesFor(
  folder: string,
  config: Config,
  edition: EditionConfig,
): (name: string) => boolean {
  const { language } = edition;
  const { narrative, translations } = config.data;
  if (folder === translations) return (name) => name === `${language}.csv`;
  if (narrative !== null && isInside(narrative, folder))
    return (name) => {
      if (!name.endsWith(`.${language}.md`)) return false;
      const own = narrativeName(name.slice(0, -`.${language}.md`.length), config);
      return narrativeRank(own, edition) >= 0;
    };
  if (!config.template.includes(folder)) return () => true;
  return (name) => {
    const inLanguage = /^(?:strings|wording)\.(.+)\.yaml$/.exec(name)?.[1];
    return inLanguage === undefined || inLanguage === language;
  };
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
