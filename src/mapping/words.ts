/** Which property of incidents a word is of. */
export type WordKind = "category" | "method" | "target-type";

/** A word that templates translate, and what the table has written for it. */
export interface MappedWord {
  readonly kind: WordKind;
  readonly word: string;
  readonly written: string;
}

/** Gives each text of a column its word: lower case, joined by hyphens, and a number where no Latin letters are. */
export class Words {
  readonly #known = new Map<string, MappedWord>();
  readonly #taken = new Set<string>();

  /** Returns the word for a text; the same for spellings that differ by case and blanks alone. */
  wordFor(kind: WordKind, written: string): string {
    const key = `${kind} ${written.toLowerCase()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known.word;
    const plain = slugOf(written);
    // Fieldbrief's queries call the sum over all parts "all".
    const base = plain === "" || (kind === "category" && plain === "all") ? `${kind}-word` : plain;
    let word = base;
    for (let turn = 2; this.#taken.has(`${kind} ${word}`); turn += 1) word = `${base}-${turn}`;
    this.#taken.add(`${kind} ${word}`);
    this.#known.set(key, { kind, word, written });
    return word;
  }

  /** Returns every word that was given, in the order of first use. */
  all(): readonly MappedWord[] {
    return [...this.#known.values()];
  }
}

/** Returns a text in lower-case Latin letters and digits, joined by hyphens; empty where it has none. */
export function slugOf(written: string): string {
  return written
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60)
    .replace(/-$/, "");
}
