import { type Config, type EditionConfig, editionName } from "../config/index.ts";
import type { Dataset } from "../incident/index.ts";
import { incidentFileName, sha256 } from "../manifest/index.ts";
import { columns, tagOf } from "./columns.ts";
import type { IncidentFile } from "./incident-file.ts";
import { titlesIn } from "./titles.ts";

const aboutFile = [
  "One row is one incident.",
  "The second row holds the hashtags of HXL 1.1, not data: it is the only line that begins with the comment sign of the dialect.",
  "An empty cell is not known or not stated, never zero.",
  "Figures are those that stand under the rule named in edition; read each with its bound.",
  "A text that a spreadsheet could take for a formula has an apostrophe before it: take one off every cell that begins with an apostrophe, any more of them, blanks and one of = + - @.",
].join(" ");

interface Described {
  readonly config: Pick<Config, "title" | "subtitle" | "publisher" | "data">;
  readonly dataset: Pick<Dataset, "sources">;
}

/**
 * Describes the incidents of an edition as a Tabular Data Package (Frictionless Data, version 1). `created` is the day on
 * which the edition is published, at midnight UTC: the standard asks for a time, and no clock is read.
 */
export function writeDataPackage(
  { bytes, sources }: IncidentFile,
  { config, dataset }: Described,
  edition: EditionConfig,
): Uint8Array {
  const { language } = edition;
  const titles = titlesIn(language);
  const inLanguage = (text: Readonly<Record<string, string>>): string => text[language] ?? "";
  const { rule, kind } = config.data;
  const json = {
    profile: "tabular-data-package",
    name: `incidents-${editionName(edition).toLowerCase()}`.replace(/[^-a-z0-9._]+/g, "-"),
    title: inLanguage(config.title),
    description: inLanguage(config.subtitle),
    created: `${edition.published}T00:00:00Z`,
    contributors: [{ title: inLanguage(config.publisher), role: "publisher" }],
    ...sourcesOf(dataset, sources),
    edition: {
      id: edition.id,
      number: edition.number,
      language,
      audience: edition.audience,
      period: edition.period,
      published: edition.published,
      dataAsOf: edition.dataAsOf,
      kind,
      rule,
    },
    resources: [
      {
        profile: "tabular-data-resource",
        name: "incidents",
        path: incidentFileName,
        title: titles.incidents,
        description: aboutFile,
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: bytes.length,
        hash: `sha256:${sha256(bytes)}`,
        dialect: {
          csvddfVersion: 1.2,
          delimiter: ",",
          lineTerminator: "\n",
          quoteChar: '"',
          doubleQuote: true,
          skipInitialSpace: false,
          header: true,
          caseSensitiveHeader: true,
          commentChar: "#",
        },
        schema: {
          fields: columns.map((column) => ({
            name: column.name,
            type: column.type,
            format: "default",
            title: titles.columns.get(column.name) ?? column.name,
            description: column.description,
            hxl_tag: tagOf(column, language),
            ...(column.constraints && { constraints: column.constraints }),
          })),
          primaryKey: "id",
          missingValues: [""],
        },
      },
    ],
  };
  return new TextEncoder().encode(`${JSON.stringify(json, null, 1)}\n`);
}

// The standard knows no empty list.
function sourcesOf(
  { sources }: Described["dataset"],
  named: ReadonlySet<string>,
): { readonly sources?: readonly object[] } {
  const cited = sources
    .filter(({ id }) => named.has(id))
    .map(({ publisher, title, url }) => ({
      title: [publisher, title].filter(Boolean).join(": "),
      ...(url !== null && { path: url }),
    }));
  return cited.length === 0 ? {} : { sources: cited };
}

/** Returns every word that a description in a language has from the program, and from no record. */
export function dataPackageWords(language: string): readonly string[] {
  const titles = titlesIn(language);
  const own = columns.flatMap(({ name, tag, type, description, constraints }) => [
    name,
    tag,
    type,
    description,
    ...(Array.isArray(constraints?.["enum"]) ? constraints["enum"].map(String) : []),
  ]);
  return [aboutFile, titles.incidents, ...titles.columns.values(), ...own];
}
