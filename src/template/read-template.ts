import { basename } from "node:path";
import { type Diagnostic, hasErrors } from "../diagnostic.ts";
import type { ReadEffects } from "../effect.ts";
import { mostSpecial, namePartials } from "./layers.ts";
import { readOwnHelpers } from "./own-helpers/read-own-helpers.ts";
import { type FolderReader, type NamedFile, openFolder } from "./read-folder.ts";
import { readSettings, type Settings } from "./read-settings.ts";
import { readStrings } from "./read-strings.ts";
import type { Template, TemplateFile } from "./template.ts";
import { readWording } from "./wording/read-wording.ts";

/** A template unless a file of it cannot be read, and what is wrong with its files. */
export interface ReadTemplate {
  readonly template: Template | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReadTemplateOptions {
  /** The project's folder: nothing outside is read, and findings name files from here. */
  readonly root: string;
  readonly effects: ReadEffects;
  /** Messages that every language must have for the outputs, beside those of the template. */
  readonly messages?: readonly string[];
  /** The languages to read strings of, beside the original; all that are there unless told. */
  readonly languages?: readonly string[];
}

/**
 * Reads a template's folders, its own first, then those that it extends: template.yaml, the main file, partials/*.hbs,
 * queries/*.sql, charts/*.vl.json, helpers.js or
 * helpers.ts, strings.<language>.yaml and wording.<language>.yaml. Of files of one name the first
 * is taken; strings are taken message by message. Syntax of templates is left to {@link renderTemplate}.
 */
export async function readTemplate(
  folders: readonly string[],
  options: ReadTemplateOptions,
): Promise<ReadTemplate> {
  const readers = folders.map((folder, level) => openFolder(folder, { ...options, level }));
  const settings = await Promise.all(readers.map(readSettings));
  // A file that cannot be made out may have named what the rest is missing.
  if (readers.some(({ diagnostics }) => hasErrors(diagnostics)) && readers.length > 1)
    return { template: undefined, diagnostics: readers.flatMap((reader) => reader.diagnostics) };
  const main = await readMain(readers, settings);
  const all = async (below: string, ending: string, start?: string): Promise<NamedFile[]> =>
    (await Promise.all(readers.map((reader) => reader.readAll(below, ending, start)))).flat();
  const partials = await all("partials", ".hbs");
  const queries = await all("queries", ".sql");
  const charts = await all("charts", ".vl.json");
  const own = await readOwnHelpers(readers);
  const original = settings.find(({ language }) => language !== undefined)?.language ?? "en";
  const strings = readStrings(await all(".", ".yaml", "strings."), {
    original,
    required: options.messages,
    languages: options.languages,
  });
  const wording = readWording(mostSpecial(await all(".", ".yaml", "wording.")), options.languages);
  const diagnostics = [
    ...readers.flatMap((reader) => reader.diagnostics),
    ...own.diagnostics,
    ...strings.diagnostics,
    ...wording.diagnostics,
  ];
  if (main === undefined || hasErrors(diagnostics)) return { template: undefined, diagnostics };
  const extended = [...queries, ...charts].filter(({ level = 0 }) => level > 0);
  const template: Template = {
    name: basename(folders[0] ?? ""),
    main,
    partials: namePartials(partials, main),
    queries: mostSpecial(queries).map(({ name, file, text }) => ({ name, file, sql: text })),
    charts: mostSpecial(charts).map(({ name, file, text }) => ({ name, file, text })),
    original,
    strings: strings.messages,
    stringPlaces: strings.placeOf,
    constants: settings.flatMap(({ constants }) => constants),
    wording: wording.lists,
    ...(own.helpers.length > 0 && { ownHelpers: own.helpers }),
    extended: new Set(extended.map(({ file }) => file)),
  };
  return { template, diagnostics };
}

// The first folder that says which file it is, or has one of its own name, decides; that file may be overridden, too.
async function readMain(
  readers: readonly FolderReader[],
  settings: readonly Settings[],
): Promise<TemplateFile | undefined> {
  const ownName = ({ folder }: FolderReader): string => `${basename(folder)}.hbs`;
  const owning = async (name: string): Promise<FolderReader | undefined> => {
    for (const reader of readers) if (await reader.has(name)) return reader;
    return undefined;
  };
  for (const [index, reader] of readers.entries()) {
    const told = settings[index]?.main;
    const owner = await owning(told ?? ownName(reader));
    if (told !== undefined || owner !== undefined)
      return (owner ?? reader).read(told ?? ownName(reader), settings[index]?.mainAt);
  }
  // A template.yaml with something wrong in it may have meant to name one.
  const [own] = readers;
  return readers.some((reader) => hasErrors(reader.diagnostics))
    ? undefined
    : own?.read(ownName(own));
}
