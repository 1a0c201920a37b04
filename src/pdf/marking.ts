import type { Artifact } from "../layout/index.ts";
import type { Content } from "./content.ts";
import { addMark, type Element, type Slot } from "./structure/element.ts";

// ISO 32000-1 14.8.2.2: why something is no part of the reading. A repeated head of a table is there
// for the page's sake, like a running head.
const artifactTypes: Readonly<Record<Artifact["kind"], string>> = {
  header: "/Type/Pagination/Subtype/Header",
  footer: "/Type/Pagination/Subtype/Footer",
  repeated: "/Type/Pagination",
  rule: "/Type/Layout",
  background: "/Type/Layout",
};

/** Puts the content of a page into marked-content sequences (ISO 32000-1 14.6). */
export class Marking {
  /** The elements of the sequences, by their numbers. */
  readonly marked: Element[] = [];
  readonly #content: Content;
  readonly #page: number;
  #open: Slot | Artifact["kind"] | undefined;

  constructor(content: Content, page: number) {
    this.#content = content;
    this.#page = page;
  }

  /** Tells whether content of a slot goes on in the sequence that is open. */
  continues(slot: Slot): boolean {
    const open = this.#open;
    if (open === slot) return true;
    return typeof open === "object" && open.element === slot.element && follows(open, slot);
  }

  /** Makes what follows content of a slot. */
  enter(slot: Slot): void {
    const continues = this.continues(slot);
    const isOpen = this.#open !== undefined;
    this.#open = slot;
    // Leaves of one element that follow each other share a sequence.
    if (continues) return;
    if (isOpen) this.#content.write("EMC");
    const mcid = this.marked.push(slot.element) - 1;
    addMark(slot, { page: this.#page, mcid });
    this.#content.write(`/${slot.element.role}<</MCID ${mcid}>>BDC`);
  }

  /** Tells whether the sequence that is open is an artifact of a kind. */
  continuesArtifact(kind: Artifact["kind"]): boolean {
    return this.#open === kind;
  }

  /** Makes what follows an artifact. */
  enterArtifact(kind: Artifact["kind"]): void {
    if (this.#open === kind) return;
    this.close();
    this.#open = kind;
    this.#content.write(`/Artifact<<${artifactTypes[kind]}>>BDC`);
  }

  /** Ends the sequence that is open, if any. */
  close(): void {
    if (this.#open !== undefined) this.#content.write("EMC");
    this.#open = undefined;
  }
}

function follows(before: Slot, after: Slot): boolean {
  return after.index === before.index + 1 && after.marks.length === 0;
}
