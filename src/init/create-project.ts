import { basename, dirname, join } from "node:path";
import { readText, readYaml, type Texts } from "../config/index.ts";
import { type Diagnostic, ReportError } from "../diagnostic.ts";
import { errorCode, exists } from "../effect.ts";
import { shippedRoot } from "../shipped.ts";
import { type Answers, type Language, languages } from "./answers.ts";
import type { Start } from "./dataset.ts";
import type { InitEffects } from "./effects.ts";
import type { OpenedPlaces } from "./open-places.ts";
import { projectFiles, type Shipped } from "./project-files.ts";

const entries = ["briefing.yaml", "data", "templates"] as const;

/** Returns what stands in the way of a new project in a folder: another project, or files that it would overwrite. */
export async function obstacles(
  folder: string,
  { read }: InitEffects,
): Promise<readonly Diagnostic[]> {
  const found: string[] = [];
  for (const name of entries) if (await exists(join(folder, name), read)) found.push(name);
  const [first] = found;
  if (first === undefined) return [];
  const isProject = first === "briefing.yaml";
  return [
    {
      severity: "error",
      code: isProject ? "init/project-there" : "init/in-the-way",
      message: isProject
        ? `"${basename(folder)}" is a project already: it has a briefing.yaml`
        : `"${basename(folder)}" has a "${found.join('" and a "')}" already`,
      hint: "name another folder; nothing that is there is written over",
    },
  ];
}

/** What a new project is made of. */
interface Decided {
  readonly answers: Answers;
  readonly start: Start;
  readonly places: OpenedPlaces;
}

/**
 * Writes a new project into a folder, whole or not at all, and returns its files. A .gitignore that is there stays.
 * Throws a `ReportError` where something stands in the way or the disk refuses.
 */
export async function createProject(
  folder: string,
  { answers, start, places }: Decided,
  effects: InitEffects,
): Promise<readonly string[]> {
  const found = await obstacles(folder, effects);
  if (found.length > 0) throw new ReportError(found);
  const files = projectFiles(answers, start, { places, ...(await shippedParts(folder, effects)) });
  const isThere = await exists(folder, effects.read);
  const temporary = join(folder, ".fieldbrief-init");
  const moved: string[] = [];
  try {
    for (const [path, bytes] of files) {
      const to = join(temporary, path);
      await effects.write.makeFolder(dirname(to));
      await effects.write.writeFile(to, bytes);
    }
    const keepsIgnore = await exists(join(folder, ".gitignore"), effects.read);
    // briefing.yaml comes last: with it the folder is a project.
    for (const name of [
      ...(keepsIgnore ? [] : [".gitignore"]),
      "templates",
      "data",
      "briefing.yaml",
    ]) {
      await effects.write.rename(join(temporary, name), join(folder, name));
      moved.push(name);
    }
    return [...files.keys()].filter((path) => path !== ".gitignore" || !keepsIgnore);
  } catch (error) {
    for (const name of moved) await removeQuietly(join(folder, name), effects);
    if (!isThere) await removeQuietly(folder, effects);
    if (errorCode(error) === undefined) throw error;
    throw new ReportError([refused(folder, error)], { cause: error });
  } finally {
    await removeQuietly(temporary, effects);
  }
}

// What refuses to be removed was refused before, too: the first reason is the one to tell.
async function removeQuietly(path: string, { removeFolder }: InitEffects): Promise<void> {
  try {
    await removeFolder(path);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
}

function refused(folder: string, error: unknown): Diagnostic {
  return {
    severity: "error",
    code: "io/write",
    message: `"${basename(folder)}" cannot be written: ${errorCode(error)}`,
    hint: "check the rights on the folder and the room on the disk; nothing was left behind",
  };
}

async function shippedParts(
  folder: string,
  { read }: InitEffects,
): Promise<Omit<Shipped, "places">> {
  const general = new Map<Language, Texts>();
  for (const language of languages) {
    const path = join(shippedRoot, "general", `strings.${language}.yaml`);
    const { text = "" } = await readText(path, { root: shippedRoot, effects: read });
    general.set(language, textsOf(readYaml(text, path).value));
  }
  return { general, schema: await schemaFor(folder, read) };
}

function textsOf(value: unknown): Texts {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      typeof each === "string" ? each : textsOf(each),
    ]),
  );
}

// Where the package is installed in the project's folder, or in the one above, editors find its schemas by this way.
async function schemaFor(folder: string, read: InitEffects["read"]): Promise<string | undefined> {
  for (const above of [".", ".."]) {
    const way = `${above}/node_modules/fieldbrief/schemas/briefing.schema.json`;
    if (await exists(join(folder, way), read)) return way;
  }
  return undefined;
}
