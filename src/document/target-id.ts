import type { Block, Caption, Document, Heading, TableOfContents } from "./nodes.ts";
import { rewrite } from "./rewrite.ts";
import { textOf, visit } from "./visit.ts";

/**
 * Gives each heading without an id one made of its words, unlike any other id of the document; and where
 * the document lists its tables or figures, each captioned one of them one made of its caption.
 */
export function nameTargets(document: Document): Document {
  const taken = new Set<string>();
  const listed = new Set<TableOfContents["of"]>();
  visit(document, (node) => {
    if (node.id !== undefined) taken.add(node.id);
    if (node.type === "tableOfContents") listed.add(node.of);
  });
  const block = (node: Block): Block => {
    const words = wordsFor(node, listed);
    if (words === undefined || node.id !== undefined || words.id !== undefined) return node;
    return { ...node, id: claim(slugOf(textOf(words)), taken) };
  };
  return rewrite(document, { block });
}

// What a name is made of, for a block that contents lead to.
function wordsFor(
  node: Block,
  listed: ReadonlySet<TableOfContents["of"]>,
): Heading | Caption | undefined {
  if (node.type === "heading") return node;
  if (node.type === "table") return listed.has("tables") ? node.caption : undefined;
  return node.type === "figure" && listed.has("figures") ? node.caption : undefined;
}

// A name for an address: letters and digits of any script, without the marks above and below them that are
// as often left out as written, joined by hyphens.
function slugOf(words: string): string {
  const plain = words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  const slug = plain
    .normalize("NFC")
    .replace(/[\u064b-\u065f\u0670]/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-");
  return slug.replace(/^-|-$/g, "") || "section";
}

function claim(slug: string, taken: Set<string>): string {
  let id = slug;
  for (let n = 2; taken.has(id); n++) id = `${slug}-${n}`;
  taken.add(id);
  return id;
}
