import type { Block, Document } from "./nodes.ts";
import { isSameData } from "./same-data.ts";

/**
 * Returns a document with the blocks of an earlier one in the place of those that are the same to the last letter and
 * place: what was worked out of these objects still holds.
 */
export function reuseBlocks(document: Document, before: Document): Document {
  return { ...document, children: reuseAll(document.children, before.children) };
}

// What stands before and behind a change stands opposite itself; in between, as far as there is something opposite.
function reuseAll(blocks: readonly Block[], before: readonly Block[]): readonly Block[] {
  const reused = [...blocks];
  const shorter = Math.min(blocks.length, before.length);
  const isTaken = (index: number, from: number): boolean => {
    const [block, old] = [blocks[index], before[from]];
    if (block === undefined || old === undefined) return false;
    const one = reuse(block, old);
    reused[index] = one;
    return one === old;
  };
  let start = 0;
  while (start < shorter && isTaken(start, start)) start++;
  let end = 0;
  while (end < shorter - start && isTaken(blocks.length - 1 - end, before.length - 1 - end)) end++;
  for (let index = start + 1; index < Math.min(blocks.length, before.length) - end; index++)
    isTaken(index, index);
  return reused;
}

function reuse(block: Block, before: Block): Block {
  if (block.type !== before.type) return block;
  if (
    (block.type === "section" && before.type === "section") ||
    (block.type === "callout" && before.type === "callout")
  ) {
    const children = reuseAll(block.children, before.children);
    const isSame =
      children.length === before.children.length &&
      children.every((child, index) => child === before.children[index]);
    const bare = { ...block, children: [] };
    if (isSame && isSameData(bare, { ...before, children: [] })) return before;
    return { ...block, children };
  }
  return isSameData(block, before) ? before : block;
}
