import type { Texts } from "../config/index.ts";
import {
  claimColumns,
  incidentColumns,
  sourceColumns,
  writeCsv,
  writeTable,
} from "../incident/index.ts";
import type { Answers, Language } from "./answers.ts";
import { briefingYaml } from "./briefing-yaml.ts";
import type { Start } from "./dataset.ts";
import type { OpenedPlaces } from "./open-places.ts";
import { dataReadme } from "./readme.ts";
import { templateFiles } from "./template-files.ts";
import { words } from "./words.ts";

/** What goes into a project and is neither answer nor table. */
export interface Shipped {
  readonly places: OpenedPlaces;
  readonly general: ReadonlyMap<Language, Texts>;
  readonly schema?: string | undefined;
}

/** Returns every file of a new project by its path in it. */
export function projectFiles(
  answers: Answers,
  start: Start,
  shipped: Shipped,
): ReadonlyMap<string, Uint8Array> {
  const texts = new Map<string, string>();
  const { records, table } = start;
  texts.set("briefing.yaml", briefingYaml({ answers, start, schema: shipped.schema }));
  texts.set(".gitignore", "out/\nnode_modules/\n");
  texts.set("data/incidents.csv", writeTable(records.incidents, incidentColumns));
  texts.set("data/claims.csv", writeTable(records.claims, claimColumns));
  texts.set("data/sources.csv", writeTable(records.sources, sourceColumns));
  texts.set("data/README.md", dataReadme(start));
  const hasOwnMap = shipped.places.isOwn;
  for (const [path, text] of templateFiles({ answers, start, general: shipped.general, hasOwnMap }))
    texts.set(`templates/own/${path}`, text);
  if (answers.template === "briefing") narrative(answers, start, texts);
  if (table !== undefined && table.leftOut.length > 0) {
    const rows = table.leftOut.map(({ row, why }) => [String(row.line), why, ...row.cells]);
    texts.set("data/left-out.csv", writeCsv(["line", "reason", ...table.sheet.header], rows));
  }
  const encoder = new TextEncoder();
  const files = new Map<string, Uint8Array>();
  for (const [path, text] of texts) files.set(path, encoder.encode(text));
  for (const [name, bytes] of shipped.places.files) files.set(`data/places/${name}`, bytes);
  if (table !== undefined) files.set(`data/original/${table.name}`, table.bytes);
  return files;
}

function narrative(answers: Answers, { table }: Start, texts: Map<string, string>): void {
  for (const language of answers.languages) {
    const { summary, coverage, exampleSummary, exampleCoverage } = words[language];
    const [first, second] =
      table === undefined ? [exampleSummary, exampleCoverage] : [summary, coverage];
    texts.set(`data/narrative/summary.${language}.md`, `${first}\n`);
    texts.set(`data/narrative/method-coverage.${language}.md`, `${second}\n`);
  }
}
