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
  readonly #taken: Set<string>;
  readonly #presets: ReadonlyMap<string, MappedWord>;

  /** Texts of `presets` have the words that are said there; what is printed for a word is the first of its texts. */
  constructor(presets: readonly MappedWord[] = []) {
    const texts = new Map<string, string>();
    for (const { kind, word, written } of presets) {
      const key = `${kind} ${word}`;
      if (!texts.has(key)) texts.set(key, written);
    }
    this.#presets = new Map(
      presets.map(({ kind, word, written }) => [
        `${kind} ${written.toLowerCase()}`,
        { kind, word, written: texts.get(`${kind} ${word}`) ?? written },
      ]),
    );
    this.#taken = new Set(texts.keys());
  }

  /** Returns the word for a text; the same for spellings that differ by case and blanks alone. */
  wordFor(kind: WordKind, written: string): string {
    const key = `${kind} ${written.toLowerCase()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known.word;
    const preset = this.#presets.get(key);
    if (preset !== undefined) {
      this.#known.set(key, preset);
      return preset.word;
    }
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
    // Several texts may have one word; it is told once.
    const all = new Map<string, MappedWord>();
    for (const each of this.#known.values()) {
      const key = `${each.kind} ${each.word}`;
      if (!all.has(key)) all.set(key, each);
    }
    return [...all.values()];
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
