import { dirname, isAbsolute, join, resolve } from "node:path";
import { type Diagnostic, didYouMean } from "../diagnostic.ts";
import { exists, type ReadEffects } from "../effect.ts";
import { shippedPrefix, shippedRoot } from "../shipped.ts";
import { displayPath, readText, rootOf } from "./file.ts";
import { type Finding, findingIn } from "./finding.ts";
import { locations } from "./path.ts";
import { readYaml, type Yaml, type YamlPath } from "./yaml.ts";

/** Where a name is written: the file, the key, and the folder that paths in it start from. */
interface Written {
  readonly yaml: Yaml;
  readonly keys: YamlPath;
  readonly base: string;
  /** Whether a theme may be named there. */
  readonly themes?: true;
}

/** Follows names of templates and themes; what is wrong on the way is added to `diagnostics`. */
export interface Chains {
  /** Returns the folders of a template, its own first; none where the name leads nowhere. */
  readonly template: (name: string, from: Written) => Promise<readonly string[]>;
  /**
   * Returns the theme files of a name that briefing.yaml says, or of its template's folders where it says none; none
   * where there is none.
   */
  readonly theme: (folders: readonly string[], from?: Named) => Promise<readonly string[]>;
  readonly diagnostics: readonly Diagnostic[];
}

interface Named extends Written {
  readonly name: string;
}

// More than a newsroom's base of a base; a chain that is longer is a mistake.
const mostFolders = 8;

/** Opens what follows `template:`, `theme:` and the `extends:` of the files that they name. */
export function openChains(root: string, effects: ReadEffects): Chains {
  const diagnostics: Diagnostic[] = [];
  const report = ({ yaml, keys }: Written, finding: Finding): undefined => {
    const place = yaml.placeOf(keys);
    diagnostics.push(findingIn(yaml.textAt(place), place, finding));
  };
  const locate = async (name: string, from: Written): Promise<string | undefined> => {
    if (name.startsWith(shippedPrefix)) return shipped(name, from);
    const { yaml, keys, base } = from;
    const within = rootOf(root, base);
    const paths = locations({ root: within, base, effects, yaml });
    const found = await paths.need(keys, name);
    const known = isAbsolute(name) ? [] : await shippedTemplates(effects);
    const hint = known.includes(name) ? `did you mean "${shippedPrefix}${name}"?` : undefined;
    diagnostics.push(...paths.diagnostics.map((each) => (hint ? { ...each, hint } : each)));
    return found;
  };
  const shipped = async (name: string, from: Written): Promise<string | undefined> => {
    const path = resolve(shippedRoot, name.slice(shippedPrefix.length));
    const isThere = rootOf(root, path) !== root && (await exists(path, effects));
    if (isThere && path !== shippedRoot) return path;
    const { themes } = from;
    const names = [
      ...(await shippedTemplates(effects)),
      ...(themes ? await shippedThemes(effects) : []),
    ];
    const known = names.map((each) => `${shippedPrefix}${each}`);
    return report(from, {
      code: "config/unknown-template",
      message: `"${name}" does not come with the program`,
      hint: didYouMean(name, known) ?? `there are ${known.join(", ")}`,
    });
  };
  const closes = (path: string, trail: readonly string[], from: Written): boolean => {
    const names = [...trail, path].map((each) => displayPath(root, each));
    if (trail.includes(path)) {
      const message = `"${names.at(-1)}" extends itself: ${names.join(" → ")}`;
      const hint = "take one extends out";
      report(from, { code: "config/extends-cycle", message, hint });
    } else if (trail.length >= mostFolders) {
      const message = `more than ${mostFolders} extend one another: ${names.join(" → ")}`;
      const hint = "put some of them together";
      report(from, { code: "config/extends-depth", message, hint });
    } else return false;
    return true;
  };

  const template: Chains["template"] = async (name, from) => {
    const folders: string[] = [];
    for (let next: Named | undefined = { ...from, name }; next !== undefined; ) {
      const folder = await locate(next.name, next);
      if (folder === undefined || closes(folder, folders, next)) return [];
      folders.push(folder);
      next = await extendsOf(join(folder, "template.yaml"), { root, effects });
    }
    return folders;
  };
  const theme: Chains["theme"] = (briefings, from) => {
    // The file that a name is of, and what is below it.
    const named = async (from: Named, trail: readonly string[]): Promise<readonly string[]> => {
      if (from.name === templatesTheme) {
        const isBelow = (folder: string): boolean => !trail.includes(join(folder, "theme.yaml"));
        return inFolders(briefings.filter(isBelow), trail, from);
      }
      const ready = await shippedTheme(from.name, effects);
      if (ready === undefined && !from.name.endsWith(".yaml"))
        return inFolders(await template(from.name, { ...from, themes: true }), trail, from);
      const file = ready ?? (await locate(from.name, from));
      if (file === undefined || closes(file, trail, from)) return [];
      return withBase(file, [], trail);
    };
    const inFolders = async (
      [folder, ...rest]: readonly string[],
      trail: readonly string[],
      from?: Named,
    ): Promise<readonly string[]> => {
      if (folder === undefined) return [];
      const file = join(folder, "theme.yaml");
      if (!(await exists(file, effects))) return inFolders(rest, trail, from);
      return from !== undefined && closes(file, trail, from) ? [] : withBase(file, rest, trail);
    };
    // A theme is laid over what it says that it extends, or over that of the template that its own extends.
    const withBase = async (
      file: string,
      rest: readonly string[],
      trail: readonly string[],
    ): Promise<readonly string[]> => {
      const base = await extendsOf(file, { root, effects });
      const below = [...trail, file];
      return [file, ...(await (base ? named(base, below) : inFolders(rest, below)))];
    };
    return from === undefined ? inFolders(briefings, []) : named(from, []);
  };
  return { template, theme, diagnostics };
}

