import type { Node } from "../../document/index.ts";
import { type Element, linkAround, type Slot } from "./element.ts";
import type { StructureTree } from "./tag-document.ts";

/** Finds the structure of what is drawn, in the order of drawing. */
export class SlotFinder {
  readonly #tree: StructureTree;
  // Leaves that stand at several places: how many of these have been drawn.
  readonly #turns = new Map<Node, number>();
  #last: Slot | undefined;

  constructor(tree: StructureTree) {
    this.#tree = tree;
  }

  /**
   * Returns the slot for content of a node. A leaf with several places (words of a heading that stand in
   * the contents too) is at the next of them whenever it comes again after something else.
   */
  slotOf(node: Node): Slot {
    const slots = this.#tree.slots.get(node) ?? [];
    let turn = this.#turns.get(node) ?? 0;
    if (slots.length > 1 && (turn === 0 || slots[turn - 1] !== this.#last)) {
      turn = Math.min(turn + 1, slots.length);
      this.#turns.set(node, turn);
    }
    const slot = slots[Math.max(0, turn - 1)];
    if (slot === undefined) throw new Error(`drawn, but not in the document: a ${node.type}`);
    this.#last = slot;
    return slot;
  }

  /** Returns the link element that an active area belongs to. */
  linkOf(node: Node): Element {
    const element = this.#tree.links.get(node) ?? this.#tree.slots.get(node)?.[0]?.element;
    const link = element === undefined ? undefined : linkAround(element);
    if (link === undefined) throw new Error(`an active area, but no link: a ${node.type}`);
    return link;
  }
}
