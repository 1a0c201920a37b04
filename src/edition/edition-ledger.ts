import type { Diagnostic } from "../diagnostic.ts";
import type { Document, Node } from "../document/index.ts";
import type { PagedDocument } from "../layout/index.ts";
import {
  buildLedger,
  checkLedger,
  checkOrigins,
  type Ledger,
  linkFigures,
  writeLedger,
} from "../ledger/index.ts";
import { collect } from "./collect.ts";
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
  findings.push(...checkOrigins(document), ...checkLedger(ledger, project));
  const linked = await collect(findings, () => linkFigures(document, ledger, language));
  return { document: linked ?? document, ledger };
}

/** Remembers on which page each node is drawn first, while the pages are read. */
export function watchPages(paged: PagedDocument): {
  readonly paged: PagedDocument;
  readonly pageOf: (node: Node) => number | undefined;
} {
  const drawn = new Map<Node, number>();
  const pages = paged.pages.map((page, index) => ({
    width: page.width,
    height: page.height,
    label: page.label,
    get items() {
      const { items } = page;
      for (const { source } of items)
        if (source.type !== "artifact" && !drawn.has(source)) drawn.set(source, index + 1);
      return items;
    },
  }));
  return { paged: { ...paged, pages }, pageOf: (node) => drawn.get(node) };
}

/** Writes the ledger of an edition as its artifact. */
export function ledgerArtifact(
  ledger: Ledger,
  project: Project,
  { edition }: Pick<Rows, "edition">,
): Artifact {
  const { config, template } = project;
  const { place: _, ...told } = edition;
  const bytes = writeLedger(ledger, project, {
    edition: told,
    rule: config.data.rule,
    queries: template.queries,
    parameters: parametersOf(edition, config.data.coverage),
  });
  return { name: "figures.json", bytes };
}
