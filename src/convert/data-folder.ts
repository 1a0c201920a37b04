import { join } from "node:path";
import { yamlOf } from "../config/index.ts";
import { exists, type ReadEffects } from "../effect.ts";
import type { SourceCells } from "../import/index.ts";
import {
  breakdownColumns,
  claimColumns,
  incidentColumns,
  sourceColumns,
  writeCsv,
  writeTable,
} from "../incident/index.ts";
import { wordConstants, wordTexts } from "../mapping/index.ts";
import { shippedPlaces } from "../shipped.ts";
import { type Described, importReadme } from "./readme.ts";

/** What is written of an import. */
export interface DataFolder extends Described {
  readonly sources: readonly SourceCells[];
  /** Whether the words of the data are a provider's, and not those of somebody's own table. */
  readonly isProvider: boolean;
}

/** The names of the files of an import, in a language. */
export function namesOf(language: string): readonly string[] {
  return [
    "incidents.csv",
    "claims.csv",
    "breakdowns.csv",
    "sources.csv",
    "rejects.csv",
    "README.md",
    "template/template.yaml",
    `template/strings.${language}.yaml`,
  ];
}

/**
 * Returns the files of an imported folder by their names. Places and narrative are those of an earlier import where
 * they are there, for somebody may have changed them.
 */
export async function dataFolder(
  made: DataFolder,
  out: string,
  read: ReadEffects,
): Promise<Map<string, Uint8Array>> {
  const files = filesOf(made);
  if (!(await exists(join(out, "places"), read)))
    for (const [name, bytes] of await shippedFiles(read)) files.set(name, bytes);
  for (const [name, text] of narrative(made))
    if (await isOpen(join(out, name), read)) files.set(name, encoder.encode(text));
  return files;
}

// Whether nobody has written a text of the narrative yet.
async function isOpen(path: string, read: ReadEffects): Promise<boolean> {
  if (!(await exists(path, read))) return true;
  const text = new TextDecoder().decode(await read.readFile(path));
  return /^\*[^*]* is still to be written, in narrative\/[^*]*\*\n$/.test(text);
}

function filesOf(made: DataFolder): Map<string, Uint8Array> {
  const { imported, sources, isProvider, language } = made;
  const { incidents, claims, breakdowns, rejected, words } = imported;
  const countries = incidents.flatMap(({ country = "" }) => country || []);
  const texts = wordTexts(words, countries, language);
  const rejects = rejected.map(({ file, line, reason, raw }) => [file, String(line), reason, raw]);
  const content: readonly string[] = [
    writeTable(incidents, incidentColumns),
    writeTable(claims, claimColumns),
    writeTable(breakdowns, breakdownColumns),
    writeTable(sources, sourceColumns),
    writeCsv(["file", "line", "reason", "row"], rejects),
    importReadme(made),
    `# The template of what was imported. Copy this folder to templates/ to change it.\nextends: fieldbrief:general\n${wordConstants(words, language)}`,
    `# ${isProvider ? "The provider's words" : "The words of the table"}, and what stands for each in a briefing.\n${yamlOf(texts)}`,
  ];
  return new Map(
    namesOf(language).map((name, index) => [name, encoder.encode(content[index] ?? "")]),
  );
}

const encoder = new TextEncoder();

// What the template asks for. Which provider is to be named is in its method section by itself; whose a table of somebody's
// own is stands here, in words that may hold anything, numbers too, and mean nothing but themselves.
function narrative(made: DataFolder): readonly (readonly [string, string])[] {
  const { origin, language, isProvider } = made;
  const { name, terms } = origin;
  const summary = `narrative/summary.${language}.md`;
  const coverage = `narrative/method-coverage.${language}.md`;
  return [
    [summary, `*The summary of this issue is still to be written, in ${summary}.*\n`],
    [
      coverage,
      isProvider
        ? `*Which filters the table of ${name} was exported with is still to be written, in ${coverage}.*\n`
        : terms.attribution === ""
          ? `*Whose these data are is still to be written, in ${coverage}.*\n`
          : `${sources[language] ?? sources["en"]} ${asConstant(terms.attribution)}\n`,
    ],
  ];
}

const sources: Readonly<Record<string, string>> = {
  en: "Source of all entries:",
  "fa-AF": "منبع همهٔ موارد:",
  "ps-AF": "د ټولو مواردو سرچینه:",
};

function asConstant(text: string): string {
  const plain = text
    .replace(/[\s\p{Cc}]+/gu, " ")
    .replace(/["{}\\]/g, (sign) => likes[sign] ?? " ");
  return `{{constant "${plain.trim()}" reason="the words that their publisher is named with"}}`;
}

const likes: Readonly<Record<string, string>> = { '"': "”", "{": "(", "}": ")" };

async function shippedFiles(read: ReadEffects): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = shippedPlaces();
  const files = new Map<string, Uint8Array>();
  for (const name of await read.list(folder))
    files.set(`places/${name}`, await read.readFile(join(folder, name)));
  return files;
}
