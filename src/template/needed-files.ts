import { partialKey } from "./layers.ts";
import type { Template, TemplateFile } from "./template.ts";

/**
 * Returns a template without those queries and charts of a template that it extends which nothing in it names: they
 * would be run and drawn for nobody. What a template holds itself is always there.
 */
export function withoutUnneeded(
  template: Template,
  narrative: readonly { readonly text: string }[],
): Template {
  const { queries, charts, extended } = template;
  if (extended.size === 0) return template;
  const printed = [...printedFiles(template), ...narrative].map(({ text }) => text).join("\n");
  const isNeeded = (within: string, { name, file }: { name: string; file: string }): boolean =>
    !extended.has(file) || namesIn(within).has(name);
  const drawn = charts.filter((chart) => isNeeded(printed, chart));
  // A chart takes the query of its own name, or one that its text names.
  const asked = [printed, ...drawn.flatMap(({ name, text }) => [name, text])].join("\n");
  const run = queries.filter((query) => isNeeded(asked, query));
  const others = <E extends { readonly name: string }>(all: readonly E[], kept: readonly E[]) =>
    all.filter((each) => !kept.includes(each)).map(({ name }) => name);
  const leftOut = { queries: others(queries, run), charts: others(charts, drawn) };
  return { ...template, charts: drawn, queries: run, leftOut };
}

// Every word that may be a name: too many rather than too few.
function namesIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\w-]+/g) ?? []);
}

// The main file and the partials that it prints, directly or by way of others.
function printedFiles({ main, partials }: Template): readonly TemplateFile[] {
  const printed = new Set([main]);
  for (const file of printed)
    for (const [, name = ""] of file.text.matchAll(/\{\{~?#?>\s*["'[]?([^\s"'\]~}]+)/g)) {
      const partial = partials.get(partialKey(name, file, partials));
      if (partial !== undefined) printed.add(partial);
    }
  return [...printed];
}
