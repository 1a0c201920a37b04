import type { NamedFile } from "./read-folder.ts";
import type { TemplateFile } from "./template.ts";

/** What stands before the name of a partial that is printed though another overrides it. */
const basePrefix = "base/";

/** Picks of all files of one kind, those of a template's own folder first, the most special of each name. */
export function mostSpecial(files: readonly NamedFile[]): readonly NamedFile[] {
  const byName = new Map<string, NamedFile>();
  for (const file of files) if (!byName.has(file.name)) byName.set(file.name, file);
  // The order of one folder's list: by the whole name, in which the ending begins with a dot.
  const key = ({ name }: NamedFile): string => `${name}.`;
  return [...byName.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/**
 * Names partials: the most special of each name by it, and those below it, which a file may print as `base/<name>`, by
 * that prefix, once for each that overrides them. One that nobody asks for is left out.
 */
export function namePartials(
  files: readonly NamedFile[],
  main: TemplateFile,
): ReadonlyMap<string, TemplateFile> {
  const named = new Map<string, TemplateFile>();
  for (const { name, ...file } of mostSpecial(files)) named.set(name, file);
  const texts = [main, ...files].map(({ text }) => text).join("\n");
  const overridden = files.filter(({ name, file }) => named.get(name)?.file !== file);
  for (const { name, ...file } of overridden) {
    if (!texts.includes(`${basePrefix}${name}`)) continue;
    let key = `${basePrefix}${name}`;
    while (named.has(key)) key = `${basePrefix}${key}`;
    named.set(key, file);
  }
  return named;
}

/**
 * Returns the key of the partial that a file means by a name: by `base/<name>` the first one that its own folder does
 * not hold, but a folder that it extends.
 */
export function partialKey(
  written: string,
  { level = 0 }: TemplateFile,
  partials: ReadonlyMap<string, TemplateFile>,
): string {
  if (!written.startsWith(basePrefix)) return written;
  const name = written.slice(basePrefix.length);
  for (let key = name; partials.has(key); key = `${basePrefix}${key}`)
    if ((partials.get(key)?.level ?? 0) > level) return key;
  return written;
}
