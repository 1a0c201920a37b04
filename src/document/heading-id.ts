import type { Block, Document } from "./nodes.ts";
import { rewrite } from "./rewrite.ts";
import { textOf, visit } from "./visit.ts";

/** Gives each heading without an id one made of its words, unlike any other id of the document. */
export function nameHeadings(document: Document): Document {
  const taken = new Set<string>();
  visit(document, (node) => {
    if (node.id !== undefined) taken.add(node.id);
  });
  const block = (node: Block): Block => {
    if (node.type !== "heading" || node.id !== undefined) return node;
    return { ...node, id: claim(slugOf(textOf(node)), taken) };
  };
  return rewrite(document, { block });
}

// A name for an address: letters and digits of any script, joined by hyphens.
function slugOf(words: string): string {
  const plain = words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  const slug = plain
    .normalize("NFC")
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
