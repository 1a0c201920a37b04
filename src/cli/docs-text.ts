import { printable } from "../printable.ts";
import { argumentName, type Kind, kinds, type TemplateReference } from "../reference/index.ts";
import type { Colors } from "./diagnostics.ts";
import { wrap } from "./wrap.ts";

const titles: Readonly<Record<Kind, string>> = {
  helpers: "Helpers",
  partials: "Partials",
  queries: "Queries",
  charts: "Charts",
  strings: "Messages",
  styles: "Styles",
};

/** Returns what a template may say, as a terminal shows it: a part for each kind of names. */
export function docsText(reference: TemplateReference, colors: Colors): string {
  return kinds
    .filter((kind) => reference[kind].length > 0)
    .map((kind) => `${colors.bold(titles[kind])}\n\n${writers[kind](reference, colors).join("\n")}`)
    .join("\n");
}

type Write = (reference: TemplateReference, colors: Colors) => readonly string[];

const writers: Readonly<Record<Kind, Write>> = {
  helpers: ({ helpers }, colors) =>
    helpers.map(({ name, about, example, file, arguments: takes }) => {
      const rows = takes.map(
        (each) => [argumentName(each), `${each.takes}: ${each.about}`] as const,
      );
      return entry(name, {
        colors,
        lines: [about],
        example,
        rows,
        ...(file !== undefined && { file }),
      });
    }),
  partials: ({ partials }, colors) =>
    partials.map(({ name, file, about, takes }) => {
      const given = takes.length > 0 ? [`takes ${takes.join(", ")}`] : [];
      return entry(name, { colors, file, lines: [about, ...given] });
    }),
  queries: ({ queries }, colors) =>
    queries.map(({ name, file, about, parameters, key, columns }) => {
      const asks = parameters.map((each) => `$${each}`).join(", ");
      const lines = [about, asks && `parameters: ${asks}`, key ? `key: ${key.join(", ")}` : ""];
      const rows = columns.map((column) => [column.name, column.type] as const);
      return entry(name, { colors, file, lines, rows });
    }),
  charts: ({ charts }, colors) =>
    charts.map(({ name, file, data, takesQuery, fields }) => {
      const rows = `rows of ${data.join(", ")}${takesQuery ? ", or of the query given" : ""}`;
      return entry(name, { colors, file, lines: [rows, `fields: ${fields.join(", ")}`] });
    }),
  strings: ({ strings }, colors) =>
    strings.map(({ name, file, arguments: values, text }) => {
      const given = values.length > 0 ? [`values: ${values.join(", ")}`] : [];
      return entry(name, { colors, file, lines: [text, ...given] });
    }),
  styles: ({ styles }, colors) =>
    styles.map(({ name, file, says }) => {
      const properties = Object.entries(says).map(([property, value]) => `${property}: ${value}`);
      return entry(name, { colors, file, lines: [properties.join(", ")] });
    }),
};

interface Entry {
  readonly colors: Colors;
  /** Where it comes from. */
  readonly file?: string;
  readonly lines: readonly string[];
  /** Shown as it is written. */
  readonly example?: string;
  /** Names, and what is said of each. */
  readonly rows?: readonly (readonly [name: string, about: string])[];
}

function entry(name: string, { colors, file, lines, example, rows = [] }: Entry): string {
  const from = file === undefined ? "" : `  ${colors.dim(printable(file))}`;
  const about = lines.filter((line) => line !== "").map((line) => wrap(printable(line), 4, 4));
  const shown = example === undefined ? "" : `    ${example}\n`;
  const width = Math.max(0, ...rows.map(([each]) => each.length));
  const table = rows.map(([each, what]) => {
    const start = `    ${each.padEnd(width)}  `;
    return `${start}${wrap(printable(what), start.length, start.length).trimStart()}`;
  });
  return `  ${colors.bold(printable(name))}${from}\n${about.join("")}${shown}${table.join("")}`;
}
