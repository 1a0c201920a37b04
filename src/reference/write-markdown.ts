import { code, prose, table } from "./markdown-table.ts";
import { type Kind, kinds } from "./narrow.ts";
import type { ArgumentEntry, TemplateReference } from "./template-reference.ts";

/** Writes what a template may say as a page of Markdown: a section for each kind of names. */
export function writeReferenceMarkdown(reference: TemplateReference): string {
  const sections = kinds
    .filter((kind) => reference[kind].length > 0)
    .map((kind) => writers[kind](reference));
  return `# ${code(reference.folders[0] ?? "")}\n\n${sections.join("\n")}`;
}

const writers: Readonly<Record<Kind, (reference: TemplateReference) => string>> = {
  helpers: ({ helpers }) =>
    `## Helpers\n\n${helpers
      .map(
        ({ name, about, example, file, arguments: takes }) =>
          `### ${code(name)}\n\n${prose(about)}\n\n    ${example}\n\n${file === undefined ? "" : `From ${code(file)}.\n\n`}${table(
            ["argument", "takes", ""],
            takes.map((each) => [code(argumentName(each)), each.takes, prose(each.about)]),
          )}`,
      )
      .join("\n")}`,
  partials: ({ partials }) =>
    `## Partials\n\n${table(
      ["partial", "from", "takes", ""],
      partials.map(({ name, file, takes, about }) => [
        code(name),
        code(file),
        takes.map(code).join(", "),
        prose(about),
      ]),
    )}`,
  queries: ({ queries }) =>
    `## Queries\n\n${queries
      .map(
        ({ name, file, about, parameters, key, columns }) =>
          `### ${code(name)}\n\n${prose(about)}\n\nFrom ${code(file)}.${
            parameters.length > 0
              ? ` Parameters: ${parameters.map((each) => code(`$${each}`)).join(", ")}.`
              : ""
          }${key ? ` Key: ${key.map(code).join(", ")}.` : ""}\n\n${table(
            ["column", "type"],
            columns.map((column) => [code(column.name), column.type]),
          )}`,
      )
      .join("\n")}`,
  charts: ({ charts }) =>
    `## Charts\n\n${table(
      ["chart", "from", "rows of", "fields"],
      charts.map(({ name, file, data, takesQuery, fields }) => [
        code(name),
        code(file),
        [...data.map(code), ...(takesQuery ? ["or the query given"] : [])].join(", "),
        fields.map(code).join(", "),
      ]),
    )}`,
  strings: ({ strings }) =>
    `## Messages\n\n${table(
      ["message", "values", "text"],
      strings.map(({ name, arguments: values, text }) => [
        code(name),
        values.map(code).join(", "),
        prose(text),
      ]),
    )}`,
  styles: ({ styles }) =>
    `## Styles\n\n${table(
      ["style", "from", "says"],
      styles.map(({ name, file, says }) => [
        code(name),
        code(file),
        Object.entries(says)
          .map(([property, value]) => code(`${property}: ${value}`))
          .join(", "),
      ]),
    )}`,
};

/** Returns how an argument is written: `value`, `[style=]`, `rows=`. */
export function argumentName({ name, by, optional }: ArgumentEntry): string {
  const written = by === "name" ? `${name}=` : name;
  return optional ? `[${written}]` : written;
}
