import { readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { Query } from "../../src/database/index.ts";

const templates = resolve(import.meta.dirname, "../../templates");

/** The queries of every template that comes with the program. */
export const shippedQueries: readonly Query[] = readdirSync(templates, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => queriesIn(name));

function queriesIn(template: string): readonly Query[] {
  const folder = join(templates, template, "queries");
  return filesIn(folder).map((file) => ({
    name: `${template}/${basename(file, ".sql")}`,
    file: `templates/${template}/queries/${file}`,
    sql: readFileSync(join(folder, file), "utf8"),
  }));
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith(".sql"));
  } catch {
    return [];
  }
}
