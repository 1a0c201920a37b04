import { basename, dirname, join } from "node:path";
import {
  type Config,
  displayPath,
  isInside,
  readConfig,
  readText,
  replaceScalar,
  withoutKey,
} from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { errorCode, type ReadEffects, type WriteEffects } from "../effect.ts";
import { isShipped } from "../shipped.ts";
import { findFile } from "./find-file.ts";
import { templateFiles, templateParts } from "./template-files.ts";

export interface EjectOptions {
  /** The absolute path of the folder that holds briefing.yaml. */
  readonly project: string;
  /** A file of the template: `partials/title.hbs`, `title`. */
  readonly name: string;
}

/** What ejecting does to the world. */
export interface EjectEffects {
  readonly read: ReadEffects;
  readonly write: WriteEffects;
}

/** What was written; nothing where something stands in the way. */
export interface EjectReport {
  /** The file and what it is a copy of, as findings name them. */
  readonly copy?: { readonly path: string; readonly from: string };
  /** The folder that was made for it, and named in briefing.yaml. */
  readonly folder?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Copies a file of a project's template into the template's own folder, where it overrides what it is a copy of. A
 * project whose template comes with the program gets such a folder first, and a briefing.yaml that names it. Nothing
 * that is there is written over, but for that one word.
 */
export async function eject(
  { project, name }: EjectOptions,
  effects: EjectEffects,
): Promise<EjectReport> {
  const { read } = effects;
  const { config, diagnostics } = await readConfig(project, read);
  if (config === undefined) return { diagnostics };
  const files = await templateFiles(config, read);
  const found = findFile(name, files, await templateParts(config, files, read));
  if ("problem" in found) return refused(found.problem);
  const { path, level } = found.entry;
  const from = join(config.template[level] ?? "", path);
  const own = config.template[0] ?? "";
  const isMade = isShipped(own);
  const folder = isMade ? join(config.root, "templates", basename(own)) : own;
  const problem = await obstacle(config, { path, folder, isOwn: level === 0 && !isMade }, read);
  if (problem !== undefined) return refused(problem);
  const { text, diagnostics: unread } = await readText(from, { root: config.root, effects: read });
  if (text === undefined) return { diagnostics: unread };
  if (isMade) await put(join(folder, "template.yaml"), extending(config), effects.write);
  const file = join(folder, path);
  // Paths of fonts are from the file that lists them; without the list, the fonts are those of the file below.
  await put(file, path === "theme.yaml" ? withoutKey(text, "fonts") : text, effects.write);
  if (isMade) await rename(config, displayPath(config.root, folder), effects);
  const shown = (each: string): string => displayPath(config.root, each);
  return {
    copy: { path: shown(file), from: shown(from) },
    ...(isMade ? { folder: shown(folder) } : {}),
    diagnostics: text.includes(`base/${found.entry.name}`) ? [printsItself(shown(file))] : [],
  };
}

function refused(problem: Pick<Diagnostic, "code" | "message" | "hint">): EjectReport {
  return { diagnostics: [{ severity: "error", ...problem }] };
}

interface Target {
  readonly path: string;
  readonly folder: string;
  /** Whether the template's own folder holds the file. */
  readonly isOwn: boolean;
}

async function obstacle(
  { root, file, theme, template }: Config,
  { path, folder, isOwn }: Target,
  read: ReadEffects,
): Promise<Pick<Diagnostic, "code" | "message" | "hint"> | undefined> {
  const shown = displayPath(root, folder);
  if (isOwn)
    return {
      code: "eject/own-file",
      message: `"${shown}/${path}" is your own already`,
      hint: "change it there",
    };
  if (path === "theme.yaml" && !template.some((each) => theme[0] === join(each, path)))
    return {
      code: "eject/other-theme",
      message: `${basename(file)} names a theme of its own, "${displayPath(root, theme[0] ?? "")}"`,
      hint: "change that one, or take theme: out first",
    };
  const isThere = await exists(isShipped(template[0] ?? "") ? folder : join(folder, path), read);
  if (isThere)
    return {
      code: "eject/in-the-way",
      message: `there is a "${shown}" already, which the briefing does not use`,
      hint: `name it in briefing.yaml as template: ${shown}, with extends: in its template.yaml, or move it away`,
    };
  const [realRoot, above] = [await read.realpath(root), await nearest(folder, read)];
  if (isInside(realRoot, above)) return undefined;
  return {
    code: "config/outside-project",
    message: `"${shown}" lies outside the project folder`,
    hint: "links out of the project are not followed",
  };
}

// The part of a path that is there, links resolved.
async function nearest(path: string, read: ReadEffects): Promise<string> {
  return (await exists(path, read)) ? read.realpath(path) : nearest(dirname(path), read);
}

async function exists(path: string, { realpath }: ReadEffects): Promise<boolean> {
  try {
    await realpath(path);
    return true;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return false;
  }
}

function extending({ root, template }: Config): string {
  return `# What this folder does not hold is taken from the template that it extends.\nextends: ${displayPath(root, template[0] ?? "")}\n`;
}

async function rename(
  { root, file }: Config,
  folder: string,
  { read, write }: EjectEffects,
): Promise<void> {
  const { text = "" } = await readText(file, { root, effects: read });
  const changed = replaceScalar(text, "template", folder);
  if (changed === undefined) throw new Error("briefing.yaml names no template");
  await put(file, changed, write);
}

// Whole, or not at all.
async function put(path: string, text: string, write: WriteEffects): Promise<void> {
  const temporary = `${path}.new`;
  await write.makeFolder(dirname(path));
  try {
    await write.writeFile(temporary, new TextEncoder().encode(text));
    await write.rename(temporary, path);
  } catch (error) {
    await write.remove(temporary);
    throw error;
  }
}

function printsItself(file: string): Diagnostic {
  return {
    severity: "warning",
    code: "eject/prints-base",
    message: `"${file}" prints what it overrides, which is now what it is a copy of`,
    hint: "take out what would be printed twice",
    place: { file },
  };
}
