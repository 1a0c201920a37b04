import { type EditionConfig, importedTables } from "../config/index.ts";
import { placeOfColumn } from "../database/index.ts";
import type { Diagnostic, Place } from "../diagnostic.ts";
import { type Document, type Node, type Text, visit } from "../document/index.ts";
import type { Page, PagedDocument } from "../layout/index.ts";
import {
  buildLedger,
  checkLanguages,
  checkLedger,
  checkOrigins,
  checkProviders,
  type Ledger,
  linkFigures,
  type PlaceOfColumn,
  writeLedger,
} from "../ledger/index.ts";
import type { Tracing } from "./audience.ts";
import { collect } from "./collect.ts";
import type { EarlierIssues } from "./earlier-issues.ts";
import type { Rows } from "./edition-charts.ts";
import { parametersOf } from "./period.ts";
import type { Project } from "./read-project.ts";
import type { Artifact } from "./write-artifacts.ts";

/** A document whose figures lead to what they rest on, and the ledger that says it. */
export interface Traced {
  readonly document: Document;
  readonly ledger: Ledger;
}

/** Gathers the figures of a document, works their sums out again, and has each lead to its entry. */
export async function traceFigures(
  document: Document,
  project: Project,
  { language, findings }: Pick<Rows, "language"> & { readonly findings: Diagnostic[] },
): Promise<Traced> {
  const ledger = buildLedger(document, project);
  const places = columnPlaces(project);
  findings.push(
    ...checkOrigins(document),
    ...checkLedger(ledger, project, places),
    ...checkProviders(ledger, places),
  );
  const linked = await collect(findings, () => linkFigures(document, ledger, language));
  return { document: linked ?? document, ledger };
}

function columnPlaces({ template }: Project): PlaceOfColumn {
  const queries = new Map(template.queries.map((query) => [query.name, query]));
  const places = new Map<string, Place | undefined>();
  return (name, column) => {
    const query = queries.get(name);
    const key = `${name}.${column}`;
    if (!places.has(key)) places.set(key, query && placeOfColumn(query, column));
    return places.get(key);
  };
}

/** Remembers on which page each node is drawn first, and what is drawn of figures, while the pages are read. */
export function watchPages(
  paged: PagedDocument,
  document: Document,
): {
  readonly paged: PagedDocument;
  readonly pageOf: (node: Node) => number | undefined;
  readonly drawn: (text: Text) => string;
} {
  const drawn = new Map<Node, number>();
  const words = new Map<Node, string>();
  visit(document, (node) => {
    if (node.type === "figureValue") for (const text of node.children) words.set(text, "");
  });
  const read = new Set<Page>();
  const pages = paged.pages.map((page, index) => ({
    width: page.width,
    height: page.height,
    label: page.label,
    get items() {
      const { items } = page;
      for (const item of items) {
        const { source } = item;
        if (source.type === "artifact") continue;
        if (!drawn.has(source)) drawn.set(source, index + 1);
        const before = item.type === "text" && !read.has(page) ? words.get(source) : undefined;
        if (before !== undefined && item.type === "text") words.set(source, before + item.run.text);
      }
      read.add(page);
      return items;
    },
  }));
  return {
    paged: { ...paged, pages },
    pageOf: (node) => drawn.get(node),
    drawn: (text) => words.get(text) ?? "",
  };
}

/** What the languages of one edition have in common. */
export interface EditionValues extends Pick<EditionConfig, "id" | "language" | "audience"> {
  readonly values: ReadonlyMap<string, string>;
}

/** Reports the figures in which languages of the same edition differ. */
export function compareLanguages(editions: readonly EditionValues[]): readonly Diagnostic[] {
  const groups = new Map<string, EditionValues[]>();
  for (const edition of editions) {
    const key = JSON.stringify([edition.id, edition.audience]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [edition]);
    else known.push(edition);
  }
  return [...groups.values()].flatMap((group) => checkLanguages(group));
}

interface Made {
  readonly tracing: Tracing;
  readonly earlier?: EarlierIssues | undefined;
}

function goneIn(
  { entries }: Ledger,
  { corrections, holders }: EarlierIssues["context"],
): readonly string[] {
  const printed = new Set(entries.map(({ derivation }) => derivation.id));
  return corrections
    .flatMap(({ sections }) => sections.flatMap(({ figures }) => figures))
    .flatMap((figure) => (figure.gone ? (holders.get(figure)?.["published"]?.id ?? []) : []))
    .filter((id) => printed.has(id));
}

/** Writes the ledger of an edition as its artifact. */
export function ledgerArtifact(
  ledger: Ledger,
  project: Project,
  { edition, tracing, earlier }: Pick<Rows, "edition"> & Made,
): Artifact {
  const { config, template } = project;
  const { place: _, ...told } = edition;
  const bytes = writeLedger(ledger, project, {
    edition: told,
    rule: config.data.rule,
    ...(tracing !== "by-record" && { traced: tracing }),
    imported: importedTables(config),
    queries: template.queries,
    parameters: parametersOf(edition, config.data.coverage),
    ...(earlier && { issues: earlier.parameters, gone: goneIn(ledger, earlier.context) }),
  });
  return { name: "figures.json", bytes };
}
