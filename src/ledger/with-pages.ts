import type { Document, Node } from "../document/index.ts";
import { collectFigures } from "./collect-figures.ts";
import type { Ledger, Occurrence } from "./ledger.ts";

/** Returns the ledger of a document with the page of every occurrence; `pageOf` says on which a node is drawn. */
export function withPages(
  ledger: Ledger,
  document: Document,
  pageOf: (node: Node) => number | undefined,
): Ledger {
  const pages = new Map<string, (number | undefined)[]>();
  for (const { node, holder } of collectFigures(document)) {
    if (node.derivation === undefined) continue;
    const [words] = node.children;
    const drawn = holder ?? words;
    const page = drawn && pageOf(drawn);
    const known = pages.get(node.derivation.id);
    if (known === undefined) pages.set(node.derivation.id, [page]);
    else known.push(page);
  }
  const withPage = (occurrence: Occurrence, page: number | undefined): Occurrence =>
    page === undefined ? occurrence : { ...occurrence, page };
  return {
    entries: ledger.entries.map((entry) => ({
      ...entry,
      occurrences: entry.occurrences.map((occurrence, index) =>
        withPage(occurrence, pages.get(entry.derivation.id)?.[index]),
      ),
    })),
  };
}