// What a theme extends that is laid over the theme of the briefing's template, whichever that is; in that theme itself,
// over the one below.
const templatesTheme = "template";

const themesFolder = join(shippedRoot, "themes");

/** Returns the path of a theme that comes with the program, by its name; undefined where there is none. */
async function shippedTheme(name: string, effects: ReadEffects): Promise<string | undefined> {
  if (!name.startsWith(shippedPrefix)) return undefined;
  const own = name.slice(shippedPrefix.length);
  return (await shippedThemes(effects)).includes(own)
    ? join(themesFolder, `${own}.yaml`)
    : undefined;
}

/** Returns the names of the themes that come with the program. */
async function shippedThemes(effects: ReadEffects): Promise<readonly string[]> {
  const names = await effects.list(themesFolder);
  return names.flatMap((name) => (name.endsWith(".yaml") ? [name.slice(0, -".yaml".length)] : []));
}

// What is wrong with a file is told by whoever reads all of it.
async function extendsOf(
  file: string,
  options: { readonly root: string; readonly effects: ReadEffects },
): Promise<Named | undefined> {
  const { text } = await readText(file, options);
  // Most files extend nothing, and to read one as YAML takes longer than all else here.
  if (text === undefined || !text.includes("extends")) return undefined;
  const yaml = readYaml(text, displayPath(options.root, file));
  const { value } = yaml;
  if (typeof value !== "object" || value === null || !("extends" in value)) return undefined;
  const { extends: name } = value;
  if (typeof name !== "string" || name === "") return undefined;
  return { name, yaml, keys: ["extends"], base: dirname(file) };
}

/** Returns the names of the templates that come with the program. */
async function shippedTemplates(effects: ReadEffects): Promise<readonly string[]> {
  const names = await effects.list(shippedRoot);
  const has = await Promise.all(
    names.map((name) => exists(join(shippedRoot, name, "template.yaml"), effects)),
  );
  return names.filter((_, index) => has[index]);
}
