import { basename, join } from "node:path";
import { type Config, readText, readYaml } from "../config/index.ts";
import { errorCode, type ReadEffects } from "../effect.ts";

/** A file of a template, as its most special folder has it. */
export interface TemplateEntry {
  /** From its folder: `partials/title.hbs`. */
  readonly path: string;
  /** What it is called in templates: `title`. */
  readonly name: string;
  /** Its folder's place in the chain; 0 is the template's own. */
  readonly level: number;
}

const kinds = [
  { below: "partials", ending: ".hbs" },
  { below: "queries", ending: ".sql" },
  { below: "charts", ending: ".vl.json" },
  { below: ".", ending: ".hbs" },
  { below: ".", ending: ".yaml" },
] as const;

/** Lists the files of a template that one of its folders may override, by what they are and by name. */
export async function templateFiles(
  { template }: Pick<Config, "template">,
  effects: ReadEffects,
): Promise<readonly TemplateEntry[]> {
  const files = new Map<string, TemplateEntry>();
  for (const [level, folder] of template.entries())
    for (const { below, ending } of kinds)
      for (const file of await namesIn(join(folder, below), effects)) {
        if (!file.endsWith(ending) || file === "template.yaml") continue;
        const path = below === "." ? file : `${below}/${file}`;
        if (!files.has(path)) files.set(path, { path, name: basename(file, ending), level });
      }
  return [...files.values()];
}

async function namesIn(folder: string, effects: ReadEffects): Promise<readonly string[]> {
  try {
    return await effects.list(folder);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return [];
  }
}

/** Names that are no files, but a part of one that is merged: messages and styles. */
export interface Parts {
  readonly messages: ReadonlySet<string>;
  readonly styles: ReadonlySet<string>;
}

/** Lists the messages and styles of a template. What is wrong with a file is told when it is built. */
export async function templateParts(
  { root, template, theme }: Config,
  files: readonly TemplateEntry[],
  effects: ReadEffects,
): Promise<Parts> {
  const readValue = async (path: string): Promise<unknown> => {
    const { text } = await readText(path, { root, effects });
    return text === undefined ? undefined : readYaml(text, path).value;
  };
  const strings = files.filter(({ path }) => /^strings\..*\.yaml$/.test(path));
  const paths = template.flatMap((folder) => strings.map(({ path }) => join(folder, path)));
  const messages = (await Promise.all(paths.map(readValue))).flatMap((value) => keysOf(value));
  const themes = await Promise.all(theme.map(readValue));
  const styles = themes.flatMap((value) => Object.keys(fieldOf(value, "styles")));
  return { messages: new Set(messages), styles: new Set(styles) };
}

function keysOf(value: unknown, before = ""): readonly string[] {
  if (typeof value === "string") return [before];
  return Object.entries(record(value)).flatMap(([key, below]) =>
    keysOf(below, before === "" ? key : `${before}.${key}`),
  );
}

function fieldOf(value: unknown, key: string): Readonly<Record<string, unknown>> {
  return record(record(value)[key]);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
