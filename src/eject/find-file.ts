import { type Diagnostic, didYouMean } from "../diagnostic.ts";
import type { Parts, TemplateEntry } from "./template-files.ts";

/** What a name stands for, or why it stands for no file. */
export type Found =
  | { readonly entry: TemplateEntry }
  | { readonly problem: Pick<Diagnostic, "code" | "message" | "hint"> };

/**
 * Finds the file that is meant by its path (`partials/title.hbs`), its path without the ending (`queries/headline`) or its
 * name alone (`title`). A message or a style is part of a file that is merged, and needs no copy.
 */
export function findFile(
  name: string,
  files: readonly TemplateEntry[],
  { messages, styles }: Parts,
): Found {
  const exact = files.find(({ path }) => path === name);
  if (exact !== undefined) return { entry: exact };
  const called = files.filter((file) => file.name === name || withoutEnding(file) === name);
  const [only, ...others] = called;
  if (only !== undefined && others.length === 0) return { entry: only };
  const paths = called.map(({ path }) => path);
  if (only !== undefined)
    return problem(
      "eject/ambiguous-name",
      `several files are called "${name}"`,
      `say which: ${paths.join(", ")}`,
    );
  if (messages.has(name))
    return problem(
      "eject/message",
      `"${name}" is a message, no file`,
      "write it into strings.<language>.yaml of your template's folder, alone: the others are taken from below",
    );
  if (styles.has(name))
    return problem(
      "eject/style",
      `"${name}" is a style, no file`,
      `write what is to be other into theme.yaml of your template's folder: styles: { ${name}: { … } }`,
    );
  const known = [...files.flatMap((file) => [file.path, file.name]), ...messages, ...styles];
  const list = files.map(({ path }) => path).join(", ");
  return problem(
    "eject/unknown-name",
    `the template has no file "${name}"`,
    didYouMean(name, known) ?? `there are ${list}`,
  );
}

function withoutEnding({ path, name }: TemplateEntry): string {
  return path.includes("/") ? `${path.slice(0, path.indexOf("/"))}/${name}` : name;
}

function problem(code: string, message: string, hint: string): Found {
  return { problem: { code, message, hint } };
}
